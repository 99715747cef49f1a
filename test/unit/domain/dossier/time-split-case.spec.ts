import { describe, expect, it } from '@jest/globals';
import { recordOutage } from '../../../../src/domain/deadline/deadline-clock.js';
import { confirmReceipt } from '../../../../src/domain/dossier/confirm-receipt.js';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { receivePayment, requestPayment } from '../../../../src/domain/dossier/payment.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { sendOn } from '../../../../src/domain/dossier/send-on.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { ownerKey, type TimePiece } from '../../../../src/domain/dossier/time-split.js';
import { splitTimeOf } from '../../../../src/domain/dossier/time-split-case.js';
import type { ClockStart } from '../../../../src/domain/procedure-rules.js';
import { local, shown } from '../time/vietnam-calendar.js';
import { contextAt, parallelLegs, type FixtureOptions, paying } from './case-fixture.js';

const COMMUNE = 'agency 10';
const POLICE = 'agency 20';
const DESK = 'agency 30';

const at = (when: string, options: FixtureOptions = {}) => contextAt(local(when), options);

const filedIn = (context: CaseContext): DossierCase =>
  registerDossier({ channel: 'counter', receivedAt: context.now, missing: [], officerId: '1' }, context)
    .after;

const finish = (before: DossierCase, step: string, outcome: string, context: CaseContext) =>
  finishStep(before, { step, outcome, note: null, officerId: '1' }, context).after;

const told = (pieces: readonly TimePiece[] | null) =>
  (pieces ?? []).map(({ owner, from, late, workingMillis }) =>
    [shown(new Date(from))?.slice(5), ownerKey(owner), workingMillis / 60_000, late ? 'late' : '']
      .join(' ')
      .trim(),
  );

describe('whose time a dossier took', () => {
  it('is decided with the result: the leg that came last, and its lateness', () => {
    const options = { plan: parallelLegs, limit: { amount: 2, unit: 'working_day' } } as const;
    const filed = filedIn(at('2026-10-05 09:00', options));
    const forked = finish(filed, 'register', 'done', at('2026-10-05 10:00', options));
    const insured = finish(forked, 'insurance', 'done', at('2026-10-05 16:00', options));
    const joined = finish(insured, 'police', 'done', at('2026-10-08 09:00', options));
    const resolved = finish(joined, 'collect', 'granted', at('2026-10-08 10:30', options));
    expect(told(resolved.dossier.timeSplit)).toEqual([
      `10-05 09:00 ${COMMUNE} 60`,
      `10-05 10:00 ${POLICE} 1290`,
      `10-07 17:30 ${POLICE} 90 late`,
      `10-08 09:00 ${COMMUNE} 90 late`,
    ]);
  });

  it('is the applicant’s during a supplement, nobody’s in an outage, and runs on while it is open', () => {
    const filed = filedIn(at('2026-10-05 09:00'));
    const asked = requestSupplement(
      filed,
      { items: [], reason: 'Thiếu', legalBasis: null, officerId: '1' },
      at('2026-10-06 09:00'),
    ).after;
    const back = receiveSupplement(asked, at('2026-10-07 09:00')).after;
    const calendars = { counting: at('2026-10-07 09:00').competent.calendar };
    const clocks = back.clocks.map((clock) =>
      clock.terms.kind === 'processing'
        ? {
            ...clock,
            ...recordOutage(clock, local('2026-10-06 14:00'), local('2026-10-06 15:00'), calendars),
          }
        : clock,
    );
    const now = at('2026-10-07 10:00');
    expect(told(splitTimeOf({ ...back, clocks }, now.now, now))).toEqual([
      `10-05 09:00 ${COMMUNE} 480`,
      '10-06 09:00 applicant 180',
      '10-06 14:00 outage 60',
      '10-06 15:00 applicant 240',
      `10-07 09:00 ${COMMUNE} 60`,
    ]);
  });

  it('is payment while a fee is owed', () => {
    const filed = filedIn(at('2026-10-05 09:00'));
    const owed = requestPayment(
      filed,
      { amountDong: 50_000, reason: 'Lệ phí', legalBasis: null, officerId: '2' },
      at('2026-10-05 10:00'),
    ).after;
    const paid = receivePayment(owed, paying(local('2026-10-05 11:00')), at('2026-10-05 14:00')).after;
    const now = at('2026-10-05 15:00');
    expect(told(splitTimeOf(paid, now.now, now))).toEqual([
      `10-05 09:00 ${COMMUNE} 60`,
      '10-05 10:00 payment 60',
      `10-05 11:00 ${COMMUNE} 120`,
    ]);
  });

  const startingWhen = (clockStart: ClockStart, when: string): CaseContext => {
    const context = at(when);
    const receiving = { ...context.receiving, agencyId: '30' };
    return { ...context, receiving, rules: { ...context.rules, clockStart } };
  };

  it('is the desk’s until it sends the dossier on, then transfer until the competent agency has it', () => {
    const filed = filedIn(startingWhen('agency_received', '2026-10-01 10:00'));
    const waiting = startingWhen('agency_received', '2026-10-01 16:00');
    expect(told(splitTimeOf(filed, waiting.now, waiting))).toEqual([`10-01 10:00 ${DESK} 240`]);
    const sent = sendOn(filed, { sentAt: local('2026-10-01 15:00') }, waiting).after;
    expect(told(splitTimeOf(sent, waiting.now, waiting))).toEqual([
      `10-01 10:00 ${DESK} 180`,
      '10-01 15:00 transfer 60',
    ]);
    const got = confirmReceipt(
      sent,
      { receivedAt: local('2026-10-02 08:05') },
      startingWhen('agency_received', '2026-10-02 08:05'),
    ).after;
    const now = startingWhen('agency_received', '2026-10-02 09:00');
    expect(told(splitTimeOf(got, now.now, now))).toEqual([
      `10-01 10:00 ${DESK} 180`,
      '10-01 15:00 transfer 185',
      `10-02 08:05 ${COMMUNE} 55`,
    ]);
  });

  it('is payment until the fee that starts the clock is paid', () => {
    const filed = filedIn(startingWhen('fee_paid', '2026-10-05 09:00'));
    const paid = receivePayment(
      filed,
      paying(local('2026-10-07 09:00'), 20_000),
      startingWhen('fee_paid', '2026-10-07 09:00'),
    ).after;
    const now = startingWhen('fee_paid', '2026-10-07 10:00');
    expect(told(splitTimeOf(paid, now.now, now))).toEqual([
      '10-05 09:00 payment 960',
      `10-07 09:00 ${COMMUNE} 60`,
    ]);
  });

  it('is nothing before the acceptance', () => {
    const context = at('2026-10-05 09:00');
    const filing = { channel: 'online', receivedAt: context.now, missing: [], officerId: '1' } as const;
    expect(splitTimeOf(registerDossier(filing, context).after, local('2026-10-06 09:00'), context)).toEqual(
      [],
    );
  });
});
