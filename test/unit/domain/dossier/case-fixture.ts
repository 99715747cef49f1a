import type { ClockKind } from '../../../../src/domain/deadline/deadline-clock.js';
import { DomainError } from '../../../../src/domain/domain-error.js';
import type {
  AgencyTime,
  CaseClock,
  CaseContext,
  DossierCase,
} from '../../../../src/domain/dossier/dossier-case.js';
import type { DeliveryWay } from '../../../../src/domain/dossier/delivery-ways.js';
import { variantOf } from '../../../../src/domain/dossier/filed-variant.js';
import type { Circumstances } from '../../../../src/domain/circumstances.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import type {
  Channel,
  Fee,
  ProcedureRules,
  ProcedureVariant,
  SupplementPolicy,
} from '../../../../src/domain/procedure-rules.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import type {
  AgencySelector,
  PlanStep,
  WorkflowPlan,
} from '../../../../src/domain/workflow/workflow-plan.js';
import {
  compileCalendar,
  type SpecialDay,
  type WorkingCalendar,
} from '../../../../src/domain/calendar/working-calendar.js';
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

/** A one-stop desk that opens an hour earlier and closes at 17:00. */
const deskCalendar = compileCalendar({
  id: '2',
  version: 1,
  zone: ZONE,
  weekly: MONDAY_TO_FRIDAY.map((row) => ({ ...row, sessions: [{ from: 390, to: 1020 }] })),
  specialDays: DAYS_OFF.map((day) => ({ ...day, sessions: null })),
  publishedThrough: '2026-12-31',
});

const at = (agencyId: string): AgencyTime => ({ agencyId, calendarId: '1', calendar });
const deskAt = (agencyId: string): AgencyTime => ({ agencyId, calendarId: '2', calendar: deskCalendar });

/** The calendar of the fixture with more or other days, as it is after a change. */
export function changedCalendar(...days: SpecialDay[]): WorkingCalendar {
  return compileCalendar({
    id: '1',
    version: 2,
    zone: ZONE,
    weekly: MONDAY_TO_FRIDAY,
    specialDays: [...DAYS_OFF, ...days],
    publishedThrough: '2026-12-31',
  });
}

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
/** Decree 301/2026 between the agencies of its groups. */
const TWO_HOURS = {
  limit: { amount: 2, unit: 'working_hour' as const },
  legalBasis: 'Nghị định 301/2026/NĐ-CP',
};

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
  [leg('commune', 1), { ...leg('police', 2), acknowledgement: TWO_HOURS }, leg('insurance', 2)],
);

/** Appraisal and a consultation side by side, 12 days for the answer (record 1.013225). */
export const consulting = (deemed = false) =>
  plan(
    ['assign'],
    [
      step('assign', 1, [to('done', 'appraise', 'consult', 'consult_fire')]),
      step('appraise', 3, [to('done', 'propose')]),
      consultation('consult', deemed),
      consultation('consult_fire', deemed),
      step('propose', 1, [ends('granted', 'granted')], {
        waitsFor: ['appraise', 'consult', 'consult_fire'],
      }),
    ],
  );

function consultation(key: string, deemed: boolean): PlanStep {
  const silence = { deemedConsent: { outcome: 'agreed', legalBasis: 'Luật Xây dựng' } };
  return step(key, null, [to('agreed', 'propose'), to('objected', 'propose')], {
    kind: 'consultation',
    limit: { amount: 12, unit: 'day' },
    ...(deemed ? silence : {}),
  });
}

/** The desk hands over, the officer decides. */
export const throughDesk = plan(
  ['intake'],
  [
    step('intake', null, [to('handed_over', 'decide')], {
      kind: 'hand_over',
      agency: { kind: 'receiving' },
      role: 'reception_officer',
    }),
    step('decide', 2, [ends('granted', 'granted'), ends('refused', 'refused')]),
  ],
);

const LONG_AGO = { variant: null, applicantClass: null, receivedOn: '2024-01-02' };

export interface FixtureOptions {
  readonly limit?: TimeLimit;
  readonly policy?: SupplementPolicy;
  readonly plan?: WorkflowPlan;
  readonly rules?: Partial<ProcedureRules>;
  readonly fees?: readonly Fee[];
  /** By which class, on which day; of none on a day long ago unless told. */
  readonly filed?: Partial<Circumstances>;
  /** Taken in at another place than the agency that decides. */
  readonly takenInElsewhere?: boolean;
  /** The desk keeps hours of its own. */
  readonly ownDeskHours?: boolean;
  readonly calendar?: WorkingCalendar;
}

function rulesOf(options: FixtureOptions = {}): ProcedureRules {
  const { limit, policy, plan: workflow, fees = [], rules } = options;
  const term = limit ?? { amount: 10, unit: 'working_day' };
  const channels: Channel[] = ['counter', 'online', 'postal'];
  const variant: ProcedureVariant = {
    key: 'usual',
    name: { vi: 'Thông thường', en: 'Usual' },
    terms: channels.map((channel) => ({
      channel,
      printedTerm: { text: '10 ngày làm việc', amount: term.amount, unit: term.unit },
      decidedTerm: { limit: term, basis: 'Nghị định A', decidedBy: 'UBND tỉnh' },
    })),
    fees,
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
    ...rules,
  };
}

export function contextAt(moment: string | Date, options: FixtureOptions = {}): CaseContext {
  const rules = rulesOf(options);
  const counting = options.calendar ?? calendar;
  const own = (agencyId: string): AgencyTime => ({ ...at(agencyId), calendar: counting });
  const receiving = own(options.takenInElsewhere ? '30' : '10');
  const agencyOf = ({ key, agency }: { key: string; agency: AgencySelector }) =>
    agency.kind === 'receiving' ? receiving : own(key === 'police' ? '20' : '10');
  return {
    now: new Date(moment),
    zone: ZONE,
    rules,
    variant: variantOf(rules, { ...LONG_AGO, ...options.filed }),
    plan: rules.plan,
    receiving,
    competent: own('10'),
    desk: options.ownDeskHours ? deskAt(receiving.agencyId) : receiving,
    stepAgencies: new Map(rules.plan.steps.map((each) => [each.key, agencyOf(each)])),
    legAgencies: new Map(rules.plan.legs.map((each) => [each.key, agencyOf(each)])),
    calendars: new Map([
      ['1', counting],
      ['2', deskCalendar],
    ]),
    officers: new Map(),
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

/** The local moment as people write it, for comparing. */
export const local = (date: Date | null | undefined): string | null =>
  date ? new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : null;

/** A local moment of the tables, `2026-10-05 09:00`. */
export const on = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`);

export function clockOf(current: DossierCase, kind: ClockKind): CaseClock {
  const clock = current.clocks.find(({ terms }) => terms.kind === kind);
  if (!clock) throw new Error(`the case has no clock of kind ${kind}`);
  return clock;
}

/** The code of the refusal, or null when nothing was refused. */
export function refusal(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** All that is owed, paid at that moment; where the version leaves the fee open, how much that was. */
export const paying = (paidAt: Date, amountDong: number | null = null) => ({
  paidAt,
  amountDong,
  method: null,
  reference: null,
  officerId: '2',
});

/** Handed over, by one way. */
export const delivering = (way: DeliveryWay = 'desk') => ({
  way,
  recipient: null,
  reference: null,
  officerId: '2',
});
