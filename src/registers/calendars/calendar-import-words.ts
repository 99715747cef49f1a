import { FIELD_FAULT_TEXTS } from '../../platform/problems/field-fault.js';
import { findProblem } from '../../platform/problems/catalogue.js';
import { fillText } from '../../platform/problems/problem-entry.js';
import type { StagedProblem } from './calendar-change.entity.js';

const WORDS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'csv-unreadable': {
    vi: 'Không đọc được dòng này (có thể thừa hoặc thiếu dấu ngoặc kép).',
    en: 'This line cannot be read (perhaps a stray quotation mark).',
  },
  'csv-column-missing': {
    vi: 'Dòng tiêu đề thiếu cột “{column}”.',
    en: 'The header lacks the column "{column}".',
  },
  'csv-column-unknown': { vi: 'Không có cột tên “{column}”.', en: 'There is no column "{column}".' },
  'csv-column-twice': { vi: 'Cột “{column}” có hai lần.', en: 'The column "{column}" is there twice.' },
  'csv-row-length': {
    vi: 'Dòng có {found} ô, cần {expected}; ô có dấu phân cách phải đặt trong ngoặc kép.',
    en: 'The line has {found} cells instead of {expected}; a cell with a separator in it needs quotation marks.',
  },
  'csv-letters-lost': {
    vi: 'Chữ “{text}” bị mất dấu vì tệp không dùng bảng mã UTF-8; hãy lưu lại tệp dạng “CSV UTF-8”.',
    en: 'Letters of "{text}" are lost since the file is not in UTF-8; save it as "CSV UTF-8".',
  },
  'csv-letters-misread': {
    vi: 'Chữ “{text}” có lẽ là “{meant}”: tệp UTF-8 đã bị đọc theo bảng mã khác.',
    en: 'The text "{text}" may be "{meant}": a UTF-8 file was read in another encoding.',
  },
  'csv-no-days': { vi: 'Tệp không có ngày nào.', en: 'The file has no day.' },
  'csv-too-many-days': { vi: 'Tệp có quá {most} ngày.', en: 'The file has more than {most} days.' },
  'session-malformed': {
    vi: 'Ca làm việc “{text}” phải viết dạng 07:30-11:30, các ca cách nhau bằng dấu chấm phẩy.',
    en: 'The session "{text}" must be written 07:30-11:30, sessions separated by semicolons.',
  },
  'day-of-another-year': {
    vi: 'Ngày {on} không thuộc năm {year} như các ngày khác trong tệp.',
    en: '{on} is not in {year} as the other days of the file are.',
  },
  'day-off-without-usual-hours': {
    vi: 'Ngày {on} vốn là ngày nghỉ hằng tuần; ngày nghỉ bù, nếu có, phải có dòng riêng.',
    en: '{on} is a weekly day off anyway; the day off in lieu, if there is one, needs a line of its own.',
  },
  'makeup-on-working-day': {
    vi: 'Ngày {on} vốn là ngày làm việc, không cần làm bù.',
    en: '{on} is a working day anyway and needs no make-up.',
  },
  'duty-on-working-day': {
    vi: 'Ngày {on} vốn là ngày làm việc; ghi là ngày trực thì ngày này không còn được tính vào thời hạn.',
    en: '{on} is a working day; as a duty day it would no longer count towards terms.',
  },
};

export interface FoundProblem {
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly severity?: StagedProblem['severity'];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The problem with its texts. */
export function toldProblem(found: FoundProblem): StagedProblem {
  const { line, field, code, severity = 'error', details = {} } = found;
  const faults: Readonly<Record<string, { vi: string; en: string }>> = FIELD_FAULT_TEXTS;
  const text = WORDS[code] ?? faults[code] ?? findProblem(code)?.detail;
  if (text === undefined) throw new Error(`Nobody wrote a text for ${code}`);
  return { line, field, code, severity, vi: fillText(text.vi, details), en: fillText(text.en, details) };
}
