import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantAt } from '../../domain/calendar/zoned-time.js';
import { recordOutageOn, reprojectClocks } from '../../domain/dossier/case-recalculation.js';
import type { CalendarsById } from '../../domain/dossier/clock-calendars.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import type { MoveFacts } from '../../dossiers/moved-dossiers.store.js';
import type { ClockSelection } from '../../dossiers/running-clocks.lookup.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { CalendarChanges } from '../../registers/calendars/calendar-changes.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { OutageEntity, type RecalculationEntity } from './recalculation.entity.js';

/** What a walk does to every dossier that it meets. */
export interface Cause {
  readonly reason: MoveFacts['reason'];
  readonly eventType: 'due_moment_moved' | 'outage_recorded';
  readonly selection: ClockSelection;
  /** What the event says beside the clocks. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The running clocks of one dossier as they have to be; the same objects where there is nothing to do. */
  readonly change: (clocks: readonly CaseClock[], calendars: CalendarsById) => readonly CaseClock[];
}

/** Reads why a walk was asked for. */
@Injectable()
export class RecalculationCauses {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly changes: CalendarChanges,
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
  ) {}

  async of(tx: EntityManager, run: RecalculationEntity): Promise<Cause> {
    return run.calendarChangeId === null ? this.ofOutage(tx, run) : this.ofChange(tx, run.calendarChangeId);
  }

  /** Versions whose sector law does not count the time of a breakdown. */
  async versionIdsExcludingOutages(): Promise<string[]> {
    return this.procedures.versionIdsExcluding('outage');
  }

  private async ofChange(tx: EntityManager, changeId: string): Promise<Cause> {
    const change = await this.changes.byId(tx, changeId);
    if (change === null) throw new Error(`No calendar change has the id ${changeId}`);
    const { calendarId, firstDay } = change;
    const calendar = (await this.calendars.all()).find(({ id }) => id === calendarId);
    const { zone, version } = await this.calendars.asOf(tx, calendarId);
    // What came after the change is in the calendar already, and its documents are named with it.
    const later = (await this.changes.after(tx, changeId)).filter((each) => each.calendarId === calendarId);
    const sources = new Set([change, ...later].map(({ source }) => source));
    return {
      reason: 'calendar_changed',
      eventType: 'due_moment_moved',
      selection: {
        kind: 'on_calendars',
        calendarIds: [calendarId],
        dueFrom: firstDay === null ? null : instantAt(firstDay, 0, zone),
      },
      facts: { calendar: calendar?.code ?? calendarId, version, source: [...sources].join('; ') },
      change: reprojectClocks,
    };
  }

  private async ofOutage(tx: EntityManager, run: RecalculationEntity): Promise<Cause> {
    const outage = await tx.findOneByOrFail(OutageEntity, { id: run.outageId as string });
    const { fromAt, toAt, name, source } = outage;
    const agency = await this.agencies.byId(outage.agencyId);
    const ownerAgencyIds = await this.agencies.subtreeIds(outage.agencyId);
    const versionIds = await this.versionIdsExcludingOutages();
    const applies = ({ ownerAgencyId, terms }: CaseClock) =>
      terms.binds === 'agency' && ownerAgencyIds.includes(ownerAgencyId);
    return {
      reason: 'outage',
      eventType: 'outage_recorded',
      selection: {
        kind: 'of_agencies',
        calendarIds: (await this.calendars.all()).map(({ id }) => id),
        ownerAgencyIds,
        versionIds,
        startedBefore: toAt,
      },
      facts: { agency: agency.code, name, source, from: fromAt.toISOString(), to: toAt.toISOString() },
      change: (clocks, calendars) => recordOutageOn(clocks, fromAt, toAt, calendars, applies),
    };
  }
}
