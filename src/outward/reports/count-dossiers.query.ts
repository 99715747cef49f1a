import type { EntityManager } from 'typeorm';
import { scopeSql } from '../../dossiers/dossier-access.lookup.js';
import type { Grouping, ReportSelection } from './report-selection.js';

/** Counts of one group; `key` is the id, code or month it stands for, null for all groups together. */
export type Counted<T> = T & { readonly key: string | null };

export interface ResolvedCounts {
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly withoutDueMoment: number;
}

export interface ReceivedCounts {
  readonly online: number;
  readonly counter: number;
  readonly postal: number;
}

export interface OverdueCounts {
  readonly openOverdue: number;
}

/** Which day puts a dossier into the period, and whose dossier it is. */
interface Basis {
  readonly day: string;
  readonly agency: string;
}

const BY_RESOLUTION: Basis = { day: 'd.resolved_on', agency: 'd.competent_agency_id' };
const BY_RECEIPT: Basis = { day: 'd.received_on', agency: 'd.receiving_agency_id' };

// A year of ten million rows takes seconds; a page of the API is cut off long before.
const REPORT_TIMEOUT_MILLISECONDS = 60_000;

/** To be called first in the snapshot of a report. */
export async function allowReportTime(tx: EntityManager): Promise<void> {
  await tx.query(`SET LOCAL statement_timeout = ${REPORT_TIMEOUT_MILLISECONDS}`);
}

/** Dossiers resolved in the period, by competent agency; whatever became of them, granted or refused. */
export async function countResolved(
  tx: EntityManager,
  selection: ReportSelection,
): Promise<Counted<ResolvedCounts>[]> {
  const counts = `
    count(*) FILTER (WHERE d.timeliness = 'early')::integer AS "early",
    count(*) FILTER (WHERE d.timeliness = 'on_time')::integer AS "onTime",
    count(*) FILTER (WHERE d.timeliness = 'late')::integer AS "late",
    count(*) FILTER (WHERE d.timeliness IS NULL)::integer AS "withoutDueMoment"`;
  const conditions = selectedDossiers(selection, BY_RESOLUTION);
  inPeriod(conditions, selection, BY_RESOLUTION);
  return counted<ResolvedCounts>(tx, counts, keyOf(selection.groupBy, BY_RESOLUTION), conditions);
}

/** Dossiers received in the period, by receiving agency; whatever became of them, each once. */
export async function countReceived(
  tx: EntityManager,
  selection: ReportSelection,
): Promise<Counted<ReceivedCounts>[]> {
  const counts = `
    count(*) FILTER (WHERE d.channel = 'online')::integer AS "online",
    count(*) FILTER (WHERE d.channel = 'counter')::integer AS "counter",
    count(*) FILTER (WHERE d.channel = 'postal')::integer AS "postal"`;
  const conditions = selectedDossiers(selection, BY_RECEIPT);
  inPeriod(conditions, selection, BY_RECEIPT);
  return counted<ReceivedCounts>(tx, counts, keyOf(selection.groupBy, BY_RECEIPT), conditions);
}

/**
 * Dossiers open and past their due moment at `asOf`, by competent agency, whatever the period. They have no
 * month of resolution: grouped by month there is only the whole.
 */
export async function countOpenOverdue(
  tx: EntityManager,
  selection: ReportSelection,
  asOf: Date,
): Promise<Counted<OverdueCounts>[]> {
  const conditions = selectedDossiers(selection, BY_RESOLUTION);
  conditions.add('d.resolved_at IS NULL AND d.ended_at IS NULL');
  conditions.addWith('d.due_at <', asOf);
  const groupBy = selection.groupBy === 'month' ? null : selection.groupBy;
  return counted<OverdueCounts>(
    tx,
    'count(*)::integer AS "openOverdue"',
    keyOf(groupBy, BY_RESOLUTION),
    conditions,
  );
}

/** WHERE conditions; values go beside the text, never into it. */
class Conditions {
  readonly parameters: unknown[] = [];
  private readonly fragments: string[] = ['true'];

  add(fragment: string): void {
    this.fragments.push(fragment);
  }

  addWith(comparison: string, value: unknown): void {
    this.parameters.push(value);
    this.add(`${comparison} $${this.parameters.length}`);
  }

  addAmong(column: string, ids: readonly string[]): void {
    this.parameters.push(ids);
    this.add(`${column} = ANY($${this.parameters.length}::bigint[])`);
  }

  toString(): string {
    return this.fragments.join(' AND ');
  }
}

function selectedDossiers(selection: ReportSelection, basis: Basis): Conditions {
  const conditions = new Conditions();
  const { agencies, field, procedure, channel, scope } = selection;
  if (agencies) conditions.addAmong(basis.agency, agencies.ids);
  if (field !== null) conditions.addWith('d.field =', field);
  if (procedure) conditions.addWith('d.procedure_id =', procedure.id);
  if (channel !== null) conditions.addWith('d.channel =', channel);
  if (scope) conditions.add(scopeSql(scope, 'd', conditions.parameters));
  return conditions;
}

function inPeriod(conditions: Conditions, { period }: ReportSelection, { day }: Basis): void {
  conditions.addWith(`${day} >=`, period.from);
  conditions.addWith(`${day} <`, period.to);
}

function keyOf(groupBy: Grouping | null, basis: Basis): string {
  switch (groupBy) {
    case null:
      return 'NULL::text';
    case 'agency':
      return `${basis.agency}::text`;
    case 'field':
      return 'd.field';
    case 'procedure':
      return 'd.procedure_id::text';
    case 'channel':
      return 'd.channel';
    case 'month':
      return `to_char(${basis.day}, 'YYYY-MM')`;
  }
}

/** The one place that reads what reports count; the whole is counted at once, not added up. */
async function counted<T>(
  tx: EntityManager,
  counts: string,
  key: string,
  conditions: Conditions,
): Promise<Counted<T>[]> {
  const groups = key === 'NULL::text' ? '()' : `GROUPING SETS ((${key}), ())`;
  const text = `SELECT ${key} AS "key", ${counts} FROM dossier d WHERE ${conditions.toString()} GROUP BY ${groups}`;
  return tx.query<Counted<T>[]>(text, conditions.parameters);
}
