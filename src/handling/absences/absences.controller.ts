import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ChangeAbsenceRequest, ListAbsencesRequest, RecordAbsenceRequest } from './absence.requests.js';
import { AbsencePage, AbsenceResponse } from './absence.responses.js';
import { AbsencesQuery } from './absences.query.js';
import { CancelAbsence } from './cancel-absence.js';
import { ChangeAbsence } from './change-absence.js';
import { RecordAbsence } from './record-absence.js';

const STAFF = ['reception_officer', 'processing_officer', 'approver', 'supervisor', 'administrator'] as const;

@ApiTags('absences')
@Controller('absences')
export class AbsencesController {
  constructor(
    private readonly recordAbsence: RecordAbsence,
    private readonly changeAbsence: ChangeAbsence,
    private readonly cancelAbsence: CancelAbsence,
    private readonly absences: AbsencesQuery,
  ) {}

  @Get()
  @Allow(...STAFF)
  @ApiOperation({ summary: 'Ai vắng mặt, ai xử lý thay · Who is away, and who stands in' })
  @Answers(200, AbsencePage)
  list(@CurrentActor() actor: Actor, @Query() request: ListAbsencesRequest): Promise<AbsencePage> {
    return this.absences.page(actor, request);
  }

  @Get(':id')
  @Allow(...STAFF)
  @ApiOperation({ summary: 'Xem một lần vắng mặt · Show an absence' })
  @Answers(200, AbsenceResponse)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AbsenceResponse> {
    return this.absences.one(actor, id);
  }

  /** One's own, or that of somebody to whom one gives work. */
  @Post()
  @Allow(...STAFF)
  @Idempotent()
  @ApiOperation({ summary: 'Ghi nhận vắng mặt, cử người xử lý thay · Record an absence and who stands in' })
  @Answers(201, AbsenceResponse)
  record(@CurrentActor() actor: Actor, @Body() request: RecordAbsenceRequest): Promise<AbsenceResponse> {
    return this.recordAbsence.execute(actor, request);
  }

  @Patch(':id')
  @Allow(...STAFF)
  @ApiOperation({
    summary: 'Đổi ngày trở lại, đổi người xử lý thay · Change the last day or who stands in',
  })
  @Answers(200, AbsenceResponse)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() request: ChangeAbsenceRequest,
  ): Promise<AbsenceResponse> {
    await this.changeAbsence.execute(actor, id, request);
    return this.absences.one(actor, id);
  }

  @Post(':id/cancel')
  @Allow(...STAFF)
  @Idempotent()
  @ApiOperation({ summary: 'Hủy lần vắng mặt · Cancel an absence' })
  @Answers(200, AbsenceResponse)
  cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AbsenceResponse> {
    return this.cancelAbsence.execute(actor, id);
  }
}
