import type { ClockKind, RungRule } from '../deadline/clock-facts.js';
import { DEFAULT_LADDER } from '../deadline/rungs.js';
import type { ProcedureRules } from '../procedure-rules.js';

const DUE_SOON: RungRule = { key: 'due_soon', at: { kind: 'working_days_before_due', days: 1 } };
const EXPIRED: RungRule = { key: 'expired', at: { kind: 'due' } };

/** The applicant's wait and silence that is consent end by themselves: nobody is "overdue". */
const ENDS_BY_ITSELF: readonly RungRule[] = [DUE_SOON, EXPIRED];

/**
 * One notice, when the last working day on which an apology is in time begins: a head of department needs that
 * day to decide and sign. Told earlier it would reach them for nearly every dossier, since most are finished in
 * their last days; what is due or late is told by the legal clock already.
 */
const APOLOGY_LADDER: readonly RungRule[] = [
  { key: 'apology_due', at: { kind: 'working_days_before_due', days: 1 } },
];

/**
 * What is to be handed over at the opening cannot be late with the first stroke of the clock: somebody is told when a
 * working hour has passed. Lateness itself is counted from the due moment.
 */
const HAND_OVER_LADDER: readonly RungRule[] = [
  DUE_SOON,
  { key: 'overdue', at: { kind: 'working_minutes_after_due', minutes: 60 } },
];

const USUAL: Readonly<Record<ClockKind, readonly RungRule[]>> = {
  intake_response: DEFAULT_LADDER,
  hand_over: HAND_OVER_LADDER,
  processing: DEFAULT_LADDER,
  leg: DEFAULT_LADDER,
  step: DEFAULT_LADDER,
  consultation: DEFAULT_LADDER,
  supplement_wait: ENDS_BY_ITSELF,
  payment_wait: DEFAULT_LADDER,
  acknowledgement: DEFAULT_LADDER,
  result_correction: DEFAULT_LADDER,
  // Nothing is to be done at its end; a supplement asked for after it is flagged.
  return_limit: [],
  apology: APOLOGY_LADDER,
};

/** Kinds that end by themselves only where the law says so of this version. */
const ENDS_WHERE_LAW_SAYS: readonly ClockKind[] = ['consultation', 'payment_wait'];

/**
 * Where on a clock somebody is told or something happens: the version's own ladder for that kind or the usual one.
 * What ends by itself does so whatever the ladder says: a version chooses who is told, never that a dossier stays open.
 * @param endsByItself of a consultation or a payment: it expires then, and never without a legal basis
 */
export function ladderOf(
  kind: ClockKind,
  rules: Pick<ProcedureRules, 'ladders'>,
  endsByItself = false,
): readonly RungRule[] {
  const own = rules.ladders?.[kind];
  const isWait = kind === 'supplement_wait';
  if (!isWait && !ENDS_WHERE_LAW_SAYS.includes(kind)) return own ?? USUAL[kind];
  const ends = isWait || endsByItself;
  const told = (own ?? (ends ? ENDS_BY_ITSELF : USUAL[kind])).filter(({ key }) => key !== 'expired');
  return ends ? [...told, EXPIRED] : told;
}
