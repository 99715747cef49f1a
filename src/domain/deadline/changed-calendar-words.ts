import type { ClockExplanation } from './clock-explanation.js';
import { dueText, instantText, type Bilingual } from './explanation-words.js';

/**
 * What is said where the explanation, by the present calendar, does not lead to the due moment that is on record: of
 * a stopped clock for good, since it keeps the calendar of its time; of a running one for the moment that its
 * recalculation takes.
 */
export function changedCalendarWords({ facts, sentence }: ClockExplanation): Bilingual {
  const { clock, calendar } = facts;
  const due = clock.dueAt ? dueText(clock.dueAt, calendar.zone) : null;
  if (clock.stoppedAt === null) {
    return {
      vi: `Lịch làm việc vừa thay đổi, hạn đang được tính lại; hạn đang ghi ${due ? `là ${due.vi}` : 'còn để trống'}. Theo lịch mới: ${sentence.vi}`,
      en: `The working calendar has just changed and the due moment is being computed again; on record is ${due?.en ?? 'none'}. By the new calendar: ${sentence.en}`,
    };
  }
  const stopped = instantText(clock.stoppedAt, calendar.zone);
  return {
    vi: `Đồng hồ đã dừng lúc ${stopped.vi} ${due ? `với hạn ${due.vi}` : 'khi chưa có hạn'}, tính theo lịch làm việc khi đó và không thay đổi nữa; lịch đã được sửa sau đó. Nếu tính theo lịch hiện nay: ${sentence.vi}`,
    en: `The clock stopped at ${stopped.en} ${due ? `with the due moment ${due.en}` : 'without a due moment'}, by the calendar of that time, which stands; the calendar was changed afterwards. By the present calendar it would read: ${sentence.en}`,
  };
}
