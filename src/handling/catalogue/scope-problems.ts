import { addDays, type LocalDay } from '../../domain/calendar/local-day.js';
import { termKeyOf } from '../../domain/catalogue/scope-words.js';
import { feesOn, isScoped } from '../../domain/circumstances.js';
import {
  CHANNELS,
  type Fee,
  type ProcedureVariant,
  type PublishedVersion,
  type RowScope,
} from '../../domain/procedure-rules.js';
import { repeatedKeys, versionProblem, type VersionProblem } from './version-problem.js';

export type ProvedVersion = Pick<PublishedVersion, 'rules' | 'effectiveFrom' | 'effectiveTo'>;

interface PlacedRow<T extends RowScope = RowScope> {
  readonly row: T;
  readonly place: string;
}

/**
 * Whatever class files on whatever day of the version's life has exactly one term on each channel that is offered, and
 * exactly one line of each fee: empty = proved.
 */
export function scopeProblems(version: ProvedVersion): readonly VersionProblem[] {
  const { applicantClasses = [], variants } = version.rules;
  const keys = applicantClasses.map(({ key }) => key);
  return [
    ...repeatedKeys(keys).map(classTwice),
    ...applicantClasses.flatMap(({ key, name }, index) =>
      key.trim() === '' || name.vi.trim() === '' ? [classUnnamed(index)] : [],
    ),
    ...variants.flatMap((variant) => variantProblems(variant, keys, version)),
  ];
}

function variantProblems(
  variant: ProcedureVariant,
  classes: readonly string[],
  version: ProvedVersion,
): readonly VersionProblem[] {
  const terms = variant.terms.map((row) => ({
    row,
    place: `variants.${variant.key}.terms.${termKeyOf(row)}`,
  }));
  const fees = variant.fees.map((row, no) => ({ row, place: `variants.${variant.key}.fees[${no}]` }));
  const faults = [
    ...[...terms, ...fees].flatMap((placed) => rowProblems(placed, classes, version)),
    ...fees.flatMap(keyProblems),
  ];
  // Days that are told wrongly neither overlap nor leave gaps.
  return faults.length > 0
    ? faults
    : [...termProblems(variant, terms, version), ...feeProblems(variant, fees, version)];
}

function termProblems(
  { key }: ProcedureVariant,
  terms: readonly PlacedRow<ProcedureVariant['terms'][number]>[],
  version: ProvedVersion,
): readonly VersionProblem[] {
  return CHANNELS.flatMap((channel) => {
    const there = terms.filter(({ row }) => row.channel === channel);
    // The same term twice is told by its key.
    if (repeatedKeys(there.map(({ place }) => place)).length > 0) return [];
    return seriesProblems(there, `variants.${key}.terms.${channel}`, version);
  });
}

function feeProblems(
  { key, terms }: ProcedureVariant,
  fees: readonly PlacedRow<Fee>[],
  version: ProvedVersion,
): readonly VersionProblem[] {
  const offered = CHANNELS.filter((channel) => terms.some((term) => term.channel === channel));
  const found = offered.flatMap((channel) => {
    const onChannel = feesOn(
      fees.map(({ row }) => row),
      channel,
    );
    const there = fees.filter(({ row }) => onChannel.includes(row));
    const lines = new Set(there.flatMap(({ row }) => row.key ?? []));
    return [...lines].flatMap((line) =>
      seriesProblems(
        there.filter(({ row }) => row.key === line),
        `variants.${key}.fees.${channel}.${line}`,
        version,
      ),
    );
  });
  // A line for every channel is in the way on each of them, and told once.
  return [...new Map(found.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Rows that stand for one another: those of one class never overlap, those for everybody leave no day out either. */
function seriesProblems(
  rows: readonly PlacedRow[],
  place: string,
  version: ProvedVersion,
): readonly VersionProblem[] {
  const classes = [...new Set(rows.flatMap(({ row }) => row.applicantClass ?? []))];
  const general = inOrder(rows.filter(({ row }) => row.applicantClass === undefined));
  return [
    ...overlaps(general),
    ...classes.flatMap((key) => overlaps(inOrder(rows.filter(({ row }) => row.applicantClass === key)))),
    ...(rows.length > 0 ? gaps(general, place, version) : []),
  ];
}

function inOrder(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  return [...rows].sort((one, other) => compare(one.row.from ?? '', other.row.from ?? ''));
}

function overlaps(rows: readonly PlacedRow[]): readonly VersionProblem[] {
  return rows.slice(1).flatMap(({ row, place }, index) => {
    const before = rows.slice(0, index + 1).find((other) => (other.row.to ?? FOR_EVER) >= (row.from ?? ''));
    return before ? [overlap(place, before.place)] : [];
  });
}

const FOR_EVER: LocalDay = '9999-12-31';

function gaps(
  general: readonly PlacedRow[],
  place: string,
  { effectiveFrom, effectiveTo }: ProvedVersion,
): readonly VersionProblem[] {
  const last = effectiveTo ?? FOR_EVER;
  const found: VersionProblem[] = [];
  let next = effectiveFrom;
  for (const { row } of general) {
    const from = row.from ?? effectiveFrom;
    if (from > next) found.push(gap(place, next, addDays(from, -1)));
    const to = row.to ?? last;
    if (to >= last) return found;
    if (to >= next) next = addDays(to, 1);
  }
  return [...found, gap(place, next, effectiveTo)];
}

function rowProblems(
  { row, place }: PlacedRow,
  classes: readonly string[],
  { effectiveFrom, effectiveTo }: ProvedVersion,
): readonly VersionProblem[] {
  const { applicantClass, from, to } = row;
  const isReversed = from !== undefined && to !== undefined && to < from;
  const isOutside = (day: LocalDay | undefined) =>
    day !== undefined && (day < effectiveFrom || (effectiveTo !== null && day > effectiveTo));
  return [
    ...(applicantClass !== undefined && !classes.includes(applicantClass)
      ? [unknownClass(`${place}.applicantClass`, applicantClass)]
      : []),
    ...(isReversed ? [reversed(`${place}.to`)] : []),
    ...(isOutside(from) ? [outside(`${place}.from`)] : []),
    ...(isOutside(to) && !isReversed ? [outside(`${place}.to`)] : []),
  ];
}

function keyProblems({ row, place }: PlacedRow<Fee>): readonly VersionProblem[] {
  const isBlank = row.key?.trim() === '';
  const isNeeded = row.key === undefined && isScoped(row);
  if (!isBlank && !isNeeded) return [];
  return [
    versionProblem(
      'fee-key-missing',
      `${place}.key`,
      'Khoản phí cho riêng một đối tượng hoặc một thời gian phải có khóa: nó thay khoản cùng khóa.',
      'A fee for some people or some days needs a key: it stands in for the one of the same key.',
    ),
  ];
}

function classTwice(key: string): VersionProblem {
  return versionProblem(
    'key-twice',
    'applicantClasses',
    `“${key}” bị khai báo hai lần.`,
    `“${key}” is named twice.`,
  );
}

function classUnnamed(index: number): VersionProblem {
  return versionProblem(
    'applicant-class-unnamed',
    `applicantClasses[${index}]`,
    'Đối tượng nộp phải có khóa và tên.',
    'A class of applicants needs a key and a name.',
  );
}

function unknownClass(place: string, key: string): VersionProblem {
  return versionProblem(
    'applicant-class-unknown',
    place,
    `Phiên bản chưa khai báo đối tượng nộp “${key}”.`,
    `The version declares no class of applicants “${key}”.`,
  );
}

function reversed(place: string): VersionProblem {
  return versionProblem(
    'days-reversed',
    place,
    'Ngày cuối không được trước ngày đầu.',
    'The last day is before the first.',
  );
}

function outside(place: string): VersionProblem {
  return versionProblem(
    'days-outside-version',
    place,
    'Ngày này nằm ngoài thời gian hiệu lực của phiên bản.',
    'That day is outside the days on which the version is in force.',
  );
}

function overlap(place: string, other: string): VersionProblem {
  return versionProblem(
    'rows-overlap',
    place,
    `Cùng một đối tượng, cùng một ngày lại có hai mức: trùng với ${other}.`,
    `The same people on the same day would have two: it overlaps ${other}.`,
  );
}

function gap(place: string, from: LocalDay, to: LocalDay | null): VersionProblem {
  const [vi, en] = to === null ? ['trở đi', 'on'] : [`đến ${to}`, `to ${to}`];
  return versionProblem(
    'days-left-out',
    place,
    `Từ ${from} ${vi} chưa có mức cho mọi đối tượng.`,
    `From ${from} ${en} nothing is said for everybody.`,
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
