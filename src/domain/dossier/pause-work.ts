import { DomainError } from '../domain-error.js';
import { isConsulting, openPauseReasons, pauseAgencyWork, resumeAgencyWork } from './case-pauses.js';
import { assertAllowed } from './dossier-lifecycle.js';
import { isDecided } from './endings.js';
import type { CaseContext, Decision, DossierCase } from './dossier-case.js';

/** What an agency may pause its own clock for, where sector law does not count the time. */
export const PAUSABLE = ['consultation', 'verification'] as const;
export type Pausable = (typeof PAUSABLE)[number];

export interface PauseCommand {
  readonly reason: Pausable;
  readonly legalBasis: string;
  readonly note: string | null;
}

export interface ResumeCommand {
  readonly reason: Pausable;
  readonly note: string | null;
}

/**
 * Consultation or verification that sector law does not count: the legal clock, its legs and steps stand still.
 * @throws DomainError action-not-allowed, already-decided, pause-not-allowed (the version does not exclude it),
 *   already-paused
 */
export function pauseWork(before: DossierCase, command: PauseCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'pause');
  if (isDecided(before)) throw new DomainError('already-decided', { action: 'pause' });
  const { reason, legalBasis, note } = command;
  const excluded = context.rules.excluded ?? [];
  if (!excluded.includes(reason)) {
    throw new DomainError('pause-not-allowed', { reason, allowed: excluded }, 'reason');
  }
  const pausedFor = openPauseReasons(before);
  if (pausedFor.includes(reason)) throw new DomainError('already-paused', { reason }, 'reason');
  return {
    after: pauseAgencyWork(before, reason, context),
    events: [{ type: 'clock_paused', data: { reason, legalBasis, note } }],
    flags: [],
  };
}

/**
 * The clock goes on, unless it stands still for something else too.
 * @throws DomainError action-not-allowed, not-paused, consultation-open (the plan's own consultation is not
 *   answered yet, so its time is not counted yet)
 */
export function resumeWork(before: DossierCase, command: ResumeCommand, context: CaseContext): Decision {
  assertAllowed(before.dossier.state, 'resume');
  const { reason, note } = command;
  const pausedFor = openPauseReasons(before);
  if (!pausedFor.includes(reason)) throw new DomainError('not-paused', { reason, pausedFor }, 'reason');
  if (reason === 'consultation' && isConsulting(before) && context.rules.excluded?.includes(reason)) {
    const open = before.steps.filter(({ kind, state }) => kind === 'consultation' && state === 'open');
    throw new DomainError('consultation-open', { open: open.map(({ stepKey }) => stepKey) }, 'reason');
  }
  const after = resumeAgencyWork(before, reason, context);
  const dueAt = after.dossier.dueAt?.toISOString() ?? null;
  const data = { reason, note, dueAt, stillPausedFor: openPauseReasons(after) };
  return { after, events: [{ type: 'clock_resumed', data }], flags: [] };
}
