import type { ProcedureVariant } from '../procedure-rules.js';
import type { PaperComponent } from './paper-facts.js';

export interface GivenPapers {
  readonly key: string;
  readonly originals: number;
  readonly copies: number;
}

/** The papers handed in; where the officer vouched for the set, those that the procedure lists. */
export function handedIn(variant: ProcedureVariant, given: readonly GivenPapers[] | null): PaperComponent[] {
  if (given === null) {
    return variant.components
      .filter(({ mandatory, fromDatabase }) => mandatory && !fromDatabase)
      .map(({ name, originals, copies }) => ({ name: name.vi, originals, copies }));
  }
  return given
    .filter(({ originals, copies }) => originals + copies > 0)
    .map(({ key, originals, copies }) => {
      const listed = variant.components.find((component) => component.key === key);
      return { name: listed?.name.vi ?? key, originals, copies };
    });
}

/** How many sheets of paper a box should hold of it. */
export function countsOf(papers: readonly PaperComponent[]): { originals: number; copies: number } {
  const sum = (count: (paper: PaperComponent) => number) =>
    papers.reduce((all, paper) => all + count(paper), 0);
  return { originals: sum(({ originals }) => originals), copies: sum(({ copies }) => copies) };
}
