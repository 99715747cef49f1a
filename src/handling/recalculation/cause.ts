import type { CalendarsById } from '../../domain/dossier/clock-calendars.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import type { MoveReason } from '../../dossiers/moved-dossiers.store.js';
import type { ClockSelection, RunningClock } from '../../dossiers/running-clocks.lookup.js';

/** What a walk does to every dossier that it meets. */
export interface Cause {
  readonly reason: MoveReason;
  readonly selection: ClockSelection;
  /** What the event says beside the clocks. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Public codes of calendars. */
  readonly codeOf: (calendarId: string) => string;
  /** The running clocks of one dossier on the calendars that count them now. */
  readonly placed: (running: readonly RunningClock[]) => readonly CaseClock[];
  /** These clocks as they have to be; the same objects where there is nothing to do. */
  readonly change: (clocks: readonly CaseClock[], calendars: CalendarsById) => readonly CaseClock[];
}

/** Clocks that stay on the calendars that they are on. */
export function whereTheyAre(running: readonly RunningClock[]): readonly CaseClock[] {
  return running.map(({ clock }) => clock);
}
