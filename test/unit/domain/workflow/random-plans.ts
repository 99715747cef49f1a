import fc from 'fast-check';
import type { PlanStep, StepOutcome, WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import { ends, plan, step, to } from './plans.js';

type Block =
  | { readonly kind: 'step'; readonly days: number; readonly refuses: boolean }
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | { readonly kind: 'choice'; readonly blocks: readonly Block[] }
  | { readonly kind: 'fork'; readonly blocks: readonly Block[]; readonly rework: boolean }
  | { readonly kind: 'loop'; readonly body: Block };

const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3, depthIdentifier: 'plan' }),
  block: fc.oneof(
    { depthIdentifier: 'plan', maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('step' as const),
      days: fc.integer({ min: 0, max: 8 }).map((quarters) => quarters / 4),
      refuses: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('sequence' as const), blocks: tie('blocks') }),
    fc.record({ kind: fc.constant('choice' as const), blocks: tie('blocks') }),
    fc.record({ kind: fc.constant('fork' as const), blocks: tie('blocks'), rework: fc.boolean() }),
    fc.record({ kind: fc.constant('loop' as const), body: tie('block') }),
  ),
}));

/** Sound by construction; the first outcome of every step leads on towards the end. */
export const soundPlans: fc.Arbitrary<WorkflowPlan> = block.map((tree) => {
  const steps: PlanStep[] = [step('end', null, [ends('granted', 'granted')])];
  const entry = build(tree, 'end', steps);
  return plan([entry], steps.reverse());
});

/** Adds the steps of a block that leads to `exit`; returns where it is entered. */
function build(tree: Block, exit: string, steps: PlanStep[]): string {
  if (tree.kind === 'sequence')
    return tree.blocks.reduceRight((next, part) => build(part, next, steps), exit);
  if (tree.kind === 'fork') return buildFork(tree.blocks, tree.rework, exit, steps);
  const key = `s${steps.length}`;
  if (tree.kind === 'step') {
    const refusal: StepOutcome[] = tree.refuses ? [ends('refuse', 'refused')] : [];
    steps.push(step(key, tree.days, [to('ok', exit), ...refusal]));
    return key;
  }
  if (tree.kind === 'choice') {
    const entries = tree.blocks.map((branch) => build(branch, exit, steps));
    return push(
      steps,
      0.25,
      entries.map((entry, index) => to(`way${index}`, entry)),
    );
  }
  const slot = steps.push(step(key, 0.5, [])) - 1;
  const entry = build(tree.body, key, steps);
  steps[slot] = step(key, 0.5, [to('ok', exit), to('rework', entry)]);
  return entry;
}

function buildFork(blocks: readonly Block[], rework: boolean, exit: string, steps: PlanStep[]): string {
  const join = `s${steps.length}`;
  const slot = steps.push(step(join, 0.25, [])) - 1;
  const check = rework ? push(steps, 0.25, [to('ok', exit), to('rework', join)]) : exit;
  const lasts = blocks.map(() => push(steps, 0.25, [to('ok', join)]));
  steps[slot] = step(join, 0.25, [to('ok', check)], { waitsFor: lasts });
  const entries = blocks.map((branch, index) => build(branch, lasts[index] ?? join, steps));
  return push(steps, 0.25, [to('ok', ...entries)]);
}

function push(steps: PlanStep[], days: number, outcomes: readonly StepOutcome[]): string {
  const key = `s${steps.length}`;
  steps.push(step(key, days, outcomes));
  return key;
}

/** One step, outcome or join changed at random: the plan may be sound still, or not. */
export const disturbedPlans: fc.Arbitrary<WorkflowPlan> = fc
  .tuple(
    soundPlans,
    fc.array(fc.record({ a: fc.nat(), b: fc.nat(), c: fc.nat(), how: fc.nat(4) }), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([sound, changes]) => changes.reduce(disturb, sound));

function disturb(
  { start, steps, legs }: WorkflowPlan,
  { a, b, c, how }: { a: number; b: number; c: number; how: number },
): WorkflowPlan {
  const at = a % steps.length;
  const target = steps[at];
  const other = steps[b % steps.length]?.key ?? '';
  if (!target) return { start, steps, legs };
  const slot = c % target.outcomes.length;
  const outcomes = target.outcomes.map((outcome, index) => {
    if (index !== slot) return outcome;
    if (how === 0) return to(outcome.key, other);
    if (how === 1) return ends(outcome.key, 'granted');
    if (how === 2) return to(outcome.key, ...new Set([...outcome.next, other]));
    return outcome;
  });
  const { waitsFor = [], ...rest } = target;
  const awaited = how === 3 ? waitsFor.slice(1) : how === 4 ? [...new Set([...waitsFor, other])] : waitsFor;
  const changed: PlanStep =
    awaited.length > 0 ? { ...rest, outcomes, waitsFor: awaited } : { ...rest, outcomes };
  return { start, legs, steps: steps.map((each, index) => (index === at ? changed : each)) };
}

/** Small graphs without any structure; few of them are sound. */
export const wildPlans: fc.Arbitrary<WorkflowPlan> = fc
  .array(
    fc.record({
      outcomes: fc.array(
        fc.oneof(
          fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 2 }),
          fc.constantFrom('granted' as const, 'refused' as const),
        ),
        { minLength: 1, maxLength: 2 },
      ),
      waitsFor: fc.uniqueArray(fc.nat(3), { maxLength: 2 }),
      joins: fc.boolean(),
    }),
    { minLength: 2, maxLength: 4 },
  )
  .map((shapes) => {
    const keyOf = (index: number) => `s${index % shapes.length}`;
    const steps = shapes.map(({ outcomes, waitsFor, joins }, index) =>
      step(
        `s${index}`,
        1,
        outcomes.map((next, slot) =>
          typeof next === 'string' ? ends(`o${slot}`, next) : to(`o${slot}`, ...new Set(next.map(keyOf))),
        ),
        joins && waitsFor.length > 0 ? { waitsFor: [...new Set(waitsFor.map(keyOf))] } : {},
      ),
    );
    return plan(['s0'], steps);
  });
