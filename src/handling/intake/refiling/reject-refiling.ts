import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../domain/domain-error.js';
import { DossierAccess } from '../../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../../dossiers/dossier-response.contract.js';
import { DossierVerbs, type VerbTarget } from '../../../dossiers/dossier-verbs.store.js';
import { RefilingsStore } from './refilings.store.js';

/** The second person refuses a proposal, or the first one takes it back. The dossier stays as it was taken in. */
@Injectable()
export class RejectRefiling {
  constructor(
    private readonly verbs: DossierVerbs,
    private readonly access: DossierAccess,
    private readonly refilings: RefilingsStore,
  ) {}

  /** @throws DomainError not-found, forbidden, refiling-decided */
  execute(target: VerbTarget, no: number, reason: string): Promise<DossierResponse> {
    const { actor } = target;
    return this.verbs.run({ ...target, action: 'reject-refiling' }, async (before, context, dossier, tx) => {
      const refiling = await this.refilings.pending(tx, dossier.id, no);
      const isOwn = refiling.proposedBy === actor.accountId;
      // Also of a dossier that has ended meanwhile: nothing waits for ever.
      if (!isOwn && !(await this.access.isSecondPerson(actor, dossier))) {
        throw new DomainError('forbidden', { action: 'reject-refiling' });
      }
      const answer = { approved: false, decisionNote: reason };
      await this.refilings.decide(tx, refiling, actor, answer, context.now);
      const data = { no, reason, takenBack: isOwn };
      return { after: before, events: [{ type: 'refiling_rejected', data }], flags: [] };
    });
  }
}
