import type { DeadlineClock, Exclusion } from './clock-facts.js';
import { CLOCK_WORDS, FIXED_ELSEWHERE, sameDayWords } from './clock-words.js';
import { daysOffWords } from './days-off-words.js';
import type { LedgerRow } from './explanation-rows.js';
import {
  dayText,
  exclusionText,
  limitText,
  momentText,
  dateText,
  type Bilingual,
} from './explanation-words.js';
import { addDays, type LocalDay } from '../calendar/local-day.js';
import type { TermProjection } from './time-limit.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { localDayOf, localMomentOf, MILLIS_PER_MINUTE, minuteOfDayOf } from '../calendar/zoned-time.js';

/** What the sentence tells; a dossier's summary takes its parts from the same. */
export interface SentenceFacts {
  readonly clock: DeadlineClock;
  readonly calendar: WorkingCalendar;
  /** null where another system fixed the due moment. */
  readonly term: TermProjection | null;
  readonly rows: readonly LedgerRow[];
  readonly dueAt: Date | null;
  readonly provisional: boolean;
  readonly standsStillSince: Date | null;
}

/** What stands before a moment or a day, unless the words before it end with "from" already. */
const AT = { moment: { vi: 'lúc ', en: 'at ' }, day: { vi: '', en: 'on ' } } as const;

/** The paragraph a clerk reads aloud: from when, how long, what was left out, until when. */
export function clockSentence(facts: SentenceFacts): Bilingual {
  const parts = [
    beginning(facts),
    ...lengthOf(facts),
    ...daysOffWords(facts.rows, facts.calendar),
    ...makeUpDays(facts.rows),
    ...exclusionsOf(facts),
    ...extensionOf(facts.clock),
    ...rolled(facts.rows),
    ...beforeApology(facts),
    ending(facts),
  ];
  const tail = facts.provisional ? provisionalTail(facts.calendar.publishedThrough) : { vi: '', en: '' };
  return {
    vi: `${parts.map(({ vi }) => vi).join('; ')}.${tail.vi}`,
    en: `${parts.map(({ en }) => en).join('; ')}.${tail.en}`,
  };
}

function beginning({ clock, calendar, term }: SentenceFacts): Bilingual {
  const { startedAt, terms, exclusions } = clock;
  const day = localDayOf(startedAt, calendar.zone);
  const isRestarted = exclusions.some(({ kind, from }) => kind === 'pause' && from < startedAt);
  const words = isRestarted
    ? { vi: 'Tính lại từ đầu kể từ', en: 'Counted again from' }
    : CLOCK_WORDS[terms.kind].begins;
  const shiftsDay = term !== null && isShifted(term);
  const needsTime = shiftsDay || term?.ledger.kind !== 'days';
  const { vi, en } = needsTime ? momentText(day, minuteOfDayOf(startedAt, calendar.zone)) : dayText(day);
  const at = words.vi.endsWith(' từ') ? { vi: '', en: '' } : AT[needsTime ? 'moment' : 'day'];
  // What is handed over too late has not another day of receipt, only a later hour.
  const shift = shiftsDay && terms.kind !== 'hand_over' ? dayText(term.dayZero) : null;
  return {
    vi: `${words.vi} ${at.vi}${vi}${shift ? `, coi như nhận ${shift.vi}` : ''}`,
    en: `${words.en} ${at.en}${en}${shift ? `, counts as received on ${shift.en}` : ''}`,
  };
}

function isShifted({ dayZero, receivedOn }: TermProjection): boolean {
  return dayZero !== receivedOn;
}

function lengthOf({ clock, term, rows }: SentenceFacts): readonly Bilingual[] {
  const { limit, kind } = clock.terms;
  if (!limit || !term) return [FIXED_ELSEWHERE];
  const { vi, en } = limitText(limit);
  if (limit.unit === 'same_day') return [sameDayWords(kind, isShifted(term))];
  const firstDay = term.ledger.kind === 'days' ? rows.find(({ counted }) => counted)?.on : undefined;
  if (!firstDay) return [{ vi: `thời hạn ${vi}`, en: `time limit ${en}` }];
  const first = dayText(firstDay);
  return [{ vi: `thời hạn ${vi}, tính từ ${first.vi}`, en: `time limit ${en}, counted from ${first.en}` }];
}

/** `có tính ngày làm bù thứ Bảy ngày 22/08/2026`; empty where none was counted. */
export function makeUpDays(rows: readonly LedgerRow[]): readonly Bilingual[] {
  const days = rows.filter(({ counted, reason }) => counted && reason.code === 'makeup_work');
  if (days.length === 0) return [];
  const list = days.map(({ on }) => dayText(on));
  return [
    {
      vi: `có tính ngày làm bù ${list.map(({ vi }) => vi).join(', ')}`,
      en: `counting the make-up working day ${list.map(({ en }) => en).join(', ')}`,
    },
  ];
}

/** The pauses and outages that took time from the term. */
export function exclusionsOf({ clock, calendar, term, dueAt }: SentenceFacts): readonly Bilingual[] {
  const start = term?.startAt ?? clock.startedAt;
  return clock.exclusions
    .filter(({ from, to }) => to !== null && to > start && (dueAt === null || from <= dueAt))
    .map((exclusion) => exclusionSpan(exclusion, calendar));
}

function exclusionSpan(exclusion: Exclusion, { zone }: WorkingCalendar): Bilingual {
  const text = exclusionText(exclusion);
  const { from, to } = exclusion;
  const isPause = exclusion.kind === 'pause';
  const show = (at: Date) =>
    isPause ? dayText(localDayOf(at, zone)) : momentText(localDayOf(at, zone), minuteOfDayOf(at, zone));
  const [begin, end] = [show(from), show(to ?? from)];
  return {
    vi: `${lowerFirst(text.vi)} từ ${begin.vi} đến ${end.vi}, không tính vào thời hạn`,
    en: `${lowerFirst(text.en)} from ${begin.en} to ${end.en}, not counted`,
  };
}

export function extensionOf({ extension }: DeadlineClock): readonly Bilingual[] {
  if (!extension) return [];
  const { vi, en } = limitText(extension);
  return [{ vi: `gia hạn thêm ${vi}`, en: `extended by ${en}` }];
}

function rolled(rows: readonly LedgerRow[]): readonly Bilingual[] {
  if (rows.at(-1)?.reason.code !== 'rolled_forward') return [];
  return [{ vi: 'chuyển sang ngày làm việc tiếp theo', en: 'moved to the next working day' }];
}

/** An apology's clock has the legal term's days and ends ahead of it. */
function beforeApology({ clock, term, dueAt, calendar }: SentenceFacts): readonly Bilingual[] {
  if (clock.terms.kind !== 'apology' || !term || !dueAt) return [];
  const { vi, en } = dueText(term.dueAt, term, calendar.zone);
  const dayBefore = addDays(localDayOf(term.dueAt, calendar.zone), -1);
  const isRolledBack = localDayOf(dueAt, calendar.zone) < dayBefore;
  const back = isRolledBack
    ? {
        vi: ', gặp ngày nghỉ nên lùi về ngày làm việc liền trước',
        en: ', brought back to the working day before',
      }
    : { vi: '', en: '' };
  return [
    {
      vi: `hẹn trả ${vi}; văn bản xin lỗi gửi chậm nhất 01 ngày trước hạn${back.vi}`,
      en: `result due ${en}; an apology is due one day before${back.en}`,
    },
  ];
}

function ending({ clock, calendar, term, dueAt, standsStillSince }: SentenceFacts): Bilingual {
  const words = CLOCK_WORDS[clock.terms.kind].ends;
  if (dueAt) {
    const { vi, en } = dueText(dueAt, term, calendar.zone);
    return { vi: `${words.vi} ${vi}`, en: `${words.en} ${en}` };
  }
  const since = dayText(localDayOf(standsStillSince ?? clock.startedAt, calendar.zone));
  const open = clock.exclusions.findLast(({ kind }) => kind === 'pause');
  const { vi, en } = open ? exclusionText(open) : { vi: 'Tạm dừng', en: 'Paused' };
  return {
    vi: `${lowerFirst(vi)} từ ${since.vi}, chưa có hạn mới`,
    en: `${lowerFirst(en)} since ${since.en}, no due moment yet`,
  };
}

/** A due moment at midnight is read as 24:00 of the last day. */
export function dueText(dueAt: Date, term: TermProjection | null, zone: string): Bilingual {
  const { millisOfDay } = localMomentOf(dueAt, zone);
  const day = localDayOf(dueAt, zone);
  if (millisOfDay === 0 && term && term.lastDay < day) return momentText(term.lastDay, 1440);
  return momentText(day, Math.floor(millisOfDay / MILLIS_PER_MINUTE));
}

export function provisionalTail(publishedThrough: LocalDay): Bilingual {
  const day = dateText(publishedThrough);
  return {
    vi: ` Hạn này là tạm tính vì lịch nghỉ sau ngày ${day} chưa được công bố.`,
    en: ` This is provisional: the days off after ${day} have not been announced yet.`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
