import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { assertDays, assertDoesSteps } from '../../domain/dossier/absences.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AbsenceChanges } from './absence-changes.store.js';
import { AbsenceRights } from './absence-rights.js';
import type { RecordAbsenceRequest } from './absence.requests.js';
import type { AbsenceResponse } from './absence.responses.js';
import { ChosenStandIn } from './chosen-stand-in.js';

/** Somebody is away from one day to another; whoever stands in does meanwhile what he has in hand. */
@Injectable()
export class RecordAbsence {
  constructor(
    private readonly database: Database,
    private readonly changes: AbsenceChanges,
    private readonly rights: AbsenceRights,
    private readonly chosen: ChosenStandIn,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError not-found, forbidden, absence-without-work, absence-days-reversed, absence-over,
   *   absence-too-long, absence-overlaps, stand-in-unfit, stand-in-absent
   */
  async execute(actor: Actor, request: RecordAbsenceRequest): Promise<AbsenceResponse> {
    const { firstOn, lastOn, reason = null } = request;
    const now = this.clock.now();
    const person = await this.rights.personOf(actor, request.username ?? actor.username);
    assertDoesSteps(person);
    const today = localDayOf(now, OFFICE_ZONE);
    assertDays({ firstOn, lastOn }, today);
    const standIn = await this.chosen.named(person, request.standIn ?? null);
    const standInId = standIn?.accountId ?? null;
    const { accountId } = person;
    return this.database.write(async (tx) => {
      await this.chosen.lock(tx, [accountId, standInId]);
      await this.chosen.assertNoOther(tx, person, { firstOn, lastOn });
      const left = { firstOn: firstOn > today ? firstOn : today, lastOn };
      await this.chosen.assertPresent(tx, standInId, left);
      const recorded = { recordedBy: actor.accountId, recordedAt: now };
      const absence = { accountId, firstOn, lastOn, standInId, reason, ...recorded };
      return this.changes.insert(tx, absence, actor);
    });
  }
}
