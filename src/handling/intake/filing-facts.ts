import type { LocalDay } from '../../domain/calendar/local-day.js';
import { searchTextOf } from '../../domain/finding/search-text.js';
import { externalSourceOf } from '../../dossiers/dossier-access.lookup.js';
import type { FilingFacts } from '../../dossiers/new-dossier.store.js';
import type { Actor } from '../../platform/access/actor.js';
import type { FilingPlace } from './filing-place.js';
import type { LogDossierRequest } from './intake.requests.js';

/** The stored facts of a filing that no rule decides. */
export function filingFacts(
  actor: Actor,
  request: LogDossierRequest,
  place: FilingPlace,
  receivedOn: LocalDay,
): FilingFacts {
  const { applicant, representative, resultDelivery, components } = request;
  const agencies = { receivingAgencyId: place.receiving.id, competentAgencyId: place.competent.id };
  return {
    receivedOn,
    source: sourceOf(actor, request),
    externalSource: request.externalReference ? externalSourceOf(actor) : null,
    externalReference: request.externalReference ?? null,
    procedureId: place.version.procedureId,
    versionId: place.version.id,
    variant: place.context.variant.key,
    applicantClass: place.context.variant.circumstances.applicantClass,
    field: place.version.field,
    ...agencies,
    applicant: { ...applicant },
    applicantIdentity: applicant.identityNumber ?? null,
    searchText: searchTextOf([applicant, representative], Object.values(agencies)),
    representative: representative ? { ...representative } : null,
    resultDelivery: resultDelivery ? { ...resultDelivery } : null,
    components: components?.map((component) => ({ ...component })) ?? null,
    receivedAtReason: request.receivedAtReason ?? null,
    registeredBy: actor.accountId,
    marks: [],
    history: false,
  };
}

/** What an officer files online for somebody at the desk is no citizen's own online filing. */
function sourceOf(actor: Actor, { channel, source }: LogDossierRequest): FilingFacts['source'] {
  if (actor.roles.includes('portal')) return source ?? 'portal';
  if (channel === 'online') return 'assisted';
  return channel === 'postal' ? 'post' : 'desk';
}
