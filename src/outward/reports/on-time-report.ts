import { Injectable } from '@nestjs/common';
import { onTimeRate, rate } from '../../domain/rates/rates.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/time/clock.js';
import {
  allowReportTime,
  countOpenOverdue,
  countResolved,
  type Counted,
  type ResolvedCounts,
} from './count-dossiers.query.js';
import { type GroupLabel, NameGroups } from './name-groups.js';
import { dossiersLink, openOverdue, resolvedIn } from './report-links.js';
import type { ReportRequest } from './report-request.js';
import type { OnTimeLinksResponse, OnTimeReportResponse, OnTimeRowResponse } from './report-response.js';
import { labelled, type LabelledGroup } from './report-rows.js';
import type { ReportSelection } from './report-selection.js';
import { SelectDossiers } from './select-dossiers.js';

type OnTimeCounts = ResolvedCounts & { readonly openOverdue: number | null };

const NOTHING_RESOLVED: ResolvedCounts = { early: 0, onTime: 0, late: 0, withoutDueMoment: 0 };

/** Tỷ lệ giải quyết đúng hạn: by day of resolution and competent agency (form II.06a, columns 7 to 10). */
@Injectable()
export class OnTimeReport {
  constructor(
    private readonly database: Database,
    private readonly selectDossiers: SelectDossiers,
    private readonly names: NameGroups,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError as `SelectDossiers` */
  async execute(actor: Actor, request: ReportRequest): Promise<OnTimeReportResponse> {
    const selection = await this.selectDossiers.execute(actor, request);
    const { asOf, groups } = await this.database.read(async (tx) => {
      await allowReportTime(tx);
      // Read after the snapshot is taken, so that nothing in it is later than the moment it is told for.
      const resolved = await countResolved(tx, selection);
      const now = this.clock.now();
      const overdue = await countOpenOverdue(tx, selection, now);
      return { asOf: now, groups: joined(selection, resolved, overdue) };
    });
    const { rows, total } = await labelled(this.names, selection, groups);
    const tell = (group: LabelledGroup<OnTimeCounts>) => rowOf(selection, group);
    return {
      asOf: iso(asOf),
      period: selection.period,
      groupBy: selection.groupBy,
      rows: rows.map(tell),
      total: tell(total),
    };
  }
}

/** An agency that resolved nothing and has overdue dossiers open is a row too. */
function joined(
  { groupBy }: ReportSelection,
  resolved: readonly Counted<ResolvedCounts>[],
  overdue: readonly Counted<{ readonly openOverdue: number }>[],
): Counted<OnTimeCounts>[] {
  const overdueOf = new Map(overdue.map(({ key, openOverdue: count }) => [key, count]));
  const known = new Set(resolved.map(({ key }) => key));
  const others = overdue
    .filter(({ key }) => !known.has(key))
    .map(({ key }) => ({ key, ...NOTHING_RESOLVED }));
  return [...resolved, ...others].map((group) => {
    const isMonth = groupBy === 'month' && group.key !== null;
    return { ...group, openOverdue: isMonth ? null : (overdueOf.get(group.key) ?? 0) };
  });
}

function rowOf(
  selection: ReportSelection,
  { label, counts }: LabelledGroup<OnTimeCounts>,
): OnTimeRowResponse {
  const { early, onTime, late, withoutDueMoment, openOverdue: overdue } = counts;
  const inTime = onTimeRate({ early, onTime, late });
  return {
    key: label.key,
    name: label.name,
    ...inTime,
    early,
    onTime,
    late,
    withoutDueMoment,
    openOverdue: overdue,
    withOpenOverdue: overdue === null ? null : rate(inTime.numerator, inTime.denominator + overdue),
    links: selection.scope === null ? null : linksOf(selection, label, overdue !== null),
  };
}

function linksOf(selection: ReportSelection, label: GroupLabel, hasOverdue: boolean): OnTimeLinksResponse {
  const resolved = resolvedIn(selection, label);
  return {
    dossiers: dossiersLink(resolved, { timeliness: 'early,on_time,late' }),
    numeratorDossiers: dossiersLink(resolved, { timeliness: 'early,on_time' }),
    late: dossiersLink(resolved, { timeliness: 'late' }),
    withoutDueMoment: dossiersLink(resolved, { timeliness: 'none' }),
    openOverdue: hasOverdue ? dossiersLink(openOverdue(selection, label)) : null,
  };
}
