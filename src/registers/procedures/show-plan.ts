import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { drawPlan } from '../../domain/workflow/plan-drawing.js';
import { criticalPathMinutes } from '../../domain/workflow/plan-term.js';
import { planStepOf } from '../../domain/workflow/workflow-plan.js';
import { ProcedureLookup } from './procedure.lookup.js';
import { ProcedureStepResponse, type PlanResponse } from './procedure.responses.js';

/** The workflow of a variant, drawn, with its longest way. */
@Injectable()
export class ShowPlan {
  constructor(private readonly procedures: ProcedureLookup) {}

  /** @throws DomainError unknown-procedure, no-version-in-force, unknown-variant */
  async run(code: string, on: LocalDay, variantKey: string | undefined): Promise<PlanResponse> {
    const { rules, effectiveFrom } = await this.procedures.inForce(code, on);
    const key = variantKey ?? rules.defaultVariant;
    const variant = rules.variants.find((each) => each.key === key);
    if (!variant) {
      const known = rules.variants.map((each) => each.key);
      throw new DomainError('unknown-variant', { variant: key, known }, 'variant');
    }
    const plan = variant.plan ?? rules.plan;
    const { workingMinutes, path, unmeasured } = criticalPathMinutes(plan);
    return {
      code,
      variant: key,
      effectiveFrom,
      mermaid: drawPlan(plan),
      criticalPath: {
        workingMinutes,
        steps: path
          .flatMap((step) => planStepOf(plan, step) ?? [])
          .map((step) => ProcedureStepResponse.of(step)),
        unmeasured,
      },
    };
  }
}
