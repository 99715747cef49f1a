import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AcknowledgeHandover } from './acknowledge-handover.js';
import { CancelHandover } from './cancel-handover.js';
import { CreateHandover } from './create-handover.js';
import {
  AcknowledgeRequest,
  CancelHandoverRequest,
  CreateHandoverRequest,
  ListHandoversRequest,
  SettleMissingRequest,
  WaitingPapersRequest,
} from './handover.requests.js';
import {
  AnsweredHandover,
  CreatedHandover,
  HandoverPage,
  HandoverShown,
  WaitingPapers,
} from './handover.responses.js';
import { ListHandovers } from './list-handovers.js';
import { ListWaitingPapers } from './list-waiting-papers.js';
import { SettleMissing } from './settle-missing.js';

const READERS = ['reception_officer', 'processing_officer', 'approver', 'supervisor'] as const;

@ApiTags('handovers')
@Controller('handovers')
export class HandoversController {
  constructor(
    private readonly createHandover: CreateHandover,
    private readonly listWaiting: ListWaitingPapers,
    private readonly listHandovers: ListHandovers,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Phiếu bàn giao hồ sơ giấy đã giao, đã nhận · Hand-over lists given or received, newest first',
  })
  @Allow(...READERS)
  @Answers(200, HandoverPage)
  list(@CurrentActor() actor: Actor, @Query() request: ListHandoversRequest): Promise<HandoverPage> {
    return this.listHandovers.run(actor, request);
  }

  @Get('waiting')
  @ApiOperation({
    summary: 'Hồ sơ giấy chờ bàn giao, theo bên nhận · Papers at the desk that wait, for each receiver',
  })
  @Allow('reception_officer')
  @Answers(200, WaitingPapers)
  waiting(@CurrentActor() actor: Actor, @Query() request: WaitingPapersRequest): Promise<WaitingPapers> {
    return this.listWaiting.run(actor, request);
  }

  @Post()
  @ApiOperation({ summary: 'Lập phiếu bàn giao hồ sơ giấy · Hand papers over with a list' })
  @Allow('reception_officer')
  @Idempotent()
  @Answers(201, CreatedHandover)
  create(@CurrentActor() actor: Actor, @Body() request: CreateHandoverRequest): Promise<CreatedHandover> {
    return this.createHandover.execute(actor, request);
  }

  @Get(':number')
  @ApiOperation({ summary: 'Một phiếu bàn giao, từng hồ sơ · One list, item by item' })
  @Allow(...READERS)
  @Answers(200, HandoverShown)
  show(@CurrentActor() actor: Actor, @Param('number') number: string): Promise<HandoverShown> {
    return this.listHandovers.show(actor, number);
  }
}

@ApiTags('handovers')
@Controller('handovers/:number')
export class HandoverAnswersController {
  constructor(
    private readonly acknowledgeHandover: AcknowledgeHandover,
    private readonly cancelHandover: CancelHandover,
    private readonly settleMissing: SettleMissing,
  ) {}

  @Post('acknowledge')
  @ApiOperation({
    summary:
      'Bên nhận xác nhận từng hồ sơ giấy · The receiver answers for each dossier, in one go or in several',
  })
  @Allow('processing_officer', 'approver')
  @Idempotent()
  @Answers(200, AnsweredHandover)
  acknowledge(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body() request: AcknowledgeRequest,
  ): Promise<AnsweredHandover> {
    return this.acknowledgeHandover.execute(actor, number, request);
  }

  @Post('settle')
  @ApiOperation({
    summary: 'Bộ phận một cửa đã tìm thấy hồ sơ bị thiếu · The desk has dealt with what was missing',
  })
  @Allow('reception_officer')
  @Idempotent()
  @Answers(200, AnsweredHandover)
  settle(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body() { items }: SettleMissingRequest,
  ): Promise<AnsweredHandover> {
    return this.settleMissing.execute(actor, number, items);
  }

  @Post('cancel')
  @ApiOperation({ summary: 'Hủy phiếu bàn giao chưa được xác nhận · Cancel a list that nobody has answered' })
  @Allow('reception_officer')
  @Idempotent()
  @Answers(200, HandoverShown)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Body() { reason }: CancelHandoverRequest,
  ): Promise<HandoverShown> {
    return this.cancelHandover.execute(actor, number, reason);
  }
}
