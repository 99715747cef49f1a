import type { AgencyTime, CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { variantOf } from '../../../../src/domain/dossier/dossier-case.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import type {
  Channel,
  ProcedureRules,
  ProcedureVariant,
  SupplementPolicy,
} from '../../../../src/domain/procedure-rules.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import type { WorkflowPlan } from '../../../../src/domain/workflow/workflow-plan.js';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { DAYS_OFF, MONDAY_TO_FRIDAY, ZONE } from '../time/vietnam-calendar.js';
import { ends, leg, plan, step, to } from '../workflow/plans.js';

const calendar = compileCalendar({
  id: '1',
  version: 1,
  zone: ZONE,
  weekly: MONDAY_TO_FRIDAY,
  specialDays: DAYS_OFF,
  publishedThrough: '2026-12-31',
});

const at = (agencyId: string): AgencyTime => ({ agencyId, calendarId: '1', calendar });

/** Appraise, then approve: the shortest plan with a way back. */
const appraiseAndApprove = plan(
  ['appraise'],
  [
    step('appraise', 1, [to('done', 'approve')]),
    step('approve', 1, [ends('granted', 'granted'), ends('refused', 'refused'), to('again', 'appraise')], {
      role: 'approver',
    }),
  ],
);

/** Birth group: civil status, then police and insurance side by side, then the lead agency. */
export const parallelLegs = plan(
  ['register'],
  [
    step('register', 1, [to('done', 'police', 'insurance')], { leg: 'commune' }),
    step('police', 1, [to('done', 'collect')], {
      leg: 'police',
      agency: { kind: 'by_field', field: 'police' },
    }),
    step('insurance', 1, [to('done', 'collect')], { leg: 'insurance' }),
    step('collect', 1, [ends('granted', 'granted')], { leg: 'commune', waitsFor: ['police', 'insurance'] }),
  ],
  [leg('commune', 1), leg('police', 2), leg('insurance', 2)],
);

export interface FixtureOptions {
  readonly limit?: TimeLimit;
  readonly policy?: SupplementPolicy;
  readonly plan?: WorkflowPlan;
}

function rulesOf({ limit, policy, plan: workflow }: FixtureOptions = {}): ProcedureRules {
  const term = limit ?? { amount: 10, unit: 'working_day' };
  const channels: Channel[] = ['counter', 'online'];
  const variant: ProcedureVariant = {
    key: 'usual',
    name: { vi: 'Thông thường', en: 'Usual' },
    terms: channels.map((channel) => ({
      channel,
      printedTerm: { text: '10 ngày làm việc', amount: term.amount, unit: term.unit },
      decidedTerm: { limit: term, basis: 'Nghị định A', decidedBy: 'UBND tỉnh' },
    })),
    fees: [],
    components: [],
    plan: null,
  };
  return {
    variants: [variant],
    defaultVariant: 'usual',
    cutOff: { at: { kind: 'none' }, affects: 'hand_over' },
    supplementPolicy: policy ?? { kind: 'restart' },
    supplementWait: { amount: 15, unit: 'day' },
    immediate: false,
    plan: workflow ?? appraiseAndApprove,
    legalBasis: ['Luật A'],
    results: [],
  };
}

export function contextAt(moment: string | Date, options: FixtureOptions = {}): CaseContext {
  const rules = rulesOf(options);
  const agencyOf = (key: string) => at(key === 'police' ? '20' : '10');
  return {
    now: new Date(moment),
    zone: ZONE,
    rules,
    variant: variantOf(rules, null),
    plan: rules.plan,
    receiving: at('10'),
    competent: at('10'),
    desk: at('10'),
    stepAgencies: new Map(rules.plan.steps.map(({ key }) => [key, agencyOf(key)])),
    legAgencies: new Map(rules.plan.legs.map(({ key }) => [key, agencyOf(key)])),
    calendars: new Map([['1', calendar]]),
  };
}

export function loggedAt(
  moment: string,
  options: FixtureOptions = {},
  channel: Channel = 'counter',
): DossierCase {
  const filing = { channel, receivedAt: new Date(moment), missing: [], officerId: '1' };
  return registerDossier(filing, contextAt(moment, options)).after;
}
