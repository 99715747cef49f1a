import { DomainError } from '../domain-error.js';
import type { GivenPapers } from '../papers/handed-in.js';
import type { ProcedureVariant } from '../procedure-rules.js';
import type { DossierCase } from './dossier-case.js';

type Listed = Pick<ProcedureVariant, 'components'>;

/** @throws DomainError unknown-component, component-twice, naming the field */
export function assertListed(given: readonly GivenPapers[], { components }: Listed): void {
  const known = components.map(({ key }) => key);
  const keys = given.map(({ key }) => key);
  keys.forEach((key, index) => {
    const field = `components[${index}].key`;
    if (!known.includes(key)) throw new DomainError('unknown-component', { component: key, known }, field);
    if (keys.indexOf(key) !== index) throw new DomainError('component-twice', { component: key }, field);
  });
}

/**
 * The mandatory papers of the list that are not among these, or not in the originals that it wants. What a database
 * already gives is never missing (Decree 309/2026 art. 2).
 */
export function missingFrom(
  papers: readonly GivenPapers[],
  { components }: Listed,
): readonly Listed['components'][number][] {
  const there = new Map(papers.map((paper) => [paper.key, paper]));
  return components
    .filter(({ mandatory, fromDatabase }) => mandatory && !fromDatabase)
    .filter(({ key, originals }) => {
      const paper = there.get(key);
      return !paper || !isAny(paper) || paper.originals < originals;
    });
}

/**
 * An officer who tells which papers there are has not vouched for the set: an incomplete one gets no receipt, as at the
 * counter, but one notice of all that is missing (Decree 118/2025 art. 16.3).
 * @param known null: nobody has counted them, so what is told is what there is, and after a request what came of it
 * @param told undefined: the officer vouches for the set
 * @throws DomainError mandatory-papers-missing, and as `assertListed`
 */
export function assertNothingMissing(
  known: readonly GivenPapers[] | null,
  told: readonly GivenPapers[] | undefined,
  { supplements }: Pick<DossierCase, 'supplements'>,
  listed: Listed,
): void {
  if (told === undefined) return;
  assertListed(told, listed);
  const missing =
    known === null
      ? missingFrom(told, inQuestion(supplements, listed))
      : missingFrom(together(known, told), listed);
  if (missing.length === 0) return;
  const papers = missing.map(({ name }) => name.vi);
  const problems = missing.map(({ key, name }) => ({
    code: 'mandatory-paper-missing',
    place: 'components',
    message: { vi: `Thiếu “${name.vi}” (${key}).`, en: `"${name.en}" is missing (${key}).` },
  }));
  throw new DomainError('mandatory-papers-missing', { papers, problems }, 'components');
}

/** Once papers were asked for, all the others were there. */
function inQuestion(supplements: DossierCase['supplements'], listed: Listed): Listed {
  if (supplements.length === 0) return listed;
  const asked = stillAsked(supplements);
  return { components: listed.components.filter(({ key }) => asked.includes(key)) };
}

/**
 * The papers of a dossier once those that were missing have come: what the receipt and the hand-over list have to
 * carry (Decree 309/2026 art. 8).
 * @param known null: the officer vouched for the set, and still does
 * @param told what was really brought; undefined: what was asked for, up to the numbers that the version lists
 * @throws DomainError as `assertListed`
 */
export function withBroughtPapers(
  known: readonly GivenPapers[] | null,
  told: readonly GivenPapers[] | undefined,
  { supplements }: Pick<DossierCase, 'supplements'>,
  listed: Listed,
): readonly GivenPapers[] | null {
  if (told !== undefined) assertListed(told, listed);
  if (known === null) return null;
  return together(known, told ?? askedFor(known, supplements, listed));
}

function together(known: readonly GivenPapers[], given: readonly GivenPapers[]): readonly GivenPapers[] {
  const brought = given.filter(isAny);
  const more = brought.filter(({ key }) => !known.some((paper) => paper.key === key));
  return [...known.map((paper) => sum(paper, brought)), ...more];
}

function stillAsked(supplements: DossierCase['supplements']): readonly (string | undefined)[] {
  const open = supplements.filter(({ receivedAt }) => receivedAt === null);
  return open.flatMap(({ items }) => items.map(({ component }) => component));
}

function askedFor(
  known: readonly GivenPapers[],
  supplements: DossierCase['supplements'],
  { components }: Listed,
): readonly GivenPapers[] {
  const asked = stillAsked(supplements);
  return components
    .filter(({ key }) => asked.includes(key))
    .map((component) => {
      const there = known.find(({ key }) => key === component.key);
      // What a database gives is listed without numbers; asked for all the same, it came as a copy.
      const wanted = isAny(component) ? component : { originals: 0, copies: 1 };
      return {
        key: component.key,
        originals: Math.max(0, wanted.originals - (there?.originals ?? 0)),
        copies: Math.max(0, wanted.copies - (there?.copies ?? 0)),
      };
    });
}

function isAny({ originals, copies }: Omit<GivenPapers, 'key'>): boolean {
  return originals + copies > 0;
}

function sum(paper: GivenPapers, brought: readonly GivenPapers[]): GivenPapers {
  const more = brought.find(({ key }) => key === paper.key);
  if (!more) return paper;
  return {
    key: paper.key,
    originals: paper.originals + more.originals,
    copies: paper.copies + more.copies,
  };
}
