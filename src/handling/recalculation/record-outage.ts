import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { OutagesStore } from '../../dossiers/outages.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { afterCommit } from '../../platform/database/after-commit.js';
import { Database } from '../../platform/database/database.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { Clock } from '../../platform/time/clock.js';
import { ListOutages } from './list-outages.js';
import type { OutageResponse, RecordOutageRequest } from './outages.requests.js';
import { RecalculationEntity } from './recalculation.entity.js';
import { RecalculationSweep } from './recalculation-sweep.js';

const MOST_DAYS = 30;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Records a breakdown of system, power or network once for all dossiers of an agency and those below. Terms whose
 * sector law does not count such time (Decree 301/2026; versions that exclude `outage`) are lengthened by a walk.
 */
@Injectable()
export class RecordOutage {
  constructor(
    private readonly database: Database,
    private readonly recorded: OutagesStore,
    private readonly outages: ListOutages,
    private readonly sweep: RecalculationSweep,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError unknown-agency, not-found (outside one's agencies), outage-reversed, outage-not-over,
   *   outage-too-long, outage-already-recorded
   */
  async execute(actor: Actor, request: RecordOutageRequest): Promise<OutageResponse> {
    const agency = await this.outages.agencyOf(actor, request.agencyCode);
    const now = this.clock.now();
    assertPlausible(request, now);
    const { from: fromAt, to: toAt, name, source } = request;
    try {
      return await this.database.write(async (tx) => {
        const facts = { agencyId: agency.id, fromAt, toAt, name, source };
        const outage = { ...facts, recordedAt: now, recordedBy: actor.accountId };
        const outageId = await this.recorded.add(tx, outage);
        await tx.insert(RecalculationEntity, { outageId, requestedAt: now });
        afterCommit(tx, () => this.sweep.poke());
        // A repeated request is answered with what this transaction says.
        return this.outages.byId(tx, outageId);
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'outage_once_key')) throw error;
      throw new DomainError('outage-already-recorded', { agency: agency.code });
    }
  }
}

function assertPlausible({ from, to }: RecordOutageRequest, now: Date): void {
  if (to <= from) throw new DomainError('outage-reversed', { from, to }, 'to');
  if (to > now) throw new DomainError('outage-not-over', { to }, 'to');
  const isTooLong = to.getTime() - from.getTime() > MOST_DAYS * MILLISECONDS_PER_DAY;
  if (isTooLong) throw new DomainError('outage-too-long', { mostDays: MOST_DAYS }, 'from');
}
