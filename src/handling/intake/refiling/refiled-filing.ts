import { Injectable } from '@nestjs/common';
import { assertListed } from '../../../domain/dossier/brought-papers.js';
import type { CaseContext, DossierCase } from '../../../domain/dossier/dossier-case.js';
import { isOtherWork, type FilingChange } from '../../../domain/dossier/refile.js';
import { searchTextOf } from '../../../domain/finding/search-text.js';
import type { PublishedVersion } from '../../../domain/procedure-rules.js';
import { CaseContextLookup } from '../../../dossiers/case-context.lookup.js';
import type { DossierRows, DossierValues } from '../../../dossiers/dossiers.store.js';
import { AgencyLookup, type Agency } from '../../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../../registers/procedures/procedure.lookup.js';
import { FilingPlaceLookup, type FilingPlace } from '../filing-place.js';
import type { ProposedFiling } from './refiling.entity.js';

type Dossier = DossierRows['dossier'];

/** A dossier's filing as it should have been. */
export interface RefiledFiling {
  readonly changes: readonly FilingChange[];
  /** null: procedure, variant and agencies are right as they are. */
  readonly place: CaseContext | null;
  /** The facts of the row that change with it. */
  readonly details: Partial<DossierValues>;
}

interface Home {
  readonly version: PublishedVersion;
  readonly variant: string;
  readonly applicantClass: string | null;
  readonly receiving: Agency;
  readonly competent: Agency;
}

const APPLICANT_FIELDS = ['kind', 'fullName', 'identityNumber', 'phone', 'email', 'address'] as const;

/** Reads a proposal against its dossier: the right version is the one in force on the day of receipt. */
@Injectable()
export class RefiledFilings {
  constructor(
    private readonly places: FilingPlaceLookup,
    private readonly contexts: CaseContextLookup,
    private readonly procedures: ProcedureLookup,
    private readonly agencies: AgencyLookup,
  ) {}

  /** @throws DomainError as `FilingPlaceLookup.of`, unknown-component, component-twice */
  async of(
    { steps }: Pick<DossierCase, 'steps'>,
    dossier: Dossier,
    filing: ProposedFiling,
    present: CaseContext,
  ): Promise<RefiledFiling> {
    const before = await this.homeOf(dossier, present);
    const place = await this.placeOf(dossier, filing, before, present.now);
    const applicant = { ...dossier.applicant, ...filing.applicant };
    const visited = steps.map(({ agencyId }) => agencyId);
    const changes = [...placeChanges(before, place), ...applicantChanges(dossier.applicant, applicant)];
    if (filing.components) assertListed(filing.components, place.context.variant);
    const isMoved = placeChanges(before, place).length > 0;
    const papers = papersOf(filing, isOtherWork(changes));
    const calendars = new Map([...present.calendars, ...place.context.calendars]);
    return {
      changes,
      place: isMoved ? { ...place.context, calendars, officers: present.officers } : null,
      details: { ...detailsOf(dossier, place, applicant, visited), ...papers },
    };
  }

  private async homeOf(dossier: Dossier, { variant }: CaseContext): Promise<Home> {
    return {
      version: await this.procedures.versionById(dossier.versionId),
      variant: variant.key,
      applicantClass: variant.circumstances.applicantClass,
      receiving: await this.agencies.byId(dossier.receivingAgencyId),
      competent: await this.agencies.byId(dossier.competentAgencyId),
    };
  }

  /** Another procedure is asked of the desk that took the dossier in, unless another agency is told. */
  private async placeOf(
    dossier: Dossier,
    filing: ProposedFiling,
    before: Home,
    now: Date,
  ): Promise<FilingPlace> {
    const { procedureCode = before.version.procedureCode, agencyCode } = filing;
    const isOther = procedureCode !== before.version.procedureCode;
    const { applicantClass = isOther ? null : before.applicantClass } = filing;
    if (isOther || agencyCode) {
      // A portal's filing may have come to the wrong desk; what lies on a desk came there.
      const isPortals = dossier.externalSource !== null && dossier.acceptedAt === null;
      return this.places.of({
        now,
        procedureCode,
        variant: filing.variant ?? (isOther ? null : before.variant),
        applicantClass,
        receivedAt: dossier.receivedAt,
        deskAgencyId: isPortals && agencyCode ? null : dossier.receivingAgencyId,
        agencyCode: agencyCode ?? null,
      });
    }
    const { version, receiving, competent } = before;
    const { receivedOn } = dossier;
    const filed = { variant: filing.variant ?? before.variant, applicantClass, receivedOn };
    const context = await this.contexts.of({ now, version, filed, receiving, competent });
    return { version, receiving, competent, context };
  }
}

function placeChanges(before: Home, { version, receiving, competent, context }: FilingPlace): FilingChange[] {
  return [
    { field: 'procedureCode', from: before.version.procedureCode, to: version.procedureCode },
    { field: 'variant', from: before.variant, to: context.variant.key },
    {
      field: 'applicantClass',
      from: before.applicantClass,
      to: context.variant.circumstances.applicantClass,
    },
    { field: 'receivingAgency', from: before.receiving.code, to: receiving.code },
    { field: 'competentAgency', from: before.competent.code, to: competent.code },
  ].filter(({ from, to }) => from !== to);
}

function applicantChanges(
  before: DossierValues['applicant'],
  after: DossierValues['applicant'],
): FilingChange[] {
  return APPLICANT_FIELDS.map((field) => ({
    field: `applicant.${field}`,
    from: before[field] ?? null,
    to: after[field] ?? null,
  })).filter(({ from, to }) => from !== to);
}

function detailsOf(
  dossier: Dossier,
  { version, receiving, competent, context }: FilingPlace,
  applicant: DossierValues['applicant'],
  visited: readonly string[],
): Partial<DossierValues> {
  const former = [dossier.receivingAgencyId, dossier.competentAgencyId];
  const found = [receiving.id, competent.id, ...former, ...visited];
  return {
    procedureId: version.procedureId,
    versionId: version.id,
    variant: context.variant.key,
    applicantClass: context.variant.circumstances.applicantClass,
    field: version.field,
    receivingAgencyId: receiving.id,
    competentAgencyId: competent.id,
    applicant,
    applicantIdentity: applicant.identityNumber ?? null,
    searchText: searchTextOf([applicant, dossier.representative], found),
  };
}

/** The papers of another list are not those that were counted. */
function papersOf(
  { components }: ProposedFiling,
  isOther: boolean,
): Pick<Partial<DossierValues>, 'components'> {
  if (components) return { components: components.map((paper) => ({ ...paper })) };
  return isOther ? { components: null } : {};
}
