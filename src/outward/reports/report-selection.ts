import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { Channel } from '../../domain/procedure-rules.js';
import type { DossierScope } from '../../dossiers/dossier-access.lookup.js';

export const GROUPINGS = ['agency', 'field', 'procedure', 'channel', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Local days, half-open: `from` is in, `to` is not. */
export interface ReportPeriod {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** An agency with everything below it. */
export interface AgencySubtree {
  readonly code: string;
  readonly ids: readonly string[];
}

/** Which dossiers a report counts, and into which rows. */
export interface ReportSelection {
  readonly period: ReportPeriod;
  readonly groupBy: Grouping | null;
  readonly agencies: AgencySubtree | null;
  readonly field: string | null;
  readonly procedure: { readonly id: string; readonly code: string } | null;
  readonly channel: Channel | null;
  /** Null: all dossiers, as counts only. */
  readonly scope: DossierScope | null;
}
