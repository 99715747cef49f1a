import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { assertDays } from '../../domain/dossier/absences.js';
import type { Officer } from '../../domain/dossier/officers.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import type { StoredAbsence } from '../../registers/staff/absences.store.js';
import { AbsenceChanges } from './absence-changes.store.js';
import { AbsenceRights } from './absence-rights.js';
import type { ChangeAbsenceRequest } from './absence.requests.js';
import { ChosenStandIn } from './chosen-stand-in.js';

interface Change {
  readonly actor: Actor;
  readonly person: Officer;
  readonly now: Date;
  readonly lastOn: LocalDay | undefined;
  /** undefined: as before. */
  readonly standIn: Officer | null | undefined;
}

/** Somebody comes back earlier or later, or somebody else stands in; what was told before stays on record. */
@Injectable()
export class ChangeAbsence {
  constructor(
    private readonly database: Database,
    private readonly changes: AbsenceChanges,
    private readonly rights: AbsenceRights,
    private readonly chosen: ChosenStandIn,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError not-found, forbidden, absence-cancelled, absence-over, absence-days-reversed, absence-too-long,
   *   absence-overlaps, stand-in-unfit, stand-in-absent
   */
  async execute(actor: Actor, id: string, { lastOn, standIn }: ChangeAbsenceRequest): Promise<void> {
    const known = await this.database.read((tx) => this.changes.byId(tx, id));
    const person = await this.rights.personById(actor, known.accountId);
    const named = standIn === undefined ? undefined : await this.chosen.named(person, standIn);
    const change = { actor, person, lastOn, standIn: named, now: this.clock.now() };
    await this.database.write(async (tx) => {
      await this.chosen.lock(tx, [known.accountId, named?.accountId ?? known.standInId]);
      await this.change(tx, await this.changes.byIdUncancelled(tx, id), change);
    });
  }

  private async change(tx: EntityManager, before: StoredAbsence, change: Change): Promise<void> {
    const { firstOn } = before;
    const { actor, person, now, lastOn = before.lastOn } = change;
    const yesterday = addDays(localDayOf(now, OFFICE_ZONE), -1);
    assertDays(before, yesterday);
    assertDays({ firstOn, lastOn }, yesterday);
    const { lastOn: untilNow, standInId: until } = before;
    const standInId = change.standIn === undefined ? until : (change.standIn?.accountId ?? null);
    if (lastOn === untilNow && standInId === until) return;
    await this.chosen.assertNoOther(tx, person, { firstOn, lastOn }, before.id);
    await this.assertStandInPresent(tx, before, change);
    const changed = { changedBy: actor.accountId, changedAt: now.toISOString() };
    const earlier = [...before.earlier, { lastOn: untilNow, standInId: until, ...changed }];
    await this.changes.update(tx, before, { lastOn, standInId, earlier }, actor);
  }

  /** On the days that are new to whoever stands in. */
  private async assertStandInPresent(
    tx: EntityManager,
    before: StoredAbsence,
    { standIn, lastOn = before.lastOn, now }: Change,
  ): Promise<void> {
    const today = localDayOf(now, OFFICE_ZONE);
    if (standIn) assertDays({ firstOn: before.firstOn, lastOn }, today);
    if (standIn !== undefined) {
      const firstOn = before.firstOn > today ? before.firstOn : today;
      return this.chosen.assertPresent(tx, standIn?.accountId ?? null, { firstOn, lastOn });
    }
    if (lastOn <= before.lastOn) return;
    await this.chosen.assertPresent(tx, before.standInId, { firstOn: addDays(before.lastOn, 1), lastOn });
  }
}
