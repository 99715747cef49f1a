import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../../platform/database/rows.js';
import { OutboxEntity } from '../../platform/outbox/outbox.entity.js';
import { OutboxSignal } from '../../platform/outbox/outbox-signal.js';
import { AbsencesStore, type NewAbsence, type StoredAbsence } from '../../registers/staff/absences.store.js';

/** Somebody begins to stand in for somebody else, or need not any more. */
export const STAND_IN_CHANGED = 'stand_in_changed';

/** Writes an absence together with the message to whoever stands in, or did so until now. */
@Injectable()
export class AbsenceChanges {
  constructor(
    private readonly absences: AbsencesStore,
    private readonly outbox: OutboxSignal,
  ) {}

  /** @throws DomainError not-found */
  byId(tx: EntityManager, id: string): Promise<StoredAbsence> {
    return this.absences.byId(tx, id);
  }

  /** @throws DomainError not-found, absence-cancelled */
  byIdUncancelled(tx: EntityManager, id: string): Promise<StoredAbsence> {
    return this.absences.byIdUncancelled(tx, id);
  }

  async insert(tx: EntityManager, absence: NewAbsence): Promise<string> {
    const id = await this.absences.insert(tx, absence);
    await this.tell(tx, id, [absence.standInId], absence.recordedAt);
    return id;
  }

  async update(
    tx: EntityManager,
    { id, standInId: before }: StoredAbsence,
    changed: Partial<StoredAbsence>,
    now: Date,
  ): Promise<void> {
    await this.absences.update(tx, id, changed);
    await this.tell(tx, id, [before, changed.standInId ?? null], now);
  }

  private async tell(
    tx: EntityManager,
    absenceId: string,
    standInIds: readonly (string | null)[],
    createdAt: Date,
  ): Promise<void> {
    const accountIds = [...new Set(standInIds.filter((id) => id !== null))];
    if (accountIds.length === 0) return;
    const payload = { absenceId, accountIds };
    await insertRows(tx, OutboxEntity, [{ topic: STAND_IN_CHANGED, dossierId: null, payload, createdAt }]);
    this.outbox.written(tx);
  }
}
