import { explainClock } from '../../../../src/domain/deadline/clock-explanation.js';
import { acceptDossier, startsWhen } from '../../../../src/domain/dossier/accept.js';
import { legalClockOf } from '../../../../src/domain/dossier/case-clocks.js';
import { calendarsOf } from '../../../../src/domain/dossier/clock-calendars.js';
import type {
  CaseClock,
  CaseContext,
  DossierCase,
  ReAppointment,
} from '../../../../src/domain/dossier/dossier-case.js';
import { dossierSummary } from '../../../../src/domain/dossier/dossier-summary.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import type { DaysKnown } from '../../../../src/domain/dossier/summary-term.js';
import { versionTermsOf } from '../../../../src/domain/dossier/version-terms.js';
import { compileCalendar, type WorkingCalendar } from '../../../../src/domain/calendar/working-calendar.js';
import { local, VIETNAM } from '../time/vietnam-calendar.js';
import { contextAt, loggedAt, type FixtureOptions } from './case-fixture.js';

/** With the make-up Saturday, which the fixture's own calendar leaves out. */
export const calendar = compileCalendar({ ...VIETNAM, id: '1' });
const PAUSE: FixtureOptions = { policy: { kind: 'pause' } };

export const papers = { items: [], reason: 'Thiếu bản vẽ', legalBasis: null, officerId: '1' };
export const sorry = {
  extra: { amount: 3, unit: 'working_day' },
  reason: 'Chờ kết quả thẩm định thực địa.',
  signedBy: '7',
  signedName: 'Trần Văn Bình',
} as const;

export function at(text: string, options: FixtureOptions = PAUSE): CaseContext {
  const context = contextAt(local(text), options);
  const time = { ...context.competent, calendar };
  const steps = [...context.stepAgencies].map(([key, owner]) => [key, { ...owner, calendar }] as const);
  return {
    ...context,
    receiving: { ...context.receiving, calendar },
    competent: time,
    desk: { ...context.receiving, calendar },
    stepAgencies: new Map(steps),
    calendars: new Map([['1', calendar]]),
  };
}

/** The fixture logs on its own calendar; the acceptance here is by the one with the make-up day. */
export function loggedIn(when: string, options = PAUSE): DossierCase {
  const online = loggedAt(local(when).toISOString(), options, 'online');
  const accepted = acceptDossier(online, local(when), at(when, options)).after;
  return { ...accepted, dossier: { ...accepted.dossier, channel: 'counter' } };
}

export function finish(before: DossierCase, step: string, outcome: string, when: string, options = PAUSE) {
  return finishStep(before, { step, outcome, note: null, officerId: '1' }, at(when, options)).after;
}

export interface Told {
  readonly promise?: ReAppointment | null | undefined;
  readonly options?: FixtureOptions;
  readonly daysKnown?: DaysKnown;
  /** The calendar by which it is told, where that is not the one by which it was counted. */
  readonly present?: WorkingCalendar;
}

export function summary(of: DossierCase, when: string, told: Told = {}) {
  const { promise = null, options = PAUSE, daysKnown = 'known', present = calendar } = told;
  const context = at(when, options);
  const { channel } = of.dossier;
  const waiting = of.clocks.findLast(({ terms }) =>
    ['intake_response', 'supplement_wait', 'payment_wait'].includes(terms.kind),
  );
  const calendars = new Map([['1', present]]);
  const version = versionTermsOf(channel, context);
  const read = (clock: CaseClock | undefined) =>
    clock ? explainClock(clock, calendarsOf(clock, calendars), version).facts : null;
  return dossierSummary({
    ...of.dossier,
    code: 'H99.31-260813-0001',
    startsWhen: startsWhen(channel, context),
    daysKnown,
    legal: read(legalClockOf(of)),
    waiting: read(waiting),
    promise,
    asOf: context.now,
    zone: context.zone,
  });
}
