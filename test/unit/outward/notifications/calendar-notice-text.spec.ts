import { describe, expect, it } from '@jest/globals';
import type { StatedCause } from '../../../../src/handling/recalculation/recalculation-summaries.lookup.js';
import {
  calendarNoticeText,
  type NoticeFigures,
} from '../../../../src/outward/notifications/calendar-notice-text.js';

const CALENDAR: StatedCause = {
  kind: 'calendar_changed',
  of: 'tinh',
  name: 'Lịch tỉnh',
  version: 2,
  source: 'Công văn 1',
};
const NOTHING: NoticeFigures = {
  moved: 0,
  becameLate: 0,
  noLongerLate: 0,
  becameFinal: 0,
  becameProvisional: 0,
};

const textOf = (
  cause: StatedCause,
  figures: Partial<NoticeFigures>,
  reader: 'desk' | 'supervisor' = 'desk',
) => calendarNoticeText({ id: '1', cause, agencies: [] }, { ...NOTHING, ...figures }, reader);

describe('the one message of a recalculation', () => {
  it('counts the late among the moved, and the final beside them', () => {
    expect(textOf(CALENDAR, { moved: 2, becameLate: 1, noLongerLate: 1, becameFinal: 40 })).toEqual({
      vi: '“Lịch tỉnh” thay đổi (theo Công văn 1): 2 hồ sơ do cơ quan tiếp nhận đổi hạn trả kết quả, trong đó 1 hồ sơ thành quá hạn, 1 hồ sơ không còn quá hạn; 40 hồ sơ có hạn tạm tính nay có hạn chính thức.',
      en: 'The calendar "Lịch tỉnh" changed (Công văn 1): 2 dossier(s) that your agency took in have another due moment; of these 1 became overdue, 1 are no longer overdue; 40 had a provisional due moment that is final now.',
    });
  });

  it('says that none moved where a published year only made them final', () => {
    expect(textOf(CALENDAR, { becameFinal: 40 }, 'supervisor')).toEqual({
      vi: '“Lịch tỉnh” thay đổi (theo Công văn 1): không hồ sơ nào của các cơ quan được giám sát đổi hạn trả kết quả; 40 hồ sơ có hạn tạm tính nay có hạn chính thức.',
      en: 'The calendar "Lịch tỉnh" changed (Công văn 1): no dossier of the agencies that you supervise has another due moment; 40 had a provisional due moment that is final now.',
    });
  });

  it.each<[StatedCause, string, string]>([
    [
      { ...CALENDAR, kind: 'agency_calendar_changed', of: 'H99.01', name: 'Sở Xây dựng', version: null },
      'Sở Xây dựng chuyển sang lịch làm việc khác (theo Công văn 1): 1 hồ sơ',
      'The agency H99.01 goes by another working calendar (Công văn 1): 1 dossier(s)',
    ],
    [
      { kind: 'agency_calendar_changed', of: 'H99.01', name: 'Sở Xây dựng', version: null, source: null },
      'Sở Xây dựng chuyển sang lịch làm việc khác: 1 hồ sơ',
      'The agency H99.01 goes by another working calendar: 1 dossier(s)',
    ],
    [
      { ...CALENDAR, kind: 'outage', of: 'H99.01', name: 'Mất điện' },
      'Ghi nhận sự cố “Mất điện” tại H99.01 (theo Công văn 1): 1 hồ sơ',
      'The outage "Mất điện" at H99.01 was recorded (Công văn 1): 1 dossier(s)',
    ],
  ])('names its cause %#', (cause, vi, en) => {
    const text = textOf(cause, { moved: 1 });
    expect([text.vi.slice(0, vi.length), text.en.slice(0, en.length)]).toEqual([vi, en]);
  });
});
