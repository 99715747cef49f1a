import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../platform/access/actor.js';
import { Allow } from '../platform/access/allow.js';
import { CurrentActor } from '../platform/access/current-actor.js';
import { Answers } from '../platform/openapi/answers.js';
import { Versioned } from '../platform/http/if-match.js';
import { DossierResponse } from './dossier-response.contract.js';
import { DossierPage, ListDossiers, ListDossiersRequest } from './list-dossiers.js';
import { DeadlineResponse, ShowDeadline } from './show-deadline.js';
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

  /** The dossiers in your scope, newest first. */
  @Get()
  @Allow(...READERS)
  @Answers(200, DossierPage)
  list(@CurrentActor() actor: Actor, @Query() request: ListDossiersRequest): Promise<DossierPage> {
    return this.listDossiers.run(actor, request);
  }

  /** Where is it, since when, who has it, when is it due. */
  @Get(':code')
  @Allow(...READERS)
  @Versioned()
  @Answers(200, DossierResponse)
  show(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DossierResponse> {
    return this.showDossier.run(actor, code);
  }

  @Get(':code/timeline')
  @Allow(...READERS)
  @Answers(200, TimelineResponse)
  timeline(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<TimelineResponse> {
    return this.showTimeline.run(actor, code);
  }

  /** Every clock of the dossier: when it is due, and every day counted or skipped with the reason. */
  @Get(':code/deadline')
  @Allow(...READERS)
  @Answers(200, DeadlineResponse)
  deadline(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<DeadlineResponse> {
    return this.showDeadline.run(actor, code);
  }
}
