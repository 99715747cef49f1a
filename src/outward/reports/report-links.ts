import { addMonthsClamped } from '../../domain/calendar/local-day.js';
import type { ReportPeriod, ReportSelection } from './report-selection.js';

const DOSSIERS = '/api/v1/dossiers';

/** Filters of the list of dossiers, by the names it knows. */
export type DossierFilters = Readonly<Record<string, string>>;

/** A row of a report: the whole, or the group with that key (the code of an agency or procedure). */
export interface ReportRowKey {
  readonly isTotal: boolean;
  readonly key: string;
}

/** The list of exactly the dossiers behind one figure. */
export function dossiersLink(...filters: readonly DossierFilters[]): string {
  const query = new URLSearchParams(Object.assign({}, ...filters) as Record<string, string>);
  return `${DOSSIERS}?${query.toString()}`;
}

export function resolvedIn(selection: ReportSelection, row: ReportRowKey): DossierFilters {
  const { from, to } = periodOf(selection, row);
  return { resolvedFrom: from, resolvedTo: to, ...filtersOf(selection, row, 'competent') };
}

export function receivedIn(selection: ReportSelection, row: ReportRowKey): DossierFilters {
  const { from, to } = periodOf(selection, row);
  return { receivedFrom: from, receivedTo: to, ...filtersOf(selection, row, 'receiving') };
}

export function openOverdue(selection: ReportSelection, row: ReportRowKey): DossierFilters {
  return { overdue: 'true', ...filtersOf(selection, row, 'competent') };
}

function filtersOf(
  selection: ReportSelection,
  { isTotal, key }: ReportRowKey,
  whose: 'competent' | 'receiving',
): DossierFilters {
  const { agencies, field, procedure, channel, groupBy } = selection;
  const ofSelection = {
    ...(agencies && { [`${whose}Within`]: agencies.code }),
    ...(field !== null && { field }),
    ...(procedure && { procedure: procedure.code }),
    ...(channel !== null && { channel }),
  };
  if (isTotal || groupBy === null || groupBy === 'month') return ofSelection;
  return { ...ofSelection, [groupBy === 'agency' ? `${whose}Agency` : groupBy]: key };
}

/** Of a month only the days that the report asked for. */
function periodOf({ period, groupBy }: ReportSelection, { isTotal, key }: ReportRowKey): ReportPeriod {
  if (isTotal || groupBy !== 'month') return period;
  const first = `${key}-01`;
  const isLastOfAll = key === '9999-12';
  const next = isLastOfAll ? period.to : addMonthsClamped(first, 1);
  return { from: first > period.from ? first : period.from, to: next < period.to ? next : period.to };
}
