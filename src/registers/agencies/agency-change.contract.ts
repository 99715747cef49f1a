import { ListField, LocalDayField, TextField, TextListField } from '../../platform/http/fields.js';
import {
  CODE,
  COMPLAINTS,
  DESK_NAME,
  DESK_SYMBOL,
  EMAIL,
  PHONE,
  PLACE,
  SYMBOL,
  WORD,
} from './agency-fields.js';

/** Another code of an agency and the days on which it is its. */
export class AgencyCodeItem {
  @TextField({ max: 50, pattern: CODE, example: '000.00.12.H99' }) code: string;
  @LocalDayField() validFrom: string;
  @LocalDayField({ nullable: true, description: 'Last day' }) validTo: string | null = null;
  @TextField({ max: 300, nullable: true, description: 'The document that gives it' })
  source: string | null = null;
}

// The request that changes an agency, and that shows beforehand what the change would do.

export class ChangeAgencyRequest {
  @TextField({ max: 200, optional: true })
  nameVi?: string;

  @TextField({ max: 200, optional: true })
  nameEn?: string;

  @TextField({ max: 40, pattern: WORD, optional: true })
  level?: string;

  @TextField({ max: 50, nullable: true })
  parentCode?: string | null;

  @TextField({ max: 100, optional: true, description: 'Running terms of the agency go over to it' })
  calendarCode?: string;

  @TextField({ max: 100, nullable: true, description: 'Hours of its own desk; null: those of the office' })
  deskCalendarCode?: string | null;

  @TextField({ max: 50, nullable: true, description: 'bộ phận một cửa; null: its own' })
  deskCode?: string | null;

  @TextListField({ max: 100, of: { max: 100 }, optional: true })
  fields?: string[];

  @TextField({ max: 50, nullable: true })
  areaCode?: string | null;

  @LocalDayField({ optional: true })
  validFrom?: string;

  @LocalDayField({ nullable: true, description: 'Last day' })
  validTo?: string | null;

  @TextField({ max: 50, nullable: true, description: 'Who takes over' })
  successorCode?: string | null;

  @TextField({ max: 50, nullable: true, description: 'Of which it was split off' })
  predecessorCode?: string | null;

  @ListField(() => AgencyCodeItem, { max: 50, optional: true, description: 'All of its other codes' })
  otherCodes?: AgencyCodeItem[];

  @TextField({ max: 200, nullable: true, description: 'thủ trưởng' })
  headName?: string | null;

  @TextField({ max: 200, nullable: true, example: 'Chủ tịch UBND phường' })
  headTitle?: string | null;

  @TextField({ max: 100, nullable: true, example: 'Hương Đông', description: PLACE })
  place?: string | null;

  @TextField({ max: 300, nullable: true })
  address?: string | null;

  @TextField({ max: 30, pattern: PHONE, nullable: true })
  phone?: string | null;

  @TextField({ max: 200, pattern: EMAIL, nullable: true })
  email?: string | null;

  @TextField({ max: 300, nullable: true, description: COMPLAINTS })
  complaintAddress?: string | null;

  @TextField({ max: 200, nullable: true, description: DESK_NAME })
  deskName?: string | null;

  @TextField({ max: 20, pattern: SYMBOL, nullable: true, example: 'TTPVHCC', description: DESK_SYMBOL })
  deskSymbol?: string | null;

  @TextField({
    max: 300,
    optional: true,
    description: 'The document that orders it; kept with a change of calendar or desk',
  })
  source?: string;
}
