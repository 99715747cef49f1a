import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/allow.js';
import { PLAN_SCHEMA } from './plan-shape.js';

@ApiTags('procedures')
@Controller('workflow-plans')
export class PlanSchemaController {
  @Get('schema')
  @Public()
  @ApiOperation({
    summary: 'Lược đồ JSON của quy trình · The JSON Schema (2020-12) of a workflow plan',
    description: 'What a version’s `plan` looks like; the proof that it makes sense runs at its review.',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  schema(): object {
    return PLAN_SCHEMA;
  }
}
