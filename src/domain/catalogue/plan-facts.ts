import { limitText, type Bilingual } from '../deadline/explanation-words.js';
import type { PlanLeg, PlanStep, StepOutcome, WorkflowPlan } from '../workflow/workflow-plan.js';
import { factAt, partsOf, type RuleFact } from './rule-fact.js';
import { asWritten, joined, ROLE_WORDS, selectorText, STEP_KIND_WORDS, yesNo } from './rule-words.js';

const RESULTS: Readonly<Record<'granted' | 'refused', Bilingual>> = {
  granted: { vi: 'kết thúc: cấp kết quả', en: 'ends: granted' },
  refused: { vi: 'kết thúc: từ chối', en: 'ends: refused' },
};

/** What a workflow says: where it begins, its steps and its legs. `whose` stands behind each label. */
export function planFacts(plan: WorkflowPlan, place: string, whose: Bilingual): readonly RuleFact[] {
  const names = new Map(plan.steps.map(({ key, name }) => [key, name]));
  const nameOf = (key: string) => names.get(key) ?? asWritten(key);
  const label = { vi: `Bước đầu${whose.vi}`, en: `First steps${whose.en}` };
  return [
    ...factAt(`${place}.start`, [...plan.start].sort(), label, (keys) => joined(keys.map(nameOf))),
    ...plan.steps.flatMap((step) => stepFacts(step, `${place}.steps.${step.key}`, { whose, nameOf })),
    ...plan.legs.flatMap((leg) => legFacts(leg, `${place}.legs.${leg.key}`, whose)),
  ];
}

interface Surroundings {
  readonly whose: Bilingual;
  readonly nameOf: (step: string) => Bilingual;
}

function stepFacts(step: PlanStep, place: string, { whose, nameOf }: Surroundings): readonly RuleFact[] {
  const of = labels('Bước', 'Step', step.key, whose);
  const { name, limit, counted, leg, waitsFor = [], outcomes, deemedConsent } = step;
  return [
    ...factAt(place, name, of('', ''), (each) => each),
    ...partsOf(place, [
      ...whoFacts(step, place, of),
      ...factAt(`${place}.limit`, limit, of(', thời hạn', ', time limit'), limitText),
      ...factAt(`${place}.counted`, counted, of(', tính vào thời hạn', ', counted'), yesNo),
      ...factAt(`${place}.leg`, leg, of(', chặng', ', leg'), asWritten),
      ...factAt(`${place}.waitsFor`, listed(waitsFor), of(', chờ', ', waits for'), (keys) =>
        joined(keys.map(nameOf)),
      ),
      ...factAt(`${place}.outcomes`, outcomes, of(', kết quả bước', ', outcomes'), (all) =>
        joined(
          all.map((each) => outcomeText(each, nameOf)),
          '; ',
        ),
      ),
      ...factAt(
        `${place}.deemedConsent`,
        deemedConsent,
        of(', im lặng là đồng ý', ', silence is consent'),
        ({ outcome, legalBasis }) => asWritten(`${outcome} (${legalBasis})`),
      ),
    ]),
  ];
}

function whoFacts(
  { kind, agency, role, absenceCover }: PlanStep,
  place: string,
  of: (vi: string, en: string) => Bilingual,
): readonly RuleFact[] {
  return [
    ...factAt(`${place}.kind`, kind, of(', loại việc', ', kind'), (each) => STEP_KIND_WORDS[each]),
    ...factAt(`${place}.agency`, agency, of(', cơ quan', ', agency'), selectorText),
    ...factAt(`${place}.role`, role, of(', người làm', ', role'), (each) => ROLE_WORDS[each]),
    ...factAt(
      `${place}.absenceCover`,
      absenceCover,
      of(', người làm thay khi vắng', ', role in their absence'),
      (each) => ROLE_WORDS[each],
    ),
  ];
}

function legFacts(leg: PlanLeg, place: string, whose: Bilingual): readonly RuleFact[] {
  const of = labels('Chặng', 'Leg', leg.key, whose);
  const { name, agency, limit, counted, legalBasis, acknowledgement } = leg;
  return [
    ...factAt(place, name, of('', ''), (each) => each),
    ...partsOf(place, [
      ...factAt(`${place}.agency`, agency, of(', cơ quan', ', agency'), selectorText),
      ...factAt(`${place}.limit`, limit, of(', thời hạn', ', time limit'), limitText),
      ...factAt(`${place}.counted`, counted, of(', tính vào thời hạn', ', counted'), yesNo),
      ...factAt(`${place}.legalBasis`, legalBasis, of(', căn cứ', ', legal basis'), asWritten),
      ...factAt(
        `${place}.acknowledgement`,
        acknowledgement,
        of(', xác nhận đã nhận trong', ', confirmed within'),
        (rule) => {
          const { vi, en } = limitText(rule.limit);
          return { vi: `${vi} (${rule.legalBasis})`, en: `${en} (${rule.legalBasis})` };
        },
      ),
    ]),
  ];
}

function outcomeText({ name, next, result, most }: StepOutcome, nameOf: Surroundings['nameOf']): Bilingual {
  const target = result ? RESULTS[result] : joined(next.map(nameOf));
  const times = most === undefined ? { vi: '', en: '' } : { vi: ` (${most} lần)`, en: ` (${most} times)` };
  return { vi: `${name.vi} → ${target.vi}${times.vi}`, en: `${name.en} → ${target.en}${times.en}` };
}

function labels(vi: string, en: string, key: string, whose: Bilingual) {
  return (partVi: string, partEn: string): Bilingual => ({
    vi: `${vi} “${key}”${partVi}${whose.vi}`,
    en: `${en} "${key}"${partEn}${whose.en}`,
  });
}

/** An empty list and none say the same, and so do two in another order. */
function listed(list: readonly string[]): readonly string[] | null {
  return list.length > 0 ? [...list].sort() : null;
}
