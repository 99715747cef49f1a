import type { ClockKind, RungRule } from '../../domain/deadline/clock-facts.js';
import { assertExtends } from '../../domain/deadline/time-limit.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { limitProblems, refusalOf } from './limit-problems.js';
import { repeatedKeys, versionProblem, type VersionProblem } from './version-problem.js';

/** A rung further away than a year of working days is a mistake. */
const MOST_DAYS = 250;
/** What is told after more than a week of working hours is a matter of days. */
const MOST_MINUTES = 2_400;

/** Clocks whose end is acted on: a wait is closed, silence is consent. */
const ENDING_BY_ITSELF: readonly ClockKind[] = ['supplement_wait', 'payment_wait', 'consultation'];

/** What is wrong with the rules of the clocks: excluded time, extension, ladders. */
export function clockRuleProblems(rules: ProcedureRules): VersionProblem[] {
  return [
    ...repeatedKeys(rules.excluded ?? []).map((kind) =>
      versionProblem(
        'excluded-twice',
        'excluded',
        `“${kind}” bị khai báo hai lần.`,
        `“${kind}” is named twice.`,
      ),
    ),
    ...extensionProblems(rules),
    ...sectorTermProblems(rules),
    ...Object.entries(rules.ladders ?? {}).flatMap(([kind, ladder]) =>
      ladderProblems(kind as ClockKind, ladder),
    ),
  ];
}

/** The term that is extended and what is added have to be of one kind, on every channel of every variant. */
function extensionProblems({ extension, variants }: ProcedureRules): VersionProblem[] {
  if (!extension) return [];
  const faults = limitProblems(extension.most, 'extension.most');
  if (extension.legalBasis.trim() === '') faults.push(noBasis('extension.legalBasis'));
  if (faults.length > 0) return faults;
  const limits = variants.flatMap(({ terms }) => terms.map(({ decidedTerm }) => decidedTerm.limit));
  return limits
    .flatMap((limit) => refusalOf('extension.most', () => assertExtends(limit, extension.most)))
    .slice(0, 1)
    .map((problem) => ({ ...problem, place: 'extension.most' }));
}

/** Terms that sector law sets beside the legal one: each has its amount and its basis. */
function sectorTermProblems({ returnLimit, paymentWait }: ProcedureRules): VersionProblem[] {
  return Object.entries({ returnLimit, paymentWait }).flatMap(([place, term]) => {
    if (!term) return [];
    const faults = limitProblems(term.limit, `${place}.limit`);
    return term.legalBasis.trim() === '' ? [...faults, noBasis(`${place}.legalBasis`)] : faults;
  });
}

function ladderProblems(kind: ClockKind, ladder: readonly RungRule[]): VersionProblem[] {
  const place = `ladders.${kind}`;
  return [
    ...repeatedKeys(ladder.map(({ key }) => key)).map((key) =>
      versionProblem(
        'rung-twice',
        place,
        `Mốc “${key}” bị khai báo hai lần.`,
        `The rung “${key}” is named twice.`,
      ),
    ),
    ...ladder.flatMap((rung, index) => [
      ...rungPlaceProblems(rung, `${place}[${index}].at`),
      ...(rung.key === 'expired' ? expiryProblems(kind, rung, `${place}[${index}]`) : []),
    ]),
  ];
}

function rungPlaceProblems({ at }: RungRule, place: string): VersionProblem[] {
  if (at.kind === 'due') return [];
  if (at.kind === 'share') {
    if (at.share > 0 && at.share < 1) return [];
    const vi = 'Tỷ lệ phải lớn hơn 0 và nhỏ hơn 1.';
    return [versionProblem('rung-share', `${place}.share`, vi, 'A share lies between 0 and 1.')];
  }
  if (at.kind === 'working_minutes_after_due') {
    if (Number.isInteger(at.minutes) && at.minutes > 0 && at.minutes <= MOST_MINUTES) return [];
    const vi = `Số phút phải là số nguyên từ 1 đến ${MOST_MINUTES}.`;
    const en = `The minutes are a whole number from 1 to ${MOST_MINUTES}.`;
    return [versionProblem('rung-minutes', `${place}.minutes`, vi, en)];
  }
  if (Number.isInteger(at.days) && at.days > 0 && at.days <= MOST_DAYS) return [];
  const vi = `Số ngày phải là số nguyên từ 1 đến ${MOST_DAYS}.`;
  const en = `The days are a whole number from 1 to ${MOST_DAYS}.`;
  return [versionProblem('rung-days', `${place}.days`, vi, en)];
}

/** Nobody is told of such a rung, so it must do something, and not before the end. */
function expiryProblems(kind: ClockKind, { at }: RungRule, place: string): VersionProblem[] {
  if (!ENDING_BY_ITSELF.includes(kind)) {
    const vi = 'Đồng hồ này không có việc gì được thực hiện khi hết hạn.';
    return [versionProblem('expiry-without-action', place, vi, 'Nothing is done when this clock ends.')];
  }
  if (at.kind === 'due') return [];
  const vi = 'Mốc hết hạn phải là lúc hết hạn.';
  return [versionProblem('expiry-not-at-end', `${place}.at`, vi, 'A clock expires at its due moment.')];
}

export function noBasis(place: string): VersionProblem {
  return versionProblem(
    'legal-basis-missing',
    place,
    'Chưa có căn cứ pháp lý.',
    'The legal basis is missing.',
  );
}
