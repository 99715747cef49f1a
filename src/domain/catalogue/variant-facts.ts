import { limitText, type Bilingual } from '../deadline/explanation-words.js';
import type { ApplicantClass, ChannelTerm, Component, Fee, ProcedureVariant } from '../procedure-rules.js';
import { numberedFees, type NumberedFee } from './fee-numbers.js';
import { planFacts } from './plan-facts.js';
import { factAt, partsOf, type RuleFact } from './rule-fact.js';
import { asWritten, CHANNEL_WORDS, dongText, joined, yesNo } from './rule-words.js';
import { feeKeyOf, scopeWords, termKeyOf } from './scope-words.js';

/**
 * What a case says: its terms, fees, papers and, where it has one, its own plan.
 * @param later the same case of the version that it is compared with; null: it is of the later one itself, or gone there
 */
export function variantFacts(
  variant: ProcedureVariant,
  namesCase: boolean,
  later: ProcedureVariant | null,
  classes: readonly ApplicantClass[],
): readonly RuleFact[] {
  const { key, name, terms, fees, components, plan } = variant;
  const place = `variants.${key}`;
  const ofCase = namesCase ? { vi: `trường hợp “${name.vi}”`, en: `case "${name.en}"` } : null;
  const label = { vi: `Trường hợp “${key}”`, en: `Case "${key}"` };
  return [
    ...factAt(place, name, label, (each) => each),
    ...partsOf(place, [
      ...terms.flatMap((term) =>
        termFacts(term, `${place}.terms.${termKeyOf(term)}`, [...scopeWords(term, classes), ofCase]),
      ),
      ...numberedFees(fees, later && later.fees).flatMap((numbered) =>
        feeFacts(numbered, `${place}.fees`, [...scopeWords(numbered.fee, classes), ofCase]),
      ),
      ...components.flatMap((each) => componentFacts(each, `${place}.components.${each.key}`, ofCase)),
      ...(plan ? ownPlanFacts(plan, `${place}.plan`, ofCase) : []),
    ]),
  ];
}

function termFacts(
  { channel, printedTerm, decidedTerm }: ChannelTerm,
  place: string,
  whose: readonly (Bilingual | null)[],
): readonly RuleFact[] {
  const of = (vi: string, en: string) => labelled(vi, en, [CHANNEL_WORDS[channel], ...whose]);
  const { limit, ...decided } = decidedTerm;
  return [
    ...factAt(place, limit, of('Thời hạn', 'Time limit'), limitText),
    ...partsOf(place, [
      ...factAt(`${place}.printedTerm`, printedTerm, of('Thời hạn như in', 'Printed term'), ({ text }) =>
        asWritten(text),
      ),
      ...factAt(
        `${place}.decision`,
        decided,
        of('Căn cứ thời hạn', 'Basis of the term'),
        ({ basis, decidedBy }) => asWritten(`${basis} (${decidedBy})`),
      ),
    ]),
  ];
}

function feeFacts(
  { fee, no }: NumberedFee,
  place: string,
  whose: readonly (Bilingual | null)[],
): readonly RuleFact[] {
  const own = `${place}.${feeKeyOf(fee)}[${no}]`;
  const channel = fee.channel === null ? null : CHANNEL_WORDS[fee.channel];
  const of = (vi: string, en: string) => labelled(vi, en, [channel, ...whose]);
  const { amountDong, per, note } = fee;
  return [
    ...factAt(own, { amountDong, per }, of('Phí, lệ phí', 'Fee'), () => feeText(fee)),
    ...partsOf(own, factAt(`${own}.note`, note, of('Ghi chú phí', 'Note on the fee'), asWritten)),
  ];
}

function feeText({ amountDong, per, note }: Fee): Bilingual {
  if (amountDong === null) return asWritten(note);
  const { vi, en } = dongText(amountDong);
  return per === null ? { vi, en } : { vi: `${vi}/${per}`, en: `${en} per ${per}` };
}

function componentFacts(
  { key, name, originals, copies, mandatory, fromDatabase, database }: Component,
  place: string,
  ofCase: Bilingual | null,
): readonly RuleFact[] {
  const of = (vi: string, en: string) =>
    labelled(`Thành phần “${key}”${vi}`, `Component "${key}"${en}`, [ofCase]);
  return [
    ...factAt(place, name, of('', ''), (each) => each),
    ...partsOf(place, [
      ...factAt(`${place}.sets`, { originals, copies }, of(', số lượng', ', number'), () => ({
        vi: `${originals} bản chính, ${copies} bản sao`,
        en: `${originals} originals, ${copies} copies`,
      })),
      ...factAt(`${place}.mandatory`, mandatory, of(', bắt buộc', ', mandatory'), yesNo),
      ...factAt(
        `${place}.fromDatabase`,
        fromDatabase,
        of(', lấy từ cơ sở dữ liệu', ', from a database'),
        yesNo,
      ),
      ...factAt(`${place}.database`, database, of(', cơ sở dữ liệu', ', database'), asWritten),
    ]),
  ];
}

function ownPlanFacts(
  plan: NonNullable<ProcedureVariant['plan']>,
  place: string,
  ofCase: Bilingual | null,
): readonly RuleFact[] {
  const label = labelled('Quy trình riêng', 'Plan of its own', [ofCase]);
  const whose = ofCase ? { vi: ` (${ofCase.vi})`, en: ` (${ofCase.en})` } : { vi: '', en: '' };
  return [
    ...factAt(place, true, label, () => ({
      vi: `${plan.steps.length} bước`,
      en: `${plan.steps.length} steps`,
    })),
    ...partsOf(place, planFacts(plan, place, whose)),
  ];
}

function labelled(vi: string, en: string, more: readonly (Bilingual | null)[]): Bilingual {
  const told = more.filter((each) => each !== null);
  if (told.length === 0) return { vi, en };
  const all = joined(told);
  return { vi: `${vi} (${all.vi})`, en: `${en} (${all.en})` };
}
