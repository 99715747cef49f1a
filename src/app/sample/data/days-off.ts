import type {
  SpecialDay,
  SpecialDayKind,
  WorkingSession,
} from '../../../domain/calendar/working-calendar.js';

const LABOUR_CODE = 'Bộ luật Lao động 45/2019/QH14, Điều 112';
const IN_LIEU = 'Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3';
const CULTURE_DAY = 'Nghị quyết 28/2026/QH16';
const TET_2024 = 'Thông báo 5015/TB-LĐTBXH ngày 22/11/2023';
const SWAP_2024 = 'Công văn 2450/VPCP-KGVX; Thông báo 1570/TB-LĐTBXH (năm 2024)';
const NOTICE_2025 = 'Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024';
const NOTICE_2026 = 'Thông báo 9441/TB-BNV; Công văn 9859/VPCP-KGVX (năm 2025)';
const SWAP_NEW_YEAR_2026 = 'Công văn 12729/VPCP-KGVX (năm 2025)';
const ESTIMATE_2027 = 'Dự kiến, chưa có thông báo chính thức cho năm 2027';

const OFFICE_HOURS: readonly WorkingSession[] = [
  { from: 450, to: 690 },
  { from: 810, to: 1050 },
];

type Row = readonly [on: string, name: string];

function rows(kind: SpecialDayKind, source: string, days: readonly Row[]): SpecialDay[] {
  const sessions = kind === 'makeup_work' ? OFFICE_HOURS : null;
  return days.map(([on, name]) => ({ on, kind, name, sessions, source }));
}

/**
 * Days on which state offices differ from the week. A holiday that falls on a weekend has its own row, since the
 * day off in lieu is explained by it; other weekend days within a break have none.
 */
const DAYS_2024: readonly SpecialDay[] = [
  ...rows('holiday', LABOUR_CODE, [
    ['2024-01-01', 'Tết Dương lịch'],
    ['2024-04-18', 'Giỗ Tổ Hùng Vương'],
    ['2024-04-30', 'Ngày Chiến thắng'],
    ['2024-05-01', 'Ngày Quốc tế Lao động'],
  ]),
  ...rows('holiday', TET_2024, [
    ['2024-02-08', 'Tết Nguyên đán Giáp Thìn (29 tháng Chạp)'],
    ['2024-02-09', 'Tết Nguyên đán Giáp Thìn (30 tháng Chạp)'],
    ['2024-02-10', 'Tết Nguyên đán Giáp Thìn (mùng 1)'],
    ['2024-02-11', 'Tết Nguyên đán Giáp Thìn (mùng 2)'],
    ['2024-02-12', 'Tết Nguyên đán Giáp Thìn (mùng 3)'],
    ['2024-09-02', 'Quốc khánh'],
    ['2024-09-03', 'Quốc khánh (ngày liền kề)'],
  ]),
  ...rows('compensation', TET_2024, [
    ['2024-02-13', 'Nghỉ bù Tết Nguyên đán (mùng 1 là thứ Bảy)'],
    ['2024-02-14', 'Nghỉ bù Tết Nguyên đán (mùng 2 là Chủ nhật)'],
  ]),
  ...rows('swap_off', SWAP_2024, [['2024-04-29', 'Nghỉ hoán đổi (làm bù thứ Bảy 04/05/2024)']]),
  ...rows('makeup_work', SWAP_2024, [['2024-05-04', 'Làm bù (cho thứ Hai 29/04/2024)']]),
];

const DAYS_2025: readonly SpecialDay[] = [
  ...rows('holiday', LABOUR_CODE, [
    ['2025-01-01', 'Tết Dương lịch'],
    ['2025-04-07', 'Giỗ Tổ Hùng Vương'],
    ['2025-04-30', 'Ngày Chiến thắng'],
    ['2025-05-01', 'Ngày Quốc tế Lao động'],
  ]),
  ...rows('holiday', NOTICE_2025, [
    ['2025-01-27', 'Tết Nguyên đán Ất Tỵ (28 tháng Chạp)'],
    ['2025-01-28', 'Tết Nguyên đán Ất Tỵ (29 tháng Chạp)'],
    ['2025-01-29', 'Tết Nguyên đán Ất Tỵ (mùng 1)'],
    ['2025-01-30', 'Tết Nguyên đán Ất Tỵ (mùng 2)'],
    ['2025-01-31', 'Tết Nguyên đán Ất Tỵ (mùng 3)'],
    ['2025-09-01', 'Quốc khánh (ngày liền kề)'],
    ['2025-09-02', 'Quốc khánh'],
  ]),
  ...rows('swap_off', NOTICE_2025, [['2025-05-02', 'Nghỉ hoán đổi (làm bù thứ Bảy 26/04/2025)']]),
  ...rows('makeup_work', NOTICE_2025, [['2025-04-26', 'Làm bù (cho thứ Sáu 02/05/2025)']]),
];

const DAYS_2026: readonly SpecialDay[] = [
  ...rows('holiday', LABOUR_CODE, [
    ['2026-01-01', 'Tết Dương lịch'],
    ['2026-04-26', 'Giỗ Tổ Hùng Vương'],
    ['2026-04-30', 'Ngày Chiến thắng'],
    ['2026-05-01', 'Ngày Quốc tế Lao động'],
  ]),
  ...rows('compensation', IN_LIEU, [['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương (10/3 âm lịch là Chủ nhật)']]),
  ...rows('holiday', NOTICE_2026, [
    ['2026-02-16', 'Tết Nguyên đán Bính Ngọ (29 tháng Chạp)'],
    ['2026-02-17', 'Tết Nguyên đán Bính Ngọ (mùng 1)'],
    ['2026-02-18', 'Tết Nguyên đán Bính Ngọ (mùng 2)'],
    ['2026-02-19', 'Tết Nguyên đán Bính Ngọ (mùng 3)'],
    ['2026-02-20', 'Tết Nguyên đán Bính Ngọ (mùng 4)'],
    ['2026-09-01', 'Quốc khánh (ngày liền kề)'],
    ['2026-09-02', 'Quốc khánh'],
  ]),
  ...rows('holiday', CULTURE_DAY, [['2026-11-24', 'Ngày Văn hóa Việt Nam']]),
  ...rows('swap_off', SWAP_NEW_YEAR_2026, [['2026-01-02', 'Nghỉ hoán đổi (làm bù thứ Bảy 10/01/2026)']]),
  ...rows('makeup_work', SWAP_NEW_YEAR_2026, [['2026-01-10', 'Làm bù (cho thứ Sáu 02/01/2026)']]),
  ...rows('swap_off', NOTICE_2026, [['2026-08-31', 'Nghỉ hoán đổi (làm bù thứ Bảy 22/08/2026)']]),
  ...rows('makeup_work', NOTICE_2026, [['2026-08-22', 'Làm bù (cho thứ Hai 31/08/2026)']]),
];

const DAYS_2027: readonly SpecialDay[] = [
  ...rows('holiday', LABOUR_CODE, [
    ['2027-01-01', 'Tết Dương lịch'],
    ['2027-04-30', 'Ngày Chiến thắng'],
    ['2027-05-01', 'Ngày Quốc tế Lao động'],
  ]),
  ...rows('holiday', ESTIMATE_2027, [
    ['2027-02-04', 'Tết Nguyên đán Đinh Mùi (28 tháng Chạp)'],
    ['2027-02-05', 'Tết Nguyên đán Đinh Mùi (29 tháng Chạp)'],
    ['2027-02-06', 'Tết Nguyên đán Đinh Mùi (mùng 1)'],
    ['2027-02-07', 'Tết Nguyên đán Đinh Mùi (mùng 2)'],
    ['2027-02-08', 'Tết Nguyên đán Đinh Mùi (mùng 3)'],
    ['2027-04-16', 'Giỗ Tổ Hùng Vương'],
    ['2027-09-02', 'Quốc khánh'],
    ['2027-09-03', 'Quốc khánh (ngày liền kề)'],
  ]),
  ...rows('holiday', CULTURE_DAY, [['2027-11-24', 'Ngày Văn hóa Việt Nam']]),
  ...rows('compensation', ESTIMATE_2027, [
    ['2027-02-09', 'Nghỉ bù Tết Nguyên đán (mùng 1 là thứ Bảy)'],
    ['2027-02-10', 'Nghỉ bù Tết Nguyên đán (mùng 2 là Chủ nhật)'],
  ]),
  ...rows('compensation', IN_LIEU, [['2027-05-03', 'Nghỉ bù Ngày Quốc tế Lao động (01/5 là thứ Bảy)']]),
];

export const DAYS_OFF: readonly SpecialDay[] = [...DAYS_2024, ...DAYS_2025, ...DAYS_2026, ...DAYS_2027];
