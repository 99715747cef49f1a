import { DomainError } from '../domain-error.js';
import { foldText } from '../fold-text.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { lettersApart } from './letters-apart.js';
import type { Decision, DossierCase } from './dossier-case.js';

/** Who applies, as far as one officer may mend it. */
export interface ApplicantDetails {
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

export interface CorrectDetailsCommand {
  /** What is left out stays. */
  readonly details: Partial<ApplicantDetails>;
  readonly reason: string;
}

/** One field, as the event of a correction records it. */
export interface DetailChange {
  readonly field: string;
  /** null: it was not told. */
  readonly from: string | null;
  readonly to: string;
}

/** A slip of the pen; more is another person, which two officers have to agree on. */
const MOST_LETTERS: Readonly<Partial<Record<keyof ApplicantDetails, number>>> = {
  fullName: 3,
  identityNumber: 2,
};

/**
 * One person mends a small mistake in the applicant's details, with a trace of what it was. No clock, no code and no
 * paper that went out changes with it. Many small steps are no small mistake: what was told first counts as well.
 * @param earlier what was corrected of the dossier before, in the order of events
 * @returns the decision, and the details as they are now
 * @throws DomainError action-not-allowed, nothing-to-correct, correction-too-large (naming the field)
 */
export function correctDetails<Details extends ApplicantDetails>(
  before: DossierCase,
  known: Details,
  { details, reason }: CorrectDetailsCommand,
  earlier: readonly DetailChange[],
): { readonly decision: Decision; readonly details: Details } {
  assertAllowed(before.dossier.state, 'correct-details');
  const told = Object.entries(details).filter(([, value]) => value !== undefined) as [
    keyof ApplicantDetails,
    string,
  ][];
  const changes = told
    .map(([field, to]) => ({ field, from: known[field] ?? null, to: to.normalize('NFC') }))
    .filter(({ from, to }) => from !== to);
  if (changes.length === 0) throw new DomainError('nothing-to-correct', {});
  for (const { field, from, to } of changes) {
    assertSmall(field, from, to);
    assertSmall(field, toldFirst(field, earlier), to);
  }
  const corrected = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
  return {
    decision: {
      after: before,
      events: [{ type: 'details_corrected', data: { reason, changes } }],
      flags: [],
    },
    details: { ...known, ...corrected },
  };
}

/** null: it was never corrected, or nothing is known of it. */
function toldFirst(field: keyof ApplicantDetails, earlier: readonly DetailChange[]): string | null {
  const first = earlier.find((change) => change.field === field);
  return first ? (first.from ?? first.to) : null;
}

/** What was not told before may be added; the same letters with other diacritics are a slip however many. */
function assertSmall(field: keyof ApplicantDetails, from: string | null, to: string): void {
  const most = MOST_LETTERS[field];
  if (most === undefined || from === null || foldText(from) === foldText(to)) return;
  if (lettersApart(from.normalize('NFC'), to) <= most) return;
  throw new DomainError('correction-too-large', { field, most }, field);
}
