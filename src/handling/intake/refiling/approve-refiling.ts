import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../domain/domain-error.js';
import { refile } from '../../../domain/dossier/refile.js';
import type { DossierResponse } from '../../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../../dossiers/dossier-verbs.store.js';
import { RefiledFilings } from './refiled-filing.js';
import { RefilingsStore } from './refilings.store.js';

/** The second of two people agrees: the dossier goes on as if it had been taken in rightly. */
@Injectable()
export class ApproveRefiling {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly filings: RefiledFilings,
    private readonly refilings: RefilingsStore,
  ) {}

  /** @throws DomainError not-found, refiling-decided, refiling-by-proposer, and as `refile` */
  execute(target: VerbTarget, no: number, note: string | null): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'approve-refiling' }, async (before, context, dossier, tx) => {
      const refiling = await this.refilings.pending(tx, dossier.id, no);
      if (refiling.proposedBy === actor.accountId) throw new DomainError('refiling-by-proposer', { no });
      const { changes, place, details } = await this.filings.of(dossier, refiling.filing, context);
      const { reason, proposedName: proposedBy } = refiling;
      const decision = refile(before, { no, reason, changes, place, proposedBy }, context);
      const answer = { approved: true, decisionNote: note };
      await this.refilings.decide(tx, refiling, actor, answer, context.now);
      return { ...decision, details, ...(place && { context: place }) };
    });
  }
}
