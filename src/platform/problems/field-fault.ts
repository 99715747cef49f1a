import { DomainError } from '../../domain/domain-error.js';
import type { BilingualText } from '../i18n/language.js';

/** What is wrong with one field of a request, before any rule of the domain was asked. */
export const FIELD_FAULT_TEXTS = {
  'field-required': { vi: 'Bắt buộc phải có.', en: 'Is required.' },
  'field-unknown': { vi: 'Hệ thống không biết trường này.', en: 'This field is unknown.' },
  'body-empty': { vi: 'Nội dung trống.', en: 'The body is empty.' },
  'body-not-json': { vi: 'Nội dung không phải JSON.', en: 'The body is not JSON.' },
  'wrong-type': { vi: 'Sai kiểu dữ liệu; cần {expected}.', en: 'Wrong type; {expected} is expected.' },
  'text-too-short': { vi: 'Phải có ít nhất {min} ký tự.', en: 'Must have at least {min} character(s).' },
  'text-too-long': { vi: 'Không được quá {max} ký tự.', en: 'May have at most {max} characters.' },
  'text-not-printable': {
    vi: 'Có ký tự điều khiển hoặc ký tự không hợp lệ.',
    en: 'Contains a control character or an invalid character.',
  },
  'text-pattern': { vi: 'Không đúng định dạng {pattern}.', en: 'Does not match {pattern}.' },
  'identity-number-shape': {
    vi: 'Phải là số định danh cá nhân (12 chữ số), số CMND (9 chữ số), mã số doanh nghiệp (10 chữ số, hoặc 13 chữ số dạng 0123456789-001) hoặc số hộ chiếu.',
    en: 'Must be a personal number (12 digits), an old identity card number (9 digits), an enterprise number (10 digits, or 13 as 0123456789-001) or a passport number.',
  },
  'phone-shape': {
    vi: 'Phải là số điện thoại, ví dụ 0901234567 hoặc +84 90 123 4567.',
    en: 'Must be a phone number, for example 0901234567 or +84 90 123 4567.',
  },
  'email-shape': {
    vi: 'Phải là địa chỉ thư điện tử, ví dụ ten@coquan.gov.vn.',
    en: 'Must be an e-mail address, for example name@agency.gov.vn.',
  },
  'number-too-small': { vi: 'Không được nhỏ hơn {min}.', en: 'May not be less than {min}.' },
  'number-too-large': { vi: 'Không được lớn hơn {max}.', en: 'May not be more than {max}.' },
  'not-one-of': { vi: 'Phải là một trong: {values}.', en: 'Must be one of: {values}.' },
  'not-an-instant': {
    vi: 'Phải là thời điểm có thật theo ISO 8601, có múi giờ, ví dụ 2026-11-23T08:00:00+07:00.',
    en: 'Must be a real ISO 8601 instant with its offset, for example 2026-11-23T08:00:00+07:00.',
  },
  'not-a-day': {
    vi: 'Phải là ngày có thật dạng YYYY-MM-DD.',
    en: 'Must be a real day written YYYY-MM-DD.',
  },
  'list-too-short': { vi: 'Phải có ít nhất {min} mục.', en: 'Must have at least {min} item(s).' },
  'list-too-long': { vi: 'Không được quá {max} mục.', en: 'May have at most {max} items.' },
} as const satisfies Record<string, BilingualText>;

export type FieldFaultCode = keyof typeof FIELD_FAULT_TEXTS;

export interface Fault {
  readonly code: FieldFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface FieldFault extends Fault {
  /** Path in the request: `applicant.fullName`, `components[0].key`. */
  readonly field: string;
}

/** All faults of one request at once. */
export class InvalidRequest extends DomainError {
  constructor(readonly faults: readonly FieldFault[]) {
    super('validation-failed', { count: faults.length });
  }
}
