import type { ClockKind } from '../deadline/clock-facts.js';
import type { CaseClock } from './dossier-case.js';

/** By whose hours the clocks of one dossier are counted at present, as ids of calendars. */
export interface CountingHours {
  /** Of the offices of an agency. */
  readonly officeOf: (agencyId: string) => string;
  /** Of the desk that takes in and returns for the dossier's receiving agency. */
  readonly desk: string;
}

type CountedBy = 'office' | 'desk' | 'office_until_desk_closes';

/**
 * Whose time is measured (DESIGN 4): work at the desk by the desk's hours; the legal term by the competent agency's,
 * ended by the desk's close; everything else by its owner's.
 */
const COUNTED_BY: Readonly<Record<ClockKind, CountedBy>> = {
  intake_response: 'desk',
  hand_over: 'desk',
  processing: 'office_until_desk_closes',
  apology: 'office_until_desk_closes',
  leg: 'office',
  step: 'office',
  consultation: 'office',
  supplement_wait: 'office',
  return_limit: 'office',
  payment_wait: 'office',
  acknowledgement: 'office',
  result_correction: 'office',
};

/**
 * The clocks on the calendars that their agencies have at present; those that stand there already come back as the
 * same objects. Stopped clocks stay, and those whose due moment another system fixed.
 */
export function clocksInPlace(clocks: readonly CaseClock[], hours: CountingHours): readonly CaseClock[] {
  const placed = clocks.map((clock) => inPlace(clock, hours));
  return placed.every((clock, index) => clock === clocks[index]) ? clocks : placed;
}

function inPlace(clock: CaseClock, hours: CountingHours): CaseClock {
  if (clock.stoppedAt !== null || clock.terms.limit === null) return clock;
  const countedBy = COUNTED_BY[clock.terms.kind];
  const calendarId = countedBy === 'desk' ? hours.desk : hours.officeOf(clock.ownerAgencyId);
  const endsAtDesk = countedBy === 'office_until_desk_closes' && hours.desk !== calendarId;
  const deskCalendarId = endsAtDesk ? hours.desk : null;
  const stands = clock.calendarId === calendarId && clock.deskCalendarId === deskCalendarId;
  return stands ? clock : { ...clock, calendarId, deskCalendarId };
}
