import { splitTimeOf } from '../domain/dossier/time-split-case.js';
import type { CaseContext, DossierCase } from '../domain/dossier/dossier-case.js';
import type { TimeOwner, TimePiece } from '../domain/dossier/time-split.js';
import { timeByOwner } from '../domain/dossier/time-split-totals.js';
import type { TimeOwnerResponse, WhoseTimeResponse } from './deadline-response.contract.js';
import type { BilingualText, NamedCode } from './dossier-response.contract.js';
import { iso } from './dossier-view.lookup.js';

const OWNER_NAMES: Readonly<Record<Exclude<TimeOwner['kind'], 'agency'>, BilingualText>> = {
  applicant: { vi: 'Người nộp hồ sơ', en: 'The applicant' },
  payment: { vi: 'Chờ nộp phí, lệ phí', en: 'Waiting for payment' },
  transfer: { vi: 'Luân chuyển hồ sơ', en: 'On its way between agencies' },
  outage: { vi: 'Sự cố', en: 'Outage' },
};

/**
 * What was decided at the result, otherwise the span until now or until the end.
 * @throws DomainError `out-of-calendar`
 */
export function piecesOf(current: DossierCase, context: CaseContext): readonly TimePiece[] {
  const { timeSplit, resolvedAt, endedAt } = current.dossier;
  return timeSplit ?? splitTimeOf(current, resolvedAt ?? endedAt ?? context.now, context);
}

/** @param names of every agency that owns a piece, by id */
export function whoseTimeOf(
  pieces: readonly TimePiece[],
  { steps }: DossierCase,
  measuredBy: NamedCode,
  names: ReadonlyMap<string, NamedCode>,
): WhoseTimeResponse | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const { workingMinutes, lateMinutes, owners, pieces: told } = timeByOwner(pieces);
  return {
    from: iso(new Date(first.from)),
    to: iso(new Date(last.to)),
    measuredBy,
    workingMinutes,
    lateMinutes,
    owners: owners.map(({ owner, ...minutes }) => ({ owner: ownerOf(owner, names), ...minutes })),
    pieces: told.map(({ piece, workingMinutes: minutes }) => {
      const step = steps.find(({ no }) => no === piece.stepNo);
      return {
        owner: ownerOf(piece.owner, names),
        step: step?.stepKey ?? null,
        leg: step?.leg ?? null,
        from: iso(new Date(piece.from)),
        to: iso(new Date(piece.to)),
        late: piece.late,
        workingMinutes: minutes,
      };
    }),
  };
}

function ownerOf(owner: TimeOwner, names: ReadonlyMap<string, NamedCode>): TimeOwnerResponse {
  if (owner.kind !== 'agency') return { kind: owner.kind, agency: null, name: OWNER_NAMES[owner.kind] };
  const agency = names.get(owner.agencyId);
  if (!agency) throw new Error(`agency ${owner.agencyId} was not loaded for its time`);
  return { kind: 'agency', agency, name: agency.name };
}
