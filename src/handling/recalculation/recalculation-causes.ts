import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantAt } from '../../domain/calendar/zoned-time.js';
import { reprojectClocks } from '../../domain/dossier/case-recalculation.js';
import { OutagesStore } from '../../dossiers/outages.store.js';
import { CalendarChanges } from '../../registers/calendars/calendar-changes.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { AgencyCauses } from './agency-causes.js';
import { whereTheyAre, type Cause } from './cause.js';
import type { RecalculationEntity } from './recalculation.entity.js';
import { RecalculationsStore } from './recalculations.store.js';

/** Reads why a walk was asked for. */
@Injectable()
export class RecalculationCauses {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly changes: CalendarChanges,
    private readonly outages: OutagesStore,
    private readonly ofAgencies: AgencyCauses,
    private readonly store: RecalculationsStore,
  ) {}

  async of(tx: EntityManager, run: RecalculationEntity): Promise<Cause> {
    const { calendarChangeId, agencyChangeId } = run;
    const source = await this.store.sourceOf(tx, run);
    if (calendarChangeId !== null) return this.ofChange(tx, calendarChangeId, source);
    if (agencyChangeId !== null) return this.ofAgencies.of(tx, agencyChangeId, source);
    return this.ofOutage(tx, run);
  }

  /** Versions whose sector law does not count the time of a breakdown. */
  async versionIdsExcludingOutages(): Promise<string[]> {
    return this.outages.versionIdsConcerned();
  }

  private async ofChange(tx: EntityManager, changeId: string, source: string | null): Promise<Cause> {
    const change = await this.changes.byId(tx, changeId);
    if (change === null) throw new Error(`No calendar change has the id ${changeId}`);
    const { calendarId, firstDay } = change;
    const { zone, version } = await this.calendars.asOf(tx, calendarId);
    const codeOf = await this.calendars.codes();
    return {
      reason: 'calendar_changed',
      selection: {
        kind: 'on_calendars',
        calendarIds: [calendarId],
        dueFrom: firstDay === null ? null : instantAt(firstDay, 0, zone),
      },
      facts: { calendar: codeOf(calendarId), version, source },
      codeOf,
      placed: whereTheyAre,
      change: reprojectClocks,
    };
  }

  private async ofOutage(tx: EntityManager, run: RecalculationEntity): Promise<Cause> {
    const [outage] = await this.outages.byIds(tx, [run.outageId as string]);
    if (outage === undefined) throw new Error(`No outage has the id ${run.outageId}`);
    const { ownerAgencyIds, facts, change } = await this.outages.effectOf(outage);
    const versionIds = await this.versionIdsExcludingOutages();
    return {
      reason: 'outage',
      selection: {
        kind: 'of_agencies',
        calendarIds: (await this.calendars.all()).map(({ id }) => id),
        ownerAgencyIds,
        versionIds,
        startedBefore: outage.toAt,
      },
      facts,
      codeOf: await this.calendars.codes(),
      placed: whereTheyAre,
      change,
    };
  }
}
