import type { Counted } from './count-dossiers.query.js';
import type { GroupLabel, NameGroups } from './name-groups.js';
import type { ReportSelection } from './report-selection.js';

export interface LabelledGroup<T> {
  readonly label: GroupLabel;
  readonly counts: T;
}

export interface LabelledGroups<T> {
  /** By key; without a grouping the whole is the one row. */
  readonly rows: readonly LabelledGroup<T>[];
  readonly total: LabelledGroup<T>;
}

/** Names the groups of a count and parts the whole from them. */
export async function labelled<T>(
  names: NameGroups,
  { groupBy }: ReportSelection,
  groups: readonly Counted<T>[],
): Promise<LabelledGroups<T>> {
  const all = await Promise.all(
    groups.map(async (counts) => ({ label: await names.nameOf(groupBy, counts.key), counts })),
  );
  const total = all.find(({ label }) => label.isTotal);
  if (!total) throw new Error('A report came back without its total');
  const rows = all.filter(({ label }) => !label.isTotal).sort(byKey);
  return { rows: groupBy === null ? [total] : rows, total };
}

function byKey<T>(one: LabelledGroup<T>, other: LabelledGroup<T>): number {
  return one.label.key < other.label.key ? -1 : 1;
}
