import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { assertNotBegun } from '../../domain/dossier/absences.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AbsenceChanges } from './absence-changes.store.js';
import type { AbsenceResponse } from './absence.responses.js';
import { AbsenceRights } from './absence-rights.js';
import { ChosenStandIn } from './chosen-stand-in.js';

/** Somebody is not away after all. Days that have passed cannot be taken back: what was done on them was done. */
@Injectable()
export class CancelAbsence {
  constructor(
    private readonly database: Database,
    private readonly changes: AbsenceChanges,
    private readonly rights: AbsenceRights,
    private readonly chosen: ChosenStandIn,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, forbidden, absence-cancelled, absence-begun */
  async execute(actor: Actor, id: string): Promise<AbsenceResponse> {
    const known = await this.database.read((tx) => this.changes.byId(tx, id));
    await this.rights.personById(actor, known.accountId);
    const now = this.clock.now();
    return this.database.write(async (tx) => {
      await this.chosen.lock(tx, [known.accountId]);
      const before = await this.changes.byIdUncancelled(tx, id);
      assertNotBegun(before, localDayOf(now, OFFICE_ZONE));
      return this.changes.update(tx, before, { cancelledBy: actor.accountId, cancelledAt: now }, actor);
    });
  }
}
