import { setImmediate as othersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { instantAt } from '../../domain/calendar/zoned-time.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { reprojectClocks } from '../../domain/dossier/case-recalculation.js';
import type { CalendarsById } from '../../domain/dossier/clock-calendars.js';
import { RunningClocks, type OnCalendars, type RunningClock } from '../../dossiers/running-clocks.lookup.js';
import { Database } from '../../platform/database/database.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { ImpactTally, type MovePlace } from './impact-tally.js';

const DOSSIERS_PER_PAGE = 500;
const DOSSIERS_IN_A_ROW = 20;

/** Calendars as they would be. */
export interface Proposal {
  readonly firstDay: LocalDay | null;
  /** Those that would change, by id. */
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
}

export interface WantedMoves {
  /** Where the page before ended. */
  readonly behind: MovePlace | null;
  readonly limit: number;
}

export interface Impact {
  readonly tally: ImpactTally;
  readonly asOf: Date;
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Which due moments a calendar that is not saved would move: the same clocks by the same computation as the walk
 * after saving. Reads page by page on one snapshot, locks nothing, stores nothing.
 */
@Injectable()
export class PreviewImpact {
  constructor(
    private readonly database: Database,
    private readonly clocks: RunningClocks,
    private readonly calendars: CalendarLookup,
    private readonly clock: Clock,
  ) {}

  async execute(proposal: Proposal, { behind, limit }: WantedMoves): Promise<Impact> {
    const asOf = this.clock.now();
    const tally = new ImpactTally(behind, limit, asOf);
    return this.database.read(async (tx) => {
      if (proposal.calendars.size > 0) await this.walk(tx, proposal, startOf(behind), tally);
      const ids = tally.moves.map(({ dossierId }) => dossierId);
      const text = 'SELECT id, code FROM dossier WHERE id = ANY ($1::bigint[])';
      const rows = await tx.query<{ id: string; code: string }[]>(text, [ids]);
      return { tally, asOf, codes: new Map(rows.map(({ id, code }) => [id, code])) };
    });
  }

  private async walk(
    tx: EntityManager,
    { calendars, firstDay }: Proposal,
    from: string,
    tally: ImpactTally,
  ): Promise<void> {
    const known = new Map(calendars);
    const selection: OnCalendars = {
      kind: 'on_calendars',
      calendarIds: [...calendars.keys()],
      dueFrom: firstDay === null ? null : instantAt(firstDay, 0, OFFICE_ZONE),
    };
    let after: string | undefined = from;
    while (after !== undefined && !tally.isFull) {
      const ids: string[] = await this.clocks.dossierIds(tx, selection, after, DOSSIERS_PER_PAGE);
      await this.project(tx, ids, known, tally);
      after = ids.length === DOSSIERS_PER_PAGE ? ids.at(-1) : undefined;
    }
  }

  private async project(
    tx: EntityManager,
    dossierIds: readonly string[],
    known: Map<string, WorkingCalendar>,
    tally: ImpactTally,
  ): Promise<void> {
    const dossiers = new Map<string, RunningClock[]>(dossierIds.map((id) => [id, []]));
    for (const running of await this.clocks.of(tx, dossierIds)) {
      dossiers.get(running.dossierId)?.push(running);
      await this.load(tx, running, known);
    }
    let done = 0;
    for (const [dossierId, running] of dossiers) {
      if ((done += 1) % DOSSIERS_IN_A_ROW === 0) await othersRun();
      addDossier(dossierId, running, known, tally);
    }
  }

  private async load(
    tx: EntityManager,
    { clock }: RunningClock,
    known: Map<string, WorkingCalendar>,
  ): Promise<void> {
    for (const id of [clock.calendarId, clock.deskCalendarId]) {
      if (id !== null && !known.has(id)) known.set(id, await this.calendars.asOf(tx, id));
    }
  }
}

function addDossier(
  dossierId: string,
  running: readonly RunningClock[],
  calendars: CalendarsById,
  tally: ImpactTally,
): void {
  const before = running.map(({ clock }) => clock);
  const after = reprojectClocks(before, calendars);
  before.forEach((clock, index) => tally.add({ dossierId, before: clock, after: after[index] ?? clock }));
}

/** Behind the moves of the first rank everything is in the order of the dossiers. */
function startOf(behind: MovePlace | null): string {
  return behind?.rank === 1 ? String(BigInt(behind.dossierId) - 1n) : '0';
}
