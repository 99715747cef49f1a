import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import {
  IntField,
  LocalDayField,
  NestedField,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';

/** The national record that a version is drafted from, all of whose questions somebody has settled. */
export class SettledRecord {
  @IntField({ min: 1, max: 1_000_000, description: 'Number of the revision; the latest only' })
  no: number;

  @TextListField({ max: 1_000, of: { max: 500 }, description: 'Keys of the questions that the rules answer' })
  settled: string[];
}

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

  @NestedField(() => SettledRecord, { optional: true, description: 'See GET /national-records/{code}' })
  fromRecord?: SettledRecord;
}

export class RetireVersionRequest {
  @LocalDayField({ description: 'The last day on which a filing is treated under it' })
  lastDay: string;

  @TextField({ max: 1_000, example: 'Thủ tục bị bãi bỏ theo Quyết định số …' })
  reason: string;
}

export class CompareVersionsRequest {
  @IntField({
    min: 1,
    max: 1_000_000,
    query: true,
    optional: true,
    description: 'The other version; the published one before it unless told',
  })
  against?: number;
}
