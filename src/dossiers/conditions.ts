import type { DossierScope } from './dossier-access.lookup.js';

/** Gives a value its place in a statement. */
export type Bind = (value: unknown) => string;

/**
 * One condition as SQL over `d`, written anew for every statement that it stands in.
 * @param among words of agencies as a `tsquery`, one of which every dossier looked for has; null: any
 */
export type Condition = (bind: Bind, among: string | null) => string;

/** What has to be true of a dossier. */
export interface Conditions {
  /** Those that an index in the order of the list can begin with. */
  readonly inOrder: readonly Condition[];
  readonly others: readonly Condition[];
}

/** What somebody may see, and the agencies that he asked for. */
export interface Seen {
  readonly scope: DossierScope;
  /** The ids of all agencies that there are. */
  readonly all: readonly string[];
  /** Received or decided by these only; null: wherever. */
  readonly within: readonly string[] | null;
}

/** What is looked for, and among whose dossiers. */
export interface Sought {
  readonly seen: Seen;
  readonly conditions: Conditions;
}

/** The values of one statement. */
export class Values {
  readonly list: unknown[] = [];
  readonly bind: Bind = (value) => `$${this.list.push(value)}`;
}

export function allTrue(conditions: readonly Condition[], bind: Bind, among: string | null = null): string {
  return conditions.length === 0 ? 'true' : conditions.map((each) => each(bind, among)).join(' AND ');
}

/** One agency is compared by itself: an index then gives its dossiers in order. */
export function isAmong(column: string, ids: readonly string[]): Condition {
  return (bind) =>
    ids.length === 1 ? `${column} = ${bind(ids[0])}::bigint` : `${column} = ANY (${bind(ids)}::bigint[])`;
}
