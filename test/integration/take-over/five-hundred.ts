import { CALENDARS, PUBLISHED_THROUGH } from '../../../src/app/sample/data/calendars.js';
import { NaiveCalendar, naiveDue, toInstant, toLocalMinute } from '../../unit/domain/time/naive.js';
import { TERMS, type Term } from './take-over-procedures.js';
import type { Cells } from './take-over-house.js';

type Span = readonly [from: number, to: number | null];

/** An open dossier of the old system as the test made it up; moments are local minutes since 1970. */
export interface MadeUp {
  readonly code: string;
  readonly procedure: string;
  readonly agency: 'X31' | 'X39';
  readonly channel: 'counter' | 'online';
  readonly receivedAt: number;
  readonly acceptedAt: number;
  readonly pauses: readonly (readonly [kind: 'verification' | 'consultation' | 'payment', ...span: Span])[];
  readonly supplement: Span | null;
  readonly extension: readonly [at: number, days: number] | null;
  readonly appraisedAt: number | null;
}

const naiveCalendar = (code: string) => {
  const own = CALENDARS.find((calendar) => calendar.code === code);
  const parent = CALENDARS.find((calendar) => calendar.code === own?.parentCode);
  if (!own) throw new Error(`The sample has no calendar ${code}`);
  return new NaiveCalendar({
    ...{ id: code, version: 1, zone: 'Asia/Ho_Chi_Minh', publishedThrough: PUBLISHED_THROUGH },
    weekly: own.weekly.length > 0 ? own.weekly : (parent?.weekly ?? []),
    specialDays: [...(parent?.days ?? []), ...own.days],
  });
};
const OFFICE = naiveCalendar('tinh-mau');
/** The desk of H99.39 closes half an hour earlier. */
const DESK = naiveCalendar('mot-cua-mau');

/** Always the same numbers from the same seed (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const DAY = 1440;
const PROCEDURES = Object.keys(TERMS);

/** A dossier received in the fourteen weeks before the cut-over, with whatever may have happened to it since. */
export function makeUp(index: number, random: (below: number) => number, cutOver: Date): MadeUp {
  const end = toLocalMinute(cutOver);
  const procedure = PROCEDURES[index % PROCEDURES.length] as string;
  const term = TERMS[procedure] as Term;
  const channel = random(3) === 0 ? 'online' : 'counter';
  const receivedAt = end - 60 - random(98 * DAY);
  const acceptedAt = channel === 'counter' ? receivedAt : Math.min(end - 30, receivedAt + random(2 * DAY));
  const extension = term.extends && random(4) === 0 ? ([acceptedAt, 1 + random(5)] as const) : null;
  let at = acceptedAt + 1;
  const next = (most: number): number => (at = Math.min(end - 1, at + 1 + random(most)));
  const pauses: MadeUp['pauses'][number][] = [];
  let supplement: Span | null = null;
  const appraisedAt = random(2) === 0 ? next(2 * DAY) : null;
  for (let rounds = random(4); rounds > 0 && at < end - 10; rounds -= 1) {
    const what = random(4);
    const from = next(6 * DAY);
    const isOpen = rounds === 1 && random(3) === 0;
    // Nobody waits for papers longer than fifteen days, or the dossier would be closed.
    if (what === 0 && !supplement) {
      if (isOpen && end - from > 14 * DAY) continue;
      supplement = [from, isOpen ? null : next(14 * DAY)];
    } else if (what === 1 && !pauses.some(([kind]) => kind === 'payment')) {
      pauses.push(['payment', from, isOpen ? null : next(9 * DAY)]);
    } else {
      const kind = what === 2 ? 'verification' : 'consultation';
      const to = isOpen ? null : next(9 * DAY);
      pauses.push([kind, from, to]);
      // Another authority may be asked at the same time.
      const other = kind === 'verification' ? 'consultation' : 'verification';
      if (to !== null && random(3) === 0)
        pauses.push([other, from + random(to - from), to + 1 + random(DAY)]);
      if (to !== null) at = Math.min(end - 1, at + DAY + 1);
    }
    if (isOpen) break;
  }
  const known = pauses.filter(([, , to]) => to === null || to < end);
  const code = `CU-${String(index).padStart(4, '0')}`;
  const agency = random(3) === 0 ? 'X39' : 'X31';
  return {
    code,
    procedure,
    agency,
    channel,
    receivedAt,
    acceptedAt,
    pauses: known,
    supplement,
    extension,
    appraisedAt,
  };
}

/** When it is due by the naive walk, from the facts alone; null while the clock lawfully stands still. */
export function naiveDueOf(made: MadeUp): Date | null {
  const { limit, policy, cutOff } = TERMS[made.procedure] as Term;
  const desk = made.agency === 'X39' ? DESK : null;
  let start = made.channel === 'counter' ? made.receivedAt : made.acceptedAt;
  let counted = limit;
  let extension = made.extension;
  const spans: Span[] = made.pauses.map(([, from, to]) => [from, to]);
  if (made.supplement) {
    const [asked, came] = made.supplement;
    const isLate =
      asked > naiveDue(OFFICE, { limit: { amount: 3, unit: 'working_day' }, startMinute: start });
    const starts = came !== null && policy.kind !== 'pause' && !isLate;
    if (starts) {
      start = came;
      extension = null;
      if (policy.kind === 'fixed_term_after') counted = policy.limit;
    } else spans.push([asked, came]);
  }
  const over = spans.flatMap(([from, to]) => (to === null ? [] : [{ from, to }]));
  const due = naiveDue(OFFICE, {
    limit: counted,
    startMinute: start,
    pauses: over,
    desk,
    extension: extension ? { amount: extension[1], unit: 'working_day' } : null,
    ...(cutOff && { cutOff: { at: { kind: 'time_of_day', minuteOfDay: 900 }, affects: 'clock' } as const }),
  });
  const stillSince = Math.min(...spans.flatMap(([from, to]) => (to === null ? [Math.max(from, start)] : [])));
  return due >= stillSince ? null : toInstant(due);
}

function shown(minute: number | null): string {
  if (minute === null) return '';
  const [day = '', time = ''] = new Date(minute * 60_000).toISOString().split('T');
  return `${day.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}

const WORDS = { verification: 'Xác minh', consultation: 'Lấy ý kiến', payment: 'Nộp phí' } as const;

/** The rows that tell of it, the row of the dossier first. */
export function rowsOf(made: MadeUp): Cells[] {
  const { code, pauses, supplement, extension, appraisedAt } = made;
  const event = (cells: Cells): Cells => ({ 'Số hồ sơ': code, 'Người làm': 'Trần Văn Cũ', ...cells });
  return [
    {
      'Số hồ sơ': code,
      'Mã thủ tục': made.procedure,
      'Cách nộp': made.channel === 'counter' ? 'Trực tiếp' : 'Trực tuyến',
      'Đơn vị': made.agency,
      'Người nộp': `Nguyễn Thị ${code}`,
      'Số định danh': `0010${code.slice(3).padStart(8, '0')}`,
      'Ngày nhận': shown(made.receivedAt),
      'Ngày tiếp nhận': shown(made.acceptedAt),
    },
    ...pauses.map(([kind, from, to]) =>
      event({ Việc: WORDS[kind], Từ: shown(from), Đến: shown(to), 'Nội dung': 'Theo hồ sơ cũ' }),
    ),
    ...(supplement
      ? [
          event({
            Việc: 'Bổ sung',
            Từ: shown(supplement[0]),
            Đến: shown(supplement[1]),
            'Nội dung': 'Bản vẽ',
          }),
        ]
      : []),
    ...(extension
      ? [
          event({
            Việc: 'Gia hạn',
            Từ: shown(extension[0]),
            Lượng: String(extension[1]),
            'Nội dung': 'Phức tạp',
          }),
        ]
      : []),
    ...(appraisedAt === null
      ? []
      : [event({ Việc: 'Bước', Bước: 'Chuyên viên thẩm định', Từ: shown(appraisedAt) })]),
  ];
}
