import type { TakenOver } from '../../domain/dossier/take-over.js';
import { searchTextOf } from '../../domain/finding/search-text.js';
import {
  takenOverRecord,
  type DossierToTakeOver,
  type TakenOverRecord,
} from '../../dossiers/taken-over-dossiers.store.js';
import type { OpenDossier } from './open-dossier.js';
import type { OpenPlace } from './open-places.js';

/** Where an export came from. */
export interface OpenSource {
  /** The mapping's. */
  readonly name: string;
  /** The name of the file, without the folders of whoever imported it. */
  readonly file: string;
}

/** A dossier that was taken over, ready to be written, and what there is to say of it. */
export interface ReadyTakeOver extends TakenOverRecord {
  readonly line: number;
  readonly due: TakenOver['due'];
}

export const isKept = ({ verdict }: TakenOver['due']): boolean =>
  verdict === 'kept_ours' || verdict === 'kept_theirs';

export function readyTakeOver(
  dossier: OpenDossier,
  place: OpenPlace,
  taken: TakenOver,
  from: OpenSource,
): ReadyTakeOver {
  const source = `import:${from.name}`;
  const facts = factsOf(dossier, place, source, taken);
  const record = takenOverRecord({
    facts,
    taken,
    context: place.context,
    source,
    told: toldOf(dossier, from),
    number: place.taken,
  });
  return { ...record, line: dossier.line, due: taken.due };
}

function factsOf(
  { reference, applicant, receivedOn }: OpenDossier,
  { version, receiving, competent, context }: OpenPlace,
  source: string,
  { due }: TakenOver,
): DossierToTakeOver['facts'] {
  const agencies = { receivingAgencyId: receiving.id, competentAgencyId: competent.id };
  return {
    code: reference,
    source: 'import',
    externalSource: source,
    externalReference: reference,
    procedureId: version.procedureId,
    versionId: version.id,
    variant: context.variant.key,
    applicantClass: context.variant.circumstances.applicantClass,
    field: version.field,
    ...agencies,
    applicant,
    applicantIdentity: applicant.identityNumber ?? null,
    searchText: searchTextOf([applicant], Object.values(agencies)),
    representative: null,
    resultDelivery: null,
    components: null,
    receivedOn,
    receivedAtReason: null,
    registeredBy: null,
    marks: isKept(due) ? ['due_differs'] : [],
    history: false,
  };
}

/** What stays on record of what the other system said, without the applicant. */
function toldOf(
  { reference, line, told, events }: OpenDossier,
  { name, file }: OpenSource,
): DossierToTakeOver['told'] {
  const { receivedAt, acceptedAt, state, currentSteps } = told;
  const happenings: Record<string, number> = {};
  for (const { happening } of events) happenings[happening.kind] = (happenings[happening.kind] ?? 0) + 1;
  return {
    mapping: name,
    file,
    line,
    reference,
    receivedAt: receivedAt.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    state,
    currentSteps,
    happenings,
  };
}
