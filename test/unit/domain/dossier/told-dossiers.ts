import { takeOver, type TakenOver, type TakeOverRules } from '../../../../src/domain/dossier/take-over.js';
import { CannotTakeOver } from '../../../../src/domain/dossier/take-over-replay.js';
import type { Happening, ToldDossier } from '../../../../src/domain/dossier/told-dossier.js';
import { contextAt, on, type FixtureOptions } from './case-fixture.js';

/** The moment of the cut-over in the tables. */
export const CUT_OVER = '2026-10-16 12:00';

export const EXCLUDES: FixtureOptions = { rules: { excluded: ['consultation', 'verification'] } };
export const FEE = [{ channel: null, amountDong: 50_000, per: null, note: '' }];

export const KEEP_OURS: TakeOverRules = { onDueDifference: 'keep_ours', notLogged: new Map() };

/** Received at the counter on Monday 5 October 2026 at 9; more is told in the table. */
export function told(happenings: readonly Happening[] = [], more: Partial<ToldDossier> = {}): ToldDossier {
  return {
    channel: 'counter',
    receivedAt: on('2026-10-05 09:00'),
    acceptedAt: null,
    happenings,
    state: null,
    currentSteps: [],
    dueAt: null,
    ...more,
  };
}

let line = 1;
const place = (moment: string) => ({ at: on(moment), by: 'Trần Văn Cũ', line: (line += 1) });
const until = (moment: string | null) => (moment === null ? null : on(moment));
const span = (from: string, to: string | null) => ({
  ...place(from),
  until: until(to),
  reason: 'Bản vẽ',
  legalBasis: null,
});

export const done = (step: string, moment: string, outcome: string | null = 'done'): Happening => ({
  ...place(moment),
  kind: 'step',
  step,
  outcome,
  agencyId: null,
  note: null,
});
export const papers = (from: string, to: string | null, kind: 'supplement' | 'correction' = 'supplement') =>
  ({ ...span(from, to), kind }) satisfies Happening;
export const payment = (from: string, to: string | null) =>
  ({ ...span(from, to), kind: 'payment', amountDong: 50_000 }) satisfies Happening;
export const pause = (kind: 'consultation' | 'verification', from: string, to: string | null) =>
  ({ ...span(from, to), kind }) satisfies Happening;
export const moved = (kind: 'sent_on' | 'agency_received', moment: string) =>
  ({ ...place(moment), kind }) satisfies Happening;
export const extended = (moment: string, amount: number) =>
  ({
    ...place(moment),
    kind: 'extension',
    extension: { amount, unit: 'working_day' },
    reason: null,
    legalBasis: null,
  }) satisfies Happening;
export const apology = (moment: string, promised: string) =>
  ({ ...place(moment), kind: 'apology', promisedDueAt: on(promised), reason: null }) satisfies Happening;

export function takenOver(
  facts: ToldDossier,
  options: FixtureOptions = {},
  rules: TakeOverRules = KEEP_OURS,
  now = CUT_OVER,
): TakenOver {
  return takeOver(facts, rules, contextAt(on(now), options));
}

/** Code and line of what could not be decided. */
export function undecided(act: () => unknown): readonly [code: string, line: number | null] | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof CannotTakeOver) return [error.code, error.line];
    throw error;
  }
}
