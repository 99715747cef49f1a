import { localDayOf } from '../calendar/zoned-time.js';
import type { ClockBeginning } from '../deadline/clock-beginning.js';
import { standsStillSince } from '../deadline/clock-projection.js';
import {
  exclusionsOf,
  extensionOf,
  NO_DUE_MOMENT_YET,
  notCountedWords,
  provisionalWords,
  rolledWords,
  UNTIL_ITS_END,
  type SentenceFacts,
} from '../deadline/clock-sentence.js';
import {
  dateText,
  dayText,
  dueText,
  EXCLUSIONS,
  instantText,
  limitText,
  type Bilingual,
} from '../deadline/explanation-words.js';
import { shiftedStart } from '../deadline/start-words.js';
import type { DossierState } from './dossier-lifecycle.js';

/**
 * Whether the days that the present calendar counts are those that led to the due moment on record: the calendar of
 * an ended dossier may have been changed since, that of an open one a moment ago.
 */
export type DaysKnown = 'known' | 'changed_since' | 'being_recounted';

/** How the legal term of a dossier came to its due moment. */
export interface SummaryTerm {
  readonly state: DossierState;
  /** The legal clock; null while it has not started. */
  readonly legal: SentenceFacts | null;
  readonly daysKnown: DaysKnown;
  readonly originalDueAt: Date | null;
  readonly dueAt: Date | null;
  readonly zone: string;
}

/** The term and its law, what was not counted, and how the due moment moved. */
export function termWords(facts: SummaryTerm, legal: SentenceFacts): readonly Bilingual[] {
  const { clock, calendar, rows } = legal;
  const isKnown = facts.daysKnown === 'known';
  const notCounted = isKnown ? notCountedWords(legal) : [];
  return [
    lengthWords(legal, isKnown),
    ...CALENDAR_CHANGED[facts.daysKnown],
    ...(isKnown ? shiftWords(legal) : []),
    ...(notCounted.length > 0 ? [listed(notCounted)] : []),
    ...exclusionsOf({ ...legal, dueAt: facts.dueAt }),
    ...extensionOf(clock).map(({ vi, en }) => ({ vi: `thời hạn được ${vi}`, en: `the term was ${en}` })),
    ...(isKnown ? rolledWords(rows) : []),
    dueWords(facts, legal),
    ...(isKnown && legal.provisional ? [provisionalWords(calendar.publishedThrough)] : []),
  ];
}

const CALENDAR_CHANGED: Readonly<Record<DaysKnown, readonly Bilingual[]>> = {
  known: [],
  changed_since: [
    {
      vi: 'Các ngày được tính theo lịch làm việc khi đó; lịch được sửa về sau không làm thay đổi hạn đã ghi',
      en: 'The days were counted by the calendar of that time; it was changed later, which leaves the due moment on record as it is',
    },
  ],
  being_recounted: [
    {
      vi: 'Lịch làm việc vừa thay đổi, hạn đang được tính lại; dưới đây là hạn đang ghi',
      en: 'The working calendar has just changed and the due moment is being computed again; this is what is on record',
    },
  ],
};

function lengthWords(legal: SentenceFacts, tellsDays: boolean): Bilingual {
  const { clock, term, rows, calendar, began } = legal;
  const { limit, legalBasis } = clock.terms;
  if (!limit || !term)
    return { vi: 'Hạn do hệ thống khác ấn định', en: 'Its due moment was fixed by another system' };
  const name = termName(legal);
  const length = limit.unit === 'same_day' ? { vi: 'trong ngày', en: 'the same day' } : limitText(limit);
  const told = {
    vi: `${name.vi} ${length.vi}, căn cứ ${legalBasis}`,
    en: `${name.en} ${length.en} (${legalBasis})`,
  };
  if (!tellsDays || limit.unit === 'same_day') return told;
  const first = term.ledger.kind === 'days' ? rows.find(({ counted }) => counted)?.on : undefined;
  const from = first ? dayText(first) : instantText(term.startAt, calendar.zone);
  const { vi, en } = COUNTED[began];
  return { vi: `${told.vi}, ${vi(from.vi)}`, en: `${told.en}, ${en(from.en)}` };
}

/** What a term is called: the first one, the whole again, one of its own. */
function termName({ began, clock, calendar }: SentenceFacts): Bilingual {
  const on = dateText(localDayOf(clock.startedAt, calendar.zone));
  if (began === 'again') {
    return {
      vi: `Sau khi nhận đủ giấy tờ bổ sung ngày ${on}, thời hạn giải quyết là`,
      en: `After the supplement of ${on} the time limit is`,
    };
  }
  if (began === 'own_term') {
    return {
      vi: `Sau khi nhận đủ giấy tờ bổ sung ngày ${on}, thời hạn thẩm định là`,
      en: `After the supplement of ${on} the appraisal has its own time limit,`,
    };
  }
  return { vi: 'Thời hạn giải quyết là', en: 'The time limit is' };
}

type CountedFrom = (from: string) => string;

/** From when it is counted, and why not from the filing. */
const COUNTED: Readonly<Record<ClockBeginning, { readonly vi: CountedFrom; readonly en: CountedFrom }>> = {
  complete_dossier: { vi: (from) => `tính từ ${from}`, en: (from) => `counted from ${from}` },
  agency_received: {
    vi: (from) => `tính từ ${from} sau khi cơ quan có thẩm quyền nhận được hồ sơ`,
    en: (from) => `counted from ${from} after the competent agency received the dossier`,
  },
  fee_paid: {
    vi: (from) => `tính từ ${from} sau khi nhận đủ hồ sơ và phí, lệ phí`,
    en: (from) => `counted from ${from} after the dossier was complete and its fee paid`,
  },
  again: { vi: (from) => `tính lại từ đầu kể từ ${from}`, en: (from) => `counted again from ${from}` },
  own_term: { vi: (from) => `tính từ ${from}`, en: (from) => `counted from ${from}` },
};

/** Received too late for its day, or on a day off: as which day's it counts. */
function shiftWords({ clock, term, calendar }: SentenceFacts): readonly Bilingual[] {
  if (!term || term.dayZero === term.receivedOn) return [];
  const start = { at: clock.startedAt, cutOff: clock.terms.cutOff };
  const { reason, note } = shiftedStart(clock.terms.kind, start, term.dayZero, calendar);
  return [{ vi: `${reason.vi}, ${note.vi}`, en: `${reason.en}, ${note.en}` }];
}

/** The first due moment, and the present one where the law has moved it. */
function dueWords({ originalDueAt, dueAt, zone, state }: SummaryTerm, { clock }: SentenceFacts): Bilingual {
  const first = originalDueAt ? dueText(originalDueAt, zone) : null;
  if (dueAt === null) {
    const since = dayText(localDayOf(standsStillSince(clock) ?? clock.startedAt, zone));
    const reason = EXCLUSIONS[clock.exclusions.findLast(({ kind }) => kind === 'pause')?.reason ?? 'other'];
    const isOver = clock.stoppedAt !== null;
    const then = isOver ? UNTIL_ITS_END : NO_DUE_MOMENT_YET;
    return {
      vi: `Hạn ban đầu là ${first?.vi ?? ''}; thời hạn ${isOver ? '' : 'đang '}tạm dừng (${reason.vi}) từ ${since.vi}${then.vi}`,
      en: `It was first due ${first?.en ?? ''}; the clock ${isOver ? 'stood' : 'has stood'} still (${reason.en}) since ${since.en}${then.en}`,
    };
  }
  const now = dueText(dueAt, zone);
  const isMoved = originalDueAt !== null && originalDueAt.getTime() !== dueAt.getTime();
  if (!isMoved || !first) return { vi: `Hẹn trả kết quả lúc ${now.vi}`, en: `The result is due ${now.en}` };
  const isOpen = !ENDED.has(state);
  return {
    vi: `Hạn ban đầu là ${first.vi}; hạn ${isOpen ? 'hiện nay' : 'cuối cùng'} theo quy định là ${now.vi}`,
    en: `It was first due ${first.en}; ${isOpen ? 'it is now due' : 'in the end it was due'} ${now.en}`,
  };
}

const ENDED: ReadonlySet<DossierState> = new Set(['resolved', 'returned', 'withdrawn', 'stopped']);

function listed(parts: readonly Bilingual[]): Bilingual {
  return { vi: parts.map(({ vi }) => vi).join('; '), en: parts.map(({ en }) => en).join('; ') };
}
