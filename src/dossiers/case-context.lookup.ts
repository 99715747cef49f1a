import { Injectable } from '@nestjs/common';
import { clocksInPlace, type CountingHours } from '../domain/dossier/clock-places.js';
import type { AgencyTime, CaseContext } from '../domain/dossier/dossier-case.js';
import { variantOf, type FiledAs } from '../domain/dossier/filed-variant.js';
import type { ProcedureRules, PublishedVersion } from '../domain/procedure-rules.js';
import type { AgencySelector } from '../domain/workflow/workflow-plan.js';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.js';
import { Clock } from '../platform/time/clock.js';
import { AgencyLookup, type Agency } from '../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../registers/calendars/calendar.lookup.js';
import { ProcedureLookup } from '../registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../registers/staff/account.lookup.js';
import { caseClockOf, type DossierRows } from './case-rows.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';

export interface ContextRequest {
  /** The moment of the verb; every rule of one request sees the same. */
  readonly now: Date;
  readonly version: PublishedVersion;
  readonly filed: FiledAs;
  readonly receiving: Agency;
  readonly competent: Agency;
}

export interface PresentContext {
  readonly context: CaseContext;
  readonly hours: CountingHours;
}

/** Loads what the rules may look at: version, calendars, the agencies of every step. */
@Injectable()
export class CaseContextLookup {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
    private readonly procedures: ProcedureLookup,
    private readonly accounts: AccountLookup,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** The context of a stored dossier: the version it was received under, whatever is in force today. */
  async forDossier(rows: DossierRows): Promise<CaseContext> {
    return (await this.presentOf(rows)).context;
  }

  /** With the hours that its clocks are counted by at present; the context has the calendars of both. */
  async presentOf(rows: DossierRows): Promise<PresentContext> {
    const version = await this.procedures.versionById(rows.dossier.versionId);
    const receiving = await this.agencies.byId(rows.dossier.receivingAgencyId);
    const competent = await this.agencies.byId(rows.dossier.competentAgencyId);
    const now = this.notBefore(rows);
    const request = { now, version, filed: rows.dossier, receiving, competent };
    const context = await this.of(request);
    const calendars = new Map(context.calendars);
    const hours = await this.hoursOf(receiving);
    const placed = clocksInPlace(rows.clocks.map(caseClockOf), hours);
    for (const { calendarId, deskCalendarId } of [...rows.clocks, ...placed]) {
      for (const id of [calendarId, deskCalendarId]) {
        if (id && !calendars.has(id)) calendars.set(id, await this.calendars.calendarOf(id));
      }
    }
    const officers = await this.accounts.everybody();
    return { context: { ...context, calendars, officers }, hours };
  }

  private async hoursOf(receiving: Agency): Promise<CountingHours> {
    const hours = await this.agencies.hours();
    return {
      officeOf: (agencyId) => hours.officeHoursOf(agencyId),
      desk: hours.deskHoursOf(receiving.id),
    };
  }

  /** Public codes of calendars. */
  calendarCodes(): Promise<(calendarId: string) => string> {
    return this.calendars.codes();
  }

  /** Two machines differ by milliseconds: a verb never happens before what it follows. */
  private notBefore(rows: DossierRows): Date {
    const begun = rows.clocks.flatMap(({ startedAt, exclusions }) => [
      startedAt.getTime(),
      ...exclusions.filter(({ kind }) => kind === 'pause').map(({ from }) => Date.parse(from)),
    ]);
    return new Date(Math.max(this.clock.now().getTime(), ...begun));
  }

  /** @throws DomainError unknown-variant, unknown-applicant-class, agency-not-resolvable */
  async of(request: ContextRequest): Promise<CaseContext> {
    const { now, version, receiving, competent } = request;
    const variant = variantOf(version.rules, request.filed);
    const plan = variant.plan ?? version.rules.plan;
    const between = { receiving, competent };
    const resolve = async (selector: AgencySelector) =>
      this.timeOf(await this.agencies.resolve(selector, between));
    const stepAgencies = new Map<string, AgencyTime>();
    for (const step of plan.steps) stepAgencies.set(step.key, await resolve(step.agency));
    const legAgencies = new Map<string, AgencyTime>();
    for (const leg of plan.legs) legAgencies.set(leg.key, await resolve(leg.agency));
    const own = {
      receiving: await this.timeOf(receiving),
      competent: await this.timeOf(competent),
      desk: await this.deskTimeOf(await this.agencies.deskOf(receiving)),
    };
    const all = [...stepAgencies.values(), ...legAgencies.values(), ...Object.values(own)];
    const calendars = new Map<string, WorkingCalendar>(all.map((time) => [time.calendarId, time.calendar]));
    return {
      now,
      zone: OFFICE_ZONE,
      rules: version.rules,
      variant,
      plan,
      ...own,
      stepAgencies,
      legAgencies,
      calendars,
      officers: new Map(),
    };
  }

  /**
   * The agency that decides, seen from the one that was addressed: a commune's police for residence, the
   * commune itself for civil status.
   * @throws DomainError agency-not-resolvable
   */
  async competentFor(rules: ProcedureRules, addressed: Agency): Promise<Agency> {
    const selector = rules.competent ?? { kind: 'receiving' };
    if (selector.kind === 'by_field' && addressed.fields.includes(selector.field)) return addressed;
    return this.agencies.resolve(selector, { receiving: addressed, competent: addressed });
  }

  private timeOf(agency: Agency): Promise<AgencyTime> {
    return this.timeBy(agency, agency.calendarId);
  }

  /** A one-stop desk may keep other hours than the offices behind it. */
  private deskTimeOf(agency: Agency): Promise<AgencyTime> {
    return this.timeBy(agency, agency.deskCalendarId ?? agency.calendarId);
  }

  private async timeBy({ id: agencyId }: Agency, calendarId: string): Promise<AgencyTime> {
    return { agencyId, calendarId, calendar: await this.calendars.calendarOf(calendarId) };
  }
}
