import type { LocalDay } from '../calendar/local-day.js';
import type { StepRole } from '../workflow/workflow-plan.js';
import { worksAt, type Absence, type Officer, type Officers, type StepPlace } from './officers.js';

export function absenceOn({ absences }: Pick<Officer, 'absences'>, day: LocalDay): Absence | null {
  return absences.find(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn) ?? null;
}

/**
 * Who is there for somebody that day: he himself, or whoever stands in for him, or for that one if he is away too.
 * null: nobody.
 */
export function presentFor(officer: Officer, day: LocalDay, officers: Officers): Officer | null {
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
export function standInOf(
  holder: Officer,
  place: StepPlace,
  day: LocalDay,
  officers: Officers,
): Officer | null {
  const present = presentFor(holder, day, officers);
  return present && present.accountId !== holder.accountId && worksAt(present, place) ? present : null;
}

/** Ids of those who are away that day and for whom that person is there. */
export function absentFor(accountId: string, day: LocalDay, officers: Officers): readonly string[] {
  return [...officers.values()]
    .filter(
      (each) => each.accountId !== accountId && presentFor(each, day, officers)?.accountId === accountId,
    )
    .map((each) => each.accountId);
}

/** What somebody who is away has in hand of one role, and who does it meanwhile. */
export interface AbsentHolder {
  readonly holderId: string;
  readonly role: StepRole;
  readonly standIn: Officer | null;
}

/** Everybody of the agency who is away that day, once for each role of which he may have steps in hand. */
export function absentHolders(
  agencyId: string,
  roles: readonly StepRole[],
  { day, officers }: { readonly day: LocalDay; readonly officers: Officers },
): readonly AbsentHolder[] {
  const away = [...officers.values()].filter((each) => absenceOn(each, day) !== null);
  return away.flatMap((holder) =>
    roles
      .filter((role) => worksAt(holder, { agencyId, role }))
      .map((role) => ({
        holderId: holder.accountId,
        role,
        standIn: standInOf(holder, { agencyId, role }, day, officers),
      })),
  );
}
