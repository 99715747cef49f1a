import type { StepRole } from '../workflow/workflow-plan.js';
import {
  absenceOn,
  isCovered,
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

/** Whether what he has in hand falls to the cover of its role: he is away, and nobody stands in who could do it. */
export function isLeftToCover(holder: Officer, place: StepPlace, attendance: Attendance): boolean {
  return (
    absenceOn(holder, attendance.day) !== null &&
    standInOf(holder, place, attendance) === null &&
    isCovered(place, attendance)
  );
}

/** Whether that officer does the step for its absent holder: he stands in, or covers the role where nobody does. */
export function bridges(
  officerId: string,
  holder: Officer,
  place: StepPlace,
  attendance: Attendance,
): boolean {
  const standIn = standInOf(holder, place, attendance);
  if (standIn !== null) return standIn.accountId === officerId;
  const officer = attendance.officers.get(officerId);
  const isCover = officer?.agencyId === place.agencyId && officer.roles.includes(place.coverRole ?? '');
  return isCover && isLeftToCover(holder, place, attendance);
}

/** Ids of those who are away that day and for whom that person is there. */
export function absentFor(accountId: string, attendance: Attendance): readonly string[] {
  return [...attendance.officers.values()]
    .filter((each) => each.accountId !== accountId && presentFor(each, attendance)?.accountId === accountId)
    .map((each) => each.accountId);
}

/** What somebody who is away may have in hand, and who does it meanwhile. */
export interface AbsentHolder {
  readonly holderId: string;
  readonly role: StepRole;
  readonly coverRole: StepRole | null;
  readonly standIn: Officer | null;
}

/** Everybody of the agency who is away that day, once for each kind of step that he may have in hand. */
export function absentHolders(
  agencyId: string,
  roles: readonly StepRole[],
  attendance: Attendance,
): readonly AbsentHolder[] {
  const { officers, day } = attendance;
  const away = [...officers.values()].filter(
    (each) => each.agencyId === agencyId && each.active && absenceOn(each, day) !== null,
  );
  const places = roles.flatMap((role) =>
    [null, ...roles].map((coverRole) => ({ agencyId, role, coverRole })),
  );
  return away.flatMap((holder) =>
    places
      .filter((place) => worksAt(holder, place, attendance))
      .map((place) => ({
        holderId: holder.accountId,
        role: place.role,
        coverRole: place.coverRole,
        standIn: standInOf(holder, place, attendance),
      })),
  );
}
