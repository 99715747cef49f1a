import { Injectable } from '@nestjs/common';
import { absenceOn, isCovered, worksAt } from '../../domain/dossier/officers.js';
import { standInOf } from '../../domain/dossier/stand-ins.js';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';
import type { OfficerResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import type { StoredAbsence } from '../../registers/staff/absences.store.js';
import {
  AccountLookup,
  type KnownAccount,
  type KnownAccounts,
} from '../../registers/staff/account.lookup.js';
import { AbsenceRights } from './absence-rights.js';
import type { AbsenceResponse, AbsenceState } from './absence.responses.js';

/** Open steps of one kind that were given to somebody. */
interface HeldSteps {
  readonly role: StepRole;
  readonly coverRole: StepRole | null;
  readonly count: number;
}

/** With the open steps of the person, also those that he does not hold any more. */
export type AbsenceRow = Pick<
  StoredAbsence,
  | 'id'
  | 'accountId'
  | 'firstOn'
  | 'lastOn'
  | 'standInId'
  | 'reason'
  | 'earlier'
  | 'recordedBy'
  | 'recordedAt'
  | 'cancelledAt'
> & { readonly held: readonly HeldSteps[] };

@Injectable()
export class AbsenceView {
  constructor(
    private readonly accounts: AccountLookup,
    private readonly rights: AbsenceRights,
    private readonly dossiers: DossierView,
  ) {}

  async response(row: AbsenceRow, actor: Actor): Promise<AbsenceResponse> {
    const today = this.accounts.today();
    const everybody = withRow(await this.accounts.everybody(), row, today);
    // Accounts are closed, never removed.
    const person = everybody.get(row.accountId) as KnownAccount;
    return {
      id: row.id,
      person: shownOf(person),
      agency: person.agencyId === null ? null : await this.dossiers.agencyName(person.agencyId),
      firstOn: row.firstOn,
      lastOn: row.lastOn,
      state: stateOf(row, today),
      standIn: shownById(row.standInId, everybody),
      reason: (await this.rights.decidesFor(actor, person)) ? row.reason : null,
      ...stepsOf(row, person, { day: row.firstOn > today ? row.firstOn : today, everybody }),
      recordedBy: shownById(row.recordedBy, everybody),
      recordedAt: iso(row.recordedAt),
      earlier: row.earlier.map(({ lastOn, standInId, changedBy, changedAt }) => ({
        lastOn,
        standIn: shownById(standInId, everybody),
        changedBy: shownById(changedBy, everybody),
        changedAt: iso(new Date(changedAt)),
      })),
    };
  }
}

/** What is kept in memory knows of a change once it is committed; whoever makes it is answered before. */
function withRow(everybody: KnownAccounts, row: AbsenceRow, today: string): KnownAccounts {
  const { accountId, firstOn, lastOn, standInId, cancelledAt } = row;
  const person = everybody.get(accountId);
  if (!person || lastOn < today) return everybody;
  const others = person.absences.filter((each) => each.firstOn !== firstOn);
  const known = person.absences.find((each) => each.firstOn === firstOn);
  const isKnown = known?.lastOn === lastOn && known.standInId === standInId;
  if (isKnown === (cancelledAt === null)) return everybody;
  const absences = cancelledAt === null ? [...others, { firstOn, lastOn, standInId }] : others;
  return new Map(everybody).set(accountId, { ...person, absences });
}

function stateOf({ firstOn, lastOn, cancelledAt }: AbsenceRow, today: string): AbsenceState {
  if (cancelledAt !== null) return 'cancelled';
  if (lastOn < today) return 'over';
  return firstOn <= today ? 'running' : 'coming';
}

function stepsOf(
  { held }: AbsenceRow,
  person: KnownAccount,
  { day, everybody }: { readonly day: string; readonly everybody: KnownAccounts },
): Pick<AbsenceResponse, 'inHand' | 'uncovered'> {
  const { agencyId } = person;
  if (agencyId === null) return { inHand: 0, uncovered: 0 };
  const attendance = { day, officers: everybody };
  const isAway = absenceOn(person, day) !== null;
  let [inHand, uncovered] = [0, 0];
  for (const { role, coverRole, count } of held) {
    const place = { agencyId, role, coverRole };
    if (!worksAt(person, place, attendance)) continue;
    const isBridged = standInOf(person, place, attendance) !== null || isCovered(place, attendance);
    inHand += count;
    if (isAway && !isBridged) uncovered += count;
  }
  return { inHand, uncovered };
}

function shownById(id: string | null, everybody: KnownAccounts): OfficerResponse | null {
  const known = id === null ? undefined : everybody.get(id);
  return known ? shownOf(known) : null;
}

function shownOf({ username, fullName }: KnownAccount): OfficerResponse {
  return { username, fullName };
}
