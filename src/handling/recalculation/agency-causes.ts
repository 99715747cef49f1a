import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reprojectClocks } from '../../domain/dossier/case-recalculation.js';
import { clocksInPlace } from '../../domain/dossier/clock-places.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import type { ByHours, RunningClock } from '../../dossiers/running-clocks.lookup.js';
import { AgencyCalendarChanges } from '../../registers/agencies/agency-calendar-changes.lookup.js';
import { AgencyLookup, type AgencyHours } from '../../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import type { Cause } from './cause.js';

/** Where the clocks are that the hours of one agency may count. */
export interface ClocksOfAgency {
  readonly selection: ByHours;
  readonly placed: (running: readonly RunningClock[]) => readonly CaseClock[];
}

/**
 * An agency that works by another calendar from now on: its running clocks go over to it as a whole, and those of
 * dossiers that come in and go out at its desk to the desk's hours.
 */
@Injectable()
export class AgencyCauses {
  constructor(
    private readonly changes: AgencyCalendarChanges,
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
  ) {}

  async of(tx: EntityManager, changeId: string, source: string | null): Promise<Cause> {
    const [change] = await this.changes.byIds(tx, [changeId]);
    if (change === undefined) throw new Error(`No change of an agency's calendar has the id ${changeId}`);
    const { agencyId, fromCalendarId } = change;
    const { code } = await this.agencies.byId(agencyId);
    const hours = await this.agencies.hoursAsOf(tx);
    const codeOf = await this.calendars.codes();
    return {
      reason: 'agency_calendar_changed',
      ...(await this.clocksOf(agencyId, hours)),
      facts: {
        agency: code,
        calendarFrom: codeOf(fromCalendarId),
        calendarTo: codeOf(hours.officeHoursOf(agencyId)),
        deskCalendar: codeOf(hours.deskHoursOf(agencyId)),
        source,
      },
      codeOf,
      change: reprojectClocks,
    };
  }

  /** @param hours by which the clocks are to be counted */
  async clocksOf(agencyId: string, hours: AgencyHours): Promise<ClocksOfAgency> {
    return {
      selection: {
        kind: 'by_hours',
        calendarIds: (await this.calendars.all()).map(({ id }) => id),
        ownerAgencyIds: [agencyId],
        receivingAgencyIds: hours.servedAt(agencyId),
      },
      placed: (running) => {
        const [first] = running;
        const clocks = running.map(({ clock }) => clock);
        if (first === undefined) return clocks;
        return clocksInPlace(clocks, {
          officeOf: (id) => hours.officeHoursOf(id),
          desk: hours.deskHoursOf(first.receivingAgencyId),
        });
      },
    };
  }
}
