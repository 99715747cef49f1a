import { agencyKey, quoted } from '../domain/finding/search-text.js';
import { isAmong, type Condition, type Seen } from './conditions.js';
import type { DossierScope } from './dossier-access.lookup.js';

/** Of so many agencies each is asked for its own dossiers; of more it is cheaper to look through all. */
const MOST_WAYS = 16;
/**
 * How many of the newest are looked at before anything is looked up; the second, longer walk only where the first one
 * met enough.
 */
const NEWEST_OF_ONE = [2_000, 12_000] as const;
const NEWEST_OF_ALL = [2_000, 100_000] as const;

/** A way to dossiers `d` in the order of the list, through an index that has this order. */
export interface Way {
  readonly select: string;
  readonly from: string;
  readonly order: { readonly day: string; readonly id: string };
  readonly condition: Condition;
  readonly newest: readonly number[];
}

/** All dossiers of some ways at once, in no order. */
export interface Heap {
  readonly from: string;
  readonly condition: Condition;
  readonly among: string | null;
}

const OWN = { select: '', from: 'dossier d', order: { day: 'd.received_on', id: 'd.id' } } as const;
const VISITED = {
  // It may have been there twice.
  select: 'DISTINCT ON (s.visiting_on, s.dossier_id)',
  from: 'dossier_step s JOIN dossier d ON d.id = s.dossier_id',
  order: { day: 's.visiting_on', id: 's.dossier_id' },
} as const;

const byReceiving = (ids: readonly string[]) => isAmong('d.receiving_agency_id', ids);
const byCompetent = (ids: readonly string[]) => isAmong('d.competent_agency_id', ids);
const byVisit =
  (ids: readonly string[]): Condition =>
  (bind, among) =>
    `s.visiting_on IS NOT NULL AND ${isAmong('s.agency_id', ids)(bind, among)}`;
const bySource =
  (source: string): Condition =>
  (bind) =>
    `d.external_source = ${bind(source)}::text`;

/** The newest of all are among the newest of each way: nobody walks through the dossiers of others. */
export function waysOf({ scope, all, within }: Seen): readonly Way[] {
  const own = (ids: readonly string[], by: typeof byReceiving): readonly Way[] =>
    eachOf(ids).map((some) => ({ ...OWN, condition: by(some), newest: newestOf(some) }));
  if (isWide(scope)) {
    const seen = wideCondition(scope, all);
    if (within === null) return [{ ...OWN, condition: seen, newest: NEWEST_OF_ALL }];
    const asked = [...own(within, byReceiving), ...own(within, byCompetent)];
    return asked.map((way) => ({ ...way, condition: both(way.condition, seen) }));
  }
  const visited = eachOf(scope.handled).map((some) => ({
    ...VISITED,
    condition: byVisit(some),
    newest: newestOf(some),
  }));
  const filed = scope.externalSource === null ? [] : [bySource(scope.externalSource)];
  return [
    ...own(scope.received, byReceiving),
    ...own(scope.handled, byCompetent),
    ...visited,
    ...filed.map((condition) => ({ ...OWN, condition, newest: NEWEST_OF_ALL })),
  ];
}

/** The same dossiers for collecting and counting. */
export function heapsOf({ scope, all, within }: Seen): readonly Heap[] {
  const { from } = OWN;
  if (isWide(scope)) {
    const seen = wideCondition(scope, all);
    if (within === null) return [{ from, condition: seen, among: null }];
    return [{ from, condition: both(eitherOf(within, within), seen), among: keysOf(within) }];
  }
  const { received, handled, externalSource } = scope;
  const own = [...new Set([...received, ...handled])];
  return [
    ...(own.length > 0 ? [{ from, condition: eitherOf(received, handled), among: keysOf(own) }] : []),
    ...(handled.length > 0
      ? [{ from: VISITED.from, condition: byVisit(handled), among: keysOf(handled) }]
      : []),
    ...(externalSource === null ? [] : [{ from, condition: bySource(externalSource), among: null }]),
  ];
}

/** Who sees so many agencies sees most of all dossiers: the rest is passed by on the way. */
function isWide({ received, handled }: DossierScope): boolean {
  return Math.max(received.length, handled.length) > MOST_WAYS;
}

function wideCondition(
  { received, handled, externalSource }: DossierScope,
  all: readonly string[],
): Condition {
  // Every dossier was received by some agency: who sees what all of them received sees everything.
  if (all.every((id) => received.includes(id))) return byReceiving(all);
  return (bind, among) => {
    const list = `${bind(handled)}::bigint[]`;
    // OFFSET 0: asked of one dossier at a time, never of all steps beforehand.
    const visited = `EXISTS (SELECT 1 FROM dossier_step s WHERE s.dossier_id = d.id AND s.visiting_on IS NOT NULL
      AND s.agency_id = ANY (${list}) OFFSET 0)`;
    const filed = externalSource === null ? [] : [bySource(externalSource)(bind, among)];
    return `(${[eitherOf(received, handled)(bind, among), visited, ...filed].join(' OR ')})`;
  };
}

function both(one: Condition, other: Condition): Condition {
  return (bind, among) => `${one(bind, among)} AND ${other(bind, among)}`;
}

/** Whether `within` has to be asked for beside the ways. */
export function withinCondition({ scope, within }: Seen): readonly Condition[] {
  return within === null || isWide(scope) ? [] : [eitherOf(within, within)];
}

function eitherOf(received: readonly string[], handled: readonly string[]): Condition {
  return (bind, among) => {
    const either = [
      ...(received.length > 0 ? [byReceiving(received)] : []),
      ...(handled.length > 0 ? [byCompetent(handled)] : []),
    ];
    return `(${either.map((each) => each(bind, among)).join(' OR ')})`;
  };
}

/** Words of so many agencies would be as many look-ups. */
function keysOf(ids: readonly string[]): string | null {
  return ids.length > MOST_WAYS ? null : ids.map((id) => quoted(agencyKey(id))).join(' | ');
}

function eachOf(ids: readonly string[]): readonly (readonly string[])[] {
  if (ids.length === 0) return [];
  return ids.length > MOST_WAYS ? [ids] : ids.map((id) => [id]);
}

function newestOf(ids: readonly string[]): readonly number[] {
  return ids.length === 1 ? NEWEST_OF_ONE : NEWEST_OF_ALL;
}
