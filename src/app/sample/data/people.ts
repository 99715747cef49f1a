import type { Role } from '../../../platform/access/actor.js';
import { AGENCIES, FIRST_COMMUNE, PROVINCE } from './agencies.js';

export interface SamplePerson {
  readonly username: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly agencyCode: string | null;
}

const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
];
const MIDDLE_NAMES = ['Văn', 'Thị', 'Minh', 'Ngọc', 'Quang', 'Thanh', 'Hữu', 'Thu', 'Đức', 'Kim', 'Xuân'];
const GIVEN_NAMES = [
  'An',
  'Bình',
  'Châu',
  'Dung',
  'Giang',
  'Hà',
  'Hạnh',
  'Hùng',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
];
const MORE_GIVEN_NAMES = [
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tuấn',
  'Vân',
  'Yến',
];

/** The lists have lengths without a common divisor, so that a name comes again only after 3,432 people. */
function fullName(index: number): string {
  const given = [...GIVEN_NAMES, ...MORE_GIVEN_NAMES];
  return [SURNAMES, MIDDLE_NAMES, given].map((names) => names[index % names.length]).join(' ');
}

const DESKS: readonly (readonly [prefix: string, roles: readonly Role[]])[] = [
  ['reception', ['reception_officer', 'backlog_officer']],
  ['officer', ['processing_officer']],
  ['approver', ['approver']],
  ['supervisor', ['supervisor']],
];

/** The accounts that a person tries first. */
const FLAT_ACCOUNTS: readonly Omit<SamplePerson, 'fullName'>[] = [
  { username: 'reception', roles: ['reception_officer', 'backlog_officer'], agencyCode: FIRST_COMMUNE },
  { username: 'officer', roles: ['processing_officer'], agencyCode: FIRST_COMMUNE },
  { username: 'approver', roles: ['approver'], agencyCode: FIRST_COMMUNE },
  { username: 'supervisor', roles: ['supervisor'], agencyCode: PROVINCE },
  { username: 'admin', roles: ['administrator'], agencyCode: null },
];

/** A machine, not a person; it belongs to no agency and names the one that it files with. */
const PORTAL: SamplePerson = {
  username: 'portal',
  fullName: 'Cổng Dịch vụ công (mẫu)',
  roles: ['portal'],
  agencyCode: null,
};

const PEOPLE_OF_AGENCIES: readonly Omit<SamplePerson, 'fullName'>[] = AGENCIES.flatMap(({ code, slug }) =>
  DESKS.map(([prefix, roles]) => ({ username: `${prefix}.${slug}`, roles, agencyCode: code })),
);

/** A draft of a procedure's rules is reviewed by somebody who did not write it. */
const REVIEWER: Omit<SamplePerson, 'fullName'> = {
  username: 'reviewer',
  roles: ['administrator'],
  agencyCode: null,
};

export const PEOPLE: readonly SamplePerson[] = [
  ...[...FLAT_ACCOUNTS, ...PEOPLE_OF_AGENCIES, REVIEWER].map((person, index) => ({
    ...person,
    fullName: fullName(index),
  })),
  PORTAL,
];

/** Named in the start-up message; the others follow the pattern `<role>.<agency>`. */
export const FIRST_ACCOUNTS: readonly string[] = [
  ...FLAT_ACCOUNTS.map(({ username }) => username),
  REVIEWER.username,
  PORTAL.username,
];
