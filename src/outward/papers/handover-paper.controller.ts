import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { PrintHandover } from './print-handover.js';
import { AnswersPdf, sendFile } from './printed-file.js';

@ApiTags('handovers')
@Controller('handovers/:number')
export class HandoverPaperController {
  constructor(private readonly printHandover: PrintHandover) {}

  @Get('pdf')
  @ApiOperation({ summary: 'Phiếu bàn giao hồ sơ giấy, tệp PDF · The hand-over list to print and sign' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @AnswersPdf('The same bytes at every reprint')
  async print(
    @CurrentActor() actor: Actor,
    @Param('number') number: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    return sendFile(await this.printHandover.run(actor, number), reply);
  }
}
