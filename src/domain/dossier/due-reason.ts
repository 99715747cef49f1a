import type { Decision } from './dossier-case.js';

/**
 * The event that moved the due moment, by its type: the one that tells the moment as it is now. What else was done in
 * the same act (a fee charged or paid) moved nothing; where no event tells it, the last one is the act's outcome.
 */
export function dueReasonOf({ after, events }: Pick<Decision, 'after' | 'events'>): string {
  const moment = after.dossier.dueAt?.toISOString() ?? null;
  const telling = events.findLast(({ data }) => data['dueAt'] === moment);
  return (telling ?? events.at(-1))?.type ?? '';
}
