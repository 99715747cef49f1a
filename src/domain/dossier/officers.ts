import type { LocalDay } from '../calendar/local-day.js';
import { localDayOf } from '../calendar/zoned-time.js';
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

/** By account. */
export type Officers = ReadonlyMap<string, Officer>;

/** All the staff, and the day on which it is asked who is there. */
export interface Attendance {
  readonly officers: Officers;
  readonly day: LocalDay;
}

/** Where a step is done and by whom. */
export interface StepPlace {
  readonly agencyId: string;
  readonly role: StepRole;
  /** Who does it on a day when nobody of that role is there. */
  readonly coverRole?: StepRole | null;
}

export function attendanceIn(context: {
  readonly officers: Officers;
  readonly now: Date;
  readonly zone: string;
}): Attendance {
  return { officers: context.officers, day: localDayOf(context.now, context.zone) };
}

export function absenceOn({ absences }: Pick<Officer, 'absences'>, day: LocalDay): Absence | null {
  return absences.find(({ firstOn, lastOn }) => firstOn <= day && day <= lastOn) ?? null;
}

/** Whether somebody may do such steps: by the role itself, or as its cover on a day when nobody of it is there. */
export function worksAt(
  { active, agencyId, roles }: Pick<Officer, 'active' | 'agencyId' | 'roles'>,
  place: StepPlace,
  attendance: Attendance,
): boolean {
  if (!active || agencyId !== place.agencyId) return false;
  if (roles.includes(place.role)) return true;
  const { coverRole } = place;
  return !!coverRole && roles.includes(coverRole) && !isStaffed(place, attendance);
}

/** Whether those who cover the role do its work that day: nobody of the role itself is there, and one of them is. */
export function isCovered(place: StepPlace, attendance: Attendance): boolean {
  const { agencyId, coverRole } = place;
  return !!coverRole && !isStaffed(place, attendance) && isStaffed({ agencyId, role: coverRole }, attendance);
}

/** Whether somebody of the role is there that day. */
export function isStaffed({ agencyId, role }: StepPlace, { officers, day }: Attendance): boolean {
  for (const officer of officers.values()) {
    const isOne = officer.active && officer.agencyId === agencyId && officer.roles.includes(role);
    if (isOne && absenceOn(officer, day) === null) return true;
  }
  return false;
}
