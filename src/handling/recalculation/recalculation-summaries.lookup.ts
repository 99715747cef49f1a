import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MoveReason } from '../../dossiers/moved-dossiers.store.js';
import { OutagesStore, type Outage } from '../../dossiers/outages.store.js';
import { named } from '../../platform/database/rows.js';
import {
  AgencyCalendarChanges,
  type AgencyCalendarChange,
} from '../../registers/agencies/agency-calendar-changes.lookup.js';
import { AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { CalendarChanges } from '../../registers/calendars/calendar-changes.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { RecalculationEntity } from './recalculation.entity.js';

/** Why a walk was made, as people are told. */
export interface StatedCause {
  readonly kind: MoveReason;
  /** Code of the calendar or of the agency. */
  readonly of: string;
  /** Name of the calendar, of the agency or of the breakdown. */
  readonly name: string;
  readonly version: number | null;
  /** null where no document was named. */
  readonly source: string | null;
}

/** What a walk did to the appointments (legal clocks) of one receiving agency, in dossiers. */
export interface AgencyFigures {
  readonly agencyId: string;
  /** The agency itself or the nearest one above it that has a supervisor; null where none has. */
  readonly supervisingAgencyId: string | null;
  readonly moved: number;
  readonly becameLate: number;
  readonly noLongerLate: number;
  readonly becameFinal: number;
  readonly becameProvisional: number;
}

export interface RecalculationSummary {
  readonly id: string;
  readonly cause: StatedCause;
  readonly agencies: readonly AgencyFigures[];
}

type Caused = Pick<RecalculationEntity, 'calendarChangeId' | 'agencyChangeId' | 'outageId'>;

const BY_AGENCY = `SELECT figures.*, (
    WITH RECURSIVE above AS (
      SELECT id, parent_id, 0 AS height FROM agency WHERE id = figures."agencyId"
      UNION ALL
      SELECT up.id, up.parent_id, height + 1 FROM agency up JOIN above ON up.id = above.parent_id)
    SELECT above.id FROM above JOIN account ON account.agency_id = above.id
    WHERE account.active AND 'supervisor' = ANY (account.roles) ORDER BY height LIMIT 1) AS "supervisingAgencyId"
  FROM (SELECT d.receiving_agency_id AS "agencyId", count(*) FILTER (WHERE m.moved)::integer AS moved,
      count(*) FILTER (WHERE m.becomes_late)::integer AS "becameLate",
      count(*) FILTER (WHERE m.no_longer_late)::integer AS "noLongerLate",
      count(*) FILTER (WHERE m.becomes_final)::integer AS "becameFinal",
      count(*) FILTER (WHERE m.becomes_provisional)::integer AS "becameProvisional"
    FROM recalculation_move m JOIN dossier d ON d.id = m.dossier_id
    WHERE m.recalculation_id = $1::bigint AND m.kind = 'processing' GROUP BY 1) figures
  ORDER BY figures."agencyId"`;

/** What a finished walk is told by. */
@Injectable()
export class RecalculationSummaries {
  constructor(
    private readonly changes: CalendarChanges,
    private readonly calendars: CalendarLookup,
    private readonly agencies: AgencyLookup,
    private readonly agencyChanges: AgencyCalendarChanges,
    private readonly outages: OutagesStore,
  ) {}

  async of(tx: EntityManager, id: string): Promise<RecalculationSummary> {
    const row = await tx.findOneByOrFail(RecalculationEntity, { id });
    const [cause] = await this.causesOf(tx, [row]);
    const agencies = await named<AgencyFigures>(tx, 'recalculation-by-agency', BY_AGENCY, [id]);
    return { id, cause: cause as StatedCause, agencies };
  }

  /** In the order of the rows. */
  async causesOf(tx: EntityManager, rows: readonly Caused[]): Promise<StatedCause[]> {
    const idsOf = (key: keyof Caused) => rows.flatMap((row) => row[key] ?? []);
    const outages = await this.outages.byIds(tx, idsOf('outageId'));
    const ofAgencies = await this.agencyChanges.byIds(tx, idsOf('agencyChangeId'));
    const causes: StatedCause[] = [];
    for (const { calendarChangeId, agencyChangeId, outageId } of rows) {
      const outage = outages.find(({ id }) => id === outageId);
      const ofAgency = ofAgencies.find(({ id }) => id === agencyChangeId);
      if (outage) causes.push(await this.ofOutage(outage));
      else if (ofAgency) causes.push(await this.ofAgency(ofAgency));
      else causes.push(await this.ofChange(tx, calendarChangeId as string));
    }
    return causes;
  }

  private async ofOutage({ agencyId, name, source }: Outage): Promise<StatedCause> {
    const { code } = await this.agencies.byId(agencyId);
    return { kind: 'outage', of: code, name, version: null, source };
  }

  private async ofAgency({ agencyId, source }: AgencyCalendarChange): Promise<StatedCause> {
    const { code, nameVi } = await this.agencies.byId(agencyId);
    return { kind: 'agency_calendar_changed', of: code, name: nameVi, version: null, source };
  }

  private async ofChange(tx: EntityManager, changeId: string): Promise<StatedCause> {
    const change = await this.changes.byId(tx, changeId);
    const calendars = await this.calendars.all();
    const { code = '', name = '' } = calendars.find(({ id }) => id === change?.calendarId) ?? {};
    const { version = null, source = '' } = change ?? {};
    return { kind: 'calendar_changed', of: code, name, version, source };
  }
}
