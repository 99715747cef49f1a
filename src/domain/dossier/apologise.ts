import { DomainError } from '../domain-error.js';
import { daysBetween, type LocalDay } from '../calendar/local-day.js';
import { localDayOf } from '../calendar/zoned-time.js';
import { apologyLimitOf } from '../deadline/hand-over.js';
import { dueMoment, validateTimeLimit, type TimeLimit } from '../deadline/time-limit.js';
import { isAheadEnough, isKind, legalClockOf, NO_CUT_OFF, stopClocks } from './case-clocks.js';
import { assertAllowed } from './dossier-lifecycle.js';
import type { CaseContext, CaseFlag, Decision, DossierCase, ReAppointment } from './dossier-case.js';

export interface ApologiseCommand {
  /** What the agency asks for on top, counted from the due day. */
  readonly extra: TimeLimit;
  readonly reason: string;
  readonly signedBy: string;
  readonly signedName: string;
}

/**
 * The agency says sorry and names a new appointment, once (Decree 118/2025 art. 19.6). The legal due moment stays
 * where it is, and with it whether the dossier is on time. Sent too late it is stored and flagged.
 * @throws DomainError action-not-allowed, already-re-appointed, no-due-moment (the clock stands still),
 *   invalid-time-limit, promise-too-early
 */
export function apologise(before: DossierCase, command: ApologiseCommand, context: CaseContext): Decision {
  const dueAt = dueMomentOf(before);
  const promisedDueAt = promisedFrom(dueAt, command.extra, context);
  return reAppointed(before, { ...command, dueAt, promisedDueAt }, context);
}

/** An apology that another system sent at `context.now`: it named the new appointment, not how it was counted. */
export interface ToldApology {
  readonly promisedDueAt: Date;
  readonly reason: string;
  readonly signedName: string;
}

/** As `apologise`, of what was promised elsewhere. @throws DomainError as `apologise` */
export function apologisedElsewhere(before: DossierCase, told: ToldApology, context: CaseContext): Decision {
  const dueAt = dueMomentOf(before);
  const extra = extraBetween(dueAt, told.promisedDueAt, context);
  return reAppointed(before, { ...told, dueAt, extra, signedBy: null }, context);
}

function dueMomentOf({ dossier: { state, dueAt, promisedDueAt } }: DossierCase): Date {
  assertAllowed(state, 'apologise');
  if (promisedDueAt) throw new DomainError('already-re-appointed', { promisedDueAt });
  if (!dueAt) throw new DomainError('no-due-moment', {});
  return dueAt;
}

type Appointment = Omit<ReAppointment, 'apologyDueAt' | 'sentAt' | 'late'>;

function reAppointed(before: DossierCase, given: Appointment, context: CaseContext): Decision {
  const { reason, extra, dueAt, promisedDueAt, signedBy, signedName } = given;
  const limit = apologyLimit(before, dueAt, context);
  // The desk is told to send it by the last working day before; by law the whole day before is in time.
  const late = limit.binds && localDayOf(context.now, context.zone) > limit.legalOn;
  const reAppointment: ReAppointment = {
    reason,
    extra,
    dueAt,
    promisedDueAt,
    apologyDueAt: limit.at,
    sentAt: context.now,
    late,
    signedBy,
    signedName,
  };
  const sent = stopClocks(before, isKind('apology'), context);
  return {
    after: { ...sent, dossier: { ...sent.dossier, promisedDueAt } },
    events: [{ type: 'apology_sent', data: eventData(reAppointment) }],
    flags: late ? [lateFlag(reAppointment, context)] : [],
    reAppointment,
  };
}

/** The same arithmetic as of every term: the due day is day zero, the end is at close of both offices. */
function promisedFrom(dueAt: Date, extra: TimeLimit, { now, competent, desk }: CaseContext): Date {
  validateTimeLimit(extra, 'extra');
  const { dueAt: promisedDueAt } = dueMoment(extra, dueAt, {
    calendar: competent.calendar,
    deskCalendar: desk.calendarId === competent.calendarId ? null : desk.calendar,
    cutOff: NO_CUT_OFF,
    binds: 'agency',
  });
  if (promisedDueAt > dueAt && promisedDueAt > now) return promisedDueAt;
  throw new DomainError('promise-too-early', { promisedDueAt, dueAt }, 'extra');
}

/** The days that a promised moment lies behind the due day; counted ones where it ends on one. */
function extraBetween(
  dueAt: Date,
  promisedDueAt: Date,
  { now, competent: { calendar } }: CaseContext,
): TimeLimit {
  const dueOn = localDayOf(dueAt, calendar.zone);
  const promisedOn = localDayOf(promisedDueAt, calendar.zone);
  if (promisedOn <= dueOn || promisedDueAt <= now) {
    throw new DomainError('promise-too-early', { promisedDueAt, dueAt }, 'promisedDueAt');
  }
  return calendar.isCounted(promisedOn)
    ? { amount: calendar.countedDaysBetween(dueOn, promisedOn), unit: 'working_day' }
    : { amount: daysBetween(dueOn, promisedOn), unit: 'day' };
}

/** A term too short for an apology a day ahead cannot have one that comes late. */
function apologyLimit(
  before: DossierCase,
  dueAt: Date,
  { competent }: CaseContext,
): { readonly at: Date; readonly legalOn: LocalDay; readonly binds: boolean } {
  const { legalOn, dueAt: at } = apologyLimitOf(dueAt, competent.calendar);
  const startedAt = legalClockOf(before)?.startedAt;
  const binds = startedAt === undefined || isAheadEnough(at, startedAt, competent.calendar.zone);
  return { at, legalOn, binds };
}

function eventData(sent: ReAppointment): Record<string, unknown> {
  const { reason, extra, dueAt, promisedDueAt, apologyDueAt, late, signedName } = sent;
  return {
    reason,
    extra,
    dueAt: dueAt.toISOString(),
    promisedDueAt: promisedDueAt.toISOString(),
    apologyDueAt: apologyDueAt.toISOString(),
    late,
    signedName,
  };
}

function lateFlag({ apologyDueAt, dueAt }: ReAppointment, { competent }: CaseContext): CaseFlag {
  return {
    kind: 'apology_late',
    subject: 'apology',
    agencyId: competent.agencyId,
    momentAt: apologyDueAt,
    detail: { dueAt: dueAt.toISOString(), apologyDueAt: apologyDueAt.toISOString() },
  };
}
