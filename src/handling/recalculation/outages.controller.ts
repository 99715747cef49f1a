import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ListOutages } from './list-outages.js';
import { ListOutagesRequest, OutagePage, OutageResponse, RecordOutageRequest } from './outages.requests.js';
import { RecordOutage } from './record-outage.js';

@ApiTags('outages')
@Controller('outages')
export class OutagesController {
  constructor(
    private readonly recordOutage: RecordOutage,
    private readonly listOutages: ListOutages,
  ) {}

  @Get()
  @Allow('supervisor', 'administrator')
  @ApiOperation({ summary: 'Các sự cố đã ghi nhận · Recorded outages' })
  @Answers(200, OutagePage)
  list(@CurrentActor() actor: Actor, @Query() request: ListOutagesRequest): Promise<OutagePage> {
    return this.listOutages.run(actor, request);
  }

  /** Terms whose sector law does not count such time are lengthened in the background. */
  @Post()
  @Allow('supervisor', 'administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Ghi nhận sự cố không tính vào thời hạn · Record an outage' })
  @Answers(201, OutageResponse)
  record(@CurrentActor() actor: Actor, @Body() request: RecordOutageRequest): Promise<OutageResponse> {
    return this.recordOutage.execute(actor, request);
  }
}
