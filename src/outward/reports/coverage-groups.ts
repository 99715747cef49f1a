import type { LocalDay } from '../../domain/calendar/local-day.js';
import { type CatalogueEntry, isHandledBy } from '../../domain/catalogue/procedure-selection.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import type { CodedAgency } from '../../registers/agencies/agency.lookup.js';
import type { CoverageGrouping } from './coverage-request.js';

/** What the report as a whole is about. */
export interface CoverageFilters {
  readonly on: LocalDay;
  readonly by: CoverageGrouping | null;
  /** The code that names it here, whichever was asked for. */
  readonly agency?: string | undefined;
  readonly field?: string | undefined;
  readonly level?: string | undefined;
}

/** A row: the procedures of an agency, a field or a level, among those of the report. */
export interface CoverageGroup {
  readonly key: string;
  readonly name: BilingualText;
  readonly selection: {
    readonly agency?: CodedAgency;
    readonly field?: string;
    readonly level?: string;
  };
}

export const COVERAGE_TOTAL: CoverageGroup = {
  key: 'total',
  name: { vi: 'Tổng số', en: 'Total' },
  selection: {},
};
const NO_FIELD: BilingualText = { vi: 'Chưa rõ lĩnh vực', en: 'Field not told' };
const LEVEL_NAMES: Readonly<Record<string, BilingualText>> = {
  ministry: { vi: 'Cấp bộ', en: 'Ministry' },
  province: { vi: 'Cấp tỉnh', en: 'Province' },
  commune: { vi: 'Cấp xã', en: 'Commune' },
  other: { vi: 'Cơ quan khác', en: 'Other agencies' },
};

/**
 * The rows that have a procedure, by key. An agency that is not valid on that day has none. Where the report is of one
 * agency or level, there is no row of another one that has some of the same procedures.
 */
export function coverageGroups(
  filters: CoverageFilters,
  entries: readonly CatalogueEntry[],
  agencies: readonly CodedAgency[],
): readonly CoverageGroup[] {
  const { by } = filters;
  if (by === null) return [COVERAGE_TOTAL];
  const only = filters[by];
  const groups = groupsBy(by, entries, agencies, filters.on);
  return groups.filter(({ key }) => only === undefined || key === only);
}

function groupsBy(
  by: CoverageGrouping,
  entries: readonly CatalogueEntry[],
  agencies: readonly CodedAgency[],
  on: LocalDay,
): readonly CoverageGroup[] {
  switch (by) {
    case 'field':
      return keysOf(entries, ({ procedure }) => [procedure.field]).map(ofField);
    case 'level':
      return keysOf(entries, ({ procedure }) => procedure.levels).map(ofLevel);
    case 'agency':
      return agencies
        .filter((agency) => isValid(agency, on) && entries.some((entry) => isHandledBy(entry, agency)))
        .toSorted(byCode)
        .map(ofAgency);
  }
}

function keysOf(
  entries: readonly CatalogueEntry[],
  keys: (entry: CatalogueEntry) => readonly string[],
): readonly string[] {
  return [...new Set(entries.flatMap(keys))].sort();
}

function ofField(field: string): CoverageGroup {
  const name = field === '' ? NO_FIELD : { vi: field, en: field };
  return { key: field, name, selection: { field } };
}

function ofLevel(level: string): CoverageGroup {
  return { key: level, name: LEVEL_NAMES[level] ?? { vi: level, en: level }, selection: { level } };
}

function ofAgency(agency: CodedAgency): CoverageGroup {
  const { code, nameVi, nameEn } = agency;
  return { key: code, name: { vi: nameVi, en: nameEn }, selection: { agency } };
}

function isValid({ validFrom, validTo }: CodedAgency, on: LocalDay): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

function byCode(one: CodedAgency, other: CodedAgency): number {
  return one.code < other.code ? -1 : 1;
}
