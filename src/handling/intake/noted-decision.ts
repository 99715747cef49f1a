import type { Decision } from '../../domain/dossier/dossier-case.js';

/** The decision with what the officer noted on it; what was left out is not recorded. */
export function noted(decision: Decision, notes: Readonly<Record<string, string | undefined>>): Decision {
  const given = Object.fromEntries(Object.entries(notes).filter(([, note]) => note !== undefined));
  const [first, ...rest] = decision.events;
  if (!first) return decision;
  return { ...decision, events: [{ ...first, data: { ...first.data, ...given } }, ...rest] };
}
