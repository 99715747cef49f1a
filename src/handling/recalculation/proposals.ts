import { Injectable } from '@nestjs/common';
import { instantAt } from '../../domain/calendar/zoned-time.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import type { AgenciesAfter } from '../../registers/agencies/proposed-agencies.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import type { CalendarsAfter } from '../../registers/calendars/proposed-calendars.lookup.js';
import { AgencyCauses } from './agency-causes.js';
import { whereTheyAre } from './cause.js';
import type { Proposal } from './preview-impact.js';

const NOTHING_CHANGES: Proposal = {
  firstDay: null,
  calendarCodes: [],
  calendars: new Map(),
  selection: null,
  placed: whereTheyAre,
};

/** Which running clocks a change of the registers would have to look at: the same ones as its walk. */
@Injectable()
export class Proposals {
  constructor(
    private readonly calendars: CalendarLookup,
    private readonly ofAgencies: AgencyCauses,
  ) {}

  async ofCalendars({ calendars, firstDay }: CalendarsAfter): Promise<Proposal> {
    if (calendars.size === 0) return NOTHING_CHANGES;
    const calendarIds = [...calendars.keys()];
    return {
      ...NOTHING_CHANGES,
      firstDay,
      calendarCodes: await this.codesOf(calendarIds),
      calendars,
      selection: {
        kind: 'on_calendars',
        calendarIds,
        dueFrom: firstDay === null ? null : instantAt(firstDay, 0, OFFICE_ZONE),
      },
    };
  }

  /** Running terms go over as a whole, so any day may count otherwise. */
  async ofAgency({ after, hours }: AgenciesAfter): Promise<Proposal> {
    if (hours === null) return NOTHING_CHANGES;
    const counting = new Set([hours.officeHoursOf(after.id), hours.deskHoursOf(after.id)]);
    return {
      ...NOTHING_CHANGES,
      calendarCodes: await this.codesOf([...counting]),
      ...(await this.ofAgencies.clocksOf(after.id, hours)),
    };
  }

  private async codesOf(calendarIds: readonly string[]): Promise<string[]> {
    const codeOf = await this.calendars.codes();
    return calendarIds.map(codeOf).sort();
  }
}
