import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Allow } from '../../platform/access/allow.js';
import { CurrentActor } from '../../platform/access/current-actor.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { AgencyLookup } from './agency.lookup.js';
import { ChangeAgencyRequest } from './agency-change.contract.js';
import { CreateAgencyRequest } from './agency.requests.js';
import { AgenciesResponse, AgencyResponse } from './agency.responses.js';
import { ChangeAgency } from './change-agency.js';
import { CreateAgency } from './create-agency.js';

@ApiTags('agencies')
@Controller('agencies')
export class AgenciesController {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly createAgency: CreateAgency,
    private readonly changeAgency: ChangeAgency,
  ) {}

  @Get()
  @Allow()
  @ApiOperation({ summary: 'Danh mục cơ quan · List agencies' })
  @Answers(200, AgenciesResponse)
  async list(): Promise<AgenciesResponse> {
    const codes = await this.agencies.codes();
    return { items: (await this.agencies.all()).map((agency) => AgencyResponse.of(agency, codes)) };
  }

  @Get(':code')
  @Allow()
  @ApiOperation({ summary: 'Xem một cơ quan · Show an agency' })
  @Answers(200, AgencyResponse)
  async show(@Param('code') code: string): Promise<AgencyResponse> {
    const found = await this.agencies.find(code);
    if (found === null) throw new DomainError('not-found');
    return AgencyResponse.of(found, await this.agencies.codes());
  }

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Thêm cơ quan · Add an agency' })
  @Answers(201, AgencyResponse)
  async create(@Body() request: CreateAgencyRequest): Promise<AgencyResponse> {
    return this.createAgency.execute(request);
  }

  @Patch(':code')
  @Allow('administrator')
  @ApiOperation({ summary: 'Thay đổi cơ quan · Change an agency' })
  @Answers(200, AgencyResponse)
  async change(
    @Param('code') code: string,
    @Body() request: ChangeAgencyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<AgencyResponse> {
    return this.changeAgency.execute(code, request, actor.accountId);
  }
}
