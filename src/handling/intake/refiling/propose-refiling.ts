import { Injectable } from '@nestjs/common';
import { dueAtIfResumed } from '../../../domain/dossier/case-pauses.js';
import { baseOf, feeByRule } from '../../../domain/dossier/fees.js';
import { refile } from '../../../domain/dossier/refile.js';
import { DossierVerbs, type Decided, type VerbTarget } from '../../../dossiers/dossier-verbs.store.js';
import type { DossierResponse } from '../../../dossiers/dossier-response.contract.js';
import { RefiledFilings } from './refiled-filing.js';
import type { ProposedFiling } from './refiling.entity.js';
import type { ProposeRefilingRequest } from './refiling.requests.js';
import { RefilingsStore } from './refilings.store.js';

/** The first of two people says what was taken in wrongly. Nothing changes yet but the timeline. */
@Injectable()
export class ProposeRefiling {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly filings: RefiledFilings,
    private readonly refilings: RefilingsStore,
  ) {}

  /** @throws DomainError refiling-pending, and what `refile` and the right filing are refused with */
  execute(target: VerbTarget, { reason, ...told }: ProposeRefilingRequest): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'refile' }, async (before, context, dossier, tx) => {
      const filing = filingOf(told);
      const { changes, place } = await this.filings.of(before, dossier, filing, context);
      const command = { no: 0, reason, changes, place, proposedBy: actor.fullName };
      const right = place ?? context;
      const wouldBeDueAt = dueAtIfResumed(refile(before, command, context).after, right);
      const wouldBeFeeDong = baseOf(before.fees, feeByRule(right.variant, dossier.channel));
      const proposal = { filing, changes, reason, wouldBeDueAt, wouldBeFeeDong };
      const no = await this.refilings.propose(tx, dossier.id, actor, proposal, context.now);
      const data = { no, reason, changes, wouldBeDueAt: wouldBeDueAt?.toISOString() ?? null };
      const decided: Decided = { after: before, events: [{ type: 'refiling_proposed', data }], flags: [] };
      return decided;
    });
  }
}

function filingOf({
  applicant,
  components,
  ...place
}: Omit<ProposeRefilingRequest, 'reason'>): ProposedFiling {
  return {
    ...place,
    ...(applicant && { applicant: toldOf(applicant) }),
    ...(components && { components: components.map((paper) => ({ ...paper })) }),
  };
}

/** Without the fields that nobody told: they are not to be taken away. */
function toldOf<T extends object>(fields: T): Partial<T> {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as Partial<T>;
}
