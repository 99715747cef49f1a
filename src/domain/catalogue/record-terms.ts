import type { TimeLimit } from '../deadline/time-limit.js';
import type { Channel, PrintedTerm } from '../procedure-rules.js';
import { question, type CatalogueQuestion } from './catalogue-question.js';
import type { NationalRecord, PrintedTime, PrintedWay } from './national-record.js';

/** A term of a draft: what is printed, and what it means where that leaves no doubt. */
export interface DraftTerm {
  readonly channel: Channel;
  readonly printedTerm: PrintedTerm;
  readonly limit: TimeLimit | null;
}

const CHANNELS: Readonly<Record<string, Channel>> = { 1: 'counter', 2: 'online', 3: 'postal' };
const UNITS: Readonly<Record<string, TimeLimit['unit']>> = {
  'ngày làm việc': 'working_day',
  ngày: 'day',
  tháng: 'month',
  giờ: 'hour',
  'giờ làm việc': 'working_hour',
};

export function channelOf(way: PrintedWay): Channel | null {
  return CHANNELS[way.channel] ?? null;
}

/** The terms by channel, and what of them a person has to settle. */
export function termsOf({ ways }: NationalRecord): {
  readonly terms: readonly DraftTerm[];
  readonly questions: readonly CatalogueQuestion[];
} {
  if (ways.length === 0) {
    return { terms: [], questions: [question('no-way-of-filing', 'CACHTHUCTHUCHIEN', '')] };
  }
  const terms: DraftTerm[] = [];
  const questions: CatalogueQuestion[] = [];
  for (const way of ways) {
    const channel = channelOf(way);
    if (channel === null) {
      questions.push(question('unknown-channel', `${way.place}.KENH`, way.channel));
    } else if (terms.some((term) => term.channel === channel)) {
      questions.push(question('channel-twice', way.place, way.times.map(printedText).join(' | ')));
    } else {
      const { limit, asked } = limitOf(way);
      terms.push({ channel, printedTerm: printedTermOf(way.times), limit });
      questions.push(...asked);
    }
  }
  return { terms, questions };
}

function limitOf(way: PrintedWay): {
  readonly limit: TimeLimit | null;
  readonly asked: readonly CatalogueQuestion[];
} {
  const [first, ...others] = way.times;
  if (!first) return { limit: null, asked: [question('no-term', way.place, '')] };
  if (others.length > 0) {
    const printed = way.times.map(printedText).join(' | ');
    return { limit: null, asked: [question('several-terms', way.place, printed)] };
  }
  const kind = doubtOf(first);
  if (kind) return { limit: null, asked: [question(kind, first.place, printedText(first))] };
  return { limit: { amount: first.amount ?? 0, unit: unitOf(first) ?? 'day' }, asked: [] };
}

/** Why the row cannot be taken as it is printed; null where it can. */
function doubtOf(time: PrintedTime): CatalogueQuestion['kind'] | null {
  const unit = unitOf(time);
  const hasAmount = time.amount !== null && time.amount > 0;
  if (!hasAmount) return time.unit === '' ? 'no-term' : 'no-amount';
  if (time.unit === '') return 'no-unit';
  if (unit === null) return 'unknown-unit';
  if (!Number.isInteger(time.amount)) return 'fraction-of-unit';
  if (unit === 'hour') return 'kind-of-hours';
  return isAgainstNote(time, unit) ? 'term-against-note' : null;
}

function unitOf({ unit }: PrintedTime): TimeLimit['unit'] | null {
  return UNITS[unit.toLowerCase().replaceAll(/\s+/g, ' ')] ?? null;
}

// "05 ngày làm việc", "05 (năm) ngày", "03 tháng"
const TIME_IN_WORDS = /(\d+)\s*(?:\([^)]{1,20}\)\s*)?(ngày làm việc|ngày|giờ làm việc|giờ|tháng)/giu;

/** The description tells times, and none of them is the one in the field. */
function isAgainstNote({ amount, note }: PrintedTime, unit: TimeLimit['unit']): boolean {
  const told = [...note.matchAll(TIME_IN_WORDS)].map(([, number, word = '']) => ({
    amount: Number(number),
    unit: UNITS[word.toLowerCase()],
  }));
  return told.length > 0 && !told.some((each) => each.amount === amount && each.unit === unit);
}

function printedTermOf(times: readonly PrintedTime[]): PrintedTerm {
  const [only, ...others] = times;
  const text = times.map(printedText).join(' | ');
  if (!only || others.length > 0) return { text, amount: null, unit: null };
  return { text, amount: only.amount, unit: unitOf(only) };
}

/** The row word for word: amount, unit, description. */
function printedText({ amount, unit, note }: PrintedTime): string {
  return [[amount, unit].filter((part) => part !== null && part !== '').join(' '), note]
    .filter((part) => part !== '')
    .join(': ');
}
