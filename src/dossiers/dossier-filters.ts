import {
  readQuery,
  wantedCode,
  wantedIdentity,
  wantedName,
  wantedPhone,
  type Wanted,
} from '../domain/finding/find-query.js';
import type { Bind, Condition } from './conditions.js';
import type { ListDossiersRequest } from './list-dossiers.requests.js';

const OPEN = 'd.resolved_at IS NULL AND d.ended_at IS NULL';

/** What of a request no index has in the order of the list. */
export function filtersOf(request: ListDossiersRequest, now: Date): readonly Condition[] {
  const { overdue, provisional } = request;
  return [
    ...factsOf(request),
    ...daysOf('resolved_on', request.resolvedFrom, request.resolvedTo),
    ...(overdue === undefined ? [] : [isOverdue(overdue, now)]),
    ...(provisional === undefined ? [] : [() => `${provisional ? '' : 'NOT '}(d.provisional AND ${OPEN})`]),
    ...wantedBy(request).map(isFound),
  ];
}

/** Whether a number is wanted that hardly any dossier has. */
export function wantsNumber(request: ListDossiersRequest): boolean {
  return wantedBy(request).some(({ isNumber }) => isNumber);
}

/** A half-open period. */
export function daysOf(
  column: 'received_on' | 'resolved_on',
  from: string | undefined,
  to: string | undefined,
): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [compared(`d.${column} >=`, from, 'date')]),
    ...(to === undefined ? [] : [compared(`d.${column} <`, to, 'date')]),
  ];
}

function compared(comparison: string, value: unknown, type: string): Condition {
  return (bind) => `${comparison} ${bind(value)}::${type}`;
}

function factsOf(request: ListDossiersRequest): readonly Condition[] {
  const { field, channel, externalReference, status, timeliness } = request;
  const equal = { field, channel, external_reference: externalReference };
  const equals = Object.entries(equal).flatMap(([column, value]) =>
    value === undefined ? [] : [compared(`d.${column} =`, value, 'text')],
  );
  const isAnyOf = (column: string, values: readonly string[]): Condition => {
    return (bind) => `d.${column} = ANY (${bind(values)}::text[])`;
  };
  return [
    ...equals,
    ...(status ? [isAnyOf('state', status)] : []),
    ...(timeliness === 'none' ? [() => 'd.timeliness IS NULL AND d.resolved_at IS NOT NULL'] : []),
    ...(timeliness && timeliness !== 'none' ? [isAnyOf('timeliness', timeliness.split(','))] : []),
  ];
}

function isOverdue(overdue: boolean, now: Date): Condition {
  return (bind) => {
    const late = `(${OPEN} AND d.due_at < ${bind(now)}::timestamptz)`;
    return overdue ? late : `NOT coalesce(${late}, false)`;
  };
}

function wantedBy({ q, name, code, identity, phone }: ListDossiersRequest): readonly Wanted[] {
  return [
    ...(q === undefined ? [] : readQuery(q)),
    ...(name === undefined ? [] : [wantedName(name)]),
    ...(code === undefined ? [] : [wantedCode(code)]),
    ...(identity === undefined ? [] : [wantedIdentity(identity)]),
    ...(phone === undefined ? [] : [wantedPhone(phone)]),
  ];
}

function isFound(wanted: Wanted): Condition {
  return (bind, among) => {
    const { words, alsoWords, starts } = wanted;
    const ways = [
      ...(words === null ? [] : [hasWords(wanted, words, bind, among)]),
      ...starts.flatMap((start) => beginsWith(start, bind)),
    ];
    const found = ways.length === 0 ? 'false' : `(${ways.join(' OR ')})`;
    return alsoWords === null ? found : `${found} AND ${checked(alsoWords, bind)}`;
  };
}

function hasWords({ rareWords }: Wanted, words: string, bind: Bind, among: string | null): string {
  if (among === null) return `d.search_text @@ ${bind(words)}::tsquery`;
  const looked = `d.search_text @@ ${bind(`(${rareWords ?? words}) & (${among})`)}::tsquery`;
  return rareWords === null || rareWords === words ? looked : `(${looked} AND ${checked(words, bind)})`;
}

/** IS TRUE: only checked. Looked up, it would first collect a large part of all dossiers. */
function checked(words: string, bind: Bind): string {
  return `(d.search_text @@ ${bind(words)}::tsquery) IS TRUE`;
}

function beginsWith(start: string, bind: Bind): readonly string[] {
  const pattern = `lower(${bind(`${start.replace(/[\\%_]/g, '\\$&')}%`)}::text)`;
  return [`lower(d.code) LIKE ${pattern}`, `lower(d.external_reference) LIKE ${pattern}`];
}
