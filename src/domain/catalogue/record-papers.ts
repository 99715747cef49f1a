import type { Component } from '../procedure-rules.js';
import { question, type CatalogueQuestion } from './catalogue-question.js';
import type { NationalRecord, PrintedPaper } from './national-record.js';

const PLACE = 'THANHPHANHOSO';
/** One record asks for 20,261 originals. */
const MOST_COPIES = 20;
const CONDITIONAL = /nếu có|nếu |trường hợp|đối với|trừ |khi /iu;
const DATABASE = /cơ sở dữ liệu|vneid|định danh điện tử/iu;

/** The papers in the order printed, and what of them a person has to settle. */
export function papersOf({ cases }: NationalRecord): {
  readonly components: readonly Component[];
  readonly questions: readonly CatalogueQuestion[];
} {
  const filled = cases.filter(({ papers }) => papers.length > 0);
  const papers = filled.flatMap((each) => each.papers);
  const components = papers.map(componentOf);
  if (papers.length === 0) return { components, questions: [question('no-papers', PLACE, '')] };
  const several = filled.length > 1 ? [question('several-cases', PLACE, filled.map(nameOf).join(' | '))] : [];
  const doubts = [
    asked('number-of-papers', papers, (paper) => !hasPlausibleNumber(paper)),
    asked('conditional-papers', papers, ({ name }) => CONDITIONAL.test(name)),
    asked('papers-in-databases', papers, ({ name }) => DATABASE.test(name)),
  ];
  return { components, questions: [...several, ...doubts.flat()] };
}

function nameOf({ name }: { readonly name: string }): string {
  return name === '' ? '–' : name;
}

/** One question for all the papers that raise it. */
function asked(
  kind: CatalogueQuestion['kind'],
  papers: readonly PrintedPaper[],
  isMeant: (paper: PrintedPaper) => boolean,
): readonly CatalogueQuestion[] {
  const meant = papers.filter(isMeant);
  if (meant.length === 0) return [];
  const printed = meant.map(({ name, originals, copies }) => `${originals}+${copies} ${name}`).join(' | ');
  return [question(kind, PLACE, printed)];
}

function hasPlausibleNumber({ originals, copies }: PrintedPaper): boolean {
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= MOST_COPIES;
  return isCount(originals) && isCount(copies) && originals + copies > 0;
}

function componentOf({ name, originals, copies }: PrintedPaper, index: number): Component {
  return {
    key: `paper-${index + 1}`,
    name: { vi: name, en: name },
    originals,
    copies,
    mandatory: !CONDITIONAL.test(name),
    fromDatabase: false,
  };
}
