import type { DossierState } from './dossier-lifecycle.js';
import type { CaseFee } from './fees.js';
import type { SupplementItem } from './dossier-case.js';
import { withoutPeople, type NamedPerson } from './without-people.js';

export interface AskedFacts {
  readonly state: DossierState;
  readonly supplements: readonly {
    readonly items: readonly SupplementItem[];
    readonly receivedAt: Date | null;
  }[];
  /** null: what is due by rule is not known; then what was asked for last is all that can be told. */
  readonly owedDong: number | null;
  readonly fees: readonly Pick<CaseFee, 'kind' | 'amountDong'>[];
  readonly waits: readonly {
    readonly kind: string;
    readonly stoppedAt: Date | null;
    readonly dueAt: Date | null;
  }[];
  /** Whose data may not be in the answer. */
  readonly people: readonly NamedPerson[];
}

/** What the applicant has to do before anybody goes on. */
export interface AskedOfApplicant {
  readonly papers: readonly string[];
  readonly amountDong: number | null;
  readonly by: Date | null;
}

/** null: the ball is not with the applicant. */
export function askedOfApplicant(facts: AskedFacts): AskedOfApplicant | null {
  const { state } = facts;
  if (state === 'awaiting_payment') {
    const requested = facts.fees.findLast(({ kind }) => kind === 'requested')?.amountDong ?? null;
    return { papers: [], amountDong: facts.owedDong ?? requested, by: waitEnd(facts, 'payment_wait') };
  }
  if (state !== 'awaiting_correction' && state !== 'awaiting_supplement') return null;
  return { papers: papersAsked(facts), amountDong: null, by: waitEnd(facts, 'supplement_wait') };
}

/** An officer wrote the list for the applicant: it may name him. */
function papersAsked({ supplements, people }: AskedFacts): readonly string[] {
  const open = supplements.findLast(({ receivedAt }) => receivedAt === null);
  return (open?.items ?? []).map(({ description }) => withoutPeople(description, people));
}

function waitEnd({ waits }: AskedFacts, wanted: string): Date | null {
  return waits.findLast(({ kind, stoppedAt }) => kind === wanted && stoppedAt === null)?.dueAt ?? null;
}
