import { Injectable } from '@nestjs/common';
import { expireClock, runsStill } from '../../domain/dossier/expire.js';
import { ClocksStore } from '../../dossiers/clocks.store.js';
import { DossierVerbs } from '../../dossiers/dossier-verbs.store.js';
import { Database } from '../../platform/database/database.js';
import type { ExpiredClock } from './fire-rungs.js';
import { WatchFailuresStore } from './watch-failures.store.js';

/** A clock's end that the law gives an effect: an unanswered supplement closes the dossier, silence is consent. */
@Injectable()
export class ActOnExpiry {
  constructor(
    private readonly database: Database,
    private readonly verbs: DossierVerbs,
    private readonly clocks: ClocksStore,
    private readonly failures: WatchFailuresStore,
  ) {}

  /**
   * One transaction of its own. May run twice and late: a clock that has ended otherwise in the meantime is left
   * alone, and a dossier that somebody is working on is left to the next sweep. Afterwards the rung
   * is out of the index, unless the clock was given a later one meanwhile.
   * @throws DomainError what the core refuses with; then nothing is written and the rung stays
   */
  async execute({ clockId, clockNo, dossierId, ownerAgencyId }: ExpiredClock, now: Date): Promise<void> {
    await this.database.write(async (tx) => {
      const actor = { id: null, name: 'deadline-watch:expired', agencyId: ownerAgencyId };
      let isAhead = false;
      const found = await this.verbs.act(tx, { dossierId, actor }, (before, context) => {
        isAhead = runsStill(before, clockNo, context.now);
        return expireClock(before, clockNo, context);
      });
      // A clock that a changed calendar moved has its rung ahead again.
      if (found === 'busy' || isAhead) return;
      await this.clocks.dropDueRung(tx, clockId, now);
      await this.failures.forget(tx, [clockId]);
    });
  }
}
