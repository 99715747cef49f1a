import type { ClockKind, Exclusion } from './clock-facts.js';
import type { DayLedger } from './day-ledger.js';
import { earlier, later } from './excluded-time.js';
import { exclusionText, reasonText, type Bilingual } from './explanation-words.js';
import { fromEpochDay, toEpochDay, type LocalDay } from '../calendar/local-day.js';
import { afterHoursText, sameDayText, shiftedStart, type Start } from './start-words.js';
import type { TermProjection } from './time-limit.js';
import type { TimeLedger } from './time-ledger.js';
import type { DayReason, WorkingCalendar } from '../calendar/working-calendar.js';
import { instantAt, localDayOf, MILLIS_PER_MINUTE } from '../calendar/zoned-time.js';

/** One day of a ledger. */
export interface LedgerRow {
  readonly on: LocalDay;
  readonly counted: boolean;
  /** What the day contributes, in the ledger's unit: 1 or 0 days, or minutes. */
  readonly amount: number;
  readonly reason: Bilingual & { readonly code: DayReason };
  readonly note: Bilingual | null;
}

/** What the rows are read from. */
export interface LedgerView {
  readonly kind: ClockKind;
  readonly term: TermProjection;
  readonly calendar: WorkingCalendar;
  readonly exclusions: readonly Exclusion[];
  readonly start: Start;
  /** Set while the clock stands still: nothing is counted after that. */
  readonly standsStillSince: Date | null;
}

/** Nothing of the term was left when the pause ended. */
const DUE_ON_RESUMING: Bilingual = { vi: 'Hết tạm dừng, đến hạn trong ngày', en: 'Pause over, due this day' };

interface ExcludedDays {
  readonly after: LocalDay;
  readonly through: LocalDay;
  readonly exclusion: Exclusion;
}

/** Every day from the start to the last day, counted or skipped and why, in order. */
export function ledgerRows(view: LedgerView): readonly LedgerRow[] {
  const { ledger } = view.term;
  return ledger.kind === 'days' ? dayRows(view, ledger) : timeRows(view, ledger);
}

function dayRows(view: LedgerView, ledger: DayLedger): readonly LedgerRow[] {
  const pauses = excludedDays(view, 'pause');
  let place = 0;
  return daysShown(view).map((on) => {
    while (place < ledger.stretches.length && (ledger.stretches[place]?.through ?? on) < on) place += 1;
    const stretch = ledger.stretches[place];
    const fact = view.calendar.reasonOf(on);
    const isInside = stretch !== undefined && on > stretch.after && on <= stretch.through;
    if (isInside && stretch.counts === 'calendar_days') return row(on, 1, 'calendar_day', fact.name);
    if (isInside && fact.counted) return row(on, 1, fact.reason, fact.name);
    return skippedDay(view, ledger, on, pauses);
  });
}

function skippedDay(
  view: LedgerView,
  ledger: DayLedger,
  on: LocalDay,
  pauses: readonly ExcludedDays[],
): LedgerRow {
  const { term, calendar } = view;
  if (on === term.receivedOn || on === term.dayZero) return dayZeroRow(on, view);
  const fact = calendar.reasonOf(on);
  const pause = pauses.find(({ after, through }) => after < on && on <= through);
  const isCalendarTerm = ledger.stretches[0]?.counts === 'calendar_days';
  if (pause && (fact.counted || isCalendarTerm))
    return pauseRow(on, pause.exclusion, on === ledger.baseDay ? DUE_ON_RESUMING : null);
  if (!fact.counted) return row(on, 0, fact.reason, fact.name);
  return on > ledger.baseDay ? outageRow(on, ledger) : row(on, 0, 'rolled_forward', null);
}

function timeRows(view: LedgerView, ledger: TimeLedger): readonly LedgerRow[] {
  const { calendar, standsStillSince: until } = view;
  const stretches = until
    ? ledger.stretches
        .filter(({ from }) => from < until)
        .map(({ from, to }) => ({ from, to: earlier(to, until) }))
    : ledger.stretches;
  const excluded = [...excludedDays(view, 'pause'), ...excludedDays(view, 'outage')];
  let place = 0;
  return daysShown(view).map((on) => {
    const [from, to] = [instantAt(on, 0, calendar.zone), instantAt(on, 1440, calendar.zone)];
    while (place < stretches.length && (stretches[place]?.to ?? from) <= from) place += 1;
    let millis = 0;
    for (let next = place; next < stretches.length; next += 1) {
      const stretch = stretches[next];
      if (!stretch || stretch.from >= to) break;
      millis += ledger.scale.between(later(stretch.from, from), earlier(stretch.to, to));
    }
    const exclusion = excluded.find(({ after, through }) => after <= on && on <= through)?.exclusion ?? null;
    if (millis === 0) return idleDay(on, view, exclusion);
    const fact = calendar.reasonOf(on);
    const reason = ledger.scale.kind === 'elapsed' ? 'calendar_day' : fact.reason;
    const note = exclusion ? exclusionText(exclusion) : null;
    return row(on, millis / MILLIS_PER_MINUTE, reason, fact.name, note);
  });
}

function idleDay(on: LocalDay, view: LedgerView, exclusion: Exclusion | null): LedgerRow {
  const { calendar, term, start } = view;
  const fact = calendar.reasonOf(on);
  if (!fact.counted) return row(on, 0, fact.reason, fact.name);
  if (exclusion?.kind === 'pause') return pauseRow(on, exclusion);
  if (exclusion) return row(on, 0, 'outage', null, exclusionText(exclusion));
  const isAfterHours = on === term.dayZero && start.at >= calendar.closeOf(on);
  return isAfterHours ? zeroRow(on, afterHoursText()) : dayZeroRow(on, view);
}

function daysShown({ term, calendar, standsStillSince }: LedgerView): readonly LocalDay[] {
  const last = standsStillSince ? localDayOf(standsStillSince, calendar.zone) : term.lastDay;
  const first = toEpochDay(term.receivedOn);
  return Array.from({ length: Math.max(1, toEpochDay(last) - first + 1) }, (_, index) =>
    fromEpochDay(first + index),
  );
}

/** The days that each finished exclusion took, those that began after the due moment left out. */
function excludedDays(view: LedgerView, kind: Exclusion['kind']): readonly ExcludedDays[] {
  const { calendar, term } = view;
  return view.exclusions.flatMap((exclusion): ExcludedDays[] => {
    const { from, to } = exclusion;
    if (exclusion.kind !== kind || !to || to <= term.startAt || from > term.dueAt) return [];
    return [{ after: localDayOf(from, calendar.zone), through: localDayOf(to, calendar.zone), exclusion }];
  });
}

/** The day of the event; where it counts as another day's, that day's; of a same-day term, the whole of it. */
function dayZeroRow(on: LocalDay, { kind, term, calendar, start }: LedgerView): LedgerRow {
  const { receivedOn, dayZero, lastDay, ledger } = term;
  if (on === receivedOn && on !== dayZero) {
    const { reason, note } = shiftedStart(kind, start, dayZero, calendar);
    return zeroRow(on, reason, note);
  }
  const isSameDay = on === lastDay && ledger.kind === 'days' && ledger.stretches.length === 0;
  return isSameDay ? zeroRow(on, sameDayText(kind, dayZero !== receivedOn)) : row(on, 0, 'day_zero', null);
}

function zeroRow(on: LocalDay, text: Bilingual, note: Bilingual | null = null): LedgerRow {
  return { on, counted: false, amount: 0, reason: { code: 'day_zero', ...text }, note };
}

function pauseRow(on: LocalDay, exclusion: Exclusion, note: Bilingual | null = null): LedgerRow {
  const text = exclusionText(exclusion);
  return { ...row(on, 0, 'pause', null, note), reason: { code: 'pause', ...text } };
}

function outageRow(on: LocalDay, { outageMillis }: DayLedger): LedgerRow {
  const minutes = Math.round(outageMillis / MILLIS_PER_MINUTE);
  const note = { vi: `Bù ${minutes} phút làm việc`, en: `${minutes} working minutes made up` };
  return row(on, 0, 'outage', null, note);
}

function row(
  on: LocalDay,
  amount: number,
  code: DayReason,
  name: string | null,
  note: Bilingual | null = null,
): LedgerRow {
  return { on, counted: amount > 0, amount, reason: { code, ...reasonText(code, name) }, note };
}
