import type { ProcedureRules } from '../procedure-rules.js';
import { awaitedLegs } from './acknowledge-leg.js';
import { isConsulting, openPauseReasons } from './case-pauses.js';
import { isBeingCorrected } from './correct-result.js';
import type { DossierCase } from './dossier-case.js';
import type { DossierAction } from './dossier-lifecycle.js';
import { isDecided } from './endings.js';
import { PAUSABLE, type Pausable } from './pause-work.js';
import { heldDong } from './refund.js';
import { openWays } from './result-delivery.js';
import { stepsDone } from './return-step.js';
import { isToBeSentOn } from './send-on.js';

type Seen = Pick<DossierCase, 'clocks' | 'steps' | 'fees' | 'deliveries'> & {
  /** By the version's fees; null where nobody knows. */
  readonly owedDong?: number | null;
  readonly dossier: Pick<
    DossierCase['dossier'],
    'dueAt' | 'extendedAt' | 'promisedDueAt' | 'resultIssue' | 'resultAtDeskAt'
  >;
};

type Condition = (current: Seen, rules: ProcedureRules, now: Date) => boolean;

/** Verbs that need more than their state. */
const CONDITIONS: Readonly<Partial<Record<DossierAction, Condition>>> = {
  'send-on': isToBeSentOn,
  'acknowledge-leg': (current) => awaitedLegs(current).length > 0,
  'return-step': (current) => stepsDone(current).length > 0,
  pause: (current, rules) => pausable(current, rules).length > 0 && !isDecided(current),
  resume: (current, rules) => resumable(current, rules).length > 0,
  extend: (current, { extension }, now) => {
    const { dueAt, extendedAt } = current.dossier;
    const isOver = dueAt !== null && dueAt < now;
    return Boolean(extension) && extendedAt === null && !isOver && !isDecided(current);
  },
  withdraw: (current) => !isDecided(current),
  stop: (current) => !isDecided(current),
  'request-supplement': (current) => !isDecided(current),
  'request-payment': (current) => !isDecided(current),
  'receive-payment': ({ owedDong }) => owedDong !== 0,
  'record-refund': (current) => heldDong(current) > 0,
  'receive-result': ({ dossier: { resultAtDeskAt } }) => resultAtDeskAt === null,
  'hand-over-result': (current) => openWays(current).length > 0 && !isBeingCorrected(current),
  'correct-result': (current) => !isBeingCorrected(current),
  'reissue-result': isBeingCorrected,
  apologise: ({ dossier: { dueAt, promisedDueAt } }) => promisedDueAt === null && dueAt !== null,
};

/**
 * Of verbs that the state allows: whether this one could succeed now. One that the version does not know or that
 * is used up (extension, apology) is not offered to people; called all the same, it says why not.
 */
export function isPossible(action: DossierAction, current: Seen, rules: ProcedureRules, now: Date): boolean {
  return CONDITIONS[action]?.(current, rules, now) ?? true;
}

function pausable(current: Seen, { excluded = [] }: ProcedureRules): readonly Pausable[] {
  const open = openPauseReasons(current);
  return PAUSABLE.filter((reason) => excluded.includes(reason) && !open.includes(reason));
}

/** The plan's own consultation ends its pause with its answer. */
function resumable(current: Seen, { excluded = [] }: ProcedureRules): readonly Pausable[] {
  const open = openPauseReasons(current);
  const isPlans = (reason: Pausable): boolean =>
    reason === 'consultation' && isConsulting(current) && excluded.includes(reason);
  return PAUSABLE.filter((reason) => open.includes(reason) && !isPlans(reason));
}
