import { STATED_LEVELS, type StatedLevel } from '../../domain/catalogue/procedure-selection.js';
import {
  BooleanField,
  IntField,
  LocalDayField,
  OneOf,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';

// National short codes (1.001193), their long form and local ones.
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const WORD = /^[a-z][a-z0-9_]*$/;

export class ListProceduresRequest {
  @TextField({
    max: 200,
    optional: true,
    description:
      'A question in one’s own words, the likeliest first; diacritics may be left out. Or the beginning of a code',
    example: 'lam giay khai sinh',
  })
  q?: string;

  @TextField({
    min: 0,
    max: 500,
    optional: true,
    description: 'lĩnh vực, word for word; empty: those whose field is not told',
    example: 'Hộ tịch',
  })
  field?: string;

  @TextField({
    max: 64,
    optional: true,
    description: 'Code of an agency: what it handles by its level and fields, or is named in by a version',
  })
  agency?: string;

  @OneOf(STATED_LEVELS, {
    optional: true,
    description: 'How far one can go online; unstated: filed online, but the version does not say how far',
  })
  onlineLevel?: StatedLevel;

  @TextField({ max: 40, optional: true, pattern: WORD, description: 'cấp thực hiện', example: 'commune' })
  level?: string;

  @TextField({ max: 200, optional: true, description: 'đối tượng thực hiện', example: 'Công dân Việt Nam' })
  audience?: string;

  @BooleanField({
    query: true,
    optional: true,
    description: 'false: the whole catalogue, also what the desk does not offer; true unless told',
  })
  offered?: boolean;

  @IntField({
    min: 1,
    max: 200,
    query: true,
    optional: true,
    description: 'At most so many; all unless told',
  })
  limit?: number;

  @LocalDayField({ optional: true, description: 'In force on that day; today unless told' })
  on?: string;
}

export class ShowProcedureRequest {
  @LocalDayField({ optional: true, description: 'In force on that day; today unless told' })
  on?: string;
}

export class ShowPlanRequest extends ShowProcedureRequest {
  @TextField({ max: 100, optional: true, description: 'trường hợp; the usual one unless told' })
  variant?: string;
}

export class DefineProcedureRequest {
  @TextField({ max: 60, pattern: CODE, example: '1.001193' })
  code: string;

  @TextField({ max: 1000 })
  nameVi: string;

  @TextField({ max: 1000 })
  nameEn: string;

  @TextField({ max: 100, example: 'Hộ tịch' })
  field: string;

  @TextListField({ min: 1, max: 6, of: { max: 40, pattern: WORD }, example: ['commune'] })
  levels: string[];

  @TextListField({
    max: 20,
    of: { max: 200 },
    optional: true,
    description: 'đối tượng thực hiện; not told unless given',
    example: ['Công dân Việt Nam'],
  })
  audiences?: string[];
}
