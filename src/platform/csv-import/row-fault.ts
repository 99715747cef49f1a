import { isoInZone } from '../../domain/calendar/iso-instant.js';
import type { DomainError } from '../../domain/domain-error.js';
import type { BilingualText } from '../i18n/language.js';
import { findProblem } from '../problems/catalogue.js';
import { OFFICE_ZONE } from '../time/office-zone.js';
import { fillText } from '../problems/problem-entry.js';

const TEXTS = {
  'row-unreadable': {
    vi: 'Không đọc được dòng: dấu ngoặc kép sai hoặc dòng quá dài.',
    en: 'The row cannot be read: a stray quotation mark, or too long.',
  },
  'wrong-column-count': {
    vi: 'Dòng có {actual} cột, tiêu đề có {expected} cột.',
    en: 'The row has {actual} columns, the header has {expected}.',
  },
  'value-missing': { vi: 'Thiếu giá trị.', en: 'The value is missing.' },
  'value-unknown': {
    vi: 'Giá trị “{value}” không có trong tệp ánh xạ.',
    en: 'The mapping file does not know the value "{value}".',
  },
  'value-too-long': { vi: 'Giá trị dài quá {max} ký tự.', en: 'The value is longer than {max} characters.' },
  'value-not-text': {
    vi: 'Giá trị có ký tự điều khiển, hoặc tệp không theo bảng mã đã khai (csv.encoding).',
    en: 'The value has a control character, or the file is not in the declared encoding (csv.encoding).',
  },
  'value-differs': {
    vi: 'Giá trị “{value}” khác giá trị “{other}” ở dòng {otherLine} của cùng hồ sơ.',
    en: 'The value "{value}" differs from "{other}" in line {otherLine} of the same application.',
  },
  'moment-unreadable': {
    vi: '“{value}” không phải là thời điểm có thật theo thứ tự ngày đã khai.',
    en: '"{value}" is not a real moment in the declared order of the date.',
  },
  'moment-without-zone': {
    vi: '“{value}” không có múi giờ và tệp ánh xạ không khai “zone”.',
    en: '"{value}" has no offset, and the mapping names no "zone".',
  },
  'moment-without-time': {
    vi: '“{value}” chỉ có ngày và tệp ánh xạ không khai “dayMeans”.',
    en: '"{value}" is a day only, and the mapping does not say "dayMeans".',
  },
  'moment-in-future': {
    vi: '“{value}” ở tương lai, mà dữ liệu chỉ nêu việc đã xảy ra.',
    en: '"{value}" is in the future, but only what has happened is told.',
  },
  'number-unreadable': {
    vi: '“{value}” không phải là số nguyên dương.',
    en: '"{value}" is not a positive whole number.',
  },
  'reference-unfit': {
    vi: '“{value}” không dùng làm mã hồ sơ được: quá dài, có khoảng trắng, dấu gạch chéo hoặc ký tự lạ.',
    en: '"{value}" cannot be a dossier code: too long, or with spaces, slashes or odd characters.',
  },
  'code-taken': {
    vi: 'Mã hồ sơ “{value}” đã thuộc một hồ sơ khác.',
    en: 'The dossier code "{value}" belongs to another dossier.',
  },
  'unknown-agency': { vi: 'Không có cơ quan mã “{value}”.', en: 'There is no agency "{value}".' },
  'unknown-procedure': { vi: 'Không có thủ tục mã “{value}”.', en: 'There is no procedure "{value}".' },
  'no-version-in-force': {
    vi: 'Thủ tục “{value}” không có phiên bản có hiệu lực vào ngày {on}.',
    en: 'The procedure "{value}" has no version in force on {on}.',
  },
  'variant-ambiguous': {
    vi: 'Thủ tục có nhiều trường hợp ({known}) mà dữ liệu không nêu trường hợp nào.',
    en: 'The procedure has several variants ({known}) and none is told.',
  },
  'due-kept-ours': {
    vi: 'Hệ thống cũ hẹn {told}, tính theo quy định là {counted}: giữ hạn tính theo quy định.',
    en: 'The old system promised {told}, the law counts {counted}: the counted one is kept.',
  },
  'due-kept-theirs': {
    vi: 'Hệ thống cũ hẹn {told}, tính theo quy định là {counted}: giữ hạn đã hẹn.',
    en: 'The old system promised {told}, the law counts {counted}: the promise is kept.',
  },
  'too-many-events': {
    vi: 'Hồ sơ có hơn {max} dòng.',
    en: 'The application has more than {max} rows.',
  },
  'returned-before-resolved': {
    vi: 'Thời điểm trả kết quả có mà hồ sơ chưa giải quyết xong.',
    en: 'There is a moment of return, but the application is not resolved.',
  },
  'database-refused': {
    vi: 'Cơ sở dữ liệu không nhận hồ sơ này: {value}',
    en: 'The database did not take this application: {value}',
  },
} as const satisfies Record<string, BilingualText>;

/** What is wrong with one value: before its place in the file is known. */
export interface ValueFault {
  /** One of those above, or what a rule of the core refuses with. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Why a row, and with it its whole application, is left out. */
export interface RowFault extends ValueFault {
  readonly line: number;
  /** Empty where it could not be read. */
  readonly reference: string;
  /** The column as the file names it; empty for the whole row. */
  readonly field: string;
}

export function valueFault(code: keyof typeof TEXTS, details: ValueFault['details'] = {}): ValueFault {
  return { code, details };
}

/** A moment as people at the desk write it. */
export function officeTime(at: Date): string {
  const [day = '', time = ''] = isoInZone(at, OFFICE_ZONE).split('T');
  return `${time.slice(0, 5)} ${day.split('-').reverse().join('/')}`;
}

/** A refusal of the core, its moments in the office's time. */
export function refusalFault({ code, details }: DomainError): ValueFault {
  const told = Object.entries(details).map(([name, value]) => [
    name,
    value instanceof Date ? officeTime(value) : value,
  ]);
  return { code, details: Object.fromEntries(told) as ValueFault['details'] };
}

function faultText({ code, details }: ValueFault): BilingualText {
  const { vi, en } = textsOf(code);
  return { vi: fillText(vi, details), en: fillText(en, details) };
}

function textsOf(code: string): BilingualText {
  const own: Readonly<Record<string, BilingualText>> = TEXTS;
  return own[code] ?? findProblem(code)?.detail ?? { vi: code, en: code };
}

/** How faults stand in a report. */
export const FAULT_COLUMNS: readonly string[] = [
  'line',
  'reference',
  'field',
  'code',
  'reason_vi',
  'reason_en',
];

export function faultCells(fault: RowFault): readonly string[] {
  const { vi, en } = faultText(fault);
  return [String(fault.line), fault.reference, fault.field, fault.code, vi, en];
}
