import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type {
  AgencySelector,
  PlanLeg,
  PlanStep,
  WorkflowPlan,
} from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import {
  approve,
  COMPETENT,
  done,
  ending,
  handlerOf,
  intake,
  issue,
  leg,
  outcome,
  RECEIVING,
  step,
  work,
  workingDays,
} from './step-builders.js';

const DECREE_301 = 'Nghị định 301/2026/NĐ-CP';
const JOINT_CIRCULAR_2015 = 'Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT';
const ONE_DAY: TimeLimit = { amount: 24, unit: 'hour' };
/** Decree 301/2026: the next agency says that it has the file within two working hours. */
export const ACKNOWLEDGEMENT = {
  limit: { amount: 2, unit: 'working_hour' },
  legalBasis: DECREE_301,
} as const;
const POLICE = handlerOf(FIELDS.residence);
const INSURANCE = handlerOf(FIELDS.socialInsurance);

interface LegWork {
  readonly legKey: string;
  readonly agency: AgencySelector;
  readonly vi: string;
  readonly en: string;
  readonly next: readonly string[];
}

/** One step that takes all the time of its leg. */
function legWork({ legKey, agency, vi, en, next }: LegWork, parts: Partial<PlanStep> = {}): PlanStep {
  return step({ key: legKey, name: { vi, en }, agency, leg: legKey, outcomes: done(next), ...parts });
}

/**
 * Birth, residence, insurance and identity card of a child under six, in force from 1/9/2026 (Decree 301/2026):
 * birth within 24 hours, then all others at once, the group within three working days. The identity card has five
 * of its own, outside the group's term; where it takes longer than the rest it follows by itself.
 */
export const BIRTH_GROUP_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [
    leg({
      key: 'civil_status',
      name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
      agency: COMPETENT,
      limit: ONE_DAY,
      legalBasis: DECREE_301,
    }),
    leg({
      key: 'residence',
      name: { vi: 'Đăng ký thường trú', en: 'Permanent residence' },
      agency: POLICE,
      limit: workingDays(2),
      acknowledgement: ACKNOWLEDGEMENT,
      legalBasis: DECREE_301,
    }),
    leg({
      key: 'insurance',
      name: { vi: 'Cấp thẻ bảo hiểm y tế', en: 'Health insurance card' },
      agency: INSURANCE,
      limit: workingDays(2),
      acknowledgement: ACKNOWLEDGEMENT,
      legalBasis: `${DECREE_301}, trong thời hạn chung 03 ngày làm việc của nhóm thủ tục`,
    }),
    leg({
      key: 'identity_card',
      name: { vi: 'Cấp thẻ căn cước', en: 'Identity card' },
      agency: handlerOf(FIELDS.identity),
      limit: workingDays(5),
      acknowledgement: ACKNOWLEDGEMENT,
      counted: false,
      legalBasis: DECREE_301,
    }),
  ],
  steps: [
    intake(['register_birth'], { limit: null, leg: 'civil_status' }),
    step({
      key: 'register_birth',
      name: {
        vi: 'Đăng ký khai sinh, cấp số định danh',
        en: 'Register the birth and give the identity number',
      },
      leg: 'civil_status',
      outcomes: done(['sign_birth']),
    }),
    approve(['residence', 'insurance', 'identity_card'], 'register_birth', {
      key: 'sign_birth',
      limit: null,
      leg: 'civil_status',
    }),
    legWork({
      legKey: 'residence',
      agency: POLICE,
      vi: 'Đăng ký thường trú',
      en: 'Register the residence',
      next: ['collect'],
    }),
    legWork({
      legKey: 'insurance',
      agency: INSURANCE,
      vi: 'Cấp thẻ bảo hiểm y tế',
      en: 'Issue the insurance card',
      next: ['collect'],
    }),
    legWork(
      {
        legKey: 'identity_card',
        agency: handlerOf(FIELDS.identity),
        vi: 'Cấp thẻ căn cước',
        en: 'Issue the identity card',
        next: ['collect'],
      },
      {
        counted: false,
        outcomes: [
          outcome('issued', 'Đã cấp thẻ', 'Card issued', ['collect']),
          outcome('follows', 'Trả thẻ sau theo thời hạn riêng', 'The card follows within its own term', [
            'collect',
          ]),
          outcome('not_asked', 'Không đề nghị cấp thẻ', 'No card was asked for', ['collect']),
        ],
      },
    ),
    collect(['residence', 'insurance', 'identity_card']),
  ],
};

/** The lead waits for all legs and lays the results ready together; system time only, not counted. */
export function collect(waitsFor: readonly string[]): PlanStep {
  return step({
    key: 'collect',
    name: { vi: 'Tập hợp kết quả các chặng liên thông', en: 'Collect the results of all legs' },
    kind: 'result',
    agency: RECEIVING,
    role: 'reception_officer',
    counted: false,
    waitsFor,
    outcomes: [ending('collected', 'Đủ kết quả để trả', 'All results are ready', 'granted')],
  });
}

/** One agency after the other, under the joint circular of 2015. */
interface OldLeg {
  readonly legKey: string;
  readonly vi: string;
  readonly en: string;
  readonly agency: AgencySelector;
  readonly days: number;
}

function oldLeg({ legKey, vi, en, agency, days }: OldLeg): PlanLeg {
  return leg({
    key: legKey,
    name: { vi, en },
    agency,
    limit: workingDays(days),
    legalBasis: JOINT_CIRCULAR_2015,
  });
}

/** Civil status and after it the others in their order; a working day at the end collects the results. */
function oldGroupPlan(civilStatusDays: number, others: readonly OldLeg[]): WorkflowPlan {
  const civilStatus: OldLeg = {
    legKey: 'civil_status',
    vi: 'Đăng ký khai sinh',
    en: 'Birth registration',
    agency: COMPETENT,
    days: civilStatusDays,
  };
  const nextOf = (index: number) => [others[index]?.legKey ?? 'issue'];
  return {
    start: ['intake'],
    legs: [civilStatus, ...others].map(oldLeg),
    steps: [
      intake(['register_birth'], { limit: work(0.5), leg: 'civil_status' }),
      step({
        key: 'register_birth',
        name: { vi: 'Đăng ký khai sinh', en: 'Register the birth' },
        leg: 'civil_status',
        limit: work(civilStatusDays - 1),
        outcomes: done(['sign_birth']),
      }),
      approve(nextOf(0), 'register_birth', { key: 'sign_birth', limit: work(0.5), leg: 'civil_status' }),
      ...others.map((each, index) => legWork({ ...each, next: nextOf(index + 1) })),
      issue({ limit: work(1) }),
    ],
  };
}

function oldInsurance(days: number): OldLeg {
  return {
    legKey: 'insurance',
    vi: 'Cấp thẻ bảo hiểm y tế',
    en: 'Issue the health insurance card',
    agency: INSURANCE,
    days,
  };
}

/** 2.000986, twenty working days. */
export const OLD_BIRTH_RESIDENCE_INSURANCE_PLAN = oldGroupPlan(2, [
  { legKey: 'residence', vi: 'Đăng ký thường trú', en: 'Register the residence', agency: POLICE, days: 10 },
  oldInsurance(7),
]);

/** 2.001023, fifteen working days. */
export const OLD_BIRTH_INSURANCE_PLAN = oldGroupPlan(4, [oldInsurance(10)]);
