import { addDays, type LocalDay } from '../calendar/local-day.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { publicationLimit } from './publication-limits.js';
import { isOut, type VersionFacts } from './version-life.js';

/**
 * `unpublished`: a record came in and nobody can file under it yet; `outdated`: a later record than the published
 * version knows; `incomplete`: a part is missing that every procedure must have; `ends`: nothing takes the place of a
 * version that ends, though nobody retired it; `unreviewed`: a draft waits for somebody to look it over.
 */
export const GAP_KINDS = ['unpublished', 'outdated', 'incomplete', 'ends', 'unreviewed'] as const;
export type GapKind = (typeof GAP_KINDS)[number];

/**
 * What every procedure must have (Decree 63/2010 art. 8.2): sequence, way of filing, papers, time limit, subjects,
 * agency, result. Forms, conditions and fees belong to it only where there are such.
 */
export const MANDATORY_PARTS = [
  'sequence',
  'way',
  'components',
  'term',
  'subjects',
  'agency',
  'result',
] as const;
export type MandatoryPart = (typeof MANDATORY_PARTS)[number];

export interface CatalogueVersion extends VersionFacts {
  readonly recordNo: number | null;
  readonly publishedAt: Date | null;
  /** null: not kept. */
  readonly draftedOn: LocalDay | null;
  readonly missing: readonly MandatoryPart[];
}

export interface CatalogueRecord {
  readonly no: number;
  readonly readAt: Date;
  readonly readOn: LocalDay;
  readonly missing: readonly MandatoryPart[];
}

/** What the catalogue knows of one procedure. */
export interface CatalogueFacts {
  readonly levels: readonly string[];
  /** The latest revision of its national record. */
  readonly record: CatalogueRecord | null;
  readonly versions: readonly CatalogueVersion[];
}

export interface CatalogueGap {
  readonly kind: GapKind;
  /** null: of the record. */
  readonly versionNo: number | null;
  readonly since: LocalDay | null;
  /** The last day on which it is closed in time; null: no term binds it. */
  readonly dueOn: LocalDay | null;
  /** Working days past that day; null: past it, but no calendar tells by how many. */
  readonly daysLate: number | null;
  readonly legalBasis: string | null;
  readonly missing: readonly MandatoryPart[];
}

/**
 * What is left to do about a procedure as of that day; publication is counted in working days of `calendar`;
 * null: there is none, so that days alone tell what they can.
 */
export function gapsOf(
  facts: CatalogueFacts,
  on: LocalDay,
  calendar: WorkingCalendar | null,
): readonly CatalogueGap[] {
  const found = [...publicationGaps(facts, calendar), ...partGaps(facts, on), ...endGaps(facts, on)];
  const drafts = facts.versions.filter(({ state }) => state === 'draft');
  const waiting = drafts.map(({ no, draftedOn }) => ({
    ...PLAIN,
    kind: 'unreviewed' as const,
    versionNo: no,
    since: draftedOn,
  }));
  return [...found, ...waiting].map((gap) => ({ ...gap, daysLate: daysLate(gap.dueOn, on, calendar) }));
}

type Found = Omit<CatalogueGap, 'daysLate'>;

const PLAIN = { versionNo: null, dueOn: null, legalBasis: null, missing: [] } as const;

/** From the day on which the revision came in, which is day zero; the day of the decision is not told. */
function publicationGaps(
  { levels, record, versions }: CatalogueFacts,
  calendar: WorkingCalendar | null,
): readonly Found[] {
  if (!record) return [];
  const published = versions.filter(isOut);
  if (published.length > 0 && !isOutdated(record, published)) return [];
  const limit = publicationLimit(levels);
  return [
    {
      ...PLAIN,
      kind: published.length > 0 ? 'outdated' : 'unpublished',
      since: record.readOn,
      dueOn: limit && calendar && countedDayAfter(record.readOn, limit.workingDays, calendar),
      legalBasis: limit && limit.legalBasis,
    },
  ];
}

/** A version that was drafted from no record knows what had come in before it was published. */
function isOutdated({ no, readAt }: CatalogueRecord, published: readonly CatalogueVersion[]): boolean {
  return !published.some(({ recordNo, publishedAt }) =>
    recordNo === null ? publishedAt !== null && publishedAt >= readAt : recordNo >= no,
  );
}

/** Of the version in force, otherwise of the record. */
function partGaps({ record, versions }: CatalogueFacts, on: LocalDay): readonly Found[] {
  const inForce = versions.find((version) => isOut(version) && covers(version, on));
  const { missing } = inForce ?? record ?? { missing: [] };
  if (missing.length === 0) return [];
  const since = inForce ? inForce.effectiveFrom : (record?.readOn ?? null);
  return [{ ...PLAIN, kind: 'incomplete', versionNo: inForce?.no ?? null, since, missing }];
}

/** A gap that a later version has closed since is history. */
function endGaps({ versions }: CatalogueFacts, on: LocalDay): readonly Found[] {
  const out = versions.filter(isOut);
  return out.flatMap(({ no, state, effectiveTo }) => {
    if (state !== 'published' || effectiveTo === null) return [];
    const since = addDays(effectiveTo, 1);
    const isFollowed = out.some(
      (next) => covers(next, since) || (next.effectiveFrom > since && next.effectiveFrom <= on),
    );
    return isFollowed ? [] : [{ ...PLAIN, kind: 'ends' as const, versionNo: no, since, dueOn: effectiveTo }];
  });
}

function covers({ effectiveFrom, effectiveTo }: VersionFacts, on: LocalDay): boolean {
  return effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);
}

/** What the calendar does not cover is not counted; null: it covers none of it. */
function daysLate(dueOn: LocalDay | null, on: LocalDay, calendar: WorkingCalendar | null): number | null {
  if (dueOn === null || on <= dueOn) return 0;
  if (!calendar) return null;
  const { from, through } = calendar.covered;
  const [since, until] = [dueOn > from ? dueOn : from, on < through ? on : through];
  return since < until ? calendar.countedDaysBetween(since, until) : null;
}

/** null: behind the days that the calendar covers. */
function countedDayAfter(day: LocalDay, days: number, calendar: WorkingCalendar): LocalDay | null {
  const { from, through } = calendar.covered;
  if (day < from || day > through || calendar.countedDaysBetween(day, through) < days) return null;
  return calendar.addCountedDays(day, days);
}
