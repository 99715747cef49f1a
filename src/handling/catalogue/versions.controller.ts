import { Controller, Get, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, NeededIfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { CompareVersionsRequest } from './catalogue.requests.js';
import { CompareVersions } from './compare-versions.js';
import { ListVersions } from './list-versions.js';
import { PublishVersion } from './publish-version.js';
import { ReviewVersion } from './review-version.js';
import {
  VersionDiffResponse,
  VersionResponse,
  VersionsResponse,
  WholeVersionResponse,
} from './version.responses.js';

@ApiTags('procedures')
@Controller('procedures/:code/versions')
export class VersionsController {
  constructor(
    private readonly listVersions: ListVersions,
    private readonly compareVersions: CompareVersions,
    private readonly reviewVersion: ReviewVersion,
    private readonly publishVersion: PublishVersion,
  ) {}

  @Get()
  @Allow()
  @ApiOperation({
    summary: 'Các phiên bản của một thủ tục · The versions of a procedure',
    description: 'Drafts are shown to administrators and supervisors only.',
  })
  @Answers(200, VersionsResponse)
  list(@CurrentActor() actor: Actor, @Param('code') procedureCode: string): Promise<VersionsResponse> {
    return this.listVersions.list(actor, procedureCode);
  }

  @Get(':no')
  @Allow()
  @Versioned()
  @ApiOperation({ summary: 'Một phiên bản với toàn bộ quy định · A version with its rules whole' })
  @Answers(200, WholeVersionResponse)
  show(
    @CurrentActor() actor: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
  ): Promise<WholeVersionResponse> {
    return this.listVersions.show(actor, procedureCode, no);
  }

  @Get(':no/diff')
  @Allow()
  @ApiOperation({
    summary: 'Khác gì phiên bản trước · What a version says otherwise than the one before it',
    description: 'By place, with a sentence for each change.',
  })
  @Answers(200, VersionDiffResponse)
  compare(
    @CurrentActor() actor: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @Query() { against }: CompareVersionsRequest,
  ): Promise<VersionDiffResponse> {
    return this.compareVersions.run(actor, { procedureCode, no, against });
  }

  @Post(':no/review')
  @Allow('administrator')
  @Idempotent()
  @Versioned()
  @ApiOperation({
    summary: 'Rà soát dự thảo · Review a draft',
    description:
      'By somebody who neither wrote nor changed it; only a draft that proves itself is reviewed, as it was read.',
  })
  @Answers(200, VersionResponse)
  review(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @NeededIfMatch() seen: number,
  ): Promise<VersionResponse> {
    return this.reviewVersion.execute({ procedureCode, no, seen, by: accountId });
  }

  @Post(':no/publish')
  @Allow('administrator')
  @Idempotent()
  @Versioned()
  @ApiOperation({
    summary: 'Kiểm chứng và công bố phiên bản · Prove and publish a version',
    description: 'One that was reviewed, and as it was reviewed. The version before it ends the day before.',
  })
  @Answers(200, VersionResponse)
  publish(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @IfMatch() seen: number | null,
  ): Promise<VersionResponse> {
    return this.publishVersion.execute({ procedureCode, no, seen, by: accountId });
  }
}
