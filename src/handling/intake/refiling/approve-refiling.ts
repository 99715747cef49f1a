import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../domain/domain-error.js';
import type { CaseEvent } from '../../../domain/dossier/dossier-case.js';
import { refile, type FilingChange } from '../../../domain/dossier/refile.js';
import type { DossierResponse } from '../../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../../dossiers/dossier-verbs.store.js';
import type { DossierValues } from '../../../dossiers/dossiers.store.js';
import { RefiledFilings } from './refiled-filing.js';
import type { RefilingEntity } from './refiling.entity.js';
import { RefilingsStore } from './refilings.store.js';

/** The second of two people agrees: the dossier goes on as if it had been taken in rightly. */
@Injectable()
export class ApproveRefiling {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly filings: RefiledFilings,
    private readonly refilings: RefilingsStore,
  ) {}

  /** @throws DomainError not-found, refiling-decided, refiling-by-proposer, refiling-outdated, and as `refile` */
  execute(target: VerbTarget, no: number, note: string | null): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'approve-refiling' }, async (before, context, dossier, tx) => {
      const refiling = await this.refilings.pending(tx, dossier.id, no);
      if (refiling.proposedBy === actor.accountId) throw new DomainError('refiling-by-proposer', { no });
      const { changes, place, details } = await this.filings.of(before, dossier, refiling.filing, context);
      refuseOutdated(refiling, changes);
      const { reason, proposedName: proposedBy } = refiling;
      const decision = refile(before, { no, reason, changes, place, proposedBy }, context);
      const answer = { approved: true, decisionNote: note };
      await this.refilings.decide(tx, refiling, actor, answer, context.now);
      const events = decision.events.map((event) => withFormerPapers(event, dossier.components, details));
      return { ...decision, events, details, ...(place && { context: place }) };
    });
  }
}

/** Two people agree on one thing: on what was shown to the second one. */
function refuseOutdated({ no, changes: shown }: RefilingEntity, changes: readonly FilingChange[]): void {
  const keyOf = ({ field, from, to }: FilingChange): string => JSON.stringify([field, from, to]);
  const isSame = shown.map(keyOf).join() === changes.map(keyOf).join();
  if (!isSame) throw new DomainError('refiling-outdated', { no }, 'no');
}

/** Papers of the former list stay on record where they no longer count. */
function withFormerPapers(
  event: CaseEvent,
  components: DossierValues['components'],
  details: Partial<DossierValues>,
): CaseEvent {
  if (components === null || details.components === undefined) return event;
  return { ...event, data: { ...event.data, formerComponents: components } };
}
