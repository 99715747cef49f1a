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
  const brought = (told ?? askedFor(known, supplements, listed)).filter(isAny);
  const more = brought.filter(({ key }) => !known.some((paper) => paper.key === key));
  return [...known.map((paper) => sum(paper, brought)), ...more];
}

function askedFor(
  known: readonly GivenPapers[],
  supplements: DossierCase['supplements'],
  { components }: Listed,
): readonly GivenPapers[] {
  const open = supplements.filter(({ receivedAt }) => receivedAt === null);
  const asked = open.flatMap(({ items }) => items.map(({ component }) => component));
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
