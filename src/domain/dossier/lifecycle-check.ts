import {
  ACTIONS,
  AFTER_THE_END,
  DOSSIER_STATES,
  END_STATES,
  FIRST_STATES,
  type DossierState,
  type LifecycleMove,
  type LifecycleTable,
} from './dossier-lifecycle.js';

/**
 * Run at start-up: every state can be reached, ends have no actions but those after the end, every other state can
 * come to an end, no action stands twice in a state or leads nowhere.
 * @throws Error that names every fault of the table
 */
export function checkLifecycle(table: LifecycleTable = ACTIONS): void {
  const reached = statesBehind(table, FIRST_STATES);
  const faults = DOSSIER_STATES.flatMap((state) => [
    ...(reached.has(state) ? [] : [`${state}: cannot be reached`]),
    ...moveFaults(state, table[state]),
    ...(END_STATES.some((end) => statesBehind(table, [state]).has(end))
      ? []
      : [`${state}: has no way to an end`]),
  ]);
  if (faults.length > 0) throw new Error(`The lifecycle table is broken. ${faults.join('; ')}`);
}

function moveFaults(state: DossierState, moves: readonly LifecycleMove[]): string[] {
  const actions = moves.map(({ action }) => action);
  return [
    ...(END_STATES.includes(state)
      ? actions
          .filter((action) => !AFTER_THE_END.includes(action))
          .map((action) => `${state}: is an end but allows ${action}`)
      : []),
    ...(new Set(actions).size < actions.length ? [`${state}: names an action twice`] : []),
    ...moves.filter(({ to }) => to.length === 0).map(({ action }) => `${state}: ${action} leads nowhere`),
  ];
}

function statesBehind(table: LifecycleTable, starts: readonly DossierState[]): ReadonlySet<DossierState> {
  const seen = new Set<DossierState>();
  const toVisit = [...starts];
  for (let state = toVisit.pop(); state !== undefined; state = toVisit.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    toVisit.push(...table[state].flatMap(({ to }) => to));
  }
  return seen;
}
