import { DomainError } from '../domain-error.js';

export const DOSSIER_STATES = [
  'registered',
  'awaiting_correction',
  'not_accepted',
  'accepted',
  'in_progress',
  'awaiting_supplement',
  'awaiting_payment',
  'resolved',
  'returned',
  'withdrawn',
  'stopped',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** Named as in the routes `POST /dossiers/{code}/{action}`. */
export const DOSSIER_ACTIONS = [
  'accept',
  'send-on',
  'confirm-receipt',
  'acknowledge-leg',
  'not-accept',
  'request-correction',
  'receive-correction',
  'finish-step',
  'return-step',
  'claim-step',
  'release-step',
  'assign-step',
  'request-supplement',
  'receive-supplement',
  'request-payment',
  'receive-payment',
  'pause',
  'resume',
  'extend',
  'apologise',
  'withdraw',
  'stop',
  'record-refund',
  'correct-fee',
  'correct-details',
  'refile',
  'approve-refiling',
  'reject-refiling',
  'receive-result',
  'hand-over-result',
  'correct-result',
  'reissue-result',
  'reopen',
] as const;
export type DossierAction = (typeof DOSSIER_ACTIONS)[number];

export interface LifecycleMove {
  readonly action: DossierAction;
  /** Where the action may lead. */
  readonly to: readonly DossierState[];
}

export type LifecycleTable = Readonly<Record<DossierState, readonly LifecycleMove[]>>;

/** A dossier begins filed (online, post) or already accepted (logged at the counter). */
export const FIRST_STATES: readonly DossierState[] = ['registered', 'accepted'];

/** What may still be done of a dossier that has come to an end; everything else is over. */
export const AFTER_THE_END: readonly DossierAction[] = [
  'receive-payment',
  'correct-fee',
  'record-refund',
  'hand-over-result',
  'correct-result',
  'reissue-result',
  'reopen',
];

export const END_STATES: readonly DossierState[] = ['not_accepted', 'returned', 'withdrawn', 'stopped'];

/** Withdrawing and stopping are open until the decision, and no longer (Decree 118/2025 art. 21). */
const ENDS_BEFORE_DECISION: readonly LifecycleMove[] = [
  { action: 'withdraw', to: ['withdrawn'] },
  { action: 'stop', to: ['stopped'] },
];

/** Money may come and go, and a slip be mended, at any time of the work without moving it. */
const asideIn = (state: DossierState): readonly LifecycleMove[] => [
  { action: 'receive-payment', to: [state] },
  { action: 'record-refund', to: [state] },
  { action: 'correct-fee', to: [state] },
  { action: 'correct-details', to: [state] },
];

/**
 * Taken in under a wrong procedure, for a wrong agency or person: one proposes the right one, another approves it.
 * @param to where its term, counted on the right rules, may lead
 */
const refilingIn = (state: DossierState, ...to: DossierState[]): readonly LifecycleMove[] => [
  { action: 'refile', to: [state] },
  { action: 'approve-refiling', to: [state, ...to] },
  { action: 'reject-refiling', to: [state] },
];

/** Who does the work may be settled while the dossier waits, too. */
const holdersIn = (state: DossierState): readonly LifecycleMove[] => [
  { action: 'claim-step', to: [state] },
  { action: 'release-step', to: [state] },
  { action: 'assign-step', to: [state] },
];

/** Money that comes after the end has come all the same. */
const moneyAfter = (state: DossierState): readonly LifecycleMove[] => [
  { action: 'receive-payment', to: [state] },
  { action: 'record-refund', to: [state] },
];

const REOPEN: LifecycleMove = { action: 'reopen', to: ['in_progress'] };

/** It may have ended before its term began, or before anybody accepted it: then it goes where acceptance leads. */
const REOPEN_UNDECIDED: LifecycleMove = {
  action: 'reopen',
  to: ['accepted', 'in_progress', 'awaiting_payment'],
};

/** Something else than the applicant's part may stand still meanwhile, and may end first. */
const resumeIn = (state: DossierState): LifecycleMove => ({ action: 'resume', to: [state] });

export const ACTIONS = {
  registered: [
    { action: 'accept', to: ['accepted', 'in_progress', 'awaiting_payment'] },
    { action: 'request-correction', to: ['awaiting_correction'] },
    { action: 'not-accept', to: ['not_accepted'] },
    { action: 'withdraw', to: ['withdrawn'] },
    ...asideIn('registered'),
    ...refilingIn('registered'),
  ],
  awaiting_correction: [
    { action: 'receive-correction', to: ['registered'] },
    { action: 'accept', to: ['accepted', 'in_progress', 'awaiting_payment'] },
    { action: 'not-accept', to: ['not_accepted'] },
    { action: 'withdraw', to: ['withdrawn'] },
    ...asideIn('awaiting_correction'),
    ...refilingIn('awaiting_correction'),
  ],
  not_accepted: moneyAfter('not_accepted'),
  // Taken in elsewhere: until the competent agency has it nobody can work on it.
  accepted: [
    { action: 'send-on', to: ['accepted'] },
    { action: 'confirm-receipt', to: ['in_progress'] },
    ...ENDS_BEFORE_DECISION,
    ...asideIn('accepted'),
    ...refilingIn('accepted', 'in_progress', 'awaiting_payment'),
  ],
  in_progress: [
    { action: 'finish-step', to: ['in_progress', 'resolved'] },
    { action: 'acknowledge-leg', to: ['in_progress'] },
    { action: 'return-step', to: ['in_progress'] },
    ...holdersIn('in_progress'),
    { action: 'request-supplement', to: ['awaiting_supplement'] },
    { action: 'request-payment', to: ['awaiting_payment'] },
    { action: 'pause', to: ['in_progress'] },
    resumeIn('in_progress'),
    { action: 'extend', to: ['in_progress'] },
    { action: 'apologise', to: ['in_progress'] },
    ...ENDS_BEFORE_DECISION,
    ...asideIn('in_progress'),
    ...refilingIn('in_progress'),
  ],
  awaiting_supplement: [
    { action: 'receive-supplement', to: ['in_progress'] },
    { action: 'acknowledge-leg', to: ['awaiting_supplement'] },
    ...holdersIn('awaiting_supplement'),
    resumeIn('awaiting_supplement'),
    ...ENDS_BEFORE_DECISION,
    ...asideIn('awaiting_supplement'),
    ...refilingIn('awaiting_supplement'),
  ],
  awaiting_payment: [
    { action: 'receive-payment', to: ['in_progress', 'awaiting_payment'] },
    { action: 'acknowledge-leg', to: ['awaiting_payment'] },
    ...holdersIn('awaiting_payment'),
    resumeIn('awaiting_payment'),
    ...ENDS_BEFORE_DECISION,
    { action: 'record-refund', to: ['awaiting_payment'] },
    { action: 'correct-fee', to: ['in_progress', 'awaiting_payment'] },
    { action: 'correct-details', to: ['awaiting_payment'] },
    ...refilingIn('awaiting_payment', 'in_progress'),
  ],
  resolved: [
    { action: 'receive-result', to: ['resolved'] },
    { action: 'hand-over-result', to: ['returned'] },
    { action: 'correct-result', to: ['resolved'] },
    { action: 'reissue-result', to: ['resolved'] },
    REOPEN,
    ...asideIn('resolved'),
  ],
  returned: [
    { action: 'hand-over-result', to: ['returned'] },
    { action: 'correct-result', to: ['returned'] },
    { action: 'reissue-result', to: ['resolved'] },
    REOPEN,
    ...moneyAfter('returned'),
    { action: 'correct-fee', to: ['returned'] },
  ],
  withdrawn: [REOPEN_UNDECIDED, ...moneyAfter('withdrawn')],
  stopped: [REOPEN_UNDECIDED, ...moneyAfter('stopped')],
} as const satisfies LifecycleTable;

/**
 * What can be done in a state, in the order of the table.
 * @param offered the actions that have a route; left out = all of them
 */
export function allowedActions(
  state: DossierState,
  offered: readonly DossierAction[] = DOSSIER_ACTIONS,
): readonly DossierAction[] {
  const moves: readonly LifecycleMove[] = ACTIONS[state];
  return moves.map(({ action }) => action).filter((action) => offered.includes(action));
}

/**
 * @param offered as in `allowedActions`
 * @returns the states the action may lead to
 * @throws DomainError `action-not-allowed`
 */
export function assertAllowed(
  state: DossierState,
  action: DossierAction,
  offered: readonly DossierAction[] = DOSSIER_ACTIONS,
): readonly DossierState[] {
  const allowed = allowedActions(state, offered);
  const moves: readonly LifecycleMove[] = ACTIONS[state];
  const move = moves.find((candidate) => candidate.action === action);
  if (!move || !allowed.includes(action)) {
    throw new DomainError('action-not-allowed', { state, action, allowed });
  }
  return move.to;
}
