import { describe, expect, it } from '@jest/globals';
import type { SupplementPolicy } from '../../../../src/domain/procedure-rules.js';
import { acceptDossier } from '../../../../src/domain/dossier/accept.js';
import { pauseAgencyWork, resumeAgencyWork } from '../../../../src/domain/dossier/case-pauses.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { feeByRule } from '../../../../src/domain/dossier/fees.js';
import { isOtherWork, refile } from '../../../../src/domain/dossier/refile.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { feeLine, termRow, variantOfRows } from '../catalogue/scoped-rows.js';
import { clockOf, contextAt, local, loggedAt, on, type FixtureOptions } from './case-fixture.js';

const SHORTER = { applicantClass: 'poor' };
const CHANNELS = ['counter', 'online', 'postal'] as const;

/** Ten days and 20,000 for everybody; five for poor households, nothing for children. */
function filedAs(applicantClass: string | null, more: FixtureOptions = {}): FixtureOptions {
  const terms = CHANNELS.flatMap((channel) => [termRow(channel, 10), termRow(channel, 5, SHORTER)]);
  const fees = [feeLine(20_000, { key: 'filing' }), feeLine(0, { key: 'filing', applicantClass: 'child' })];
  const classes = ['poor', 'child'].map((key) => ({ key, name: { vi: key, en: key } }));
  return {
    ...more,
    filed: { applicantClass },
    rules: { ...more.rules, variants: [variantOfRows(terms, fees)], applicantClasses: classes },
  };
}

function refiled(
  before: DossierCase,
  moment: string,
  to: string | null,
  more: FixtureOptions = {},
): ReturnType<typeof refile> {
  const changes = [{ field: 'applicantClass', from: null, to }];
  const place = contextAt(on(moment), filedAs(to, more));
  const command = { no: 1, reason: 'Nhầm đối tượng', changes, place, proposedBy: 'A' };
  return refile(before, command, contextAt(on(moment), filedAs(null, more)));
}

describe('a class of applicants that is put right', () => {
  const logged = loggedAt('2026-10-05T09:00:00+07:00', filedAs(null));

  it('counts its term from the original moment, with one apology, and leaves the work as it is', () => {
    const { after, events } = refiled(logged, '2026-10-06 09:00', 'poor');
    expect([local(after.dossier.dueAt), local(after.dossier.originalDueAt)]).toEqual([
      '2026-10-12 17:30',
      '2026-10-19 17:30',
    ]);
    expect(after.steps.map(({ state }) => state)).toEqual(['open']);
    expect(after.dossier.marking).toEqual(logged.dossier.marking);
    const apologies = after.clocks.filter(({ terms }) => terms.kind === 'apology');
    expect(apologies.map(({ stoppedAt, dueAt }) => [stoppedAt === null, local(dueAt)])).toEqual([
      [true, '2026-10-09 17:30'],
    ]);
    expect(events[0]?.data).toMatchObject({ opened: [], cancelledSteps: [], reissues: true });
  });

  it('whose fee alone is another leaves every clock as it is', () => {
    const { after, events } = refiled(logged, '2026-10-06 09:00', 'child');
    expect(events[0]?.data).toMatchObject({ formerFeeDong: 20_000, feeDong: 0 });
    expect(after.clocks).toBe(logged.clocks);
    const { variant } = contextAt(on('2026-10-06 09:00'), filedAs('child'));
    expect(feeByRule(variant, 'counter')).toBe(0);
  });

  it('before the filing is answered changes nothing but what it will be accepted by', () => {
    const filed = loggedAt('2026-10-05T09:00:00+07:00', filedAs(null), 'online');
    const { after } = refiled(filed, '2026-10-05 10:00', 'poor');
    expect(after).toBe(filed);
    const accepted = acceptDossier(
      after,
      on('2026-10-05 10:00'),
      contextAt(on('2026-10-05 10:00'), filedAs('poor')),
    );
    expect(local(accepted.after.dossier.dueAt)).toBe('2026-10-12 17:30');
  });

  const supplemented = (policy: SupplementPolicy) => {
    const options = { policy };
    const at = (moment: string) => contextAt(on(moment), filedAs(null, options));
    const before = loggedAt('2026-10-05T09:00:00+07:00', filedAs(null, options));
    const request = {
      items: [{ description: 'Giấy tờ' }],
      reason: 'Thiếu',
      legalBasis: null,
      officerId: '1',
    };
    const asked = requestSupplement(before, request, at('2026-10-06 09:00')).after;
    const back = receiveSupplement(asked, at('2026-10-08 09:00')).after;
    return refiled(back, '2026-10-09 09:00', 'poor', options).after;
  };

  it('after a supplement is counted from where the term began again', () => {
    expect(local(supplemented({ kind: 'restart' }).dossier.dueAt)).toBe('2026-10-15 17:30');
  });

  it('leaves the term that the version gives after a supplement', () => {
    const policy: SupplementPolicy = { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } };
    const after = supplemented(policy);
    expect(local(after.dossier.dueAt)).toBe('2026-10-13 17:30');
    expect(clockOf(after, 'processing').terms.limit).toEqual(policy.limit);
  });

  it('that owes nothing begins from the complete dossier, though a fee was waited for', () => {
    const options: FixtureOptions = { rules: { clockStart: 'fee_paid' } };
    const waiting = loggedAt('2026-10-05T09:00:00+07:00', filedAs(null, options));
    expect([waiting.dossier.state, waiting.clocks.map(({ terms }) => terms.kind)]).toEqual([
      'awaiting_payment',
      ['payment_wait'],
    ]);
    const { after, events } = refiled(waiting, '2026-10-07 09:00', 'child', options);
    expect([after.dossier.state, local(after.dossier.dueAt)]).toEqual(['in_progress', '2026-10-19 17:30']);
    expect(after.clocks[0]?.stoppedAt).not.toBeNull();
    expect(events[0]?.data).toMatchObject({ formerFeeDong: 20_000, feeDong: 0, reissues: true });
    expect(refiled(waiting, '2026-10-07 09:00', 'poor', options).after.dossier.state).toBe(
      'awaiting_payment',
    );
  });

  it('had a term too short for an apology, and has one once a longer term goes on', () => {
    const options: FixtureOptions = {};
    const before = loggedAt('2026-10-05T09:00:00+07:00', filedAs(null, options));
    const none = { ...before, clocks: before.clocks.filter(({ terms }) => terms.kind !== 'apology') };
    const at = (moment: string) => contextAt(on(moment), filedAs(null, options));
    const paused = pauseAgencyWork(none, 'verification', at('2026-10-06 09:00'));
    const { after } = refiled(paused, '2026-10-06 10:00', 'poor', options);
    expect([clockOf(after, 'apology').dueAt, clockOf(after, 'apology').stoppedAt]).toEqual([null, null]);
    const going = resumeAgencyWork(after, 'verification', at('2026-10-08 09:00'));
    expect([local(going.dossier.dueAt), local(clockOf(going, 'apology').dueAt)]).toEqual([
      '2026-10-14 17:30',
      '2026-10-13 17:30',
    ]);
  });

  it('is no other work, as another procedure, variant or agency is', () => {
    const of = (field: string) => isOtherWork([{ field, from: 'a', to: 'b' }]);
    expect(['applicantClass', 'applicant.fullName'].map(of)).toEqual([false, false]);
    expect(['procedureCode', 'variant', 'receivingAgency', 'competentAgency'].map(of)).toEqual(
      Array.from({ length: 4 }, () => true),
    );
  });
});
