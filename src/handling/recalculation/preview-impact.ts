import { setImmediate as othersRun } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { reprojectClocks } from '../../domain/dossier/case-recalculation.js';
import type { CalendarsById } from '../../domain/dossier/clock-calendars.js';
import type { CaseClock } from '../../domain/dossier/dossier-case.js';
import { DomainError } from '../../domain/domain-error.js';
import {
  RunningClocks,
  type ClockSelection,
  type RunningClock,
} from '../../dossiers/running-clocks.lookup.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { ImpactTally, type MovePlace } from './impact-tally.js';

const DOSSIERS_PER_PAGE = 500;
const DOSSIERS_IN_A_ROW = 20;

/** Registers as they would be. */
export interface Proposal {
  /** No day before it would change; null: any day may. */
  readonly firstDay: LocalDay | null;
  /** Codes of the calendars that are spoken of. */
  readonly calendarCodes: readonly string[];
  /** Calendars that would change, by id. */
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Dossiers whose clocks may move; null where nothing changes. */
  readonly selection: ClockSelection | null;
  /** The running clocks of one dossier on the calendars that would count them. */
  readonly placed: (running: readonly RunningClock[]) => readonly CaseClock[];
}

/** Where the page before ended, and when its list was judged. */
export interface PreviousPage {
  readonly behind: MovePlace;
  readonly asOf: Date;
}

export interface WantedMoves {
  /** null: the first page. */
  readonly previous: PreviousPage | null;
  readonly limit: number;
}

export interface Impact {
  readonly tally: ImpactTally;
  readonly asOf: Date;
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Which due moments a change that is not saved would move: the same clocks by the same computation as the walk
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

  async execute(proposal: Proposal, { previous, limit }: WantedMoves): Promise<Impact> {
    const asOf = previous?.asOf ?? this.clock.now();
    const behind = previous?.behind ?? null;
    const tally = new ImpactTally(behind, limit, asOf);
    return this.database.read(async (tx) => {
      await this.walk(tx, proposal, startOf(behind), tally);
      const ids = tally.moves.map(({ dossierId }) => dossierId);
      const text = 'SELECT id, code FROM dossier WHERE id = ANY ($1::bigint[])';
      const rows = await tx.query<{ id: string; code: string }[]>(text, [ids]);
      return { tally, asOf, codes: new Map(rows.map(({ id, code }) => [id, code])) };
    });
  }

  private async walk(tx: EntityManager, proposal: Proposal, from: string, tally: ImpactTally): Promise<void> {
    const { selection } = proposal;
    const known = new Map(proposal.calendars);
    let after = selection === null ? undefined : from;
    while (selection !== null && after !== undefined && !tally.isFull) {
      const ids: string[] = await this.clocks.dossierIds(tx, selection, after, DOSSIERS_PER_PAGE);
      await this.project(await this.placed(tx, ids, proposal, known), known, tally);
      after = ids.length === DOSSIERS_PER_PAGE ? ids.at(-1) : undefined;
    }
  }

  /** The running clocks of each dossier where they would stand, and their calendars. */
  private async placed(
    tx: EntityManager,
    dossierIds: readonly string[],
    proposal: Proposal,
    known: Map<string, WorkingCalendar>,
  ): Promise<readonly PlacedClocks[]> {
    const dossiers = new Map<string, RunningClock[]>(dossierIds.map((id) => [id, []]));
    for (const each of await this.clocks.of(tx, dossierIds)) dossiers.get(each.dossierId)?.push(each);
    const all = [...dossiers].map(([dossierId, running]): PlacedClocks => {
      return { dossierId, running, placed: proposal.placed(running) };
    });
    for (const { calendarId, deskCalendarId } of all.flatMap(({ placed }) => placed)) {
      for (const id of [calendarId, deskCalendarId])
        if (id !== null && !known.has(id)) known.set(id, await this.calendars.asOf(tx, id));
    }
    return all;
  }

  private async project(
    dossiers: readonly PlacedClocks[],
    calendars: CalendarsById,
    tally: ImpactTally,
  ): Promise<void> {
    for (const [index, { dossierId, running, placed }] of dossiers.entries()) {
      if (index % DOSSIERS_IN_A_ROW === DOSSIERS_IN_A_ROW - 1) await othersRun();
      const after = projected(placed, calendars);
      if (after === null) tally.addFailure();
      else
        running.forEach(({ clock: before }, place) =>
          tally.add({ dossierId, before, after: after[place] ?? before }),
        );
    }
  }
}

/** null: they cannot be computed; the walk would put the dossier on record and go on. */
function projected(clocks: readonly CaseClock[], calendars: CalendarsById): readonly CaseClock[] | null {
  try {
    return reprojectClocks(clocks, calendars);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

interface PlacedClocks {
  readonly dossierId: string;
  readonly running: readonly RunningClock[];
  readonly placed: readonly CaseClock[];
}

/** Behind the moves of the first rank everything is in the order of the dossiers. */
function startOf(behind: MovePlace | null): string {
  return behind?.rank === 1 ? String(BigInt(behind.dossierId) - 1n) : '0';
}
