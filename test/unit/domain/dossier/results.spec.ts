import { describe, expect, it } from '@jest/globals';
import { correctResult, reissueResult } from '../../../../src/domain/dossier/correct-result.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { stop, withdraw } from '../../../../src/domain/dossier/endings.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork } from '../../../../src/domain/dossier/pause-work.js';
import { requestPayment } from '../../../../src/domain/dossier/payment.js';
import { isPossible } from '../../../../src/domain/dossier/possible-actions.js';
import { reopen, type ReopenCommand } from '../../../../src/domain/dossier/reopen.js';
import { handOverResult, receiveResult } from '../../../../src/domain/dossier/result-delivery.js';
import { requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { ends, plan, step, to } from '../workflow/plans.js';
import {
  clockOf,
  contextAt,
  delivering,
  local,
  loggedAt,
  on,
  parallelLegs,
  refusal,
  type FixtureOptions,
} from './case-fixture.js';

const at = (when: string, options: FixtureOptions = {}) => contextAt(on(when), options);
const logged = (options: FixtureOptions = {}) => loggedAt('2026-10-05T09:00:00+07:00', options);

function finished(
  before: DossierCase,
  key: string,
  outcome: string,
  when: string,
  options: FixtureOptions = {},
) {
  const command = { step: key, outcome, note: 'Đã xem xét', officerId: '2' };
  return finishStep(before, command, at(when, options)).after;
}

function resolved(when = '2026-10-07 10:00'): DossierCase {
  return finished(finished(logged(), 'appraise', 'done', '2026-10-06 10:00'), 'approve', 'granted', when);
}

const returned = () => handOverResult(resolved(), delivering(), at('2026-10-08 09:00')).after;

describe('a result on its way to the applicant', () => {
  it('is ready, at the desk and handed over: three facts, each with its moment', () => {
    const ready = resolved();
    expect(ready.dossier).toMatchObject({ state: 'resolved', resultAtDeskAt: null, returnedAt: null });
    const atDesk = receiveResult(ready, at('2026-10-07 15:00')).after;
    expect(atDesk.dossier).toMatchObject({ state: 'resolved', resultAtDeskAt: on('2026-10-07 15:00') });
    const { after } = handOverResult(atDesk, delivering(), at('2026-10-08 09:00'));
    expect(after.dossier).toMatchObject({
      state: 'returned',
      resolvedAt: on('2026-10-07 10:00'),
      resultAtDeskAt: on('2026-10-07 15:00'),
      returnedAt: on('2026-10-08 09:00'),
    });
    expect(refusal(() => receiveResult(atDesk, at('2026-10-07 16:00')))).toBe('result-already-at-desk');
  });

  it('goes electronically and on paper too, by each way once', () => {
    const sent = handOverResult(resolved(), delivering('electronic'), at('2026-10-07 11:00')).after;
    const paper = { ...delivering('post'), reference: 'EH123456789VN' };
    const posted = handOverResult(sent, paper, at('2026-10-08 09:00')).after;
    expect(posted.deliveries.map(({ way, reference }) => [way, reference])).toEqual([
      ['electronic', null],
      ['post', 'EH123456789VN'],
    ]);
    // The first way counts: the applicant has it.
    expect(posted.dossier.returnedAt).toEqual(on('2026-10-07 11:00'));
    expect(refusal(() => handOverResult(posted, paper, at('2026-10-09 09:00')))).toBe('already-delivered');
  });

  it('has had its decision: nobody withdraws, stops, asks, pauses or extends any more (row 25)', () => {
    const options: FixtureOptions = {
      plan: plan(
        ['approve'],
        [
          step('approve', 1, [to('approved', 'issue')], { kind: 'approval', role: 'approver' }),
          step('issue', 1, [ends('issued', 'granted')], { kind: 'result' }),
        ],
      ),
    };
    const signed = finished(logged(options), 'approve', 'approved', '2026-10-08 09:30', options);
    const context = at('2026-10-08 10:00', options);
    const ask = { items: [{ description: 'x' }], reason: 'x', legalBasis: null, officerId: '2' };
    const pay = { amountDong: 1, reason: 'x', legalBasis: null, officerId: '2' };
    const pause = { reason: 'verification', legalBasis: 'Luật A', note: null } as const;
    const longer = {
      extension: { amount: 1, unit: 'working_day' },
      reason: 'x',
      legalBasis: null,
    } as const;
    for (const act of [
      () => withdraw(signed, 'Rút', context),
      () => stop(signed, 'Dừng', context),
      () => requestSupplement(signed, ask, context),
      () => requestPayment(signed, pay, context),
      () => pauseWork(signed, pause, context),
      () => extendDeadline(signed, longer, context),
    ]) {
      expect(refusal(act)).toBe('already-decided');
    }
    expect(refusal(() => withdraw(logged(options), 'Rút', context))).toBeNull();
    for (const action of ['withdraw', 'pause', 'extend'] as const) {
      expect(isPossible(action, signed, context.rules, context.now)).toBe(false);
    }
    expect(isPossible('withdraw', logged(options), context.rules, context.now)).toBe(true);
  });
});

describe('a wrong result', () => {
  const wrong = (before: DossierCase, when = '2026-10-12 09:00') =>
    correctResult(before, { reason: 'Sai ngày sinh', noticedBy: 'applicant' }, at(when));

  it('is mended within three working days (Decree 118/2025 art. 23) and goes out once more', () => {
    const open = wrong(returned()).after;
    const clock = clockOf(open, 'result_correction');
    expect([clock.ownerAgencyId, local(clock.dueAt)]).toEqual(['10', '2026-10-15 17:30']);
    const mended = reissueResult(open, 'Đã sửa ngày sinh', at('2026-10-13 09:00')).after;
    expect(mended.dossier).toMatchObject({ state: 'resolved', resultIssue: 2, returnedAt: null });
    expect(clockOf(mended, 'result_correction').stoppedAt).toEqual(on('2026-10-13 09:00'));
    const again = handOverResult(mended, delivering(), at('2026-10-14 09:00')).after;
    expect(again.deliveries.map(({ way, issue }) => [way, issue])).toEqual([
      ['desk', 1],
      ['desk', 2],
    ]);
  });

  it('is not handed over until it is mended', () => {
    const open = wrong(resolved()).after;
    const hand = (before: DossierCase) => handOverResult(before, delivering(), at('2026-10-13 10:00'));
    expect(refusal(() => hand(open))).toBe('result-being-corrected');
    const mended = reissueResult(open, 'Đã sửa', at('2026-10-13 09:00')).after;
    expect(hand(mended).after.dossier.state).toBe('returned');
  });

  it('is not mended any more once the dossier is reopened for another decision', () => {
    const order = { reason: 'x', legalBasis: 'QĐ 1', term: 'restart', step: null } as const;
    const { after } = reopen(wrong(resolved()).after, order, at('2026-10-13 09:00'));
    expect(clockOf(after, 'result_correction').stoppedAt).toEqual(on('2026-10-13 09:00'));
  });

  it('leaves as it was whether the dossier was on time', () => {
    const mended = reissueResult(wrong(returned()).after, 'Đã sửa', at('2026-12-01 09:00')).after;
    const { resolvedAt, timeliness } = resolved().dossier;
    expect(mended.dossier).toMatchObject({ resolvedAt, timeliness });
  });

  it('leaves the due moment of a decision made during a pause', () => {
    const options: FixtureOptions = { rules: { excluded: ['consultation'] } };
    const pause = { reason: 'consultation', legalBasis: 'Luật A', note: null } as const;
    const still = pauseWork(logged(options), pause, at('2026-10-06 09:00', options)).after;
    const appraised = finished(still, 'appraise', 'done', '2026-10-06 10:00', options);
    const decided = finished(appraised, 'approve', 'granted', '2026-10-06 15:00', options);
    expect(local(decided.dossier.dueAt)).toBe('2026-10-19 17:30');
    expect(wrong(decided).after.dossier.dueAt).toEqual(decided.dossier.dueAt);
  });

  it('is reported once at a time, and nothing is issued again without a report', () => {
    const open = wrong(resolved()).after;
    expect(refusal(() => wrong(open))).toBe('correction-already-open');
    expect(refusal(() => reissueResult(resolved(), 'x', at('2026-10-12 09:00')))).toBe('no-correction-open');
  });
});

describe('a dossier that is reopened by a decision', () => {
  const order: ReopenCommand = {
    reason: 'Khiếu nại đúng',
    legalBasis: 'Quyết định 12/QĐ-UBND ngày 20/10/2026',
    term: 'restart',
    step: null,
  };
  const again = (
    before: DossierCase,
    when: string,
    parts: Partial<ReopenCommand> = {},
    options: FixtureOptions = {},
  ) => reopen(before, { ...order, ...parts }, at(when, options));

  it('has the full term again from that moment, its work and its watch', () => {
    const { after, events } = again(returned(), '2026-10-20 09:00');
    expect(after.dossier).toMatchObject({
      state: 'in_progress',
      resolvedAt: null,
      outcome: null,
      timeliness: null,
      timeSplit: null,
      returnedAt: null,
      resultIssue: 2,
    });
    expect(local(after.dossier.dueAt)).toBe('2026-11-03 17:30');
    expect(local(after.dossier.originalDueAt)).toBe('2026-10-19 17:30');
    expect(after.steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey)).toEqual([
      'appraise',
    ]);
    const running = after.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ terms }) => terms.kind);
    expect(running.sort()).toEqual(['apology', 'processing', 'return_limit', 'step']);
    expect(events).toMatchObject([
      {
        type: 'dossier_reopened',
        data: { legalBasis: order.legalBasis, former: { state: 'returned', timeliness: 'early' } },
      },
    ]);
  });

  it('goes on as if it had never ended where the decision says so', () => {
    const stopped = stop(logged(), 'Nhầm', at('2026-10-07 10:00')).after;
    const { after } = again(stopped, '2026-10-15 09:00', { term: 'continue' });
    expect(local(after.dossier.dueAt)).toBe('2026-10-19 17:30');
    expect(after.dossier).toMatchObject({ endedAt: null, endReason: null, lateBefore: false });
  });

  it('was late once and stays late, however soon the second decision comes', () => {
    const late = resolved('2026-10-20 09:00');
    expect(late.dossier.timeliness).toBe('late');
    const open = again(late, '2026-10-26 09:00', { step: 'approve' }).after;
    const decided = finished(open, 'approve', 'granted', '2026-10-26 10:00');
    expect(decided.dossier).toMatchObject({ timeliness: 'late', outcome: 'granted' });
  });

  it('was stopped after its due moment: late all the same', () => {
    const stopped = stop(logged(), 'Nhầm', at('2026-10-21 10:00')).after;
    expect(again(stopped, '2026-10-22 09:00').after.dossier.lateBefore).toBe(true);
  });

  it('owes no papers any more that were asked for before its end: the time is the agency’s', () => {
    const ask = { items: [{ description: 'x' }], reason: 'x', legalBasis: null, officerId: '2' };
    const asked = requestSupplement(logged(), ask, at('2026-10-07 10:00')).after;
    const closed = stop(asked, 'no_supplement', at('2026-10-23 08:00')).after;
    const open = again(closed, '2026-10-26 09:00').after;
    const decided = finished(
      finished(open, 'appraise', 'done', '2026-11-20 10:00'),
      'approve',
      'granted',
      '2026-11-23 10:00',
    );
    const applicants = decided.dossier.timeSplit?.filter(({ owner }) => owner.kind === 'applicant');
    expect(applicants?.map(({ from, to }) => [local(new Date(from)), local(new Date(to))])).toEqual([
      ['2026-10-07 10:00', '2026-10-23 08:00'],
    ]);
    expect(decided.dossier.timeSplit?.at(-1)).toMatchObject({ owner: { kind: 'agency' }, late: true });
  });

  it('begins at a step of its plan, but not behind a fork whose join would wait for ever', () => {
    const options: FixtureOptions = { plan: parallelLegs };
    const stopped = stop(logged(options), 'Nhầm', at('2026-10-07 10:00', options)).after;
    const from = (key: string) => again(stopped, '2026-10-08 09:00', { step: key }, options);
    expect(refusal(() => from('police'))).toBe('step-not-reopenable');
    expect(refusal(() => from('nowhere'))).toBe('unknown-step');
    expect(from('collect').after.dossier.marking.open).toEqual(['collect']);
  });

  it('is only one that has ended', () => {
    expect(refusal(() => again(logged(), '2026-10-06 09:00'))).toBe('action-not-allowed');
  });
});
