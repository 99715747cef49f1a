import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import { DossiersStore, type DossierRows } from '../../dossiers/dossiers.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { IssuedPaperEntity, PaperFileEntity } from './issued-paper.entity.js';

export interface FoundPaper {
  readonly paper: IssuedPaperEntity;
  readonly files: readonly PaperFileEntity[];
}

/** Papers of a dossier that the actor may read: whoever sees the dossier sees its papers. */
@Injectable()
export class IssuedPapersQuery {
  constructor(
    private readonly dossiers: DossiersStore,
    private readonly access: DossierAccess,
  ) {}

  /** @throws DomainError not-found */
  async dossier(tx: EntityManager, actor: Actor, code: string): Promise<DossierRows> {
    const rows = await this.dossiers.findByCode(tx, code);
    await this.access.assertSees(actor, rows);
    return rows;
  }

  /** As `dossier`, its row locked until the transaction ends. @throws DomainError not-found */
  async lockedDossier(tx: EntityManager, actor: Actor, code: string): Promise<DossierRows> {
    const rows = await this.dossiers.lockByCode(tx, code);
    await this.access.assertSees(actor, rows);
    return rows;
  }

  /** In the order in which they were issued. */
  async all(tx: EntityManager, dossierId: string): Promise<readonly FoundPaper[]> {
    const papers = await tx.find(IssuedPaperEntity, { where: { dossierId }, order: { eventSeq: 'ASC' } });
    const ids = papers.map(({ id }) => id);
    const files = await tx.find(PaperFileEntity, { where: { paperId: In(ids) }, order: { size: 'ASC' } });
    return papers.map((paper) => ({ paper, files: files.filter(({ paperId }) => paperId === paper.id) }));
  }

  /** @throws DomainError not-found, also for what is no number */
  async one(tx: EntityManager, actor: Actor, code: string, no: string): Promise<FoundPaper> {
    const { dossier } = await this.dossier(tx, actor, code);
    const eventSeq = /^\d{1,9}$/.test(no) ? Number(no) : -1;
    const paper = await tx.findOneBy(IssuedPaperEntity, { dossierId: dossier.id, eventSeq });
    if (paper === null) throw new DomainError('not-found', { code, no }, 'no');
    const files = await tx.find(PaperFileEntity, { where: { paperId: paper.id }, order: { size: 'ASC' } });
    return { paper, files };
  }
}
