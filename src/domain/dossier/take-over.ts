import { DomainError } from '../domain-error.js';
import type { CaseContext, DossierCase, ReAppointment } from './dossier-case.js';
import { END_STATES } from './dossier-lifecycle.js';
import { expireClock } from './expire.js';
import { actsOf } from './take-over-acts.js';
import { settleDue, type DueDifference, type DueStanding } from './take-over-due.js';
import {
  beginReplay,
  brought,
  CannotTakeOver,
  placed,
  replayed,
  type NotLogged,
  type PastDecision,
  type PastDue,
  type Replay,
} from './take-over-replay.js';
import { assertBetween } from './told-moment.js';
import type { Happening, ToldDossier, ToldPapers } from './told-dossier.js';

/** How a province has decided to read its old system. */
export interface TakeOverRules {
  readonly onDueDifference: DueDifference;
  readonly notLogged: NotLogged;
}

/** The dossier as if it had been ours from the beginning. */
export interface TakenOver {
  readonly after: DossierCase;
  readonly past: readonly PastDecision[];
  readonly dueHistory: readonly PastDue[];
  readonly reAppointment: ReAppointment | null;
  readonly due: DueStanding;
}

/**
 * Takes over an open dossier of another system: what it tells is done again, at the moments that it tells, by the
 * verbs of the core. Clocks, pauses, plan and limits are what they would have been had the dossier been ours.
 * @param context of the present; every verb sees the moment of what it does again
 * @throws CannotTakeOver what a verb refuses; already-finished, wait-is-over, state-differs, current-step-differs,
 *   due-differs, moment-not-possible, ends-before-start
 */
export function takeOver(told: ToldDossier, rules: TakeOverRules, context: CaseContext): TakenOver {
  assertMoments(told, context);
  assertNotEnded(told);
  const atCounter = told.channel === 'counter';
  const papers = atCounter ? firstPapers(told) : null;
  const acts = actsOf(told, { opensWith: papers, isAccepted: atCounter && papers === null }, context);
  const done = acts.reduce(
    (replay, act) => replayed(replay, act, rules.notLogged, context),
    beginReplay(told, papers, context),
  );
  const replay = brought(done, context.now, rules.notLogged, context);
  return placed(null, () => standing(replay, told, rules, context));
}

/** Before the receipt, everything that is missing is told in one notice. */
function firstPapers({ happenings }: ToldDossier): ToldPapers | null {
  const corrections = happenings.filter((one): one is ToldPapers => one.kind === 'correction');
  return corrections.toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.line - b.line)[0] ?? null;
}

function standing(replay: Replay, told: ToldDossier, rules: TakeOverRules, context: CaseContext): TakenOver {
  const { current, past, dueHistory, reAppointment } = replay;
  assertWaits(current, context);
  assertStands(current, told);
  const { after, due } = settleDue(replay, told.dueAt, rules.onDueDifference, context);
  const isMoved = after !== current;
  const last = { at: context.now, dueAt: after.dossier.dueAt, reason: 'dossier_taken_over' };
  return { after, past, reAppointment, due, dueHistory: isMoved ? [...dueHistory, last] : dueHistory };
}

function assertMoments({ receivedAt, acceptedAt, happenings }: ToldDossier, { now }: CaseContext): void {
  const span = { earliest: receivedAt, latest: now };
  placed(null, () => {
    assertBetween(receivedAt, { latest: now }, 'receivedAt');
    if (acceptedAt) assertBetween(acceptedAt, span, 'acceptedAt');
  });
  for (const happening of happenings) placed(happening.line, () => assertHappening(happening, span));
}

function assertHappening(happening: Happening, span: { earliest: Date; latest: Date }): void {
  assertBetween(happening.at, span, 'at');
  const { at, until } = { until: null, ...happening };
  if (!until) return;
  if (until < at) throw new DomainError('ends-before-start', { at, until }, 'until');
  assertBetween(until, span, 'until');
}

function assertNotEnded({ state }: ToldDossier): void {
  if (state === null || (state !== 'resolved' && !END_STATES.includes(state))) return;
  throw new CannotTakeOver(new DomainError('already-finished', { state }), null);
}

/** A wait that has run out would be closed at once: whether the old system forgot to close it nobody here can know. */
function assertWaits(current: DossierCase, context: CaseContext): void {
  const { state } = current.dossier;
  if (state === 'resolved' || END_STATES.includes(state))
    throw new DomainError('already-finished', { state });
  const over = current.clocks.find(({ no }) => expireClock(current, no, context) !== null);
  if (over) throw new DomainError('wait-is-over', { clock: over.terms.kind, dueAt: over.dueAt });
}

/** Where the source says how it stands, the replay has to lead there. */
function assertStands({ dossier, steps }: DossierCase, told: ToldDossier): void {
  if (told.state !== null && told.state !== dossier.state) {
    throw new DomainError('state-differs', { told: told.state, replayed: dossier.state }, 'state');
  }
  if (told.currentSteps.length === 0) return;
  const open = steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey);
  // Of branches side by side a source may name one.
  if (told.currentSteps.every((key) => open.includes(key))) return;
  throw new DomainError('current-step-differs', { told: told.currentSteps, open }, 'currentStep');
}
