import { describe, expect, it } from '@jest/globals';
import { drawPlan } from '../../../../src/domain/workflow/plan-drawing.js';
import type { PlanStep, WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import { PROCEDURES } from '../../../../src/app/sample/data/procedures/all-procedures.js';

const step = (key: string, parts: Partial<PlanStep>): PlanStep => ({
  key,
  name: { vi: key, en: key },
  kind: 'task',
  agency: { kind: 'receiving' },
  role: 'processing_officer',
  limit: null,
  counted: true,
  leg: null,
  outcomes: [],
  ...parts,
});
const to = (key: string, ...next: string[]) => ({ key, name: { vi: key, en: key }, next });
const forked: WorkflowPlan = {
  start: ['nhận'],
  legs: [
    {
      key: 'công an',
      name: { vi: 'Công an xã', en: 'Police' },
      agency: { kind: 'by_field', field: 'Cư trú' },
      limit: { amount: 2, unit: 'working_day' },
      counted: false,
      legalBasis: '',
    },
  ],
  steps: [
    step('nhận', { kind: 'hand_over', outcomes: [to('chuyển', 'hỏi', 'soạn')] }),
    step('hỏi', { kind: 'consultation', leg: 'công an', outcomes: [to('trả lời', 'ký')] }),
    step('soạn', { limit: { amount: 4, unit: 'working_hour' }, outcomes: [to('xong', 'ký')] }),
    step('ký', {
      kind: 'approval',
      name: { vi: 'Ký "duyệt"; #1', en: 'Sign' },
      waitsFor: ['hỏi', 'soạn'],
      outcomes: [{ ...to('đồng ý'), result: 'granted' }, to('làm lại', 'soạn')],
    }),
  ],
};

describe('the drawing of a plan', () => {
  it('has every step, leg, outcome, join and result', () => {
    expect(drawPlan(forked).split('\n')).toEqual([
      'flowchart TD',
      '  start((" "))',
      '  s0[/"nhận"/]',
      '  s2["soạn (4 giờ làm việc)"]',
      '  s3{{"Ký #34;duyệt#34;#59; #35;1"}}',
      '  subgraph l0["Công an xã (2 ngày làm việc, không tính vào thời hạn)"]',
      '    s1(["hỏi"])',
      '  end',
      '  granted(("Giải quyết"))',
      '  start --> s0',
      '  s0 -->|"chuyển"| s1',
      '  s0 -->|"chuyển"| s2',
      '  s1 ==>|"trả lời"| s3',
      '  s2 ==>|"xong"| s3',
      '  s3 -->|"đồng ý"| granted',
      '  s3 -->|"làm lại"| s2',
      '',
    ]);
  });

  it.each(PROCEDURES.map(({ code, rules }) => [code, rules.plan] as const))(
    'of %s has an arrow for each outcome',
    (_code, plan) => {
      const arrows = plan.steps.flatMap(({ outcomes }) =>
        outcomes.flatMap(({ next, result }) => (result ? [result] : next)),
      );
      const drawn = drawPlan(plan).match(/[-=]+>\|/g) ?? [];
      expect(drawn).toHaveLength(arrows.length);
      expect(drawPlan(plan)).not.toContain('unknown');
    },
  );
});
