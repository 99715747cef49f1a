import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/allow.js';
import { PLAN_SCHEMA } from './plan-shape.js';
import { RULES_SCHEMA } from './rules-reader.js';

const ANY_OBJECT = { schema: { type: 'object', additionalProperties: true } };

@ApiTags('procedures')
@Controller()
export class SchemasController {
  @Get('workflow-plans/schema')
  @Public()
  @ApiOperation({
    summary: 'Lược đồ JSON của quy trình · The JSON Schema (2020-12) of a workflow plan',
    description: 'What a version’s `plan` looks like; the proof that it makes sense runs at its review.',
  })
  @ApiOkResponse(ANY_OBJECT)
  planSchema(): object {
    return PLAN_SCHEMA;
  }

  @Get('version-rules/schema')
  @Public()
  @ApiOperation({
    summary: 'Lược đồ JSON của quy định một phiên bản · The JSON Schema (2020-12) of a version’s rules',
    description: 'Terms, fees, papers, clocks, classes of applicants and the plan, as `rules` of a draft.',
  })
  @ApiOkResponse(ANY_OBJECT)
  rulesSchema(): object {
    return RULES_SCHEMA;
  }
}
