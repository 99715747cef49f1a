import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { explainClock } from '../domain/deadline/clock-explanation.js';
import type { Bilingual } from '../domain/deadline/explanation-words.js';
import { calendarsOf } from '../domain/dossier/clock-calendars.js';
import type { CaseContext, DossierCase } from '../domain/dossier/dossier-case.js';
import { isLeftToCover } from '../domain/dossier/stand-ins.js';
import { versionTermsOf } from '../domain/dossier/version-terms.js';
import { holdingsOf, pauseOf, whereaboutsWords, type Holding } from '../domain/dossier/whereabouts.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import { AccountLookup } from '../registers/staff/account.lookup.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { caseOf, type DossierRows } from './case-rows.js';
import { daysKnownOf } from './days-known.js';
import type { WhereaboutsResponse } from './dossier-response.contract.js';
import { DossierView, handsOf, iso } from './dossier-view.lookup.js';
import { summaryOf, type ExplainedClock } from './summary-of.js';

/** A dossier with its clocks explained and the paragraph that tells why it is due when it is. */
export interface ExplainedDossier {
  readonly current: DossierCase;
  readonly context: CaseContext;
  readonly clocks: readonly ExplainedClock[];
  readonly summary: Bilingual;
}

/** Tells of a dossier in words: why it is due when it is due, and where it is. */
@Injectable()
export class DossierStory {
  constructor(
    private readonly contexts: CaseContextLookup,
    private readonly accounts: AccountLookup,
    private readonly views: DossierView,
  ) {}

  async explain(tx: EntityManager, rows: DossierRows): Promise<ExplainedDossier> {
    const context = await this.contexts.forDossier(rows);
    const current = caseOf(rows);
    const version = versionTermsOf(rows.dossier.channel, context);
    const clocks = current.clocks.map((clock) => ({
      clock,
      explained: explainClock(clock, calendarsOf(clock, context.calendars), version),
    }));
    const legal = clocks.find(({ clock }) => clock.terms.kind === 'processing');
    const daysKnown = await daysKnownOf(tx, rows, legal);
    const promise = rows.reAppointment ?? null;
    const summary = summaryOf(rows.dossier, clocks, { promise, daysKnown, context });
    return { current, context, clocks, summary };
  }

  /** @param seesOfficers whether people of the agencies may be named */
  async whereabouts(rows: DossierRows, seesOfficers: boolean): Promise<WhereaboutsResponse> {
    const current = caseOf(rows);
    const holdings = await Promise.all(
      holdingsOf(current, rows.dossier).map(async (holding) => ({
        ...holding,
        agency: holding.agencyId === null ? null : await this.views.agencyName(holding.agencyId),
        officers: seesOfficers ? await this.officersOf(holding) : [],
      })),
    );
    const placed = holdings.map((holding) => ({ ...holding, place: holding.agency?.name ?? null }));
    return {
      at: holdings.map(({ holder, agency, role, officers, doing, since }) => {
        return { holder, agency, role, officers, doing, since: iso(since) };
      }),
      text: whereaboutsWords(rows.dossier.code, placed, pauseOf(current), OFFICE_ZONE),
    };
  }

  private async officersOf({
    agencyId,
    role,
    coverRole = null,
    assigneeId = null,
  }: Holding): Promise<string[]> {
    if (agencyId === null || role === null) return [];
    const place = { agencyId, role, coverRole };
    const attendance = await this.accounts.attendance();
    const { holder, standIn } = handsOf({ ...place, assigneeId }, attendance);
    if (holder && !isLeftToCover(holder, place, attendance)) return [(standIn ?? holder).fullName];
    return [...(await this.accounts.whoMay(place))];
  }
}
