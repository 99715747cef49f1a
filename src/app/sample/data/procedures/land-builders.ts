import type { Channel, Component, PrintedTerm, ProcedureRules } from '../../../../domain/procedure-rules.js';
import type { AgencySelector, WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import {
  daysPrinted,
  IN_FORCE_FROM,
  LAND_FEES,
  printedTerms,
  rules,
  type SampleProcedure,
  variant,
  workingDaysPrinted,
} from './procedure-builders.js';

const LEGAL_BASIS = [
  'Luật Đất đai 31/2024/QH15',
  'Nghị định 101/2024/NĐ-CP',
  'Nghị định 151/2025/NĐ-CP',
  'Nghị định 226/2025/NĐ-CP',
];
export const ALLOCATION_BASIS = [
  'Luật Đất đai 31/2024/QH15',
  'Nghị định 102/2024/NĐ-CP',
  'Nghị định 151/2025/NĐ-CP',
];
export interface LandParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly level: 'commune' | 'province';
  readonly terms: Readonly<Record<Channel, PrintedTerm>>;
  readonly components: readonly Component[];
  readonly results: ProcedureRules['results'];
  readonly plan: WorkflowPlan;
  /** Absent: the agency that takes it in. */
  readonly competent?: AgencySelector;
  readonly legalBasis?: readonly string[];
}

export function land(parts: LandParts): SampleProcedure {
  const { code, name, level, terms, components, results, plan, competent, legalBasis = LEGAL_BASIS } = parts;
  return {
    code,
    name,
    field: FIELDS.land,
    levels: [level],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [variant({ terms: printedTerms(terms, legalBasis.join('; ')), fees: LAND_FEES, components })],
      ...(competent ? { competent } : {}),
      plan,
      legalBasis,
      results,
    }),
  };
}

export function workingDays(online: number, postal: number, counter: number): LandParts['terms'] {
  return {
    online: workingDaysPrinted(online),
    postal: workingDaysPrinted(postal),
    counter: workingDaysPrinted(counter),
  };
}

export function days(online: number, postal: number, counter: number): LandParts['terms'] {
  return { online: daysPrinted(online), postal: daysPrinted(postal), counter: daysPrinted(counter) };
}
