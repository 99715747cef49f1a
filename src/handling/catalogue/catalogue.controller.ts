import { Body, Controller, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/access/allow.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { DraftVersionRequest, VersionResponse } from './catalogue.requests.js';
import { DraftVersion } from './draft-version.js';
import { PublishVersion } from './publish-version.js';
import { readRules } from './rules-reader.js';

@ApiTags('procedures')
@Controller('procedures/:code/versions')
export class CatalogueController {
  constructor(
    private readonly draftVersion: DraftVersion,
    private readonly publishVersion: PublishVersion,
  ) {}

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Dự thảo phiên bản · Draft a version' })
  @Answers(201, VersionResponse)
  async draft(
    @Param('code') procedureCode: string,
    @Body() request: DraftVersionRequest,
  ): Promise<VersionResponse> {
    const { effectiveFrom, effectiveTo = null, rules, fromRecord = null } = request;
    const draft = { effectiveFrom, effectiveTo, rules: readRules(rules), fromRecord };
    return this.draftVersion.execute({ procedureCode, ...draft });
  }

  @Post(':no/publish')
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Kiểm chứng và công bố phiên bản · Prove and publish a version' })
  @Answers(200, VersionResponse)
  async publish(
    @Param('code') procedureCode: string,
    @Param('no', ParseIntPipe) no: number,
  ): Promise<VersionResponse> {
    return this.publishVersion.execute({ procedureCode, no });
  }
}
