import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/domain-error.js';
import type { ReAppointment } from '../domain/dossier/dossier-case.js';
import type { DossierState } from '../domain/dossier/dossier-lifecycle.js';
import { insertRows, named, updateRows } from '../platform/database/rows.js';
import { isUniqueViolation } from '../platform/database/unique-violation.js';
import { OutboxSignal } from '../platform/outbox/outbox-signal.js';
import { WatchSignal } from '../platform/queue/watch-signal.js';
import type {
  ClockValues,
  DeliveryValues,
  DossierRows,
  FeeValues,
  StepValues,
  SupplementValues,
} from './case-rows.js';
import { ClockEntity } from './clock.entity.js';
import { DossierStepEntity } from './dossier-step.entity.js';
import { DossierEntity } from './dossier.entity.js';
import { chainEnd, chainEvents, type NewEvent } from './event-chain.js';
import { insertDossiers, type DossierValues, type NewDossierRecord } from './insert-dossiers.js';
import { FeeEntryEntity } from './fee-entry.entity.js';
import { ReAppointmentEntity } from './re-appointment.entity.js';
import { ResultDeliveryEntity } from './result-delivery.entity.js';
import { SupplementRequestEntity } from './supplement-request.entity.js';
import {
  settleFlags,
  writeDueHistory,
  writeEvents,
  writeFlags,
  type DueChange,
  type NewFlag,
  type SettledFlag,
} from './write-events.js';

export type { DossierRows } from './case-rows.js';
export type { EventActor, NewEvent } from './event-chain.js';
export type { DossierValues, NewDossierRecord } from './insert-dossiers.js';
export type { NewFlag } from './write-events.js';

/** What a batch job needs to write behind a locked dossier. */
export interface DossierHead {
  readonly id: string;
  readonly code: string;
  readonly lastEventSeq: number;
  readonly lastEventHash: string;
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
  readonly state: DossierState;
}

/** What a verb changed, as rows by their number in the dossier. */
export interface DossierChange {
  readonly dossierId: string;
  readonly dossier: Partial<DossierValues>;
  readonly newSteps: readonly StepValues[];
  readonly changedSteps: readonly StepValues[];
  readonly newClocks: readonly ClockValues[];
  readonly changedClocks: readonly ClockValues[];
  readonly newFees: readonly FeeValues[];
  readonly newDeliveries: readonly DeliveryValues[];
  readonly newSupplements: readonly SupplementValues[];
  readonly changedSupplements: readonly SupplementValues[];
  readonly events: readonly NewEvent[];
  readonly flags: readonly NewFlag[];
  readonly dueChanges: readonly Omit<DueChange, 'dossierId'>[];
}

/** Events and flags to go behind one locked dossier. */
export interface DossierAddition {
  readonly head: DossierHead;
  readonly events: readonly NewEvent[];
  readonly flags: readonly NewFlag[];
}

const BY_NO = ['dossierId', 'no'] as const;

/** The only door through which dossiers are written: state, timeline and outbox together. */
@Injectable()
export class DossiersStore {
  constructor(
    private readonly outbox: OutboxSignal,
    private readonly watch: WatchSignal,
  ) {}

  /**
   * Loads a dossier whole, its row locked until the transaction ends.
   * @throws DomainError not-found
   */
  async lockByCode(tx: EntityManager, code: string): Promise<DossierRows> {
    const dossier = await tx.findOne(DossierEntity, { where: { code }, lock: { mode: 'pessimistic_write' } });
    return this.whole(tx, dossier, code);
  }

  /** As `lockByCode`, for a job: null when somebody is working on the dossier, which nobody waits for. */
  async lockIdle(tx: EntityManager, id: string): Promise<DossierRows | null> {
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const dossier = await tx.findOne(DossierEntity, { where: { id }, lock });
    return dossier && this.whole(tx, dossier, dossier.code);
  }

  /** @throws DomainError not-found */
  async findByCode(tx: EntityManager, code: string): Promise<DossierRows> {
    return this.whole(tx, await tx.findOne(DossierEntity, { where: { code } }), code);
  }

  private async whole(tx: EntityManager, dossier: DossierEntity | null, code: string): Promise<DossierRows> {
    if (!dossier) throw new DomainError('not-found', { code }, 'code');
    const where = { dossierId: dossier.id };
    const order = { no: 'ASC' } as const;
    const steps = await tx.find(DossierStepEntity, { where, order });
    const clocks = await tx.find(ClockEntity, { where, order });
    const supplements = await tx.find(SupplementRequestEntity, { where, order });
    const fees = await tx.find(FeeEntryEntity, { where, order });
    const deliveries =
      dossier.resultAtDeskAt === null && dossier.resultIssue === 1
        ? []
        : await tx.find(ResultDeliveryEntity, { where, order });
    const reAppointment =
      dossier.promisedDueAt === null ? null : await tx.findOne(ReAppointmentEntity, { where });
    return { dossier, steps, clocks, supplements, fees, deliveries, reAppointment };
  }

  /** @throws DomainError already-re-appointed, which the key enforces whoever else may try */
  async addReAppointment(tx: EntityManager, dossierId: string, values: ReAppointment): Promise<void> {
    try {
      await insertRows(tx, ReAppointmentEntity, [{ dossierId, ...values }]);
    } catch (error) {
      if (!isUniqueViolation(error, 're_appointment_pkey')) throw error;
      throw new DomainError('already-re-appointed', {});
    }
  }

  /** Gives the next number of the agency's local day; the row stays locked until the commit, so no gaps. */
  async nextNumber(tx: EntityManager, agencyId: string, on: string): Promise<number> {
    const text = `INSERT INTO code_counter (agency_id, "on", last_number) VALUES ($1::bigint, $2::date, 1)
      ON CONFLICT (agency_id, "on") DO UPDATE SET last_number = code_counter.last_number + 1
      RETURNING last_number AS "number"`;
    const [row] = await named<{ number: number }>(tx, 'next-number', text, [agencyId, on]);
    return row?.number as number;
  }

  /** Writes whole new dossiers in one statement; `silent` ones (history) are told to nobody. */
  async insertMany(
    tx: EntityManager,
    records: readonly NewDossierRecord[],
    now: Date,
    silent = false,
  ): Promise<ReadonlyMap<string, string>> {
    const ids = await insertDossiers(tx, records, now, silent);
    if (!silent) this.outbox.written(tx);
    this.watchRungs(
      tx,
      records.flatMap((record) => record.clocks),
    );
    return ids;
  }

  /** Writes what a verb changed of a locked dossier. */
  async save(tx: EntityManager, before: DossierEntity, change: DossierChange, now: Date): Promise<void> {
    const dossierId = before.id;
    const owned = <T>(rows: readonly T[]) => rows.map((row) => ({ dossierId, ...row }));
    const links = chainEvents(before, change.events, now);
    const facts = {
      id: dossierId,
      ...change.dossier,
      version: before.version + 1,
      ...chainEnd(before, links),
    };
    await updateRows(tx, DossierEntity, [facts], ['id']);
    await insertRows(tx, DossierStepEntity, owned(change.newSteps));
    await updateRows(tx, DossierStepEntity, owned(change.changedSteps), BY_NO);
    await insertRows(tx, ClockEntity, owned(change.newClocks));
    await updateRows(tx, ClockEntity, owned(change.changedClocks), BY_NO);
    await insertRows(tx, FeeEntryEntity, owned(change.newFees));
    await insertRows(tx, ResultDeliveryEntity, owned(change.newDeliveries));
    await insertRows(tx, SupplementRequestEntity, owned(change.newSupplements));
    await updateRows(tx, SupplementRequestEntity, owned(change.changedSupplements), BY_NO);
    await writeDueHistory(tx, owned(change.dueChanges));
    await this.clearFlags(tx, dossierId, change, now);
    await writeFlags(tx, owned(change.flags), now);
    await writeEvents(tx, [{ dossierId, links }], now);
    this.outbox.written(tx);
    this.watchRungs(tx, [...change.newClocks, ...change.changedClocks]);
  }

  private watchRungs(tx: EntityManager, clocks: readonly ClockValues[]): void {
    const times = clocks.flatMap(({ nextRungAt }) => (nextRungAt ? [nextRungAt.getTime()] : []));
    if (times.length > 0) this.watch.moved(tx, new Date(times.reduce((a, b) => Math.min(a, b))));
  }

  /**
   * A clock takes its notices with it when it stops, starts anew or is no longer late; they stay on record. A
   * pause does not wash lateness away.
   */
  private async clearFlags(
    tx: EntityManager,
    dossierId: string,
    change: DossierChange,
    now: Date,
  ): Promise<void> {
    const stillLate = change.changedClocks.filter(
      ({ stoppedAt, dueAt }) => stoppedAt === null && dueAt !== null && dueAt < now,
    );
    if (change.changedClocks.length === 0) return;
    const text = `UPDATE dossier_flag SET cleared_at = $4::timestamptz
      WHERE dossier_id = $1::bigint AND cleared_at IS NULL AND split_part(subject, '-', 1) = 'clock'
        AND split_part(subject, '-', 2) = ANY ($2::text[]) AND NOT subject = ANY ($3::text[])`;
    const nos = change.changedClocks.map((clock) => String(clock.no));
    const kept = stillLate.map(({ no, generation }) => `clock-${no}-${generation}`);
    await named(tx, 'clear-flags', text, [dossierId, nos, kept, now]);
  }

  /** Call it with the dossiers locked. */
  settleFlags(tx: EntityManager, settled: SettledFlag, now: Date): Promise<void> {
    return settleFlags(tx, settled, now);
  }

  /** Locks many dossiers, in the order of their ids so that two jobs never wait for each other in a ring. */
  async lockHeads(
    tx: EntityManager,
    dossierIds: readonly string[],
  ): Promise<ReadonlyMap<string, DossierHead>> {
    const text = `SELECT id, code, last_event_seq AS "lastEventSeq", last_event_hash AS "lastEventHash",
        receiving_agency_id AS "receivingAgencyId", competent_agency_id AS "competentAgencyId", state
      FROM dossier WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`;
    const heads = await named<DossierHead>(tx, 'lock-heads', text, [dossierIds]);
    return new Map(heads.map((head) => [head.id, head]));
  }

  /** Adds events and flags behind locked dossiers without changing their state, many in one go. */
  async append(tx: EntityManager, additions: readonly DossierAddition[], now: Date): Promise<void> {
    const chained = additions.map((addition) => ({
      links: chainEvents(addition.head, addition.events, now),
      ...addition,
    }));
    const ends = chained.map(({ head, links }) => ({ id: head.id, ...chainEnd(head, links) }));
    await updateRows(tx, DossierEntity, ends, ['id']);
    const flags = chained.flatMap(({ head, flags }) =>
      flags.map((flag) => ({ ...flag, dossierId: head.id })),
    );
    await writeFlags(tx, flags, now);
    await writeEvents(
      tx,
      chained.map(({ head, links }) => ({ dossierId: head.id, links })),
      now,
    );
    this.outbox.written(tx);
  }
}
