import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RungKey } from '../domain/deadline/deadline-clock.js';
import type { ToldRungs } from '../domain/deadline/moved-rungs.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import { named } from '../platform/database/rows.js';
import { caseClockOf } from './case-rows.js';
import type { ClockEntity } from './clock.entity.js';

/** Dossiers with a running clock that a change of these calendars may move. */
export interface OnCalendars {
  readonly kind: 'on_calendars';
  /** Of the office that counts or of the returning desk. */
  readonly calendarIds: readonly string[];
  /** Terms that end before it stand; null: any may move. */
  readonly dueFrom: Date | null;
}

/** Dossiers with a running clock of these agencies that began before an instant. */
export interface OfAgencies {
  readonly kind: 'of_agencies';
  /** All calendars there are: the index of running clocks goes by calendar. */
  readonly calendarIds: readonly string[];
  readonly ownerAgencyIds: readonly string[];
  /** Versions whose dossiers are meant. */
  readonly versionIds: readonly string[];
  readonly startedBefore: Date;
}

/** Dossiers with a running clock that is counted by the hours of an agency or of its desk. */
export interface ByHours {
  readonly kind: 'by_hours';
  /** All calendars there are: the index of running clocks goes by calendar. */
  readonly calendarIds: readonly string[];
  readonly ownerAgencyIds: readonly string[];
  /** Agencies whose dossiers are taken in and returned at a desk that is meant. */
  readonly receivingAgencyIds: readonly string[];
}

export type ClockSelection = OnCalendars | OfAgencies | ByHours;

/** A clock that has a limit and has not been stopped, paused ones included. */
export interface RunningClock {
  readonly id: string;
  readonly dossierId: string;
  readonly receivingAgencyId: string;
  readonly clock: CaseClock;
  readonly told: ToldRungs;
  readonly nextRungAt: Date | null;
}

// A paused clock has no due moment, yet a change in the past may show that it was late before.
const MAY_MOVE = `stopped_at IS NULL AND time_limit IS NOT NULL AND dossier_id > $2::bigint
  AND ($3::timestamptz IS NULL OR due_at IS NULL OR due_at >= $3 OR next_rung_at >= $3 OR provisional)`;

const ON_CALENDARS = `SELECT DISTINCT page.id FROM unnest($1::bigint[]) AS wanted (calendar_id)
  CROSS JOIN LATERAL (
    (SELECT DISTINCT dossier_id AS id FROM clock WHERE calendar_id = wanted.calendar_id AND ${MAY_MOVE}
      ORDER BY dossier_id LIMIT $4)
    UNION ALL
    (SELECT DISTINCT dossier_id AS id FROM clock WHERE desk_calendar_id = wanted.calendar_id AND ${MAY_MOVE}
      ORDER BY dossier_id LIMIT $4)) page
  ORDER BY page.id LIMIT $4`;

const OF_AGENCIES = `SELECT DISTINCT page.id FROM unnest($1::bigint[]) AS wanted (calendar_id)
  CROSS JOIN LATERAL (
    SELECT DISTINCT c.dossier_id AS id FROM clock c JOIN dossier d ON d.id = c.dossier_id
    WHERE c.calendar_id = wanted.calendar_id AND c.dossier_id > $2::bigint AND c.stopped_at IS NULL
      AND c.time_limit IS NOT NULL AND c.binds = 'agency' AND c.started_at < $3::timestamptz
      AND c.owner_agency_id = ANY ($5::bigint[]) AND d.version_id = ANY ($6::bigint[])
    ORDER BY c.dossier_id LIMIT $4) page
  ORDER BY page.id LIMIT $4`;

const BY_HOURS = `SELECT DISTINCT page.id FROM unnest($1::bigint[]) AS wanted (calendar_id)
  CROSS JOIN LATERAL (
    SELECT DISTINCT c.dossier_id AS id FROM clock c JOIN dossier d ON d.id = c.dossier_id
    WHERE c.calendar_id = wanted.calendar_id AND c.dossier_id > $2::bigint AND c.stopped_at IS NULL
      AND c.time_limit IS NOT NULL
      AND (c.owner_agency_id = ANY ($4::bigint[]) OR d.receiving_agency_id = ANY ($5::bigint[]))
    ORDER BY c.dossier_id LIMIT $3) page
  ORDER BY page.id LIMIT $3`;

const CLOCKS = `SELECT c.id, c.dossier_id AS "dossierId", d.receiving_agency_id AS "receivingAgencyId", no,
    step_no AS "stepNo", leg, kind, owner_agency_id AS "ownerAgencyId", calendar_id AS "calendarId",
    desk_calendar_id AS "deskCalendarId", calendar_version AS "calendarVersion", time_limit AS "timeLimit",
    cut_off AS "cutOff", binds, legal_basis AS "legalBasis", ladder, started_at AS "startedAt", exclusions, extension,
    stopped_at AS "stoppedAt", generation, c.due_at AS "dueAt", c.original_due_at AS "originalDueAt", c.provisional,
    next_rung_key AS "nextRungKey", next_rung_at AS "nextRungAt",
    ARRAY(SELECT rung_key FROM clock_firing f WHERE f.clock_id = c.id AND f.generation = c.generation) AS fired
  FROM clock c JOIN dossier d ON d.id = c.dossier_id
  WHERE c.dossier_id = ANY ($1::bigint[]) AND stopped_at IS NULL AND time_limit IS NOT NULL
  ORDER BY c.dossier_id, no`;

/** Running clocks in pages of dossiers, for what moves many of them at once. */
@Injectable()
export class RunningClocks {
  /** The next dossiers of a selection, by id. */
  async dossierIds(
    tx: EntityManager,
    selection: ClockSelection,
    afterId: string,
    limit: number,
  ): Promise<string[]> {
    const { name, text, parameters } = pageOf(selection, afterId, limit);
    const rows = await named<{ id: string }>(tx, name, text, parameters);
    return rows.map(({ id }) => id);
  }

  /** All running clocks of some dossiers, by dossier and number. */
  async of(tx: EntityManager, dossierIds: readonly string[]): Promise<RunningClock[]> {
    type Row = ClockEntity & { fired: RungKey[]; receivingAgencyId: string };
    const rows = await named<Row>(tx, 'running-clocks', CLOCKS, [dossierIds]);
    return rows.map((row) => ({
      id: row.id,
      dossierId: row.dossierId,
      receivingAgencyId: row.receivingAgencyId,
      clock: caseClockOf(row),
      told: { fired: row.fired, waitsFor: row.nextRungKey },
      nextRungAt: row.nextRungAt,
    }));
  }
}

function pageOf(selection: ClockSelection, afterId: string, limit: number) {
  const { calendarIds } = selection;
  switch (selection.kind) {
    case 'on_calendars': {
      const parameters = [calendarIds, afterId, selection.dueFrom, limit];
      return { name: 'running-on-calendars', text: ON_CALENDARS, parameters };
    }
    case 'of_agencies': {
      const { startedBefore, ownerAgencyIds, versionIds } = selection;
      const parameters = [calendarIds, afterId, startedBefore, limit, ownerAgencyIds, versionIds];
      return { name: 'running-of-agencies', text: OF_AGENCIES, parameters };
    }
    case 'by_hours': {
      const { ownerAgencyIds, receivingAgencyIds } = selection;
      const parameters = [calendarIds, afterId, limit, ownerAgencyIds, receivingAgencyIds];
      return { name: 'running-by-hours', text: BY_HOURS, parameters };
    }
  }
}
