import { describe, expect, it } from '@jest/globals';
import { apologise } from '../../../../src/domain/dossier/apologise.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { finishStep } from '../../../../src/domain/dossier/finish-step.js';
import { pauseWork, resumeWork } from '../../../../src/domain/dossier/pause-work.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { rungMoments } from '../../../../src/domain/deadline/rungs.js';
import type { TimeLimit } from '../../../../src/domain/deadline/time-limit.js';
import { clockOf, contextAt, loggedAt, local, on, refusal, type FixtureOptions } from './case-fixture.js';

const OPTIONS: FixtureOptions = {
  rules: {
    extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật B' },
    excluded: ['verification'],
  },
};
const at = (moment: string, options: FixtureOptions = OPTIONS) => contextAt(on(moment), options);
/** 10 working days, due Mon 19/10/2026 17:30. */
const logged = (options: FixtureOptions = OPTIONS) => loggedAt('2026-10-05T09:00:00+07:00', options);
const workingDays = (amount: number): TimeLimit => ({ amount, unit: 'working_day' });
const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: null, officerId: '2' };
const extend = (before: DossierCase, extension: TimeLimit, moment: string, options = OPTIONS) =>
  extendDeadline(before, { extension, reason: 'Hồ sơ phức tạp', legalBasis: null }, at(moment, options));
const sorry = (before: DossierCase, extra: TimeLimit, moment: string, options = OPTIONS) =>
  apologise(
    before,
    { extra, reason: 'Quá tải', signedBy: '3', signedName: 'Trần Văn B' },
    at(moment, options),
  );
const verify = (before: DossierCase, moment: string) =>
  pauseWork(before, { reason: 'verification', legalBasis: 'Luật B', note: null }, at(moment)).after;
const finished = (before: DossierCase, moment: string) => {
  const step = (current: DossierCase, key: string, outcome: string) =>
    finishStep(current, { step: key, outcome, note: null, officerId: '2' }, at(moment)).after;
  return step(step(before, 'appraise', 'done'), 'approve', 'granted');
};

describe('trap 25: an extension', () => {
  it('is counted from the old due moment, and the apology’s moment goes with it', () => {
    const { after, events } = extend(logged(), workingDays(3), '2026-10-14 09:00');
    expect(local(after.dossier.dueAt)).toBe('2026-10-22 17:30');
    expect(local(after.dossier.originalDueAt)).toBe('2026-10-19 17:30');
    expect(after.dossier.extendedAt).toEqual(on('2026-10-14 09:00'));
    expect(local(clockOf(after, 'apology').dueAt)).toBe('2026-10-21 17:30');
    expect(events[0]).toMatchObject({ type: 'deadline_extended', data: { legalBasis: 'Luật B' } });
  });

  it.each<[string, string, TimeLimit, string, FixtureOptions]>([
    ['without a rule', 'extension-not-allowed', workingDays(1), '2026-10-14 09:00', {}],
    ['longer than the law allows', 'extension-too-long', workingDays(6), '2026-10-14 09:00', OPTIONS],
    ['in another unit', 'extension-in-other-unit', { amount: 3, unit: 'day' }, '2026-10-14 09:00', OPTIONS],
    ['of nothing', 'invalid-time-limit', workingDays(0), '2026-10-14 09:00', OPTIONS],
    ['after the end', 'extension-after-expiry', workingDays(1), '2026-10-19 17:31', OPTIONS],
  ])('%s is refused', (_which, code, extension, moment, options) => {
    expect(refusal(() => extend(logged(options), extension, moment, options))).toBe(code);
  });

  it('at the last moment is in time', () => {
    const { after } = extend(logged(), workingDays(1), '2026-10-19 17:30');
    expect(local(after.dossier.dueAt)).toBe('2026-10-20 17:30');
  });

  it('comes once, also after a restart, which gives the full limit without it', () => {
    const extended = extend(logged(), workingDays(3), '2026-10-06 09:00').after;
    expect(refusal(() => extend(extended, workingDays(1), '2026-10-06 10:00'))).toBe('already-extended');
    const asked = requestSupplement(extended, ask, at('2026-10-07 10:00')).after;
    const back = receiveSupplement(asked, at('2026-10-14 10:00')).after;
    expect(local(back.dossier.dueAt)).toBe('2026-10-28 17:30');
    expect(refusal(() => extend(back, workingDays(1), '2026-10-15 10:00'))).toBe('already-extended');
  });

  it('during a pause takes effect when the clock goes on', () => {
    const extended = extend(verify(logged(), '2026-10-07 10:00'), workingDays(2), '2026-10-08 10:00').after;
    expect(extended.dossier.dueAt).toBeNull();
    const back = resumeWork(extended, { reason: 'verification', note: null }, at('2026-10-14 10:00')).after;
    expect(local(back.dossier.dueAt)).toBe('2026-10-28 17:30');
  });
});

describe('an apology with a new appointment', () => {
  it('row 17: sent on the alert day it is in time, on the due day it is stored and flagged', () => {
    const inTime = sorry(logged(), workingDays(4), '2026-10-16 17:30');
    expect([inTime.reAppointment?.late, inTime.flags]).toEqual([false, []]);
    expect(local(inTime.reAppointment?.apologyDueAt)).toBe('2026-10-16 17:30');
    const late = sorry(logged(), workingDays(4), '2026-10-19 09:00');
    expect(late.reAppointment).toMatchObject({ late: true, signedName: 'Trần Văn B' });
    expect(late.events[0]).toMatchObject({ type: 'apology_sent', data: { late: true } });
    expect(late.flags).toEqual([
      expect.objectContaining({ kind: 'apology_late', momentAt: on('2026-10-16 17:30') }),
    ]);
    expect(local(late.after.dossier.promisedDueAt)).toBe('2026-10-23 17:30');
  });

  it('row 18: is possible once; the due moments stay', () => {
    const { after } = sorry(logged(), workingDays(4), '2026-10-16 09:00');
    expect(refusal(() => sorry(after, workingDays(5), '2026-10-16 10:00'))).toBe('already-re-appointed');
    expect([local(after.dossier.originalDueAt), local(after.dossier.dueAt)]).toEqual([
      '2026-10-19 17:30',
      '2026-10-19 17:30',
    ]);
    expect(clockOf(after, 'apology').stoppedAt).toEqual(on('2026-10-16 09:00'));
  });

  it('an apology sent on the Sunday before a Monday due day is in time by the law, the desk was told Friday', () => {
    const sunday = sorry(logged(), workingDays(4), '2026-10-18 20:00');
    expect([sunday.reAppointment?.late, sunday.flags]).toEqual([false, []]);
    expect(local(sunday.reAppointment?.apologyDueAt ?? null)).toBe('2026-10-16 17:30');
  });

  it('row 39: due 19/10, re-appointed to 23/10, done on 22/10 is late by the law and kept as promised', () => {
    const { after } = sorry(logged(), workingDays(4), '2026-10-16 09:00');
    const { dossier } = finished(after, '2026-10-22 09:00');
    expect(dossier.timeliness).toBe('late');
    expect([local(dossier.dueAt), local(dossier.promisedDueAt)]).toEqual([
      '2026-10-19 17:30',
      '2026-10-23 17:30',
    ]);
    expect(dossier.resolvedAt && dossier.promisedDueAt && dossier.resolvedAt <= dossier.promisedDueAt).toBe(
      true,
    );
  });

  it('is counted by the engine: the due day is day zero, days off do not count', () => {
    const before = loggedAt('2026-08-24T09:00:00+07:00', { limit: workingDays(4) });
    const { after } = sorry(before, workingDays(1), '2026-08-27 09:00');
    expect([local(before.dossier.dueAt), local(after.dossier.promisedDueAt)]).toEqual([
      '2026-08-28 17:30',
      '2026-09-03 17:30',
    ]);
  });

  it('ends when the returning desk closes', () => {
    const options = { ...OPTIONS, ownDeskHours: true };
    const { after } = sorry(logged(options), workingDays(4), '2026-10-16 09:00', options);
    expect(local(after.dossier.promisedDueAt)).toBe('2026-10-23 17:00');
  });

  it.each<[string, TimeLimit, string]>([
    ['that has passed', workingDays(1), '2026-10-21 09:00'],
    ['at the due moment itself', { amount: 0, unit: 'same_day' }, '2026-10-16 09:00'],
  ])('to a moment %s is refused', (_which, extra, moment) => {
    expect(refusal(() => sorry(logged(), extra, moment))).toBe('promise-too-early');
  });

  it('is refused while the clock stands still: there is no due moment to count from', () => {
    const verifying = verify(logged(), '2026-10-07 10:00');
    expect(refusal(() => sorry(verifying, workingDays(2), '2026-10-08 10:00'))).toBe('no-due-moment');
  });

  it('cannot come late where the term is too short for one a day ahead', () => {
    const options = { limit: workingDays(1) };
    const before = logged(options);
    expect(before.clocks.map(({ terms }) => terms.kind)).toEqual(['processing', 'return_limit', 'step']);
    const { reAppointment, flags } = sorry(before, workingDays(1), '2026-10-06 09:00', options);
    expect([reAppointment?.late, flags]).toEqual([false, []]);
  });
});

describe('the apology’s clock', () => {
  const apologyOf = (current: DossierCase) => local(clockOf(current, 'apology').dueAt);

  it('belongs to the competent agency and ends on the last counted day before the due day', () => {
    const clock = clockOf(logged(), 'apology');
    expect([clock.ownerAgencyId, local(clock.dueAt), clock.terms.legalBasis]).toEqual([
      '10',
      '2026-10-16 17:30',
      'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 6',
    ]);
  });

  it('is told once, when the last day for an apology begins', () => {
    const context = at('2026-10-05 09:00');
    const [rung, ...others] = rungMoments(clockOf(logged(), 'apology'), {
      counting: context.competent.calendar,
    });
    expect([rung?.key, local(rung?.at), others]).toEqual(['apology_due', '2026-10-15 17:30', []]);
  });

  it('stands still with the legal clock, also when its own moment has passed, and restarts with it', () => {
    const verifying = verify(logged(), '2026-10-19 10:00');
    expect([verifying.dossier.dueAt, apologyOf(verifying)]).toEqual([null, null]);
    const back = resumeWork(verifying, { reason: 'verification', note: null }, at('2026-10-26 10:00')).after;
    expect([local(back.dossier.dueAt), apologyOf(back)]).toEqual(['2026-10-26 17:30', '2026-10-23 17:30']);
    const asked = requestSupplement(logged(), ask, at('2026-10-07 10:00')).after;
    expect(apologyOf(asked)).toBeNull();
    const restarted = receiveSupplement(asked, at('2026-10-14 10:00')).after;
    expect([apologyOf(restarted), clockOf(restarted, 'apology').generation]).toEqual(['2026-10-27 17:30', 2]);
  });

  it('ends with a new term that is too short for an apology', () => {
    const options: FixtureOptions = { policy: { kind: 'fixed_term_after', limit: workingDays(1) } };
    const asked = requestSupplement(logged(options), ask, at('2026-10-07 10:00', options)).after;
    const back = receiveSupplement(asked, at('2026-10-14 10:00', options)).after;
    expect(clockOf(back, 'apology').stoppedAt).toEqual(on('2026-10-14 10:00'));
  });
});
