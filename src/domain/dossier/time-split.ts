import { later } from '../deadline/excluded-time.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { criticalPath, type PathStep } from './time-split-path.js';

/**
 * Who has the ball: an agency, or somebody whose time the agencies do not answer for. A hand-over that an agency has
 * still to do is its own time; `transfer` is a dossier that nobody holds, sent and not yet received.
 */
export type TimeOwner =
  | { readonly kind: 'agency'; readonly agencyId: string }
  | { readonly kind: 'applicant' | 'payment' | 'transfer' | 'outage' };

/** One stretch of a dossier's span; the pieces follow one another without gap or overlap. */
export interface TimePiece {
  readonly owner: TimeOwner;
  /** The step of the critical path at that time, by its number; null before the first one opened. */
  readonly stepNo: number | null;
  readonly from: string;
  readonly to: string;
  /** After the legal due moment. */
  readonly late: boolean;
  /** On the competent agency's calendar; whole milliseconds, so that the pieces add up exactly. */
  readonly workingMillis: number;
}

/** Time in which nobody could or had to work on it, whatever step was open. `to` null: still running. */
export interface Wait {
  readonly kind: Exclude<TimeOwner['kind'], 'agency'>;
  readonly from: Date;
  readonly to: Date | null;
}

/** What the split is made from. */
export interface SplitFacts {
  /** The first start: when the complete dossier came, or its acceptance where the legal clock starts later. */
  readonly startAt: Date;
  /** The result, the end, or the present moment. */
  readonly until: Date;
  readonly dueAt: Date | null;
  /** Holds the dossier until the first step opens. */
  readonly receivingAgencyId: string;
  readonly steps: readonly PathStep[];
  readonly waits: readonly Wait[];
}

/**
 * Where several overlap, the first of these has the time. A breakdown comes first, for nobody could act in it;
 * then what the applicant owes: a fee is asked for later than papers and is the nearer reason; a dossier on its
 * way is not yet worked on.
 */
const PRECEDENCE = ['outage', 'payment', 'applicant', 'transfer'] as const satisfies readonly Wait['kind'][];

interface Holding {
  readonly from: Date;
  readonly owner: TimeOwner;
  readonly stepNo: number | null;
}

/**
 * Cuts a dossier's span into pieces by owner. Where steps ran side by side the critical path counts. A pause for
 * consultation or verification leaves the time with the agency whose step is open.
 * @throws DomainError `out-of-calendar`
 */
export function splitTime(facts: SplitFacts, calendar: WorkingCalendar): readonly TimePiece[] {
  const holdings = holdingsOf(facts);
  const waits = facts.waits.map(({ kind, from, to }) => ({ kind, from, to: to ?? facts.until }));
  const bounds = boundsOf(facts, [
    ...holdings.map(({ from }) => from),
    ...waits.flatMap(({ from, to }) => [from, to]),
    ...(facts.dueAt ? [facts.dueAt] : []),
  ]);
  const cuts = bounds.slice(0, -1).map((from, index) => {
    const to = bounds[index + 1] ?? facts.until;
    const holding = holdings.findLast((one) => one.from <= from);
    const wait = PRECEDENCE.find((kind) =>
      waits.some((one) => one.kind === kind && one.from <= from && one.to >= to),
    );
    const owner: TimeOwner = wait ? { kind: wait } : ownerOf(holding, facts);
    const late = facts.dueAt !== null && from >= facts.dueAt;
    return { owner, stepNo: holding?.stepNo ?? null, from, to, late };
  });
  return joined(cuts).map((cut) => ({
    ...cut,
    from: cut.from.toISOString(),
    to: cut.to.toISOString(),
    workingMillis: calendar.workingMillisBetween(cut.from, cut.to),
  }));
}

/** Who held the dossier from when on; the first one from the start. */
function holdingsOf({ steps, startAt, until, receivingAgencyId }: SplitFacts): readonly Holding[] {
  const path = criticalPath(steps, until);
  const held = path.map((step, index): Holding => {
    const before = path[index - 1];
    // What lies between two steps is the time of the agency that was to begin.
    const from = before?.finishedAt ?? step.openedAt;
    return {
      from: later(from, startAt),
      owner: { kind: 'agency', agencyId: step.agencyId },
      stepNo: step.no,
    };
  });
  const first: Holding = {
    from: startAt,
    owner: { kind: 'agency', agencyId: receivingAgencyId },
    stepNo: null,
  };
  return [first, ...held];
}

function ownerOf(holding: Holding | undefined, { receivingAgencyId }: SplitFacts): TimeOwner {
  return holding?.owner ?? { kind: 'agency', agencyId: receivingAgencyId };
}

/** The moments of the span at which the owner may change, in order, each once. */
function boundsOf({ startAt, until }: SplitFacts, moments: readonly Date[]): readonly Date[] {
  const inside = moments.filter((moment) => moment > startAt && moment < until);
  const millis = [startAt, ...inside, ...(until > startAt ? [until] : [])].map((moment) => moment.getTime());
  return [...new Set(millis)].toSorted((a, b) => a - b).map((each) => new Date(each));
}

interface Cut extends Omit<TimePiece, 'from' | 'to' | 'workingMillis'> {
  readonly from: Date;
  readonly to: Date;
}

function joined(cuts: readonly Cut[]): readonly Cut[] {
  const pieces: Cut[] = [];
  for (const cut of cuts) {
    const last = pieces.at(-1);
    const goesOn = last?.stepNo === cut.stepNo && last.late === cut.late && isSame(last.owner, cut.owner);
    if (goesOn) pieces[pieces.length - 1] = { ...last, to: cut.to };
    else pieces.push(cut);
  }
  return pieces;
}

function isSame(a: TimeOwner, b: TimeOwner): boolean {
  return ownerKey(a) === ownerKey(b);
}

/** `applicant`, `agency 12` */
export function ownerKey(owner: TimeOwner): string {
  return owner.kind === 'agency' ? `agency ${owner.agencyId}` : owner.kind;
}
