import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import type { ProblemOccasion } from '../../platform/problems/problem-document.js';
import { RequestOccasion } from '../../platform/problems/request-occasion.js';
import { AssignStep } from './assign-step.js';
import {
  AssignStepsRequest,
  ClaimStepsRequest,
  FinishStepsRequest,
  ReleaseStepsRequest,
} from './bulk.requests.js';
import { BulkResponse } from './bulk.responses.js';
import { ClaimStep } from './claim-step.js';
import { FinishStep } from './finish-step.js';
import { ReleaseStep } from './release-step.js';
import { RunBulk } from './run-bulk.js';

@ApiTags('workflow')
@Controller('bulk')
export class BulkController {
  constructor(
    private readonly finishStep: FinishStep,
    private readonly claimStep: ClaimStep,
    private readonly releaseStep: ReleaseStep,
    private readonly assignStep: AssignStep,
    private readonly runBulk: RunBulk,
  ) {}

  @Post('finish-step')
  @ApiOperation({ summary: 'Hoàn thành bước xử lý của nhiều hồ sơ · Finish steps of many dossiers' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent('parts')
  @Answers(200, BulkResponse)
  finish(
    @CurrentActor() actor: Actor,
    @RequestOccasion() occasion: ProblemOccasion,
    @Body() { items }: FinishStepsRequest,
  ): Promise<BulkResponse> {
    const run = { actor, occasion, verb: 'finish-step' };
    return this.runBulk.execute(run, items, (target, item) => this.finishStep.execute(target, item));
  }

  @Post('claim-step')
  @ApiOperation({ summary: 'Nhận xử lý bước của nhiều hồ sơ · Take up steps of many dossiers' })
  @Allow('reception_officer', 'processing_officer', 'approver')
  @Idempotent('parts')
  @Answers(200, BulkResponse)
  claim(
    @CurrentActor() actor: Actor,
    @RequestOccasion() occasion: ProblemOccasion,
    @Body() { items }: ClaimStepsRequest,
  ): Promise<BulkResponse> {
    const run = { actor, occasion, verb: 'claim-step' };
    return this.runBulk.execute(run, items, (target, item) => this.claimStep.execute(target, item));
  }

  @Post('release-step')
  @ApiOperation({ summary: 'Trả lại bước xử lý của nhiều hồ sơ · Put back steps of many dossiers' })
  @Allow('reception_officer', 'processing_officer', 'approver', 'supervisor')
  @Idempotent('parts')
  @Answers(200, BulkResponse)
  release(
    @CurrentActor() actor: Actor,
    @RequestOccasion() occasion: ProblemOccasion,
    @Body() { items }: ReleaseStepsRequest,
  ): Promise<BulkResponse> {
    const run = { actor, occasion, verb: 'release-step' };
    return this.runBulk.execute(run, items, (target, item) => this.releaseStep.execute(target, item));
  }

  @Post('assign-step')
  @ApiOperation({ summary: 'Phân công bước xử lý của nhiều hồ sơ · Give steps of many dossiers to somebody' })
  @Allow('approver', 'supervisor')
  @Idempotent('parts')
  @Answers(200, BulkResponse)
  assign(
    @CurrentActor() actor: Actor,
    @RequestOccasion() occasion: ProblemOccasion,
    @Body() { items }: AssignStepsRequest,
  ): Promise<BulkResponse> {
    const run = { actor, occasion, verb: 'assign-step' };
    return this.runBulk.execute(run, items, (target, item) => this.assignStep.execute(target, item));
  }
}
