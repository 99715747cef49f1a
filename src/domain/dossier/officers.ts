import type { StepRole } from '../workflow/workflow-plan.js';

/** Somebody who does steps, as far as the rules look at him. */
export interface Officer {
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly agencyId: string | null;
  readonly roles: readonly string[];
  readonly active: boolean;
}

/** Where a step is done and by whom. */
export interface StepPlace {
  readonly agencyId: string;
  readonly role: StepRole;
}

export function worksAt({ active, agencyId, roles }: Officer, place: StepPlace): boolean {
  return active && agencyId === place.agencyId && roles.includes(place.role);
}
