import type {
  AgencySelector,
  PlanLeg,
  PlanStep,
  WorkflowPlan,
} from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS, type Field } from '../fields.js';
import { ACKNOWLEDGEMENT, collect } from './birth-group-plans.js';
import {
  approve,
  COMPETENT,
  done,
  handlerOf,
  intake,
  leg,
  outcome,
  step,
  workingDays,
} from './step-builders.js';

const DECREE_301 = 'Nghị định 301/2026/NĐ-CP';
const POLICE: AgencySelector = handlerOf(FIELDS.residence);

interface BenefitLeg {
  readonly key: string;
  readonly vi: string;
  readonly en: string;
  readonly field: Field;
  readonly days: number;
}

/** Each benefit has its own term in the decree, longer than the group's. */
const BENEFITS: readonly BenefitLeg[] = [
  {
    key: 'insurance',
    vi: 'Trợ cấp mai táng, trợ cấp tuất (bảo hiểm xã hội)',
    en: 'Funeral and survivor benefit of social insurance',
    field: FIELDS.socialInsurance,
    days: 8,
  },
  {
    key: 'funeral_support',
    vi: 'Hỗ trợ chi phí mai táng (bảo trợ xã hội)',
    en: 'Funeral support of social protection',
    field: FIELDS.socialProtection,
    days: 3,
  },
  {
    key: 'merit',
    vi: 'Mai táng phí, trợ cấp một lần đối với người có công',
    en: 'Funeral grant for people of merit',
    field: FIELDS.meritoriousPeople,
    days: 18,
  },
];

function benefitLeg({ key, vi, en, field, days }: BenefitLeg): PlanLeg {
  return leg({
    key,
    name: { vi, en },
    agency: handlerOf(field),
    limit: workingDays(days),
    acknowledgement: ACKNOWLEDGEMENT,
    counted: false,
    legalBasis: DECREE_301,
  });
}

function benefitStep({ key, vi, en, field }: BenefitLeg): PlanStep {
  return step({
    key,
    name: { vi, en },
    agency: handlerOf(field),
    leg: key,
    counted: false,
    outcomes: [
      outcome('granted', 'Đã giải quyết', 'Settled', ['collect']),
      outcome('follows', 'Trả kết quả sau theo thời hạn riêng', 'The result follows within its own term', [
        'collect',
      ]),
      outcome('not_entitled', 'Không thuộc đối tượng', 'Not entitled', ['collect']),
    ],
  });
}

/**
 * Death, removal from residence and funeral benefits (Decree 301/2026, from 1/9/2026): death within 24 hours, then
 * residence within one working day beside the benefits, which run outside the group's three working days.
 */
export const DEATH_GROUP_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [
    leg({
      key: 'civil_status',
      name: { vi: 'Đăng ký khai tử', en: 'Death registration' },
      agency: COMPETENT,
      limit: { amount: 24, unit: 'hour' },
      legalBasis: DECREE_301,
    }),
    leg({
      key: 'residence',
      name: { vi: 'Xóa đăng ký thường trú', en: 'Removal from residence' },
      agency: POLICE,
      limit: workingDays(1),
      acknowledgement: ACKNOWLEDGEMENT,
      legalBasis: DECREE_301,
    }),
    ...BENEFITS.map(benefitLeg),
  ],
  steps: [
    intake(['register_death'], { limit: null, leg: 'civil_status' }),
    step({
      key: 'register_death',
      name: { vi: 'Đăng ký khai tử, lập trích lục', en: 'Register the death and make the extract' },
      leg: 'civil_status',
      outcomes: done(['sign_death']),
    }),
    approve(['residence', ...BENEFITS.map(({ key }) => key)], 'register_death', {
      key: 'sign_death',
      limit: null,
      leg: 'civil_status',
    }),
    step({
      key: 'residence',
      name: { vi: 'Xóa đăng ký thường trú', en: 'Remove the residence' },
      agency: POLICE,
      leg: 'residence',
      outcomes: done(['collect']),
    }),
    ...BENEFITS.map(benefitStep),
    collect(['residence', ...BENEFITS.map(({ key }) => key)]),
  ],
};
