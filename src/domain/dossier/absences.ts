import { daysBetween, type LocalDay } from '../calendar/local-day.js';
import { DomainError } from '../domain-error.js';
import type { StepRole } from '../workflow/workflow-plan.js';
import type { Absence, Officer } from './officers.js';

export const STEP_ROLES: readonly StepRole[] = ['reception_officer', 'processing_officer', 'approver'];

/** A longer one is a slip of the pen, or somebody whose account is to be closed. */
const MOST_DAYS = 366;

type Days = Pick<Absence, 'firstOn' | 'lastOn'>;

/** @throws DomainError absence-days-reversed, absence-over (it ended before `notBefore`), absence-too-long */
export function assertDays({ firstOn, lastOn }: Days, notBefore: LocalDay): void {
  if (lastOn < firstOn) throw new DomainError('absence-days-reversed', { firstOn, lastOn }, 'lastOn');
  if (lastOn < notBefore) throw new DomainError('absence-over', { lastOn }, 'lastOn');
  if (daysBetween(firstOn, lastOn) >= MOST_DAYS) {
    throw new DomainError('absence-too-long', { most: MOST_DAYS }, 'lastOn');
  }
}

/** A day on which somebody may have stood in stays on record. @throws DomainError absence-begun */
export function assertNotBegun({ firstOn }: Days, today: LocalDay): void {
  if (firstOn < today) throw new DomainError('absence-begun', { firstOn });
}

/** Only somebody who does steps is missed. @throws DomainError absence-without-work */
export function assertDoesSteps(person: Officer): void {
  if (person.active && person.agencyId !== null && stepRolesOf(person).length > 0) return;
  throw new DomainError('absence-without-work', { username: person.username }, 'username');
}

/**
 * Whoever stands in works at the same agency and can do at least some of the work.
 * @throws DomainError stand-in-unfit
 */
export function assertStandsIn(person: Officer, standIn: Officer | null, username: string): Officer {
  const isColleague = standIn?.active === true && standIn.agencyId === person.agencyId;
  const isAble = standIn !== null && stepRolesOf(person).some((role) => standIn.roles.includes(role));
  if (!isColleague || !isAble || standIn.accountId === person.accountId) {
    throw new DomainError('stand-in-unfit', { username }, 'standIn');
  }
  return standIn;
}

function stepRolesOf({ roles }: Officer): readonly StepRole[] {
  return STEP_ROLES.filter((role) => roles.includes(role));
}
