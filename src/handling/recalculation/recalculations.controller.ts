import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ListMoves } from './list-moves.js';
import { ListRecalculations } from './list-recalculations.js';
import {
  ListMovesRequest,
  ListRecalculationsRequest,
  MovePage,
  RecalculationDetail,
  RecalculationPage,
} from './recalculations.requests.js';

@ApiTags('recalculations')
@Controller('recalculations')
export class RecalculationsController {
  constructor(
    private readonly recalculations: ListRecalculations,
    private readonly listMoves: ListMoves,
  ) {}

  @Get()
  @Allow('administrator', 'supervisor')
  @ApiOperation({ summary: 'Các lần tính lại hạn · Recalculations of due moments' })
  @Answers(200, RecalculationPage)
  list(@Query() request: ListRecalculationsRequest): Promise<RecalculationPage> {
    return this.recalculations.run(request);
  }

  @Get(':id')
  @Allow('administrator', 'supervisor')
  @ApiOperation({ summary: 'Tiến độ, kết quả một lần tính lại hạn · How far a recalculation has come' })
  @Answers(200, RecalculationDetail)
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RecalculationDetail> {
    return this.recalculations.one(actor, id);
  }

  /** An administrator's: all, by code and date; everybody else's: those of their dossiers. */
  @Get(':id/moves')
  @Allow('administrator', 'supervisor', 'reception_officer', 'processing_officer', 'approver')
  @ApiOperation({ summary: 'Các hạn đã thay đổi · The due moments that it moved' })
  @Answers(200, MovePage)
  moves(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() request: ListMovesRequest,
  ): Promise<MovePage> {
    return this.listMoves.run(actor, id, request);
  }
}
