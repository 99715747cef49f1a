import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { statutoryTermsOn } from '../../domain/deadline/statutory-terms.js';
import { dueMoment } from '../../domain/deadline/time-limit.js';
import { DomainError } from '../../domain/domain-error.js';
import { NO_CUT_OFF } from '../../domain/dossier/case-clocks.js';
import type { Actor } from '../../platform/access/actor.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';

export interface HandoverParties {
  readonly giver: Agency;
  readonly receiver: Agency;
  readonly givenAt: Date;
  readonly acknowledgeBy: Date;
}

/** Who gives to whom, and by when the receiver has to answer. */
@Injectable()
export class HandoverPartiesLookup {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
    private readonly clock: Clock,
  ) {}

  /** The desk that the actor works at. @throws DomainError agency-required */
  async deskOf({ agencyId }: Actor): Promise<Agency> {
    if (agencyId === null) throw new DomainError('agency-required', {});
    return this.agencies.byId(agencyId);
  }

  /**
   * Two working hours by the hours of whoever receives.
   * @throws DomainError agency-required, unknown-agency, out-of-calendar
   */
  async of(actor: Actor, receiverCode: string): Promise<HandoverParties> {
    const giver = await this.deskOf(actor);
    const receiver = await this.agencies.byCode(receiverCode, 'receiver');
    const givenAt = this.clock.now();
    const calendar = await this.calendars.calendarOf(receiver.calendarId);
    const { limit } = statutoryTermsOn(localDayOf(givenAt, OFFICE_ZONE)).paperAcknowledgement;
    const { dueAt: acknowledgeBy } = dueMoment(limit, givenAt, {
      calendar,
      cutOff: NO_CUT_OFF,
      binds: 'agency',
    });
    return { giver, receiver, givenAt, acknowledgeBy };
  }
}
