import { recordOutage, reprojectClock } from '../deadline/deadline-clock.js';
import { syncDue } from './case-clocks.js';
import { calendarsOf, type CalendarsById } from './clock-calendars.js';
import type { CaseClock, DossierCase } from './dossier-case.js';

/**
 * The clocks of one dossier on changed calendars. Clocks that stay where they are come back as the same objects;
 * generations stay. The apology's clock moves with the legal one, since it is made from the same facts.
 * @throws DomainError `out-of-calendar`
 */
export function reprojectClocks(
  clocks: readonly CaseClock[],
  calendars: CalendarsById,
): readonly CaseClock[] {
  return changedOnly(clocks, (clock) => reprojectClock(clock, calendarsOf(clock, calendars)));
}

/**
 * Takes a breakdown out of the running clocks that `applies` names. Told twice of the same breakdown it changes
 * nothing; clocks that started after it, or that it does not concern, come back as the same objects.
 * @param applies asked of the legal clock for the apology's too, which counts to the same end
 * @throws DomainError `clock-refused` when it does not end after it began; `out-of-calendar`
 */
export function recordOutageOn(
  clocks: readonly CaseClock[],
  from: Date,
  to: Date,
  calendars: CalendarsById,
  applies: (clock: CaseClock) => boolean,
): readonly CaseClock[] {
  const legal = clocks.find(({ terms }) => terms.kind === 'processing');
  return changedOnly(clocks, (clock) => {
    const asked = clock.terms.kind === 'apology' ? (legal ?? clock) : clock;
    const concerns = clock.stoppedAt === null && clock.startedAt < to && applies(asked);
    return concerns && !isRecorded(clock, from, to)
      ? recordOutage(clock, from, to, calendarsOf(clock, calendars))
      : clock;
  });
}

/** The case with recalculated clocks: the dossier and its open steps show their due moments. */
export function withRecalculated(before: DossierCase, clocks: readonly CaseClock[]): DossierCase {
  return clocks === before.clocks ? before : syncDue({ ...before, clocks });
}

function isRecorded({ exclusions }: CaseClock, from: Date, to: Date): boolean {
  return exclusions.some(
    (one) =>
      one.kind === 'outage' && one.from.getTime() === from.getTime() && one.to?.getTime() === to.getTime(),
  );
}

function changedOnly(
  clocks: readonly CaseClock[],
  change: (clock: CaseClock) => ReturnType<typeof reprojectClock>,
): readonly CaseClock[] {
  const after = clocks.map((clock) => {
    const changed = change(clock);
    return changed === clock ? clock : { ...clock, ...changed };
  });
  return after.every((clock, index) => clock === clocks[index]) ? clocks : after;
}
