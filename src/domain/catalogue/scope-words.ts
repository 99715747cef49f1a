import type { LocalDay } from '../calendar/local-day.js';
import type { Bilingual } from '../deadline/explanation-words.js';
import type { ApplicantClass, ChannelTerm, Fee, RowScope } from '../procedure-rules.js';

/** Names a term within its variant, e.g. `counter`, `online[poor_household]`, `online[2026-07-01..2026-12-31]`. */
export function termKeyOf(term: ChannelTerm): string {
  return `${term.channel}${scopeMark(term)}`;
}

/** What tells a fee from the others of its variant, its place among equals apart: `all`, `online.filing[poor_household]`. */
export function feeKeyOf(fee: Fee): string {
  const key = fee.key === undefined ? '' : `.${fee.key}`;
  return `${fee.channel ?? 'all'}${key}${scopeMark(fee)}`;
}

function scopeMark({ applicantClass, from, to }: RowScope): string {
  const days = from === undefined && to === undefined ? [] : [`${from ?? ''}..${to ?? ''}`];
  const marks = [...(applicantClass === undefined ? [] : [applicantClass]), ...days];
  return marks.length === 0 ? '' : `[${marks.join(',')}]`;
}

/** For whom and when, as an official would say it; empty: for everybody on every day. */
export function scopeWords(scope: RowScope, classes: readonly ApplicantClass[]): readonly Bilingual[] {
  const { applicantClass: key, from, to } = scope;
  const whom =
    key === undefined ? [] : [classes.find((each) => each.key === key)?.name ?? { vi: key, en: key }];
  return [...whom, ...daysWords(from, to)];
}

function daysWords(from: LocalDay | undefined, to: LocalDay | undefined): readonly Bilingual[] {
  const first = from === undefined ? [] : [{ vi: `từ ${dayInWords(from)}`, en: `from ${dayInWords(from)}` }];
  const last = to === undefined ? [] : [{ vi: `đến hết ${dayInWords(to)}`, en: `to ${dayInWords(to)}` }];
  const told = [...first, ...last];
  if (told.length === 0) return [];
  return [{ vi: told.map(({ vi }) => vi).join(' '), en: told.map(({ en }) => en).join(' ') }];
}

function dayInWords(day: LocalDay): string {
  return day.split('-').reverse().join('/');
}
