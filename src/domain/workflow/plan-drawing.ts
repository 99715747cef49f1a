import { limitText } from '../deadline/explanation-words.js';
import type { DossierOutcome, PlanStep, StepKind, WorkflowPlan } from './workflow-plan.js';

/** How each kind of step is drawn: what stands before and behind its text in Mermaid. */
const SHAPES: Readonly<Record<StepKind, readonly [before: string, behind: string]>> = {
  task: ['["', '"]'],
  approval: ['{{"', '"}}'],
  consultation: ['(["', '"])'],
  hand_over: ['[/"', '"/]'],
  result: ['[["', '"]]'],
};
const ENDS: Readonly<Record<DossierOutcome, string>> = { granted: 'Giải quyết', refused: 'Từ chối' };

/**
 * A plan as a Mermaid flowchart (mermaid.js.org), Vietnamese: steps by kind, each with its time, in a box per leg;
 * arrows by outcome; thick ones into a join, which waits for all of them.
 */
export function drawPlan(plan: WorkflowPlan): string {
  const ids = new Map(plan.steps.map(({ key }, index) => [key, `s${index}`]));
  const idOf = (key: string): string => ids.get(key) ?? 'unknown';
  const free = plan.steps.filter(({ leg }) => leg === null);
  const legs = plan.legs.flatMap((leg, index) => [
    `  subgraph l${index}["${quoted(withTime(leg.name.vi, leg))}"]`,
    ...plan.steps.filter((step) => step.leg === leg.key).map((step) => `    ${node(step, idOf)}`),
    '  end',
  ]);
  const results = plan.steps.flatMap(({ outcomes }) => outcomes.flatMap(({ result }) => result ?? []));
  return [
    'flowchart TD',
    '  start((" "))',
    ...free.map((step) => `  ${node(step, idOf)}`),
    ...legs,
    ...[...new Set(results)].map((result) => `  ${result}(("${ENDS[result]}"))`),
    ...plan.start.map((key) => `  start --> ${idOf(key)}`),
    ...plan.steps.flatMap((step) => arrows(step, plan, idOf)),
    '',
  ].join('\n');
}

function node(step: PlanStep, idOf: (key: string) => string): string {
  const [before, behind] = SHAPES[step.kind];
  return `${idOf(step.key)}${before}${quoted(withTime(step.name.vi, step))}${behind}`;
}

function withTime(name: string, { limit, counted }: Pick<PlanStep, 'limit' | 'counted'>): string {
  const parts = [limit && limitText(limit).vi, counted ? null : 'không tính vào thời hạn'];
  const told = parts.filter((part) => part !== null);
  return told.length === 0 ? name : `${name} (${told.join(', ')})`;
}

function arrows(step: PlanStep, plan: WorkflowPlan, idOf: (key: string) => string): readonly string[] {
  return step.outcomes.flatMap(({ name, next, result, most }) => {
    const times = most === undefined ? '' : ` (nhiều nhất ${most} lần)`;
    const label = `|"${quoted(name.vi)}${times}"|`;
    if (result) return [`  ${idOf(step.key)} -->${label} ${result}`];
    return next.map((key) => {
      const isJoin = plan.steps.find((target) => target.key === key)?.waitsFor?.includes(step.key);
      return `  ${idOf(step.key)} ${isJoin ? '==>' : '-->'}${label} ${idOf(key)}`;
    });
  });
}

/** Mermaid reads entity codes in a quoted text; anything else that it would take for its own is written as one. */
function quoted(text: string): string {
  return text.replace(/["#;<>`\\]/g, (sign) => `#${sign.codePointAt(0)};`).replaceAll(/\s+/g, ' ');
}
