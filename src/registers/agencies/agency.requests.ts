import { ListField, LocalDayField, TextField, TextListField } from '../../platform/http/fields.js';
import { AgencyCodeItem } from './agency-change.contract.js';
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

export class CreateAgencyRequest {
  @TextField({ max: 50, pattern: CODE, example: 'H07.12' })
  code: string;

  @TextField({ max: 200, example: 'Sở Xây dựng' })
  nameVi: string;

  @TextField({ max: 200, example: 'Department of Construction' })
  nameEn: string;

  @TextField({ max: 40, pattern: WORD, example: 'department' })
  level: string;

  @TextField({ max: 50, optional: true })
  parentCode?: string;

  @TextField({ max: 100, optional: true, description: 'The calendar of the parent unless told' })
  calendarCode?: string;

  @TextField({ max: 100, optional: true, description: 'Hours of its own desk, where they differ' })
  deskCalendarCode?: string;

  @TextField({ max: 50, optional: true, description: 'bộ phận một cửa; its own unless told' })
  deskCode?: string;

  @TextListField({ max: 100, of: { max: 100 }, optional: true, description: 'Procedure fields it handles' })
  fields?: string[];

  @TextField({ max: 50, optional: true, description: 'Whose area it serves; the whole province unless told' })
  areaCode?: string;

  @LocalDayField()
  validFrom: string;

  @LocalDayField({ optional: true, description: 'Last day' })
  validTo?: string;

  @TextField({ max: 50, optional: true, description: 'Of which it was split off' })
  predecessorCode?: string;

  @ListField(() => AgencyCodeItem, { max: 50, optional: true, description: 'Its other codes' })
  otherCodes?: AgencyCodeItem[];

  @TextField({ max: 200, optional: true, description: 'thủ trưởng' })
  headName?: string;

  @TextField({ max: 200, optional: true, example: 'Chủ tịch UBND phường' })
  headTitle?: string;

  @TextField({ max: 100, optional: true, example: 'Hương Đông', description: PLACE })
  place?: string;

  @TextField({ max: 300, optional: true })
  address?: string;

  @TextField({ max: 30, pattern: PHONE, shape: 'phone-shape', optional: true })
  phone?: string;

  @TextField({ max: 200, pattern: EMAIL, shape: 'email-shape', optional: true })
  email?: string;

  @TextField({ max: 300, optional: true, description: COMPLAINTS })
  complaintAddress?: string;

  @TextField({ max: 200, optional: true, description: DESK_NAME })
  deskName?: string;

  @TextField({ max: 20, pattern: SYMBOL, optional: true, example: 'TTPVHCC', description: DESK_SYMBOL })
  deskSymbol?: string;
}
