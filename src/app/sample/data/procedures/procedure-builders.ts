import type {
  Channel,
  ChannelTerm,
  Component,
  DecidedTerm,
  Fee,
  PrintedTerm,
  ProcedureRules,
  ProcedureVariant,
} from '../../../../domain/procedure-rules.js';
import type { LocalDay } from '../../../../domain/calendar/local-day.js';
import type { CutOff, TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type { Field } from '../fields.js';

export interface SampleProcedure {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly field: Field;
  readonly levels: readonly ('commune' | 'province' | 'ministry' | 'other')[];
  readonly effectiveFrom: LocalDay;
  readonly rules: ProcedureRules;
}

export const IN_FORCE_FROM: LocalDay = '2024-01-01';
const PROVINCE_CHAIRMAN = 'Chủ tịch UBND tỉnh (mẫu)';
const PUBLISHER = 'Bộ quản lý ngành, theo quyết định công bố thủ tục hành chính';

export const ALL_CHANNELS: readonly Channel[] = ['online', 'postal', 'counter'];

const FIFTEEN_O_CLOCK = { kind: 'time_of_day', minuteOfDay: 900 } as const;

/** Decree 118/2025 art. 18: after 15:00 the dossier is handed over the next morning; the clock is not moved. */
export const HAND_OVER_CUT_OFF: CutOff = { at: FIFTEEN_O_CLOCK, affects: 'hand_over' };

/** Where sector law says that what comes after 15:00 counts from the next working day. */
export const CLOCK_CUT_OFF: CutOff = { at: FIFTEEN_O_CLOCK, affects: 'clock' };

export const SAME_DAY: TimeLimit = { amount: 0, unit: 'same_day' };
/** "15 ngày" in Decree 118/2025 art. 19.5 has no "làm việc": calendar days. */
const FIFTEEN_DAYS: TimeLimit = { amount: 15, unit: 'day' };

export function workingDaysPrinted(amount: number): PrintedTerm {
  return { text: `${amount} Ngày làm việc`, amount, unit: 'working_day' };
}

export function daysPrinted(amount: number): PrintedTerm {
  return { text: `${amount} Ngày`, amount, unit: 'day' };
}

/** A number without a unit. */
export function bareNumberPrinted(amount: number): PrintedTerm {
  return { text: `${amount}`, amount, unit: null };
}

export const NOTHING_PRINTED: PrintedTerm = { text: '–', amount: null, unit: null };

/** The printed term decides where it has a unit. */
export function asPrinted({ amount, unit }: PrintedTerm, basis: string): DecidedTerm {
  if (amount === null || unit === null)
    throw new RangeError('A term without amount or unit needs a decision');
  return { limit: { amount, unit }, basis, decidedBy: PUBLISHER };
}

export function decided(limit: TimeLimit, basis: string, decidedBy: string = PROVINCE_CHAIRMAN): DecidedTerm {
  return { limit, basis, decidedBy };
}

/** The same term on each of the channels. */
export function onChannels(
  channels: readonly Channel[],
  printedTerm: PrintedTerm,
  decidedTerm: DecidedTerm,
): ChannelTerm[] {
  return channels.map((channel) => ({ channel, printedTerm, decidedTerm }));
}

/** Terms that count as printed, channel by channel. */
export function printedTerms(terms: Partial<Record<Channel, PrintedTerm>>, basis: string): ChannelTerm[] {
  return ALL_CHANNELS.flatMap((channel) => {
    const printedTerm = terms[channel];
    return printedTerm ? [{ channel, printedTerm, decidedTerm: asPrinted(printedTerm, basis) }] : [];
  });
}

export function fee(amountDong: number | null, note: string, parts: Partial<Fee> = {}): Fee {
  return { channel: null, amountDong, per: null, note, ...parts };
}

export const FREE: readonly Fee[] = [fee(0, 'Miễn phí')];
export const COUNCIL_FREE: readonly Fee[] = [
  fee(0, 'Miễn lệ phí; mức cụ thể (nếu có) do Hội đồng nhân dân cấp tỉnh quyết định'),
];
export const COUNCIL_FEE: readonly Fee[] = [fee(null, 'Theo quy định của Hội đồng nhân dân cấp tỉnh')];
export const LAND_FEES: readonly Fee[] = [fee(null, 'Theo pháp luật về phí và lệ phí')];

export function paper(key: string, vi: string, en: string, parts: Partial<Component> = {}): Component {
  return {
    key,
    name: { vi, en },
    originals: 1,
    copies: 0,
    mandatory: true,
    fromDatabase: false,
    ...parts,
  };
}

/** Asked for only in the case that its name tells. */
export function paperIfAny(key: string, vi: string, en: string, parts: Partial<Component> = {}): Component {
  return paper(key, vi, en, { mandatory: false, ...parts });
}

/** Read from a national database; asked for only where the data cannot be read (Decree 309/2026 art. 2). */
export function fromDatabase(key: string, vi: string, en: string): Component {
  return paper(key, vi, en, { originals: 0, mandatory: false, fromDatabase: true });
}

export const IDENTITY = fromDatabase('identity', 'Giấy tờ tùy thân', 'Identity paper');
export const RESIDENCE_PROOF = fromDatabase(
  'residence_proof',
  'Thông tin về nơi cư trú',
  'Proof of residence',
);
export const AUTHORISATION = paperIfAny(
  'authorisation',
  'Văn bản ủy quyền (nếu ủy quyền thực hiện)',
  'Authorisation (if somebody acts for the applicant)',
);

const DEFAULT_VARIANT = 'standard';

type VariantParts = Pick<ProcedureVariant, 'terms' | 'fees' | 'components'> & Partial<ProcedureVariant>;

export function variant(parts: VariantParts): ProcedureVariant {
  return {
    key: DEFAULT_VARIANT,
    name: { vi: 'Trường hợp thông thường', en: 'Usual case' },
    plan: null,
    ...parts,
  };
}

type RulesParts = Pick<ProcedureRules, 'variants' | 'plan' | 'legalBasis' | 'results'> &
  Partial<ProcedureRules>;

/** Rules that follow Decree 118/2025 where the parts say nothing else. */
export function rules(parts: RulesParts): ProcedureRules {
  return {
    defaultVariant: parts.variants[0]?.key ?? DEFAULT_VARIANT,
    cutOff: HAND_OVER_CUT_OFF,
    supplementPolicy: { kind: 'restart' },
    supplementWait: FIFTEEN_DAYS,
    immediate: false,
    ...parts,
  };
}

export function result(code: string | null, vi: string, en: string): ProcedureRules['results'][number] {
  return { code, name: { vi, en } };
}
