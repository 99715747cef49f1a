import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LocalDayField } from '../../platform/http/fields.js';
import { Shows } from '../../platform/openapi/shows.js';

export class DraftVersionRequest {
  @LocalDayField({ description: 'First day on which a filing is treated under it' })
  effectiveFrom: string;

  @LocalDayField({ optional: true, description: 'Last day; open unless told' })
  effectiveTo?: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'Variants with terms, fees and papers; cut-off, supplement policy, plan, legal basis, results',
  })
  @IsObject()
  rules: object;
}

export class VersionResponse {
  @Shows('text') procedureCode: string;
  @Shows('integer') no: number;
  @Shows('text', { oneOf: ['draft', 'published'] }) state: string;
  @Shows('day') effectiveFrom: string;
  @Shows('day', { nullable: true }) effectiveTo: string | null;
}
