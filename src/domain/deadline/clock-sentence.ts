import type { DeadlineClock, Exclusion } from './clock-facts.js';
import { isSettled } from './clock-projection.js';
import { beginsWords, type ClockBeginning } from './clock-beginning.js';
import { CLOCK_WORDS, FIXED_ELSEWHERE, sameDayWords } from './clock-words.js';
import { daysOffWords } from './days-off-words.js';
import type { LedgerRow } from './explanation-rows.js';
import {
  dateText,
  dayText,
  dueText,
  exclusionText,
  instantText,
  limitText,
  type Bilingual,
} from './explanation-words.js';
import { addDays, formatTimeOfDay, type LocalDay } from '../calendar/local-day.js';
import type { TermProjection } from './time-limit.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { endMomentOf, localDayOf, minuteOfDayOf } from '../calendar/zoned-time.js';

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
  readonly began: ClockBeginning;
}

/** What stands before a moment or a day, unless the words before it end with "from" already. */
const AT = { moment: { vi: 'lúc ', en: 'at ' }, day: { vi: '', en: 'on ' } } as const;

/** The paragraph a clerk reads aloud: from when, how long, what was left out, until when. */
export function clockSentence(facts: SentenceFacts): Bilingual {
  const parts = [
    beginning(facts),
    ...lengthOf(facts),
    ...notCountedWords(facts),
    ...exclusionsOf(facts),
    ...extensionOf(facts.clock),
    ...rolledWords(facts.rows),
    ...beforeApology(facts),
    ending(facts),
  ];
  const told = { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') };
  const sentences = facts.provisional ? [told, provisionalWords(facts.calendar.publishedThrough)] : [told];
  return {
    vi: sentences.map(({ vi }) => `${vi}.`).join(' '),
    en: sentences.map(({ en }) => `${en}.`).join(' '),
  };
}

function beginning({ clock, calendar, term, began }: SentenceFacts): Bilingual {
  const { startedAt, terms } = clock;
  const words = beginsWords(terms.kind, began);
  const shiftsDay = term !== null && isShifted(term);
  const needsTime = shiftsDay || term?.ledger.kind !== 'days';
  const { zone } = calendar;
  const { vi, en } = needsTime ? instantText(startedAt, zone) : dayText(localDayOf(startedAt, zone));
  const at = words.vi.endsWith(' từ') ? { vi: '', en: '' } : AT[needsTime ? 'moment' : 'day'];
  // What is handed over too late has not another day of receipt, only a later hour.
  const shift = shiftsDay && terms.kind !== 'hand_over' ? dayText(term.dayZero) : null;
  const taken = COUNTS_AS[terms.kind === 'leg' ? 'begun' : 'received'];
  return {
    vi: `${words.vi} ${at.vi}${vi}${shift ? `, ${taken.vi} ${shift.vi}` : ''}`,
    en: `${words.en} ${at.en}${en}${shift ? `, ${taken.en} ${shift.en}` : ''}`,
  };
}

const COUNTS_AS: Readonly<Record<'received' | 'begun', Bilingual>> = {
  received: { vi: 'coi như nhận', en: 'counts as received on' },
  begun: { vi: 'coi như bắt đầu', en: 'counts as begun on' },
};

function isShifted({ dayZero, receivedOn }: TermProjection): boolean {
  return dayZero !== receivedOn;
}

function lengthOf({ clock, term, rows, began }: SentenceFacts): readonly Bilingual[] {
  const { limit, kind } = clock.terms;
  if (!limit || !term) return [FIXED_ELSEWHERE];
  const { vi, en } = limitText(limit);
  if (limit.unit === 'same_day') return [sameDayWords(kind, isShifted(term))];
  const name =
    began === 'own_term'
      ? { vi: 'thời hạn thẩm định sau bổ sung', en: 'time limit after the supplement' }
      : { vi: 'thời hạn', en: 'time limit' };
  const firstDay = term.ledger.kind === 'days' ? rows.find(({ counted }) => counted)?.on : undefined;
  if (!firstDay) return [{ vi: `${name.vi} ${vi}`, en: `${name.en} ${en}` }];
  const first = dayText(firstDay);
  return [{ vi: `${name.vi} ${vi}, tính từ ${first.vi}`, en: `${name.en} ${en}, counted from ${first.en}` }];
}

/** The days off that lay within the term, and the make-up days that counted. */
export function notCountedWords({ rows, calendar, clock }: SentenceFacts): readonly Bilingual[] {
  if (clock.terms.limit?.unit === 'same_day') return [];
  // What only pushes the end to the next working day is told as that.
  const last = isRolled(rows) ? rows.findLastIndex(({ counted }) => counted) : rows.length - 1;
  return [...daysOffWords(rows.slice(0, last + 1), calendar), ...makeUpDays(rows)];
}

/** `có tính ngày làm bù thứ Bảy ngày 22/08/2026`; empty where none was counted. */
function makeUpDays(rows: readonly LedgerRow[]): readonly Bilingual[] {
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

/** The pauses and outages that took time from the term; one in which the clock was stopped has no end of its own. */
export function exclusionsOf({ clock, calendar, term, dueAt }: SentenceFacts): readonly Bilingual[] {
  const start = term?.startAt ?? clock.startedAt;
  return clock.exclusions
    .filter(isSettled(clock))
    .filter(({ from, to }) => to > start && (dueAt === null || from <= dueAt))
    .map((exclusion) => exclusionSpan(exclusion, calendar));
}

function exclusionSpan(exclusion: Exclusion, { zone }: WorkingCalendar): Bilingual {
  const text = exclusionText(exclusion);
  const { from, to } = exclusion;
  const isPause = exclusion.kind === 'pause';
  const span = isPause ? dayspan(from, to ?? from, zone) : timespan(from, to ?? from, zone);
  return {
    vi: `${lowerFirst(text.vi)} ${span.vi}, không tính vào thời hạn`,
    en: `${lowerFirst(text.en)} ${span.en}, not counted`,
  };
}

function dayspan(from: Date, to: Date, zone: string): Bilingual {
  const [begin, end] = [dayText(localDayOf(from, zone)), dayText(localDayOf(to, zone))];
  if (begin.vi === end.vi) return { vi: `trong ${begin.vi}`, en: `on ${begin.en}` };
  return { vi: `từ ${begin.vi} đến ${end.vi}`, en: `from ${begin.en} to ${end.en}` };
}

/** `từ 08:00 đến 10:00 thứ Ba ngày 06/10/2026`: a day that is the same is said once. */
function timespan(from: Date, to: Date, zone: string): Bilingual {
  const [begin, end] = [instantText(from, zone), dueText(to, zone)];
  const isOneDay = localDayOf(from, zone) === endMomentOf(to, zone).day;
  const since = isOneDay ? formatTimeOfDay(minuteOfDayOf(from, zone)) : null;
  return { vi: `từ ${since ?? begin.vi} đến ${end.vi}`, en: `from ${since ?? begin.en} to ${end.en}` };
}

export function extensionOf({ extension }: DeadlineClock): readonly Bilingual[] {
  if (!extension) return [];
  const { vi, en } = limitText(extension);
  return [{ vi: `gia hạn thêm ${vi}`, en: `extended by ${en}` }];
}

/** Whose last day is a day off, it ends on the next working day (Civil Code 2015 art. 148). */
export function rolledWords(rows: readonly LedgerRow[]): readonly Bilingual[] {
  const last = isRolled(rows) ? rows.findLast(({ counted }) => counted) : undefined;
  if (!last) return [];
  const { vi, en } = dayText(last.on);
  return [
    {
      vi: `ngày cuối là ${vi}, gặp ngày nghỉ nên chuyển sang ngày làm việc tiếp theo`,
      en: `the last day, ${en}, is a day off and moved to the next working day`,
    },
  ];
}

function isRolled(rows: readonly LedgerRow[]): boolean {
  return rows.at(-1)?.reason.code === 'rolled_forward';
}

/** An apology's clock has the legal term's days and ends ahead of it. */
function beforeApology({ clock, term, dueAt, calendar }: SentenceFacts): readonly Bilingual[] {
  if (clock.terms.kind !== 'apology' || !term || !dueAt) return [];
  const { vi, en } = dueText(term.dueAt, calendar.zone);
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

function ending({ clock, calendar, dueAt, standsStillSince }: SentenceFacts): Bilingual {
  const words = CLOCK_WORDS[clock.terms.kind].ends;
  if (dueAt) {
    const { vi, en } = dueText(dueAt, calendar.zone);
    return { vi: `${words.vi} ${vi}`, en: `${words.en} ${en}` };
  }
  const since = dayText(localDayOf(standsStillSince ?? clock.startedAt, calendar.zone));
  const open = clock.exclusions.findLast(({ kind }) => kind === 'pause');
  const { vi, en } = open ? exclusionText(open) : { vi: 'Tạm dừng', en: 'Paused' };
  const then = clock.stoppedAt ? UNTIL_ITS_END : NO_DUE_MOMENT_YET;
  return {
    vi: `${lowerFirst(vi)} từ ${since.vi}${then.vi}`,
    en: `${lowerFirst(en)} since ${since.en}${then.en}`,
  };
}

/** What is to be added where a clock stands still, or stood still when it was stopped. */
export const NO_DUE_MOMENT_YET: Bilingual = { vi: ', chưa có hạn mới', en: ', no due moment yet' };
export const UNTIL_ITS_END: Bilingual = { vi: ' cho đến khi kết thúc', en: ' until its end' };

export function provisionalWords(publishedThrough: LocalDay): Bilingual {
  const day = dateText(publishedThrough);
  return {
    vi: `Hạn này là tạm tính vì lịch nghỉ sau ngày ${day} chưa được công bố`,
    en: `This is provisional: the days off after ${day} have not been announced yet`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
