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

export type ClockSelection = OnCalendars | OfAgencies;

/** A clock that has a limit and has not been stopped, paused ones included. */
export interface RunningClock {
  readonly id: string;
  readonly dossierId: string;
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

const CLOCKS = `SELECT id, dossier_id AS "dossierId", no, step_no AS "stepNo", leg, kind,
    owner_agency_id AS "ownerAgencyId", calendar_id AS "calendarId", desk_calendar_id AS "deskCalendarId",
    calendar_version AS "calendarVersion", time_limit AS "timeLimit", cut_off AS "cutOff", binds,
    legal_basis AS "legalBasis", ladder, started_at AS "startedAt", exclusions, extension,
    stopped_at AS "stoppedAt", generation, due_at AS "dueAt", original_due_at AS "originalDueAt", provisional,
    next_rung_key AS "nextRungKey", next_rung_at AS "nextRungAt",
    ARRAY(SELECT rung_key FROM clock_firing WHERE clock_id = clock.id AND clock_firing.generation = clock.generation)
      AS fired
  FROM clock WHERE dossier_id = ANY ($1::bigint[]) AND stopped_at IS NULL AND time_limit IS NOT NULL
  ORDER BY dossier_id, no`;

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
    const { calendarIds } = selection;
    const rows =
      selection.kind === 'on_calendars'
        ? await named<{ id: string }>(tx, 'running-on-calendars', ON_CALENDARS, [
            calendarIds,
            afterId,
            selection.dueFrom,
            limit,
          ])
        : await named<{ id: string }>(tx, 'running-of-agencies', OF_AGENCIES, [
            calendarIds,
            afterId,
            selection.startedBefore,
            limit,
            selection.ownerAgencyIds,
            selection.versionIds,
          ]);
    return rows.map(({ id }) => id);
  }

  /** All running clocks of some dossiers, by dossier and number. */
  async of(tx: EntityManager, dossierIds: readonly string[]): Promise<RunningClock[]> {
    const rows = await named<ClockEntity & { fired: RungKey[] }>(tx, 'running-clocks', CLOCKS, [dossierIds]);
    return rows.map((row) => ({
      id: row.id,
      dossierId: row.dossierId,
      clock: caseClockOf(row),
      told: { fired: row.fired, waitsFor: row.nextRungKey },
      nextRungAt: row.nextRungAt,
    }));
  }
}
