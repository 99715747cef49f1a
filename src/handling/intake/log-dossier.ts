import { Injectable } from '@nestjs/common';
import { codeFormatOn } from '../../domain/dossier/dossier-code.js';
import { DomainError } from '../../domain/domain-error.js';
import { registerDossier } from '../../domain/dossier/register.js';
import { foldText } from '../../domain/fold-text.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { externalSourceOf } from '../../dossiers/dossier-access.lookup.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import { NewDossierStore, type FilingFacts } from '../../dossiers/new-dossier.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { CODE_FORMATS } from './code-formats.js';
import { missingComponents } from './components-check.js';
import { FilingPlaceLookup, type FilingPlace } from './filing-place.js';
import type { LogDossierRequest } from './intake.requests.js';
import { checkFiler, receivedAtOf } from './filing-rights.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

/** An officer logs a dossier, or a portal files one. */
@Injectable()
export class LogDossier {
  constructor(
    private readonly places: FilingPlaceLookup,
    private readonly newDossiers: NewDossierStore,
  ) {}

  /**
   * @throws DomainError unknown-procedure, no-version-in-force, unknown-variant, channel-not-offered,
   *   unknown-agency, agency-required, agency-not-resolvable, unknown-component, received-at-…,
   *   duplicate-external-reference
   */
  async execute(actor: Actor, request: LogDossierRequest): Promise<DossierResponse> {
    checkFiler(actor, request);
    const now = this.places.now();
    const receivedAt = receivedAtOf(actor, request, now);
    const place = await this.places.of({
      now,
      procedureCode: request.procedureCode,
      variant: request.variant ?? null,
      receivedAt,
      deskAgencyId: actor.roles.includes('portal') ? null : actor.agencyId,
      agencyCode: request.agencyCode ?? null,
    });
    const missing = missingComponents(place.context.variant, request.components);
    const filing = { channel: request.channel, receivedAt, missing, officerId: actor.accountId };
    const decision = registerDossier(filing, place.context);
    try {
      return await this.newDossiers.add({
        facts: factsOf(actor, request, place, localDayOf(receivedAt, OFFICE_ZONE)),
        decision,
        context: place.context,
        actor,
        codeFormat: codeFormatOn(CODE_FORMATS, localDayOf(receivedAt, OFFICE_ZONE)),
        agencyCode: place.receiving.code,
      });
    } catch (error) {
      if (!isUniqueViolation(error, 'dossier_external_key')) throw error;
      const { externalReference } = request;
      throw new DomainError('duplicate-external-reference', { externalReference }, 'externalReference');
    }
  }
}

function factsOf(
  actor: Actor,
  request: LogDossierRequest,
  place: FilingPlace,
  receivedOn: LocalDay,
): FilingFacts {
  return {
    receivedOn,
    externalSource: request.externalReference ? externalSourceOf(actor) : null,
    externalReference: request.externalReference ?? null,
    procedureId: place.version.procedureId,
    versionId: place.version.id,
    variant: place.context.variant.key,
    field: place.version.field,
    receivingAgencyId: place.receiving.id,
    competentAgencyId: place.competent.id,
    applicant: { ...request.applicant },
    applicantIdentity: request.applicant.identityNumber ?? null,
    searchText: searchTextOf(request),
    representative: request.representative ? { ...request.representative } : null,
    resultDelivery: request.resultDelivery ? { ...request.resultDelivery } : null,
    components: request.components?.map((component) => ({ ...component })) ?? null,
    receivedAtReason: request.receivedAtReason ?? null,
    registeredBy: actor.accountId,
    marks: [],
    history: false,
  };
}

function searchTextOf({ applicant, representative, externalReference }: LogDossierRequest): string {
  const words = [
    applicant.fullName,
    applicant.identityNumber,
    applicant.phone,
    representative?.fullName,
    externalReference,
  ];
  return foldText(words.filter((word) => word !== undefined).join(' '));
}
