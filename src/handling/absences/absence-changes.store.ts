import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/actor.js';
import { insertRows } from '../../platform/database/rows.js';
import { OutboxEntity } from '../../platform/outbox/outbox.entity.js';
import { OutboxSignal } from '../../platform/outbox/outbox-signal.js';
import { Clock } from '../../platform/time/clock.js';
import { AbsencesStore, type NewAbsence, type StoredAbsence } from '../../registers/staff/absences.store.js';
import type { AbsenceResponse } from './absence.responses.js';
import { AbsencesQuery } from './absences.query.js';

/** Somebody is away, or not any more, and so somebody stands in or need not any more. */
export const ABSENCE_CHANGED = 'absence_changed';

/**
 * Writes an absence together with the message to whoever stands in, or did so until now, and to the absent one where
 * somebody else wrote it.
 */
@Injectable()
export class AbsenceChanges {
  constructor(
    private readonly absences: AbsencesStore,
    private readonly outbox: OutboxSignal,
    private readonly query: AbsencesQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  byId(tx: EntityManager, id: string): Promise<StoredAbsence> {
    return this.absences.byId(tx, id);
  }

  /** @throws DomainError not-found, absence-cancelled */
  byIdUncancelled(tx: EntityManager, id: string): Promise<StoredAbsence> {
    return this.absences.byIdUncancelled(tx, id);
  }

  /** @returns what is told of it, made in the transaction that a repeated request is answered from */
  async insert(tx: EntityManager, absence: NewAbsence, actor: Actor): Promise<AbsenceResponse> {
    const { accountId, standInId, recordedBy } = absence;
    const id = await this.absences.insert(tx, absence);
    await this.tell(tx, id, [recordedBy === accountId ? null : accountId, standInId]);
    return this.query.within(tx, actor, id);
  }

  async update(
    tx: EntityManager,
    { id, accountId, standInId: before }: StoredAbsence,
    changed: Partial<StoredAbsence>,
    actor: Actor,
  ): Promise<AbsenceResponse> {
    await this.absences.update(tx, id, changed);
    const absent = actor.accountId === accountId ? null : accountId;
    await this.tell(tx, id, [absent, before, changed.standInId ?? null]);
    return this.query.within(tx, actor, id);
  }

  private async tell(tx: EntityManager, absenceId: string, ids: readonly (string | null)[]): Promise<void> {
    const accountIds = [...new Set(ids.filter((id) => id !== null))];
    if (accountIds.length === 0) return;
    const payload = { absenceId, accountIds };
    const createdAt = this.clock.now();
    await insertRows(tx, OutboxEntity, [{ topic: ABSENCE_CHANGED, dossierId: null, payload, createdAt }]);
    this.outbox.written(tx);
  }
}
