import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { Allow } from '../platform/access/allow.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Answers } from '../platform/openapi/answers.js';
import { Versioned } from '../platform/http/if-match.js';
import { DossierResponse } from './dossier-response.contract.js';
import { ListDossiers } from './list-dossiers.js';
import { DossierPage, ListDossiersRequest } from './list-dossiers.requests.js';
import { DeadlineResponse } from './deadline-response.contract.js';
import { ShowDeadline } from './show-deadline.js';
import { ShowDossier } from './show-dossier.js';
import { ShowTimeline, TimelineResponse } from './show-timeline.js';

const READERS = ['reception_officer', 'processing_officer', 'approver', 'supervisor', 'portal'] as const;

@ApiTags('dossiers')
@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly listDossiers: ListDossiers,
    private readonly showDossier: ShowDossier,
    private readonly showTimeline: ShowTimeline,
    private readonly showDeadline: ShowDeadline,
  ) {}

  @Get()
  @Allow(...READERS)
  @ApiOperation({
    summary: 'Danh sách hồ sơ trong phạm vi, mới nhất trước · The dossiers in your scope, newest first',
  })
  @Answers(200, DossierPage)
  list(@CurrentActor() actor: Actor, @Query() request: ListDossiersRequest): Promise<DossierPage> {
    return this.listDossiers.run(actor, request);
  }

  @Get(':code')
  @ApiOperation({
    summary: 'Hồ sơ đang ở đâu, ai xử lý, hạn khi nào · Where a dossier is, who has it, when it is due',
  })
  @Allow(...READERS)
  @Versioned()
  @Answers(200, DossierResponse)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DossierResponse> {
    return this.showDossier.run(actor, code);
  }

  @Get(':code/timeline')
  @ApiOperation({ summary: 'Nhật ký xử lý · The timeline of a dossier' })
  @Allow(...READERS)
  @Answers(200, TimelineResponse)
  timeline(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<TimelineResponse> {
    return this.showTimeline.run(actor, code);
  }

  @Get(':code/deadline')
  @ApiOperation({
    summary: 'Giải trình hạn trả kết quả từng ngày · Why it is due when it is due, day by day',
  })
  @Allow(...READERS)
  @Answers(200, DeadlineResponse)
  deadline(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DeadlineResponse> {
    return this.showDeadline.run(actor, code);
  }
}
