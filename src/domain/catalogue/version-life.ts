import { addDays, isLocalDay, type LocalDay } from '../calendar/local-day.js';
import { DomainError } from '../domain-error.js';

/**
 * What somebody decided about a version; the days say the rest. `history`: made by an import, for the dossiers that it
 * brought along; nobody files under it.
 */
export const DECIDED_STATES = ['draft', 'reviewed', 'published', 'retired', 'withdrawn', 'history'] as const;
export type DecidedState = (typeof DECIDED_STATES)[number];

/** dự thảo, đã rà soát, đã công bố, bị thay thế, bãi bỏ, thu hồi, dữ liệu lịch sử */
export const VERSION_STATES = [
  'draft',
  'reviewed',
  'published',
  'superseded',
  'retired',
  'withdrawn',
  'history',
] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** What is known of a version when its state is told. */
export interface VersionFacts {
  readonly no: number;
  readonly state: DecidedState;
  readonly effectiveFrom: LocalDay;
  /** The last day; null = open. */
  readonly effectiveTo: LocalDay | null;
}

/** Whose hands a draft went through, as account ids; null: nobody signed in, as when the sample is loaded. */
export interface DraftAuthors {
  readonly draftedBy: string | null;
  readonly changedBy: readonly string[];
}

/**
 * The state of a version as of that day, computed each time from its dates and what was decided, so that no job has
 * to run at midnight and none can be late. A version that was published stays `published` up to and with its last
 * day, also while that day is still to come; behind it, it is `superseded` where a later version was published, and
 * `retired` where none was.
 */
export function stateOn(version: VersionFacts, all: readonly VersionFacts[], on: LocalDay): VersionState {
  const { state, effectiveFrom, effectiveTo } = version;
  if (state !== 'published' && state !== 'retired') return state;
  if (effectiveTo === null || on <= effectiveTo) return 'published';
  if (state === 'retired') return 'retired';
  return all.some((each) => isOut(each) && each.effectiveFrom > effectiveFrom) ? 'superseded' : 'retired';
}

/** Nobody has published it yet. */
export function isDraft({ state }: Pick<VersionFacts, 'state'>): boolean {
  return state === 'draft' || state === 'reviewed';
}

/** Published, whatever became of it since: dossiers may live under it. */
export function isOut({ state }: Pick<VersionFacts, 'state'>): boolean {
  return state === 'published' || state === 'retired';
}

/** The published one that a version follows, or would follow; null: it is the first. */
export function versionBefore<T extends VersionFacts>(version: VersionFacts, all: readonly T[]): T | null {
  const earlier = all.filter(
    (each) => isOut(each) && each.no !== version.no && each.effectiveFrom <= version.effectiveFrom,
  );
  const later = (one: T, other: T) =>
    one.effectiveFrom > other.effectiveFrom ||
    (one.effectiveFrom === other.effectiveFrom && one.no > other.no);
  return earlier.reduce<T | null>((last, each) => (last && later(last, each) ? last : each), null);
}

/** @throws DomainError `version-dates-inverted` */
export function assertVersionDates({
  effectiveFrom,
  effectiveTo,
}: Pick<VersionFacts, 'effectiveFrom' | 'effectiveTo'>): void {
  if (isLocalDay(effectiveFrom) && (effectiveTo === null || effectiveTo >= effectiveFrom)) return;
  throw new DomainError('version-dates-inverted', { effectiveFrom, effectiveTo }, 'effectiveTo');
}

/** @throws DomainError `version-not-draft` once a version was published */
export function assertDraft({ no, state }: Pick<VersionFacts, 'no' | 'state'>): void {
  if (!isDraft({ state })) throw new DomainError('version-not-draft', { no, state }, 'no');
}

/**
 * Whoever decides about a draft has read it as it is now.
 * @param seen the revision that was read; null: not told
 * @throws DomainError `draft-changed-since`
 */
export function assertSeen({ revision }: { readonly revision: number }, seen: number | null): void {
  if (seen !== null && seen !== revision) {
    throw new DomainError('draft-changed-since', { seen, revision }, 'If-Match');
  }
}

/**
 * Rules are looked over by somebody who wrote none of them.
 * @throws DomainError `review-by-drafter`
 */
export function assertReviewer({ draftedBy, changedBy }: DraftAuthors, reviewer: string): void {
  if (draftedBy === reviewer || changedBy.includes(reviewer)) throw new DomainError('review-by-drafter');
}

/**
 * Where nobody knows who wrote a draft, it may have been its reviewer: somebody else publishes it then.
 * @param publisher null: nobody is signed in
 * @throws DomainError `publish-by-reviewer`
 */
export function assertPublisher(
  { draftedBy, reviewedBy }: Pick<DraftAuthors, 'draftedBy'> & { readonly reviewedBy: string | null },
  publisher: string | null,
): void {
  if (draftedBy !== null || publisher === null) return;
  if (reviewedBy === publisher) throw new DomainError('publish-by-reviewer');
}

/**
 * Whether a version may end on that day. Its dossiers keep it; but a day on which dossiers came in under it cannot be
 * taken from it afterwards.
 * @param lastReceivedOn the latest day on which a dossier came in under it; null: none did
 * @throws DomainError `version-not-published`, `last-day-before-start`, `last-day-behind-end`, `dossiers-behind-last-day`
 */
export function assertRetirable(
  version: VersionFacts,
  lastDay: LocalDay,
  lastReceivedOn: LocalDay | null,
): void {
  const { no, state, effectiveFrom, effectiveTo } = version;
  if (state !== 'published') throw new DomainError('version-not-published', { no, state }, 'no');
  if (lastDay < effectiveFrom) {
    throw new DomainError('last-day-before-start', { lastDay, effectiveFrom }, 'lastDay');
  }
  if (effectiveTo !== null && lastDay > effectiveTo) {
    throw new DomainError('last-day-behind-end', { lastDay, effectiveTo }, 'lastDay');
  }
  assertNoneBehind(lastDay, lastReceivedOn, 'lastDay');
}

/**
 * A version, retired or superseded, keeps every day on which a dossier came in under it.
 * @param field whose value the last day comes from
 * @throws DomainError `dossiers-behind-last-day`
 */
export function assertNoneBehind(lastDay: LocalDay, lastReceivedOn: LocalDay | null, field: string): void {
  if (lastReceivedOn !== null && lastReceivedOn > lastDay) {
    throw new DomainError('dossiers-behind-last-day', { lastDay, lastReceivedOn }, field);
  }
}

/** What is known of a version that somebody wants to take back. */
interface Withdrawal {
  readonly by: string;
  /** The local day of today. */
  readonly on: LocalDay;
  readonly hasDossiers: boolean;
}

/**
 * A version is taken back before anybody could file under it, by somebody who did not publish it.
 * @throws DomainError `version-not-published`, `version-has-begun`, `withdraw-by-publisher`, `version-has-dossiers`
 */
export function assertWithdrawable(
  version: VersionFacts & { readonly publishedBy: string | null },
  { by, on, hasDossiers }: Withdrawal,
): void {
  const { no, state, effectiveFrom, publishedBy } = version;
  if (!isOut(version)) throw new DomainError('version-not-published', { no, state }, 'no');
  if (on >= effectiveFrom) throw new DomainError('version-has-begun', { no, effectiveFrom }, 'no');
  if (publishedBy === by) throw new DomainError('withdraw-by-publisher');
  if (hasDossiers) throw new DomainError('version-has-dossiers', { no }, 'no');
}

/**
 * The last day of a published version among the others: the one that was told for it, or the day before the next one
 * begins, whichever comes first; null: open.
 */
export function lastDayAmong(
  { effectiveFrom, toldTo }: VersionFacts & { readonly toldTo: LocalDay | null },
  all: readonly VersionFacts[],
): LocalDay | null {
  const later = all.filter((each) => isOut(each) && each.effectiveFrom > effectiveFrom);
  const ends = later.map((next) => addDays(next.effectiveFrom, -1));
  const [first = null] = [...ends, ...(toldTo === null ? [] : [toldTo])].sort();
  return first;
}
