import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../domain/domain-error.js';
import type { Actor } from '../../../platform/access/actor.js';
import { insertRows, updateRows } from '../../../platform/database/rows.js';
import { RefilingEntity } from './refiling.entity.js';

export type NewRefiling = Pick<
  RefilingEntity,
  'filing' | 'changes' | 'reason' | 'wouldBeDueAt' | 'wouldBeFeeDong'
>;

/** Rows of proposals; whoever writes one holds the lock of its dossier. */
@Injectable()
export class RefilingsStore {
  list(tx: EntityManager, dossierId: string): Promise<RefilingEntity[]> {
    return tx.find(RefilingEntity, { where: { dossierId }, order: { no: 'ASC' } });
  }

  /** @returns its number @throws DomainError refiling-pending */
  async propose(
    tx: EntityManager,
    dossierId: string,
    { accountId, fullName }: Actor,
    proposal: NewRefiling,
    at: Date,
  ): Promise<number> {
    const known = await this.list(tx, dossierId);
    const pending = known.find(({ decidedAt }) => decidedAt === null);
    if (pending) {
      throw new DomainError('refiling-pending', { no: pending.no, proposedBy: pending.proposedName });
    }
    const no = known.length + 1;
    const row = { dossierId, no, proposedAt: at, proposedBy: accountId, proposedName: fullName, ...proposal };
    await insertRows(tx, RefilingEntity, [row]);
    return no;
  }

  /** @throws DomainError not-found, refiling-decided */
  async pending(tx: EntityManager, dossierId: string, no: number): Promise<RefilingEntity> {
    const refiling = await tx.findOneBy(RefilingEntity, { dossierId, no });
    if (!refiling) throw new DomainError('not-found', { no }, 'no');
    if (refiling.decidedAt !== null) throw new DomainError('refiling-decided', { no }, 'no');
    return refiling;
  }

  async decide(
    tx: EntityManager,
    { dossierId, no }: RefilingEntity,
    { accountId, fullName }: Actor,
    decision: Pick<RefilingEntity, 'approved' | 'decisionNote'>,
    at: Date,
  ): Promise<void> {
    const decided = {
      dossierId,
      no,
      decidedAt: at,
      decidedBy: accountId,
      decidedName: fullName,
      ...decision,
    };
    await updateRows(tx, RefilingEntity, [decided], ['dossierId', 'no']);
  }
}
