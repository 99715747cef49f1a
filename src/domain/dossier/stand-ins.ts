import type { StepRole } from '../workflow/workflow-plan.js';
import {
  absenceOn,
  worksAt,
  type Absence,
  type Attendance,
  type Officer,
  type StepPlace,
} from './officers.js';

/**
 * Who is there for somebody that day: he himself, or whoever stands in for him, or for that one if he is away too.
 * null: nobody.
 */
export function presentFor(officer: Officer, { officers, day }: Attendance): Officer | null {
  const asked = new Set<string>();
  let present: Officer | undefined = officer;
  while (present) {
    const absence: Absence | null = absenceOn(present, day);
    if (absence === null) return present;
    if (asked.has(present.accountId)) return null;
    asked.add(present.accountId);
    present = officers.get(absence.standInId ?? '');
  }
  return null;
}

/** Who does that step for its absent holder; null: he is there himself, or nobody who could do it stands in. */
export function standInOf(holder: Officer, place: StepPlace, attendance: Attendance): Officer | null {
  const present = presentFor(holder, attendance);
  const isAnother = present !== null && present.accountId !== holder.accountId;
  return isAnother && worksAt(present, place, attendance) ? present : null;
}

/** Ids of those who are away that day and for whom that person is there. */
export function absentFor(accountId: string, attendance: Attendance): readonly string[] {
  return [...attendance.officers.values()]
    .filter((each) => each.accountId !== accountId && presentFor(each, attendance)?.accountId === accountId)
    .map((each) => each.accountId);
}

/** What somebody who is away has in hand in one of his roles, and who does it meanwhile. */
export interface AbsentHolder {
  readonly holderId: string;
  readonly role: StepRole;
  readonly standIn: Officer | null;
}

/** Everybody of the agency who is away that day, once for each role of which he may have steps in hand. */
export function absentHolders(
  agencyId: string,
  roles: readonly StepRole[],
  attendance: Attendance,
): readonly AbsentHolder[] {
  const { officers, day } = attendance;
  const away = [...officers.values()].filter(
    (each) => each.agencyId === agencyId && each.active && absenceOn(each, day) !== null,
  );
  return away.flatMap((holder) =>
    roles
      .filter((role) => holder.roles.includes(role))
      .map((role) => ({
        holderId: holder.accountId,
        role,
        standIn: standInOf(holder, { agencyId, role }, attendance),
      })),
  );
}
