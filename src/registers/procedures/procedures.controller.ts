import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { Allow, Public } from '../../platform/access/allow.js';
import { Idempotent } from '../../platform/idempotency/idempotent.js';
import { Answers } from '../../platform/openapi/answers.js';
import { Clock } from '../../platform/time/clock.js';
import { DefineProcedure } from './define-procedure.js';
import { ProcedureLookup } from './procedure.lookup.js';
import {
  DefineProcedureRequest,
  ListProceduresRequest,
  ShowPlanRequest,
  ShowProcedureRequest,
} from './procedure.requests.js';
import {
  DefinedProcedureResponse,
  ListedProcedureResponse,
  ListedProceduresResponse,
  PlanResponse,
  ProcedureResponse,
} from './procedure.responses.js';
import { SearchProcedures } from './search-procedures.js';
import { ShowPlan } from './show-plan.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

@ApiTags('procedures')
@Controller('procedures')
export class ProceduresController {
  constructor(
    private readonly procedures: ProcedureLookup,
    private readonly searchProcedures: SearchProcedures,
    private readonly showPlan: ShowPlan,
    private readonly defineProcedure: DefineProcedure,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Tra cứu thủ tục hành chính · Find procedures in force' })
  @Answers(200, ListedProceduresResponse)
  async list(@Query() request: ListProceduresRequest): Promise<ListedProceduresResponse> {
    const { on, offered = true, ...filters } = request;
    const { items, total } = await this.searchProcedures.run({ on: this.dayOr(on), offered, ...filters });
    return { items: items.map((listed) => ListedProcedureResponse.of(listed)), total };
  }

  @Get(':code')
  @Public()
  @ApiOperation({ summary: 'Thời hạn, phí, thành phần hồ sơ, các bước · Terms, fees, papers and steps' })
  @Answers(200, ProcedureResponse)
  async show(@Param('code') code: string, @Query() { on }: ShowProcedureRequest): Promise<ProcedureResponse> {
    const found = await this.procedures.offered(this.dayOr(on));
    const listed = found.find(({ procedure }) => procedure.code === code);
    if (!listed) throw new DomainError('not-found');
    return ProcedureResponse.of(listed);
  }

  @Get(':code/plan')
  @Public()
  @ApiOperation({
    summary: 'Sơ đồ quy trình và đường găng · The workflow drawn (Mermaid), with its critical path',
  })
  @Answers(200, PlanResponse)
  plan(@Param('code') code: string, @Query() { on, variant }: ShowPlanRequest): Promise<PlanResponse> {
    return this.showPlan.run(code, this.dayOr(on), variant);
  }

  @Post()
  @Allow('administrator')
  @Idempotent()
  @ApiOperation({ summary: 'Thêm thủ tục hành chính · Define a procedure' })
  @Answers(201, DefinedProcedureResponse)
  define(@Body() request: DefineProcedureRequest): Promise<DefinedProcedureResponse> {
    const { code, nameVi, nameEn, field, levels, audiences = [] } = request;
    const name = { vi: nameVi, en: nameEn };
    return this.defineProcedure.execute({ code, name, field, levels, audiences });
  }

  private dayOr(on: LocalDay | undefined): LocalDay {
    return on ?? localDayOf(this.clock.now(), OFFICE_ZONE);
  }
}
