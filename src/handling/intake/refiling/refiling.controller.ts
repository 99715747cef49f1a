import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DossierResponse } from '../../../dossiers/dossier-response.contract.js';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../../platform/http/if-match.js';
import { Idempotent } from '../../../platform/idempotency/idempotent.js';
import { Answers } from '../../../platform/openapi/answers.js';
import { ReasonRequest } from '../intake.requests.js';
import { ApproveRefiling } from './approve-refiling.js';
import { ListRefilings } from './list-refilings.js';
import { ProposeRefiling } from './propose-refiling.js';
import { ApproveRefilingRequest, ProposeRefilingRequest, RefilingList } from './refiling.requests.js';
import { RejectRefiling } from './reject-refiling.js';

@ApiTags('intake')
@Controller('dossiers/:code')
export class RefilingController {
  constructor(
    private readonly proposeRefiling: ProposeRefiling,
    private readonly approveRefiling: ApproveRefiling,
    private readonly rejectRefiling: RejectRefiling,
    private readonly listRefilings: ListRefilings,
  ) {}

  @Get('refilings')
  @ApiOperation({ summary: 'Các đề nghị sửa hồ sơ tiếp nhận nhầm · Proposals to put a wrong filing right' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @Answers(200, RefilingList)
  list(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<RefilingList> {
    return this.listRefilings.run(actor, code);
  }

  @Post('refile')
  @ApiOperation({
    summary:
      'Đề nghị sửa hồ sơ tiếp nhận nhầm thủ tục, cơ quan, người nộp · Propose to put a wrong filing right',
  })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  propose(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @IfMatch() seenVersion: number | null,
    @Body() request: ProposeRefilingRequest,
  ): Promise<DossierResponse> {
    return this.proposeRefiling.execute({ actor, code, seenVersion }, request);
  }

  @Post('refilings/:no/approve')
  @ApiOperation({
    summary: 'Người thứ hai đồng ý: tính lại từ thời điểm ban đầu · The second person agrees: counted anew',
  })
  @Allow('approver', 'supervisor')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  approve(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
    @IfMatch() seenVersion: number | null,
    @Body() { note }: ApproveRefilingRequest,
  ): Promise<DossierResponse> {
    return this.approveRefiling.execute({ actor, code, seenVersion }, refilingNoOf(no), note ?? null);
  }

  @Post('refilings/:no/reject')
  @ApiOperation({ summary: 'Không đồng ý, hoặc rút đề nghị của mình · Refuse it, or take one’s own back' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @Idempotent()
  @Versioned()
  @Answers(200, DossierResponse)
  reject(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('no') no: string,
    @IfMatch() seenVersion: number | null,
    @Body() { reason }: ReasonRequest,
  ): Promise<DossierResponse> {
    return this.rejectRefiling.execute({ actor, code, seenVersion }, refilingNoOf(no), reason);
  }
}

/** What is no number names no proposal. */
function refilingNoOf(no: string): number {
  return /^\d{1,4}$/.test(no) ? Number(no) : -1;
}
