import { Body, Controller, Delete, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { IfMatch, Versioned } from '../../platform/http/if-match.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { DraftVersionRequest } from './catalogue.requests.js';
import { ChangeDraft } from './change-draft.js';
import { DiscardDraft } from './discard-draft.js';
import { type DraftCommand, DraftVersion } from './draft-version.js';
import { readRules } from './rules-reader.js';
import { VersionResponse } from './version.responses.js';

@ApiTags('procedures')
@Controller('procedures/:code/versions')
export class DraftsController {
  constructor(
    private readonly draftVersion: DraftVersion,
    private readonly changeDraft: ChangeDraft,
    private readonly discardDraft: DiscardDraft,
  ) {}

  @Post()
  @Allow('administrator')
  @Idempotent()
  @Versioned()
  @ApiOperation({ summary: 'Dự thảo phiên bản · Draft a version' })
  @Answers(201, VersionResponse)
  async draft(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Body() request: DraftVersionRequest,
  ): Promise<VersionResponse> {
    return this.draftVersion.execute({ procedureCode, by: accountId, ...draftOf(request) });
  }

  @Put(':no')
  @Allow('administrator')
  @Versioned()
  @ApiOperation({
    summary: 'Sửa dự thảo · Change a draft',
    description: 'A draft that was reviewed has to be reviewed again.',
  })
  @Answers(200, VersionResponse)
  async change(
    @CurrentActor() { accountId }: Actor,
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @Body() request: DraftVersionRequest,
    @IfMatch() seen: number | null,
  ): Promise<VersionResponse> {
    return this.changeDraft.execute({ procedureCode, no, seen, by: accountId, ...draftOf(request) });
  }

  @Delete(':no')
  @Allow('administrator')
  @ApiOperation({ summary: 'Bỏ dự thảo · Discard a draft', description: 'Answers what was thrown away.' })
  @Answers(200, VersionResponse)
  async discard(
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
    @IfMatch() seen: number | null,
  ): Promise<VersionResponse> {
    return this.discardDraft.execute({ procedureCode, no, seen });
  }
}

function draftOf(request: DraftVersionRequest): Omit<DraftCommand, 'procedureCode' | 'by'> {
  const { effectiveFrom, effectiveTo = null, rules, fromRecord = null } = request;
  const { nameVi, nameEn, field, levels, audiences } = request;
  const told = { nameVi, nameEn, field, levels, audiences };
  return { effectiveFrom, effectiveTo, rules: readRules(rules), fromRecord, told };
}
