import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { named } from '../../platform/database/rows.js';
import { OutboxConsumers, type OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { Clock } from '../../platform/time/clock.js';
import { MoveDossiers } from './move-dossiers.js';
import { RecalculationCauses } from './recalculation-causes.js';
import { RecalculationEntity } from './recalculation.entity.js';
import { RecalculationsStore } from './recalculations.store.js';

/** Events after which a clock runs that may have begun before they were entered. */
const STARTS = [
  'dossier_registered',
  'dossier_accepted',
  'agency_received',
  'payment_received',
  'fee_charged',
  'dossier_taken_over',
  'dossier_refiled',
  'dossier_reopened',
];

const OUTAGES_SINCE = `SELECT r.id, array_agg(DISTINCT c.dossier_id::text) AS "dossierIds"
  FROM clock c JOIN dossier d ON d.id = c.dossier_id JOIN outage o ON o.to_at > c.started_at
  JOIN recalculation r ON r.outage_id = o.id
  WHERE c.dossier_id = ANY ($1::bigint[]) AND c.stopped_at IS NULL AND d.version_id = ANY ($2::bigint[])
  GROUP BY r.id ORDER BY r.id`;

/** A dossier entered with an earlier receipt after the walk of an outage has passed: its terms know it too. */
@Injectable()
export class LateEntries implements OutboxConsumer, OnModuleInit {
  readonly name = 'outages of late entries';
  readonly topics = STARTS;

  constructor(
    private readonly consumers: OutboxConsumers,
    private readonly causes: RecalculationCauses,
    private readonly store: RecalculationsStore,
    private readonly mover: MoveDossiers,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.consumers.register(this);
  }

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    const dossierIds = [...new Set(messages.map(({ dossierId }) => dossierId))];
    const versionIds = await this.causes.versionIdsExcludingOutages();
    type Found = { id: string; dossierIds: string[] };
    const found = await named<Found>(tx, 'outages-since', OUTAGES_SINCE, [dossierIds, versionIds]);
    for (const { id, dossierIds: ids } of found) {
      const run = await tx.findOneByOrFail(RecalculationEntity, { id });
      const cause = await this.causes.of(tx, run);
      const walk = { cause, recalculationId: id, skipsBusy: false, now: this.clock.now() };
      await this.store.addMoves(tx, id, await this.mover.within(tx, ids, walk));
    }
  }
}
