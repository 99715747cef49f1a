import { CLOCK_NAMES } from '../deadline/clock-words.js';
import type { ClockKind } from '../deadline/clock-facts.js';
import { limitText, type Bilingual } from '../deadline/explanation-words.js';
import type { TimeLimit } from '../deadline/time-limit.js';
import type { ApplicantClass, ProcedureRules, ProcedureVariant } from '../procedure-rules.js';
import { planFacts } from './plan-facts.js';
import { factAt, partsOf, type RuleFact } from './rule-fact.js';
import {
  asWritten,
  CLOCK_START_WORDS,
  cutOffText,
  EXCLUDABLE_WORDS,
  joined,
  onlineText,
  policyText,
  rungText,
  selectorText,
  yesNo,
} from './rule-words.js';
import { variantFacts } from './variant-facts.js';

/**
 * Everything that a version says, in the order in which people read it: terms, fees and papers by case, then the
 * clock's rules, the workflow, the legal basis and the results. What is left out is told as what it means.
 * @param namesCases whether labels name the case: only where a procedure has several
 * @param later the rules that these are compared with; null: these are the later ones
 */
export function factsOf(
  rules: ProcedureRules,
  namesCases: boolean,
  later: ProcedureRules | null,
): readonly RuleFact[] {
  const laterOf = ({ key }: ProcedureVariant) => later?.variants.find((each) => each.key === key) ?? null;
  const ofVersion = { vi: '', en: '' };
  const { applicantClasses = [] } = rules;
  return [
    ...applicantClasses.flatMap(classFacts),
    ...rules.variants.flatMap((variant) =>
      variantFacts(variant, namesCases, laterOf(variant), applicantClasses),
    ),
    ...filingFacts(rules),
    ...supplementFacts(rules),
    ...clockFacts(rules),
    ...ladderFacts(rules),
    ...planFacts(rules.plan, 'plan', ofVersion),
    ...rules.legalBasis.flatMap((text) =>
      factAt(`legalBasis.${text}`, text, label('Căn cứ pháp lý', 'Legal basis'), asWritten),
    ),
    ...rules.results.flatMap((result) =>
      factAt(
        `results.${result.code ?? result.name.vi}`,
        result,
        label('Kết quả', 'Result'),
        ({ name }) => name,
      ),
    ),
  ];
}

function classFacts({ key, name, evidence }: ApplicantClass): readonly RuleFact[] {
  const place = `applicantClasses.${key}`;
  return [
    ...factAt(place, name, label(`Đối tượng nộp “${key}”`, `Class of applicants "${key}"`), (each) => each),
    ...partsOf(
      place,
      factAt(
        `${place}.evidence`,
        evidence,
        label(`Giấy tờ chứng minh đối tượng “${key}”`, `Evidence of the class "${key}"`),
        asWritten,
      ),
    ),
  ];
}

function filingFacts(rules: ProcedureRules): readonly RuleFact[] {
  const { competent = { kind: 'receiving' as const } } = rules;
  return [
    ...factAt('defaultVariant', rules.defaultVariant, label('Trường hợp mặc định', 'Usual case'), asWritten),
    ...factAt('competent', competent, label('Cơ quan có thẩm quyền', 'Competent agency'), selectorText),
    ...factAt('cutOff', rules.cutOff, label('Mốc giờ tiếp nhận', 'Cut-off'), cutOffText),
    ...factAt('online', rules.online, label('Dịch vụ trực tuyến', 'Online service'), onlineText),
    ...factAt('immediate', rules.immediate, label('Giải quyết ngay', 'Answered at once'), yesNo),
  ];
}

function supplementFacts(rules: ProcedureRules): readonly RuleFact[] {
  return [
    ...factAt(
      'supplementPolicy',
      rules.supplementPolicy,
      label('Thời hạn khi bổ sung', 'The term and a supplement'),
      policyText,
    ),
    ...factAt(
      'supplementWait',
      rules.supplementWait,
      label('Thời gian chờ bổ sung', 'Wait for a supplement'),
      limitText,
    ),
    ...factAt(
      'supplementWaitBasis',
      rules.supplementWaitBasis,
      label('Căn cứ thời gian chờ bổ sung', 'Basis of that wait'),
      asWritten,
    ),
    ...factAt(
      'returnLimit',
      rules.returnLimit,
      label('Thời hạn trả lại hồ sơ', 'Limit for sending back'),
      withBasis(({ limit }) => limit),
    ),
  ];
}

function clockFacts(rules: ProcedureRules): readonly RuleFact[] {
  const { clockStart = 'complete_dossier', excluded = [], extension, paymentWait } = rules;
  return [
    ...factAt(
      'clockStart',
      clockStart,
      label('Thời điểm tính thời hạn', 'Start of the term'),
      (start) => CLOCK_START_WORDS[start],
    ),
    ...factAt(
      'excluded',
      excluded.length > 0 ? [...excluded].sort() : null,
      label('Thời gian không tính', 'Time not counted'),
      (all) => joined(all.map((each) => EXCLUDABLE_WORDS[each])),
    ),
    ...factAt(
      'extension',
      extension,
      label('Gia hạn', 'Extension'),
      withBasis(({ most }) => most),
    ),
    ...factAt(
      'paymentWait',
      paymentWait,
      label('Thời gian chờ nộp phí', 'Wait for the fee'),
      withBasis(({ limit }) => limit),
    ),
  ];
}

function ladderFacts({ ladders = {} }: ProcedureRules): readonly RuleFact[] {
  return (Object.keys(ladders) as ClockKind[])
    .sort()
    .flatMap((kind) =>
      factAt(
        `ladders.${kind}`,
        ladders[kind],
        label(`Mốc nhắc, ${CLOCK_NAMES[kind].vi}`, `Rungs, ${CLOCK_NAMES[kind].en}`),
        (rungs) => joined(rungs.map(rungText)),
      ),
    );
}

function withBasis<T extends { readonly legalBasis: string }>(limitOf: (rule: T) => TimeLimit) {
  return (rule: T): Bilingual => {
    const { vi, en } = limitText(limitOf(rule));
    return { vi: `${vi} (${rule.legalBasis})`, en: `${en} (${rule.legalBasis})` };
  };
}

function label(vi: string, en: string): Bilingual {
  return { vi, en };
}
