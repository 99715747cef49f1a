import type { Channel, Fee } from '../procedure-rules.js';
import { question, type CatalogueQuestion, type QuestionKind } from './catalogue-question.js';
import type { NationalRecord, PrintedFee, PrintedTime } from './national-record.js';
import { channelOf } from './record-terms.js';

const LEAST_PLAUSIBLE_DONG = 1_000;
// Says nothing beside "free".
const FREE =
  /^(không( có| quy định| thu( phí| lệ phí)?( phí, lệ phí)?)?|miễn( phí| lệ phí)?|không có thông tin)?[.;]*$/iu;
// 70.000 đồng, 1,200,000 Việt Nam Đồng, 150.000đ, 120.000 VNĐ, 2 triệu đồng
const MONEY = /(\d[\d.,]*)\s*(triệu|nghìn|ngàn)?\s*(đồng|đ\b|vnđ|vnd|việt nam đồng)/giu;
const DEPENDS = /miễn|giảm|từ ngày|đến (hết )?ngày|%|trường hợp|đối với|theo quy định|quyết định/iu;

/** The fees by channel, and what of them a person has to settle. No fee printed is no fee. */
export function feesOf({ ways }: NationalRecord): {
  readonly fees: readonly Fee[];
  readonly questions: readonly CatalogueQuestion[];
} {
  const fees: Fee[] = [];
  const questions: CatalogueQuestion[] = [];
  for (const way of ways) {
    const channel = channelOf(way);
    for (const time of way.times) {
      const doubt = doubtOf(time);
      if (doubt) questions.push(question(doubt, `${time.place}.PHILEPHI`, printedFees(time)));
      if (channel !== null) fees.push(...time.fees.map((fee) => feeOf(fee, channel, doubt)));
    }
  }
  return { fees: distinct(fees), questions };
}

function doubtOf({ fees, note }: PrintedTime): QuestionKind | null {
  const [only, ...others] = fees;
  // Where no fee is printed, its amount may have slipped into the description of the time.
  if (!only) return amountsIn(note).length > 0 ? 'fee-in-note' : null;
  if (others.length > 0) return 'several-fees';
  if (only.amountDong === null) return 'fee-unknown';
  if (only.amountDong > 0 && only.amountDong < LEAST_PLAUSIBLE_DONG) return 'fee-implausible';
  return isToldByNote(only) ? 'fee-in-note' : null;
}

function isToldByNote({ amountDong, note }: PrintedFee): boolean {
  if (FREE.test(note)) return false;
  const told = amountsIn(note);
  if (amountDong === 0 || DEPENDS.test(note)) return true;
  return told.some((amount) => amount !== amountDong);
}

/** Sums of money in a text, in đồng. */
function amountsIn(text: string): readonly number[] {
  return [...text.matchAll(MONEY)].map(([, digits = '', scale]) => {
    if (scale === undefined) return Number(digits.replaceAll(/[.,]/g, ''));
    return Number(digits.replace(',', '.')) * (scale.toLowerCase() === 'triệu' ? 1_000_000 : 1_000);
  });
}

function feeOf({ amountDong, note }: PrintedFee, channel: Channel, doubt: QuestionKind | null): Fee {
  return { channel, amountDong: doubt === null ? amountDong : null, per: null, note };
}

function printedFees({ fees, note }: PrintedTime): string {
  const printed = fees.map((fee) =>
    [fee.amountDong ?? '?', fee.note].filter((part) => part !== '').join(' '),
  );
  return fees.length === 0 ? note : printed.join(' | ');
}

function distinct(fees: readonly Fee[]): readonly Fee[] {
  return [...new Map(fees.map((fee) => [JSON.stringify(fee), fee])).values()];
}
