import type { LocalDay } from '../calendar/local-day.js';
import type { StepRole } from '../workflow/workflow-plan.js';

/** vắng mặt: whole local days, the last one included. */
export interface Absence {
  readonly firstOn: LocalDay;
  readonly lastOn: LocalDay;
  /** người xử lý thay: does meanwhile what the absent one has in hand; null: nobody was named. */
  readonly standInId: string | null;
}

/** Somebody who does steps, as far as the rules look at him. */
export interface Officer {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly agencyId: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly absences: readonly Absence[];
}

export type Officers = ReadonlyMap<string, Officer>;

/** Where a step is done and by whom. */
export interface StepPlace {
  readonly agencyId: string;
  readonly role: StepRole;
}

export function worksAt({ active, agencyId, roles }: Officer, place: StepPlace): boolean {
  return active && agencyId === place.agencyId && roles.includes(place.role);
}
