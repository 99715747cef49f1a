import fc from 'fast-check';
import type { PathStep } from '../../../../src/domain/dossier/time-split-path.js';
import { finishPlanStep, planStepOf, startPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import type { WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import { soundPlans } from '../workflow/random-plans.js';

/** A step as the play saw it: who opened it is written down, not found out again. */
export interface PlayedStep extends PathStep {
  readonly openedBy: number | null;
}

/** Times are whole minutes on any scale; `endedAt` null while the play is not over. */
export interface PlayedHistory {
  readonly steps: readonly PlayedStep[];
  readonly until: Date;
  readonly resultNo: number | null;
}

interface Move {
  readonly which: number;
  readonly outcome: number;
  readonly wait: number;
}

const MINUTE = 60_000;
const KINDS = ['task', 'approval', 'consultation', 'hand_over', 'result'];

/** Plays a plan with random moves from a moment on: sequences, forks, joins, rework. */
class Play {
  private now: number;
  private marking;
  private readonly steps: PlayedStep[] = [];
  private resultNo: number | null = null;

  constructor(
    private readonly plan: WorkflowPlan,
    startMinute: number,
  ) {
    this.now = startMinute;
    const move = startPlan(plan);
    this.marking = move.marking;
    this.open(move.opened, null);
  }

  get isOver(): boolean {
    return this.resultNo !== null;
  }

  finish({ which, outcome: choice, wait }: Move, goesOn: boolean): void {
    const open = this.steps.filter(({ state }) => state === 'open');
    const step = open[which % open.length] as PlayedStep;
    const isFresh = step.openedAt.getTime() === this.now * MINUTE;
    this.now += isFresh ? wait : Math.max(1, wait);
    const outcomes = planStepOf(this.plan, step.stepKey)?.outcomes ?? [];
    const outcome = outcomes[goesOn ? 0 : choice % outcomes.length];
    const move = finishPlanStep(this.plan, this.marking, step.stepKey, outcome?.key ?? '');
    this.marking = move.marking;
    const finishedAt = new Date(this.now * MINUTE);
    const hasResult = move.result !== null;
    this.steps[step.no - 1] = { ...step, state: 'done', finishedAt, next: outcome?.next ?? [], hasResult };
    if (hasResult) this.end(step.no, finishedAt);
    else this.open(move.opened, step.no);
  }

  history(moreMinutes: number): PlayedHistory {
    const minute = this.isOver ? this.now : this.now + moreMinutes;
    return { steps: this.steps, until: new Date(minute * MINUTE), resultNo: this.resultNo };
  }

  private end(resultNo: number, finishedAt: Date): void {
    this.resultNo = resultNo;
    this.steps.forEach((step, index) => {
      if (step.state === 'open') this.steps[index] = { ...step, state: 'cancelled', finishedAt };
    });
  }

  private open(keys: readonly string[], openedBy: number | null): void {
    for (const stepKey of keys) {
      const no = this.steps.length + 1;
      const agencyId = String((stepKey.length + no) % 3);
      const kind = KINDS[(no * 7) % KINDS.length] ?? 'task';
      const openedAt = new Date(this.now * MINUTE);
      const shape = { no, stepKey, agencyId, kind, openedAt, openedBy };
      this.steps.push({ ...shape, state: 'open', finishedAt: null, next: [], hasResult: false });
    }
  }
}

const moves = fc.array(
  fc.record({
    which: fc.nat(5),
    outcome: fc.nat(3),
    wait: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 900 })),
  }),
  { minLength: 1, maxLength: 25 },
);

const MOVES_BEFORE_THE_STRAIGHT_WAY = 12;

export const historiesFrom = (startMinute: number): fc.Arbitrary<PlayedHistory> =>
  fc.tuple(soundPlans, moves, fc.nat(600)).map(([plan, chosen, more]) => {
    const play = new Play(plan, startMinute);
    chosen.forEach((move, index) => {
      if (!play.isOver) play.finish(move, index >= MOVES_BEFORE_THE_STRAIGHT_WAY);
    });
    return play.history(more);
  });
