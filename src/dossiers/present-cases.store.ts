import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reprojectClocks } from '../domain/dossier/case-recalculation.js';
import { clocksInPlace, type CountingHours } from '../domain/dossier/clock-places.js';
import type { CaseClock, CaseContext } from '../domain/dossier/dossier-case.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { caseClockOf, type DossierRows } from './case-rows.js';
import type { DossierEntity } from './dossier.entity.js';
import { DossiersStore } from './dossiers.store.js';
import { movedDossierOf, type MoveFacts, type WalkedDossier } from './moved-dossier.js';
import { MovedDossiersStore } from './moved-dossiers.store.js';
import { OutagesStore } from './outages.store.js';
import { RunningClocks } from './running-clocks.lookup.js';

/** A locked dossier as it is by the present calendars, and what the rules may look at. */
export interface PresentCase {
  readonly rows: DossierRows;
  readonly context: CaseContext;
}

type Change = (clocks: readonly CaseClock[]) => readonly CaseClock[];
type Story = Pick<MoveFacts, 'reason' | 'facts'>;

/**
 * Nobody decides by yesterday's calendar, or against a breakdown that is on record, because the walk over the running
 * clocks has not come here yet: what it would write is written first, so that it finds nothing left to do.
 */
@Injectable()
export class PresentCases {
  constructor(
    private readonly contexts: CaseContextLookup,
    private readonly clocks: RunningClocks,
    private readonly moved: MovedDossiersStore,
    private readonly outages: OutagesStore,
    private readonly store: DossiersStore,
  ) {}

  now(): Date {
    return this.contexts.now();
  }

  /** @param rows locked by `tx` @throws DomainError `out-of-calendar` */
  async of(tx: EntityManager, locked: DossierRows): Promise<PresentCase> {
    const { context, hours } = await this.contexts.presentOf(locked);
    const onCalendars = await this.byCalendars(tx, locked, context, hours);
    return { rows: await this.withOutages(tx, onCalendars, context), context };
  }

  private async byCalendars(
    tx: EntityManager,
    rows: DossierRows,
    context: CaseContext,
    hours: CountingHours,
  ): Promise<DossierRows> {
    const change: Change = (clocks) => reprojectClocks(clocksInPlace(clocks, hours), context.calendars);
    const stored = countedClocksOf(rows);
    if (change(stored) === stored) return rows;
    const goesOver = clocksInPlace(stored, hours) !== stored;
    const reason = goesOver ? 'agency_calendar_changed' : 'calendar_changed';
    return this.write(tx, rows, change, { reason, facts: {} }, context);
  }

  private async withOutages(
    tx: EntityManager,
    rows: DossierRows,
    context: CaseContext,
  ): Promise<DossierRows> {
    const begun = countedClocksOf(rows).map(({ startedAt }) => startedAt.getTime());
    if (begun.length === 0 || !context.rules.excluded?.includes('outage')) return rows;
    let present = rows;
    for (const { change, facts } of await this.outages.effectsAfter(tx, new Date(Math.min(...begun)))) {
      const stored = countedClocksOf(present);
      if (change(stored, context.calendars) === stored) continue;
      const without: Change = (clocks) => change(clocks, context.calendars);
      present = await this.write(tx, present, without, { reason: 'outage', facts }, context);
    }
    return present;
  }

  private async write(
    tx: EntityManager,
    { dossier }: DossierRows,
    change: Change,
    story: Story,
    { calendars, now }: CaseContext,
  ): Promise<DossierRows> {
    const running = await this.clocks.of(tx, [dossier.id]);
    const facts = { ...story, calendars, codeOf: await this.contexts.calendarCodes(), now };
    const after = change(running.map(({ clock }) => clock));
    const moved = movedDossierOf(walkedOf(dossier), running, after, facts);
    if (moved !== null) await this.moved.write(tx, [moved], facts);
    return this.store.findByCode(tx, dossier.code);
  }
}

/** Those that have a limit and have not been stopped, as `RunningClocks` reads them. */
function countedClocksOf({ clocks }: DossierRows): readonly CaseClock[] {
  return clocks.map(caseClockOf).filter(({ stoppedAt, terms }) => stoppedAt === null && terms.limit !== null);
}

function walkedOf(dossier: DossierEntity): WalkedDossier {
  const { id, code, version, lastEventSeq, lastEventHash, dueAt, provisional } = dossier;
  const isOpen = dossier.resolvedAt === null && dossier.endedAt === null;
  return { id, code, version, lastEventSeq, lastEventHash, dueAt, provisional, isOpen };
}
