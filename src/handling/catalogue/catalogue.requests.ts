import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import {
  IntField,
  LocalDayField,
  NestedField,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';

const WORD = /^[a-z][a-z0-9_]*$/;
const UNLESS_TOLD = 'unless told as the record says, otherwise as before';

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

  @TextField({
    max: 1_000,
    optional: true,
    description: `What the procedure is called under it; ${UNLESS_TOLD}`,
  })
  nameVi?: string;

  @TextField({
    max: 1_000,
    optional: true,
    description: 'Unless told as before, or as the Vietnamese one where that is another',
  })
  nameEn?: string;

  @TextField({ max: 100, optional: true, description: `lĩnh vực; ${UNLESS_TOLD}`, example: 'Hộ tịch' })
  field?: string;

  @TextListField({
    min: 1,
    max: 6,
    of: { max: 40, pattern: WORD },
    optional: true,
    description: `cấp thực hiện; ${UNLESS_TOLD}`,
    example: ['commune'],
  })
  levels?: string[];

  @TextListField({
    max: 20,
    of: { max: 200 },
    optional: true,
    description: `đối tượng thực hiện; ${UNLESS_TOLD}`,
    example: ['Công dân Việt Nam'],
  })
  audiences?: string[];
}

export class RetireVersionRequest {
  @LocalDayField({ description: 'The last day on which a filing is treated under it' })
  lastDay: string;

  @TextField({ max: 1_000, example: 'Thủ tục bị bãi bỏ theo Quyết định số …' })
  reason: string;
}

export class WithdrawVersionRequest {
  @TextField({ max: 1_000, example: 'Quyết định công bố bị đình chỉ' })
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
