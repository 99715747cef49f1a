import { later } from '../deadline/excluded-time.js';
import { DomainError } from '../domain-error.js';
import type {
  CaseContext,
  CaseEvent,
  CaseFlag,
  Decision,
  DossierCase,
  ReAppointment,
} from './dossier-case.js';
import { END_STATES } from './dossier-lifecycle.js';
import { expireClock } from './expire.js';
import { endStep } from './finish-step.js';
import { registerDossier } from './register.js';
import { wordsOf, type Act } from './take-over-acts.js';
import type { ToldDossier, ToldPapers } from './told-dossier.js';

/** What a verb decided when it was done again: its facts at the moment that was told. */
export interface PastDecision {
  readonly at: Date;
  /** Who did it, as the source names them; null: not told. */
  readonly by: string | null;
  readonly events: readonly CaseEvent[];
  readonly flags: readonly CaseFlag[];
}

export interface PastDue {
  readonly at: Date;
  readonly dueAt: Date | null;
  /** The type of the event that moved it. */
  readonly reason: string;
}

/** A dossier whose past has been done again up to a moment. */
export interface Replay {
  readonly current: DossierCase;
  readonly at: Date;
  readonly past: readonly PastDecision[];
  readonly dueHistory: readonly PastDue[];
  readonly reAppointment: ReAppointment | null;
}

/** Steps of our plan that the old system does not know, with the outcome that it takes for granted. */
export type NotLogged = ReadonlyMap<string, string>;

/** What of the told facts cannot be decided; `line` is where the source tells of it, null for the dossier as a whole. */
export class CannotTakeOver extends DomainError {
  constructor(
    { code, details, field }: DomainError,
    readonly line: number | null,
  ) {
    super(code, details, field);
    this.name = 'CannotTakeOver';
  }
}

/** What a verb refuses, with the line that told of it. @throws CannotTakeOver */
export function placed<T>(line: number | null, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError && !(error instanceof CannotTakeOver)) {
      throw new CannotTakeOver(error, line);
    }
    throw error;
  }
}

type Moment = Pick<Act, 'at' | 'by'>;

/** The filing. At the counter papers may have been asked for in the same act, instead of the receipt. */
export function beginReplay(told: ToldDossier, papers: ToldPapers | null, context: CaseContext): Replay {
  const { channel, receivedAt, acceptedAt } = told;
  const atCounter = papers?.at ?? acceptedAt ?? receivedAt;
  const at = channel === 'counter' ? atCounter : receivedAt;
  const missing = papers ? [{ key: '', name: '' }] : [];
  const filing = { channel, receivedAt, missing, officerId: '' };
  const decision = placed(papers?.line ?? null, () => registerDossier(filing, { ...context, now: at }));
  const moment = { at, by: papers?.by ?? null };
  return recorded(null, papers ? asTold(decision, papers) : decision, moment);
}

/** The one notice in the words of the source, by an officer of whom we have no account. */
function asTold({ after, events, flags }: Decision, papers: ToldPapers): Decision {
  const words = { ...wordsOf(papers), legalBasis: papers.legalBasis };
  return {
    after: {
      ...after,
      supplements: after.supplements.map((one) => ({ ...one, ...words, requestedBy: null })),
    },
    events: events.map((event) =>
      event.type === 'correction_requested' ? { ...event, data: { ...event.data, ...words } } : event,
    ),
    flags,
  };
}

/**
 * Does one act again, behind what time had done by itself until then.
 * @throws CannotTakeOver what the verb refuses; already-finished
 */
export function replayed(replay: Replay, act: Act, notLogged: NotLogged, context: CaseContext): Replay {
  const until = brought(replay, act.at, notLogged, context);
  const now = { ...context, now: act.at };
  const decision = placed(act.line, () => decided(until, act, now));
  const after = passNotLogged(recorded(until, decision, act), notLogged, context);
  const { state } = after.current.dossier;
  if (state !== 'resolved' && !END_STATES.includes(state)) return after;
  throw new CannotTakeOver(new DomainError('already-finished', { state }), act.line);
}

/** What happens without anybody until a moment: silence becomes consent, steps that nobody logs are passed. */
export function brought(replay: Replay, until: Date, notLogged: NotLogged, context: CaseContext): Replay {
  return deemConsents(passNotLogged(replay, notLogged, context), until, notLogged, context);
}

function deemConsents(replay: Replay, until: Date, notLogged: NotLogged, context: CaseContext): Replay {
  const { current } = replay;
  const silent = current.clocks
    .filter(({ terms, dueAt }) => terms.kind === 'consultation' && dueAt !== null && dueAt < until)
    .toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
  for (const { no, dueAt } of silent) {
    const decision = expireClock(current, no, { ...context, now: until });
    if (!decision) continue;
    const moment = { at: later(dueAt ?? replay.at, replay.at), by: null };
    const after = passNotLogged(recorded(replay, decision, moment), notLogged, context);
    return deemConsents(after, until, notLogged, context);
  }
  return replay;
}

function passNotLogged(
  replay: Replay,
  notLogged: NotLogged,
  context: CaseContext,
  passed: readonly string[] = [],
): Replay {
  const { current, at } = replay;
  const step = current.steps.find(
    ({ state, stepKey }) => state === 'open' && notLogged.has(stepKey) && !passed.includes(stepKey),
  );
  if (!step || current.dossier.state !== 'in_progress') return replay;
  const end = { step: step.stepKey, outcome: notLogged.get(step.stepKey) ?? '', note: null, officerId: null };
  const decision = placed(null, () => endStep(current, end, { ...context, now: at }));
  const after = recorded(replay, decision, { at, by: null });
  return passNotLogged(after, notLogged, context, [...passed, step.stepKey]);
}

function decided({ current, past }: Replay, { decide }: Act, context: CaseContext): Decision {
  try {
    return decide(current, context);
  } catch (error) {
    const consent = error instanceof DomainError ? consentBefore(error, past) : undefined;
    if (!consent) throw error;
    const { step, dueAt, legalBasis } = consent.data;
    throw new DomainError('consent-already-deemed', { step, dueAt, legalBasis }, 'step');
  }
}

/** An answer is told of a step that silence had ended by law. */
function consentBefore({ code, details }: DomainError, past: Replay['past']): CaseEvent | undefined {
  if (code !== 'step-not-open') return undefined;
  return past
    .flatMap(({ events }) => events)
    .find(({ type, data }) => type === 'consent_deemed' && data['step'] === details['step']);
}

function recorded(before: Replay | null, decision: Decision, { at, by }: Moment): Replay {
  const { after, events, flags } = decision;
  const { dueAt } = after.dossier;
  const isMoved = before?.current.dossier.dueAt?.getTime() !== dueAt?.getTime();
  const due = isMoved ? [{ at, dueAt, reason: events.at(-1)?.type ?? '' }] : [];
  return {
    current: after,
    at,
    past: [...(before?.past ?? []), { at, by, events, flags }],
    dueHistory: [...(before?.dueHistory ?? []), ...due],
    reAppointment: decision.reAppointment ?? before?.reAppointment ?? null,
  };
}
