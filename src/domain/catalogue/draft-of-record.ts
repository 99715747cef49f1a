import type { Component, Fee, ProcedureRules } from '../procedure-rules.js';
import { question, type CatalogueQuestion, type QuestionKind } from './catalogue-question.js';
import type { NationalRecord } from './national-record.js';
import { feesOf } from './record-fees.js';
import { papersOf } from './record-papers.js';
import { termsOf, type DraftTerm } from './record-terms.js';

/**
 * The number of this reader: it grows whenever the same record gives another draft or other questions, and whatever was
 * read by a former one is read again.
 */
export const RECORD_READER = 1;

/** What of a procedure a record tells, in the words of our rules; what it leaves open is null. */
export interface RecordDraft {
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly audiences: readonly string[];
  readonly decision: string;
  readonly competentAgency: string;
  readonly terms: readonly DraftTerm[];
  readonly fees: readonly Fee[];
  readonly components: readonly Component[];
  readonly results: ProcedureRules['results'];
  readonly legalBasis: readonly string[];
}

export interface ReadRecord {
  readonly draft: RecordDraft;
  /** What a person has to settle before a version can be drafted from it; empty: the record is ready. */
  readonly questions: readonly CatalogueQuestion[];
}

const LEVELS: Readonly<Record<string, string>> = {
  'cấp bộ': 'ministry',
  'cấp tỉnh': 'province',
  'cấp xã': 'commune',
  'cơ quan khác': 'other',
};

/** What is told in sentences only: found by its words, settled by a person. */
const IN_TEXT: readonly (readonly [QuestionKind, RegExp])[] = [
  ['cut-off-in-text', /sau (15|mười lăm)\s*(giờ|h\b|:00)[^.\n]{0,120}/iu],
  [
    'excluded-time-in-text',
    /(không (tính|bao gồm)[^.\n]{0,40}thời (gian|hạn)|thời gian[^.\n]{0,80}không (được )?tính)[^.\n]{0,120}/iu,
  ],
  ['deemed-consent-in-text', /(coi|xem) (như|là) (đã )?(đồng ý|thống nhất|chấp thuận)[^.\n]{0,120}/iu],
  ['payment-in-text', /kể từ[^.\n]{0,60}nộp (đủ )?(các khoản |nghĩa vụ )?(nộp )?(phí|lệ phí)[^.\n]{0,120}/iu],
];

/** Takes a record for what it says, and asks where it does not say enough. */
export function draftOfRecord(record: NationalRecord): ReadRecord {
  const { terms, questions: aboutTerms } = termsOf(record);
  const { fees, questions: aboutFees } = feesOf(record);
  const { components, questions: aboutPapers } = papersOf(record);
  const { name, field, audiences, decision, competentAgency, legalBasis } = record;
  const draft: RecordDraft = {
    name,
    field,
    levels: record.levels.flatMap((level) => LEVELS[level.toLowerCase()] ?? []),
    audiences,
    decision,
    competentAgency,
    terms,
    fees,
    components,
    results: record.results.map((result) => ({
      code: result.code === '' ? null : result.code,
      name: { vi: result.name, en: result.name },
    })),
    legalBasis,
  };
  return {
    draft,
    questions: [...aboutTheRecord(record), ...aboutTerms, ...aboutFees, ...aboutPapers, ...inText(record)],
  };
}

function aboutTheRecord(record: NationalRecord): readonly CatalogueQuestion[] {
  const { levels, field, competentAgency, unreadable } = record;
  const unknown = levels.filter((level) => !Object.hasOwn(LEVELS, level.toLowerCase()));
  return [
    ...unreadable.map((part) => question('unreadable-part', part, '')),
    ...unknown.map((level) => question('unknown-level', 'CAPTHUCHIEN', level)),
    ...(levels.length === 0 ? [question('no-level', 'CAPTHUCHIEN', '')] : []),
    ...(field === '' ? [question('no-field', 'LINHVUCTHUCHIEN', '')] : []),
    ...(competentAgency === '' ? [question('no-agency', 'COQUANCOTHAMQUYEN', '')] : []),
  ];
}

function inText({ prose, ways }: NationalRecord): readonly CatalogueQuestion[] {
  const notes = ways.flatMap(({ times }) => times.map(({ note }) => note));
  const text = [prose, ...notes].join('\n');
  return IN_TEXT.flatMap(([kind, words]) => {
    const found = words.exec(text);
    return found ? [question(kind, 'TRINHTUTHUCHIEN', found[0])] : [];
  });
}
