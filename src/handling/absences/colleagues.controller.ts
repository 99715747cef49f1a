import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Answers } from '../../platform/openapi/answers.js';
import { ListColleaguesRequest } from './absence.requests.js';
import { ColleaguesResponse } from './absence.responses.js';
import { ColleaguesQuery } from './colleagues.query.js';

@ApiTags('absences')
@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesQuery) {}

  @Get()
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor', 'administrator')
  @ApiOperation({
    summary: 'Ai giải quyết hồ sơ tại cơ quan · Who does steps at an agency',
    description: 'By the usernames that steps are given to and that stand in.',
  })
  @Answers(200, ColleaguesResponse)
  list(
    @CurrentActor() actor: Actor,
    @Query() { agency }: ListColleaguesRequest,
  ): Promise<ColleaguesResponse> {
    return this.colleagues.run(actor, agency);
  }
}
