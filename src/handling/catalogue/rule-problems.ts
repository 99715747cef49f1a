import { termKeyOf } from '../../domain/catalogue/scope-words.js';
import type {
  ChannelTerm,
  Component,
  Fee,
  ProcedureRules,
  ProcedureVariant,
} from '../../domain/procedure-rules.js';
import { validateCutOff } from '../../domain/deadline/time-limit.js';
import { clockRuleProblems, noBasis } from './clock-rule-problems.js';
import { limitProblems, refusalOf } from './limit-problems.js';
import { onlineProblems } from './online-problems.js';
import { repeatedKeys, versionProblem, type VersionProblem } from './version-problem.js';

/** What is wrong with the rules by themselves, plans and agencies left aside; empty = nothing. */
export function ruleProblems(rules: ProcedureRules): readonly VersionProblem[] {
  const { variants, defaultVariant, legalBasis, supplementPolicy, supplementWait } = rules;
  const isBlank = rules.supplementWaitBasis?.trim() === '';
  const keys = variants.map(({ key }) => key);
  return [
    ...(keys.includes(defaultVariant) ? [] : [noDefaultVariant(defaultVariant)]),
    ...repeatedKeys(keys).map((key) => duplicate('variants', key)),
    ...(legalBasis.some((text) => text.trim() !== '') ? [] : [noBasis('legalBasis')]),
    ...limitProblems(supplementWait, 'supplementWait'),
    ...(isBlank ? [noBasis('supplementWaitBasis')] : []),
    ...(supplementPolicy.kind === 'fixed_term_after'
      ? limitProblems(supplementPolicy.limit, 'supplementPolicy.limit')
      : []),
    ...refusalOf('cutOff', () => validateCutOff(rules.cutOff)),
    ...clockRuleProblems(rules),
    ...onlineProblems(rules),
    ...variants.flatMap(variantProblems),
  ];
}

function variantProblems({ key, terms, fees, components }: ProcedureVariant): VersionProblem[] {
  const place = `variants.${key}`;
  return [
    ...(terms.length > 0 ? [] : [noTerm(place)]),
    ...repeatedKeys(terms.map(termKeyOf)).map((term) => duplicate(`${place}.terms`, term)),
    ...terms.flatMap((term) => termProblems(term, `${place}.terms.${termKeyOf(term)}`)),
    ...fees.flatMap((fee, index) => feeProblems(fee, `${place}.fees[${index}]`)),
    ...repeatedKeys(components.map((component) => component.key)).map((component) =>
      duplicate(`${place}.components`, component),
    ),
    ...components.flatMap((component) =>
      componentProblems(component, `${place}.components.${component.key}`),
    ),
  ];
}

function termProblems({ printedTerm, decidedTerm }: ChannelTerm, place: string): VersionProblem[] {
  const { limit, basis, decidedBy } = decidedTerm;
  return [
    ...limitProblems(limit, `${place}.decidedTerm.limit`),
    ...(printedTerm.text.trim() === ''
      ? [
          versionProblem(
            'printed-term-missing',
            place,
            'Chưa ghi thời hạn như in ở nguồn.',
            'The printed term is missing.',
          ),
        ]
      : []),
    ...(basis.trim() === '' || decidedBy.trim() === ''
      ? [
          versionProblem(
            'decision-without-basis',
            place,
            'Thời hạn áp dụng chưa có căn cứ hoặc người quyết định.',
            'The decided term has no basis or nobody who decided it.',
          ),
        ]
      : []),
  ];
}

function feeProblems({ amountDong, note }: Fee, place: string): VersionProblem[] {
  const isWhole = amountDong === null || (Number.isSafeInteger(amountDong) && amountDong >= 0);
  return [
    ...(isWhole
      ? []
      : [
          versionProblem(
            'fee-not-whole',
            place,
            'Mức phí phải là số đồng nguyên, không âm.',
            'A fee is whole đồng, not negative.',
          ),
        ]),
    ...(amountDong === null && note.trim() === ''
      ? [
          versionProblem(
            'fee-unexplained',
            place,
            'Chưa có mức phí thì phải ghi căn cứ.',
            'A fee without an amount needs its rule.',
          ),
        ]
      : []),
  ];
}

function componentProblems(
  { originals, copies, mandatory, fromDatabase, database }: Component,
  place: string,
): VersionProblem[] {
  const counts = [originals, copies].every((count) => Number.isSafeInteger(count) && count >= 0);
  return [
    ...(counts
      ? []
      : [
          versionProblem(
            'paper-count',
            place,
            'Số bản chính, bản sao phải là số nguyên không âm.',
            'Originals and copies are whole numbers.',
          ),
        ]),
    ...(database !== undefined && (!fromDatabase || database.trim() === '')
      ? [
          versionProblem(
            'database-misnamed',
            place,
            'Tên cơ sở dữ liệu không được để trống và chỉ ghi cho giấy tờ lấy từ cơ sở dữ liệu.',
            'A database is named, and only for a paper that it gives.',
          ),
        ]
      : []),
    ...(mandatory && fromDatabase
      ? [
          versionProblem(
            'database-paper-demanded',
            place,
            'Giấy tờ đã có trong cơ sở dữ liệu thì không được bắt buộc nộp (Nghị định 309/2026/NĐ-CP, Điều 2).',
            'A paper that a database gives must not be demanded (Decree 309/2026 art. 2).',
          ),
        ]
      : []),
  ];
}

function duplicate(place: string, key: string): VersionProblem {
  return versionProblem('key-twice', place, `“${key}” bị khai báo hai lần.`, `“${key}” is named twice.`);
}

function noDefaultVariant(key: string): VersionProblem {
  return versionProblem(
    'default-variant-missing',
    'defaultVariant',
    `Không có trường hợp mặc định “${key}”.`,
    `There is no default variant “${key}”.`,
  );
}

function noTerm(place: string): VersionProblem {
  return versionProblem(
    'term-missing',
    `${place}.terms`,
    'Chưa có thời hạn cho cách thức nộp nào.',
    'No channel has a term.',
  );
}
