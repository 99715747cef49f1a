import { describe, expect, it } from '@jest/globals';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { receiveSupplement, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { contextAt, local, loggedAt, on, type FixtureOptions } from './case-fixture.js';

const at = (when: string, options: FixtureOptions) => contextAt(on(when), options);
const logged = (options: FixtureOptions) => loggedAt('2026-10-05T09:00:00+07:00', options);

function asked(before: DossierCase, when: string, options: FixtureOptions) {
  const command = {
    items: [{ description: 'Bản vẽ' }],
    reason: 'Thiếu',
    legalBasis: 'Luật Xây dựng',
    officerId: '2',
  };
  return requestSupplement(before, command, at(when, options));
}

const limits = ({ clocks }: DossierCase) =>
  clocks
    .filter(({ terms }) => terms.kind === 'return_limit')
    .map(({ dueAt, terms }) => [local(dueAt), terms.legalBasis]);

describe('the limit for sending a dossier back for papers', () => {
  it('row 12: three working days by the decree', () => {
    expect(limits(logged({}))).toEqual([['2026-10-08 17:30', 'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5']]);
  });

  it('is what sector law gives, e.g. seven working days for a construction permit (1.013225)', () => {
    const options: FixtureOptions = {
      rules: {
        returnLimit: { limit: { amount: 7, unit: 'working_day' }, legalBasis: 'Luật Xây dựng, Điều 102' },
      },
    };
    const before = logged(options);
    expect(limits(before)).toEqual([['2026-10-14 17:30', 'Luật Xây dựng, Điều 102']]);
    const flagsOn = (when: string) => asked(before, when, options).flags.map(({ kind }) => kind);
    expect(flagsOn('2026-10-14 17:30')).toEqual([]);
    expect(flagsOn('2026-10-15 08:00')).toEqual(['late_supplement_request']);
  });

  it.each([
    ['restart', { kind: 'restart' }],
    ['pause', { kind: 'pause' }],
    ['fixed_term_after', { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } }],
  ] as const)('begins anew with the complete dossier after a supplement: %s', (_kind, policy) => {
    const options: FixtureOptions = { policy };
    const first = asked(logged(options), '2026-10-07 10:00', options).after;
    const back = receiveSupplement(first, at('2026-10-14 10:00', options)).after;
    expect(
      limits(back)
        .map(([due]) => due)
        .at(-1),
    ).toBe('2026-10-19 17:30');
    const again = (when: string) => asked(back, when, options).after.supplements.at(-1)?.late;
    expect(again('2026-10-19 17:00')).toBe(false);
    expect(again('2026-10-20 08:00')).toBe(true);
  });

  it('washes no lateness away: what was late when papers were asked for stays late after the new term', () => {
    const options: FixtureOptions = {
      limit: { amount: 1, unit: 'working_day' },
      policy: { kind: 'restart' },
    };
    const before = logged(options);
    const inTime = asked(before, '2026-10-06 17:30', options).after;
    expect(inTime.dossier.lateBefore).toBe(false);
    const late = asked(before, '2026-10-07 09:00', options);
    expect([late.flags, late.after.dossier.lateBefore]).toEqual([[], true]);
    expect(receiveSupplement(late.after, at('2026-10-09 10:00', options)).after.dossier.lateBefore).toBe(
      true,
    );
  });

  it.each([
    ['restart', { kind: 'restart' }],
    ['fixed_term_after', { kind: 'fixed_term_after', limit: { amount: 3, unit: 'working_day' } }],
  ] as const)('after it a request only pauses, whatever the policy: %s', (_kind, policy) => {
    const options: FixtureOptions = { policy };
    const late = asked(logged(options), '2026-10-15 09:00', options);
    expect(late.flags.map(({ kind }) => kind)).toEqual(['late_supplement_request']);
    const back = receiveSupplement(late.after, at('2026-10-19 10:00', options)).after;
    // Due on 19/10; the counted days in (15/10, 19/10] are two.
    expect(local(back.dossier.dueAt)).toBe('2026-10-21 17:30');
  });
});
