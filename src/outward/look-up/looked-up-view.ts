import { Injectable } from '@nestjs/common';
import { askedOfApplicant, type AskedOfApplicant } from '../../domain/dossier/asked-of-applicant.js';
import type { DossierState } from '../../domain/dossier/dossier-lifecycle.js';
import {
  collectionOf,
  countsAsLate,
  promisedDue,
  standingWords,
  type Collection,
  type StandingFacts,
} from '../../domain/dossier/look-up-standing.js';
import { portalStatusOf } from '../../domain/dossier/national-portal-status.js';
import { feeBalance, feeByRule } from '../../domain/dossier/fees.js';
import { variantOf } from '../../domain/dossier/filed-variant.js';
import { deskNameOf } from '../../domain/papers/paper-parts.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { DossierRows } from '../../dossiers/dossiers.store.js';
import type { Language } from '../../platform/i18n/language.js';
import { Clock } from '../../platform/time/clock.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type {
  LookedUpCollection,
  LookedUpDesk,
  LookedUpDossier,
  LookedUpRequest,
} from './look-up.responses.js';

/** Where the desk that took it in has it, as long as nobody works on it. */
const AT_THE_DESK: readonly DossierState[] = [
  'registered',
  'awaiting_correction',
  'accepted',
  'not_accepted',
  'returned',
];

/** Stored rows as the public reads them. */
@Injectable()
export class LookedUpView {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly clock: Clock,
  ) {}

  async of(rows: DossierRows, language: Language): Promise<LookedUpDossier> {
    const { dossier } = rows;
    const standing = await this.standingOf(rows);
    const receiving = await this.agencies.byId(dossier.receivingAgencyId);
    return {
      code: dossier.code,
      procedure: (await this.procedures.versionById(dossier.versionId)).procedureName[language],
      agency: nameOf(await this.holderOf(rows, standing), language),
      status: dossier.state,
      statusText: standingWords(standing)[language],
      portalStatus: portalStatusOf(dossier.state).code,
      receivedOn: dossier.receivedOn,
      dueAt: iso(dossier.dueAt),
      promisedDueAt: iso(promisedDue(dossier)),
      isLate: countsAsLate(standing),
      asked: shownRequest(askedOfApplicant(await this.askedFacts(rows))),
      collection: shownCollection(collectionOf(standing)),
      desk: deskOf(receiving, language),
    };
  }

  private async standingOf({ dossier, clocks }: DossierRows): Promise<StandingFacts> {
    const { state, dueAt, promisedDueAt, resolvedAt, endedAt, timeliness, lateBefore } = dossier;
    const arrived = (await this.isDecidedAtDesk(dossier)) ? resolvedAt : null;
    return {
      ...{ state, dueAt, promisedDueAt, resolvedAt, endedAt, timeliness, lateBefore },
      way: dossier.resultDelivery?.way ?? 'desk',
      readyAt: dossier.resultAtDeskAt ?? arrived,
      isBeingCorrected: clocks.some(
        (clock) => clock.kind === 'result_correction' && clock.stoppedAt === null,
      ),
      now: this.clock.now(),
    };
  }

  /** Where the decision is made in the house that hands it over, nothing has to be carried. */
  private async isDecidedAtDesk(
    ids: Pick<DossierRows['dossier'], 'receivingAgencyId' | 'competentAgencyId'>,
  ): Promise<boolean> {
    const receiving = await this.agencies.deskOf(await this.agencies.byId(ids.receivingAgencyId));
    const competent = await this.agencies.deskOf(await this.agencies.byId(ids.competentAgencyId));
    return receiving.id === competent.id;
  }

  private async askedFacts({ dossier, supplements, clocks, fees }: DossierRows) {
    const { state, versionId, channel, applicant, representative } = dossier;
    const { rules } = await this.procedures.versionById(versionId);
    const { owedDong } = feeBalance(fees, feeByRule(variantOf(rules, dossier), channel));
    const people = representative === null ? [applicant] : [applicant, representative];
    return { state, supplements, fees, owedDong, waits: clocks, people };
  }

  private holderOf({ dossier, steps }: DossierRows, standing: StandingFacts): Promise<Agency> {
    const { state, receivingAgencyId, competentAgencyId } = dossier;
    const open = steps.filter((step) => step.state === 'open');
    const step = open.find(({ agencyId }) => agencyId === competentAgencyId) ?? open[0];
    if (step) return this.agencies.byId(step.agencyId);
    const isAtDesk = AT_THE_DESK.includes(state) || (state === 'resolved' && standing.readyAt !== null);
    return this.agencies.byId(isAtDesk ? receivingAgencyId : competentAgencyId);
  }
}

function nameOf({ nameVi, nameEn }: Agency, language: Language): string {
  return language === 'vi' ? nameVi : nameEn;
}

function deskOf(agency: Agency, language: Language): LookedUpDesk {
  const [desk, name] = [deskNameOf(agency), nameOf(agency, language)];
  return { name: agency.deskName === agency.nameVi ? name : `${desk}, ${name}`, address: agency.address };
}

function shownRequest(asked: AskedOfApplicant | null): LookedUpRequest | null {
  return asked && { ...asked, by: iso(asked.by) };
}

function shownCollection(collection: Collection | null): LookedUpCollection | null {
  return collection && { ...collection, from: iso(collection.from) };
}
