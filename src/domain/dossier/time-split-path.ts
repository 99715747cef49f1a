/** What the critical path reads of a step. */
export interface PathStep {
  /** Grows in the order of opening. */
  readonly no: number;
  readonly stepKey: string;
  readonly agencyId: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly openedAt: Date;
  readonly finishedAt: Date | null;
  /** The steps to which its outcome led. */
  readonly next: readonly string[];
  /** Its outcome was the dossier's result. */
  readonly hasResult: boolean;
}

/**
 * The chain of steps that led to the end, first one first: walked back from the step that gave the result (while
 * nothing has ended, the one that has been open longest) to the step whose end opened it, and so on. Where a join
 * waited for several branches that is the branch that came last.
 */
export function criticalPath(steps: readonly PathStep[], until: Date): readonly PathStep[] {
  const path: PathStep[] = [];
  const known = steps.filter(({ openedAt }) => openedAt <= until);
  for (let step = lastStep(known, until); step; step = openerOf(step, known)) path.unshift(step);
  return path;
}

function lastStep(steps: readonly PathStep[], until: Date): PathStep | undefined {
  const result = steps.findLast(
    ({ hasResult, finishedAt }) => hasResult && finishedAt?.getTime() === until.getTime(),
  );
  const open = steps
    .filter(({ state, finishedAt }) => finishedAt === null || (finishedAt >= until && state === 'cancelled'))
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || a.no - b.no);
  return result ?? open[0] ?? lastFinished(steps);
}

/** The step whose end opened that one; without such a one, the last that had ended before. */
function openerOf(step: PathStep, steps: readonly PathStep[]): PathStep | undefined {
  const earlier = steps.filter(({ no, state }) => no < step.no && state === 'done');
  const atOnce = earlier.filter(({ finishedAt }) => finishedAt?.getTime() === step.openedAt.getTime());
  const named = atOnce.findLast(({ next }) => next.includes(step.stepKey));
  const before = earlier.filter(({ finishedAt }) => finishedAt !== null && finishedAt <= step.openedAt);
  return named ?? atOnce.at(-1) ?? lastFinished(before);
}

function lastFinished(steps: readonly PathStep[]): PathStep | undefined {
  return steps
    .filter(({ finishedAt }) => finishedAt !== null)
    .toSorted((a, b) => (a.finishedAt?.getTime() ?? 0) - (b.finishedAt?.getTime() ?? 0) || a.no - b.no)
    .at(-1);
}
