import { stayOf, type PaperAsk, type PaperStay } from '../../domain/dossier/paper-route.js';
import type { PlacedPaper } from './paper-places.query.js';

/** A dossier whose papers stay where they are. */
export interface StayingPaper {
  readonly code: string;
  readonly stay: PaperStay;
}

export interface SortedPapers {
  readonly going: readonly PlacedPaper[];
  readonly staying: readonly StayingPaper[];
}

/** What the desk should be told of although nobody asked for it: it is here and cannot go. */
const STANDS_OUT: readonly PaperStay['stays'][] = ['at_desk', 'missing'];

/** What goes on a list for a receiver and what does not. */
export function sortPapers(
  papers: readonly PlacedPaper[],
  ask: PaperAsk,
  codes: readonly string[] | undefined,
): SortedPapers {
  const sorted = papers.map((paper) => ({ paper, stay: stayOf(paper, ask) }));
  const staying = sorted.flatMap(({ paper: { code }, stay }) => (stay ? [{ code, stay }] : []));
  return {
    going: sorted.filter(({ stay }) => stay === null).map(({ paper }) => paper),
    staying: codes ? namedStaying(staying, papers, codes) : staying.filter(standsOut),
  };
}

export function standsOut({ stay }: StayingPaper): boolean {
  return STANDS_OUT.includes(stay.stays);
}

function namedStaying(
  staying: readonly StayingPaper[],
  papers: readonly PlacedPaper[],
  codes: readonly string[],
): readonly StayingPaper[] {
  const known = new Set(papers.map(({ code }) => code));
  const unknown = [...new Set(codes)].filter((code) => !known.has(code));
  return [...staying, ...unknown.map((code): StayingPaper => ({ code, stay: { stays: 'unknown' } }))];
}
