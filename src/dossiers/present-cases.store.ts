import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { reprojectClocks } from '../domain/dossier/case-recalculation.js';
import { clocksInPlace } from '../domain/dossier/clock-places.js';
import type { CaseClock, CaseContext } from '../domain/dossier/dossier-case.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { caseClockOf, type DossierRows } from './case-rows.js';
import type { DossierEntity } from './dossier.entity.js';
import { DossiersStore } from './dossiers.store.js';
import { movedDossierOf, type MoveFacts, type WalkedDossier } from './moved-dossier.js';
import { MovedDossiersStore } from './moved-dossiers.store.js';
import { RunningClocks } from './running-clocks.lookup.js';

/** A locked dossier as it is by the present calendars, and what the rules may look at. */
export interface PresentCase {
  readonly rows: DossierRows;
  readonly context: CaseContext;
}

/**
 * Nobody decides by yesterday's calendar because the walk over the running clocks has not come here yet: what it
 * would write is written first, so that it finds nothing left to do.
 */
@Injectable()
export class PresentCases {
  constructor(
    private readonly contexts: CaseContextLookup,
    private readonly clocks: RunningClocks,
    private readonly moved: MovedDossiersStore,
    private readonly store: DossiersStore,
  ) {}

  now(): Date {
    return this.contexts.now();
  }

  /** @param rows locked by `tx` @throws DomainError `out-of-calendar` */
  async of(tx: EntityManager, rows: DossierRows): Promise<PresentCase> {
    const { context, hours } = await this.contexts.presentOf(rows);
    const presentOf = (clocks: readonly CaseClock[]) =>
      reprojectClocks(clocksInPlace(clocks, hours), context.calendars);
    const stored = rows.clocks.map(caseClockOf);
    if (presentOf(stored) === stored) return { rows, context };
    const running = await this.clocks.of(tx, [rows.dossier.id]);
    const clocks = running.map(({ clock }) => clock);
    const goesOver = clocksInPlace(clocks, hours) !== clocks;
    const facts: MoveFacts = {
      reason: goesOver ? 'agency_calendar_changed' : 'calendar_changed',
      facts: {},
      calendars: context.calendars,
      codeOf: await this.contexts.calendarCodes(),
      now: context.now,
    };
    const moved = movedDossierOf(walkedOf(rows.dossier), running, presentOf(clocks), facts);
    if (moved !== null) await this.moved.write(tx, [moved], facts);
    return { rows: await this.store.findByCode(tx, rows.dossier.code), context };
  }
}

function walkedOf(dossier: DossierEntity): WalkedDossier {
  const { id, code, version, lastEventSeq, lastEventHash, dueAt, provisional } = dossier;
  const isOpen = dossier.resolvedAt === null && dossier.endedAt === null;
  return { id, code, version, lastEventSeq, lastEventHash, dueAt, provisional, isOpen };
}
