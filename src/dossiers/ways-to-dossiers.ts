import { agencyKey, quoted } from '../domain/finding/search-text.js';
import { isAmong, type Condition, type Seen } from './conditions.js';

/** Of so many agencies each is asked for its own dossiers; of more it is cheaper to look through all. */
const MOST_WAYS = 16;
/**
 * How many of the newest are looked at before the words are looked up. What is found more often than once in that many
 * comes at once; what is rarer is so rare that all of it can be collected and sorted.
 */
const NEWEST_OF_ONE = 2_000;
const NEWEST_OF_ALL = 20_000;

/** A way to dossiers `d` in the order of the list, through an index that has this order. */
export interface Way {
  readonly select: string;
  readonly from: string;
  readonly order: string;
  readonly condition: Condition;
  readonly newest: number;
}

/** All dossiers of some ways at once, in no order. */
export interface Heap {
  readonly from: string;
  readonly condition: Condition;
  readonly among: string | null;
}

const OWN = { select: 'd.*', from: 'dossier d', order: 'd.received_on DESC, d.id DESC' } as const;
const VISITED = {
  // It may have been there twice.
  select: 'DISTINCT ON (s.visiting_on, s.dossier_id) d.*',
  from: 'dossier_step s JOIN dossier d ON d.id = s.dossier_id',
  order: 's.visiting_on DESC, s.dossier_id DESC',
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
export function waysOf(seen: Seen): readonly Way[] {
  const { scope, all, within } = seen;
  if (seesAll(seen) && within === null) {
    return [{ ...OWN, condition: byReceiving(all), newest: NEWEST_OF_ALL }];
  }
  const own = (ids: readonly string[], by: typeof byReceiving): readonly Way[] =>
    eachOf(ids).map((some) => ({ ...OWN, condition: by(some), newest: newestOf(some) }));
  if (seesAll(seen) && within !== null) return [...own(within, byReceiving), ...own(within, byCompetent)];
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
export function heapsOf(seen: Seen): readonly Heap[] {
  const { scope, all, within } = seen;
  const { from } = OWN;
  if (seesAll(seen)) {
    if (within === null) return [{ from, condition: byReceiving(all), among: null }];
    return [{ from, condition: eitherOf(within, within), among: keysOf(within) }];
  }
  const { received, handled, externalSource } = scope;
  const own = [...new Set([...received, ...handled])];
  return [
    ...(own.length > 0 ? [{ from, condition: eitherOf(received, handled), among: keysOf(own) }] : []),
    ...(handled.length > 0 ? [{ from: VISITED.from, condition: byVisit(handled), among: null }] : []),
    ...(externalSource === null ? [] : [{ from, condition: bySource(externalSource), among: null }]),
  ];
}

/** Every dossier was received by some agency: who sees what all of them received sees everything. */
function seesAll({ scope, all }: Seen): boolean {
  return all.length > 0 && all.every((id) => scope.received.includes(id));
}

/** Whether `within` has to be asked for beside the ways. */
export function withinCondition(seen: Seen): readonly Condition[] {
  return seen.within === null || seesAll(seen) ? [] : [eitherOf(seen.within, seen.within)];
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

function newestOf(ids: readonly string[]): number {
  return ids.length === 1 ? NEWEST_OF_ONE : NEWEST_OF_ALL;
}
