import { describe, expect, it } from '@jest/globals';
import { fixedClock } from '../../../../src/domain/deadline/deadline-clock.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { withdraw } from '../../../../src/domain/dossier/endings.js';
import { extendDeadline } from '../../../../src/domain/dossier/extend-deadline.js';
import { refile } from '../../../../src/domain/dossier/refile.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { reopen } from '../../../../src/domain/dossier/reopen.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { feeLine, termRow, variantOfRows } from '../catalogue/scoped-rows.js';
import { clockOf, contextAt, local, loggedAt, on, type FixtureOptions } from './case-fixture.js';

const FREE: FixtureOptions = { rules: { clockStart: 'fee_paid' } };
const EXTENDABLE: FixtureOptions = {
  rules: { extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A, Điều 7' } },
};

/** Ten working days and 20,000 for everybody; five for poor households, fifteen days for companies, no fee for children. */
function filedAs(applicantClass: string | null, more: FixtureOptions = {}): FixtureOptions {
  const [general, poor, company] = [
    termRow('counter', 10),
    termRow('counter', 5, { applicantClass: 'poor' }),
    termRow('counter', 15, { applicantClass: 'company' }),
  ];
  const limit = { amount: 15, unit: 'day' } as const;
  const inDays = { ...company, decidedTerm: { ...company.decidedTerm, limit } };
  const fees = [feeLine(20_000, { key: 'filing' }), feeLine(0, { key: 'filing', applicantClass: 'child' })];
  const classes = ['poor', 'company', 'child'].map((key) => ({ key, name: { vi: key, en: key } }));
  const variants = [variantOfRows([general, poor, inDays], fees)];
  return {
    ...more,
    filed: { applicantClass },
    rules: { ...more.rules, variants, applicantClasses: classes },
  };
}

function refiled(before: DossierCase, moment: string, to: string | null, more: FixtureOptions = {}) {
  const changes = [{ field: 'applicantClass', from: null, to }];
  const place = contextAt(on(moment), filedAs(to, more));
  const command = { no: 1, reason: 'Nhầm đối tượng', changes, place, proposedBy: 'A' };
  return refile(before, command, contextAt(on(moment), filedAs(null, more)));
}

const at = (moment: string, more: FixtureOptions = {}) => contextAt(on(moment), filedAs(null, more));
const logged = (more: FixtureOptions = {}) => loggedAt('2026-10-05T09:00:00+07:00', filedAs(null, more));

describe('a class put right', () => {
  it('of a reopened dossier that waits for its fee is counted from the reopening', () => {
    const ended = withdraw(logged(FREE), 'Rút', at('2026-10-06 09:00', FREE)).after;
    const again = { reason: 'Rút nhầm', legalBasis: 'Luật A', term: 'continue', step: null } as const;
    const waiting = reopen(ended, again, at('2026-11-02 09:00', FREE)).after;
    expect(waiting.dossier.state).toBe('awaiting_payment');
    const { after } = refiled(waiting, '2026-11-03 09:00', 'child', FREE);
    expect(local(after.dossier.dueAt)).toBe('2026-11-16 17:30');
  });

  it('of a filing that was entered later is counted from its receipt', () => {
    const receivedAt = on('2026-10-01 09:00');
    const filing = { channel: 'counter', receivedAt, missing: [], officerId: '1' } as const;
    const waiting = registerDossier(filing, at('2026-10-07 09:00', FREE)).after;
    const { after } = refiled(waiting, '2026-10-08 09:00', 'child', FREE);
    expect(local(after.dossier.dueAt)).toBe('2026-10-15 17:30');
  });

  it('leaves the term after a supplement, however long it is, also while its papers are waited for', () => {
    const limit = { amount: 10, unit: 'working_day' } as const;
    const options: FixtureOptions = { policy: { kind: 'fixed_term_after', limit } };
    const request = {
      items: [{ description: 'Giấy tờ' }],
      ...{ reason: 'Thiếu', legalBasis: null, officerId: '1' },
    };
    const asked = requestSupplement(logged(options), request, at('2026-10-06 09:00', options)).after;
    const meanwhile = refiled(asked, '2026-10-07 09:00', 'company', options);
    expect(meanwhile.flags).toEqual([]);
    const back = receiveSupplement(asked, at('2026-10-08 09:00', options)).after;
    const { after } = refiled(back, '2026-10-09 09:00', 'poor', options);
    expect(local(after.dossier.dueAt)).toBe('2026-10-22 17:30');
  });

  it('whose term has another unit gives up the extension, which may be given anew', () => {
    const extension = { amount: 5, unit: 'working_day' } as const;
    const longer = { extension, reason: 'Phức tạp', legalBasis: null };
    const extended = extendDeadline(logged(EXTENDABLE), longer, at('2026-10-08 09:00', EXTENDABLE)).after;
    const { after } = refiled(extended, '2026-10-09 09:00', 'company', EXTENDABLE);
    expect([local(after.dossier.dueAt), after.dossier.extendedAt]).toEqual(['2026-10-20 17:30', null]);
    expect(clockOf(after, 'processing').extension).toBeNull();
  });

  it('keeps the promise of another system where the right term would make it late at once', () => {
    const promised = on('2026-10-30 17:30');
    const filed = logged();
    const clocks = filed.clocks.map((clock) =>
      clock.terms.kind === 'processing'
        ? { ...clock, ...fixedClock(clock.terms, clock.startedAt, promised) }
        : clock,
    );
    const takenOver = { ...filed, clocks, dossier: { ...filed.dossier, dueAt: promised } };
    expect(refiled(takenOver, '2026-10-21 09:00', 'poor').after).toBe(takenOver);
    const early = refiled(takenOver, '2026-10-07 09:00', 'poor').after;
    expect(local(early.dossier.dueAt)).toBe('2026-10-12 17:30');
  });
});
