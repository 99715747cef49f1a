import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { DossierAccess } from '../../dossiers/dossier-access.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { named } from '../../platform/database/rows.js';
import { HandoverEntity, type HandoverItemEntity } from './handover.entity.js';

export type Handover = HandoverEntity;

/** An item with what its dossier says of itself. */
export interface HandoverLine extends Omit<HandoverItemEntity, 'handoverId' | 'answeredName'> {
  readonly code: string;
  readonly versionId: string;
  readonly answeredBy: string | null;
}

/** Which lists somebody may see: as the desk that gives, or as the agency that receives. */
export interface HandoverScope {
  readonly given: readonly string[];
  readonly received: readonly string[];
}

const LINES = `SELECT i.no, i.dossier_id AS "dossierId", d.code, d.version_id AS "versionId",
    i.applicant_name AS "applicantName", i.due_at AS "dueAt", i.originals, i.copies, i.result, i.note,
    i.answered_at AS "answeredAt", i.answered_name AS "answeredBy", i.settled_at AS "settledAt",
    i.settled_note AS "settledNote", i.freed_at AS "freedAt"
  FROM handover_item i JOIN dossier d ON d.id = i.dossier_id WHERE i.handover_id = $1::bigint ORDER BY i.no`;

/** phiếu bàn giao hồ sơ giấy for whoever may read it. */
@Injectable()
export class HandoversLookup {
  constructor(private readonly access: DossierAccess) {}

  async scopeOf(actor: Actor): Promise<HandoverScope> {
    const { received: given, handled: received } = await this.access.scopeOf(actor);
    return { given, received };
  }

  /** Outside one's scope a list does not exist. @throws DomainError not-found */
  async find(tx: EntityManager, actor: Actor, number: string): Promise<Handover> {
    return this.seen(actor, number, await tx.findOneBy(HandoverEntity, { number }));
  }

  /** As `find`, its row locked until the transaction ends. @throws DomainError not-found */
  async lock(tx: EntityManager, actor: Actor, number: string): Promise<Handover> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.seen(actor, number, await tx.findOne(HandoverEntity, { where: { number }, lock }));
  }

  linesOf(tx: EntityManager, { id }: Handover): Promise<HandoverLine[]> {
    return named(tx, 'handover-lines', LINES, [id]);
  }

  private async seen(actor: Actor, number: string, handover: Handover | null): Promise<Handover> {
    const { given, received } = await this.scopeOf(actor);
    const isSeen =
      handover !== null &&
      (given.includes(handover.giverAgencyId) || received.includes(handover.receiverAgencyId));
    if (!isSeen) throw new DomainError('not-found', { number }, 'number');
    return handover;
  }
}
