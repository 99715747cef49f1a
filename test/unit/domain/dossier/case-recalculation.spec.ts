import { describe, expect, it } from '@jest/globals';
import {
  recordOutageOn,
  reprojectClocks,
  withRecalculated,
} from '../../../../src/domain/dossier/case-recalculation.js';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { changedCalendar, clockOf, contextAt, loggedAt, local, on, refusal } from './case-fixture.js';

const swapOff = {
  on: '2026-10-16',
  kind: 'swap_off',
  name: 'Nghỉ hoán đổi',
  sessions: null,
  source: 'QĐ',
} as const;
const changed = new Map([['1', changedCalendar(swapOff)]]);
const same = new Map([['1', changedCalendar()]]);
/** 10 working days, due Mon 19/10/2026 17:30. */
const logged = () => loggedAt('2026-10-05T09:00:00+07:00');
const dueOf = (current: DossierCase, kind: Parameters<typeof clockOf>[1]) =>
  local(clockOf(current, kind).dueAt);

describe('clocks on a changed calendar', () => {
  it('row 42: a day off on 16/10 moves 19/10 to 20/10, and the apology to the last day before it', () => {
    const before = logged();
    const after = withRecalculated(before, reprojectClocks(before.clocks, changed));
    expect([local(after.dossier.dueAt), local(after.dossier.originalDueAt)]).toEqual([
      '2026-10-20 17:30',
      '2026-10-19 17:30',
    ]);
    expect([dueOf(before, 'apology'), dueOf(after, 'apology')]).toEqual([
      '2026-10-16 17:30',
      '2026-10-19 17:30',
    ]);
    expect(clockOf(after, 'processing').generation).toBe(1);
  });

  it('leaves what does not move as the same objects', () => {
    const before = logged();
    const clocks = reprojectClocks(before.clocks, changed);
    const moved = clocks.filter((clock, index) => clock !== before.clocks[index]);
    expect(moved.map(({ terms }) => terms.kind)).toEqual(['processing', 'apology']);
    expect(reprojectClocks(before.clocks, same)).toBe(before.clocks);
    expect(withRecalculated(before, reprojectClocks(before.clocks, same))).toBe(before);
  });

  it('the apology moves by itself when only the day before the due day is lost', () => {
    const before = loggedAt('2026-10-05T09:00:00+07:00', { limit: { amount: 14, unit: 'day' } });
    const after = reprojectClocks(before.clocks, changed);
    const moved = after.filter((clock, index) => clock !== before.clocks[index]);
    expect(moved.map(({ terms, dueAt }) => [terms.kind, local(dueAt)])).toEqual([
      ['apology', '2026-10-15 17:30'],
    ]);
  });

  it('keeps due moments away while a clock stands still', () => {
    const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: null, officerId: '2' };
    const asked = requestSupplement(logged(), ask, contextAt(on('2026-10-07 10:00'))).after;
    const after = reprojectClocks(asked.clocks, changed);
    const moved = after.filter((clock, index) => clock !== asked.clocks[index]);
    expect(moved.map(({ terms }) => terms.kind)).toEqual([]);
  });
});

describe('a breakdown recorded for many dossiers', () => {
  const from = on('2026-10-08 08:00');
  const to = on('2026-10-08 10:00');
  const all = () => true;

  it('takes out the working minutes lost, of a term in days too', () => {
    const before = loggedAt('2026-10-06T09:00:00+07:00', { limit: { amount: 3, unit: 'working_day' } });
    const clocks = recordOutageOn(before.clocks, from, to, same, all);
    expect(local(withRecalculated(before, clocks).dossier.dueAt)).toBe('2026-10-12 09:30');
  });

  it('counts for the apology when it counts for the legal clock, and only then', () => {
    const legalOnly = recordOutageOn(
      logged().clocks,
      from,
      to,
      same,
      ({ terms }) => terms.kind === 'processing',
    );
    const touched = legalOnly
      .filter(({ exclusions }) => exclusions.length > 0)
      .map(({ terms }) => terms.kind);
    expect(touched).toEqual(['processing', 'apology']);
    const others = recordOutageOn(logged().clocks, from, to, same, ({ terms }) => terms.kind === 'apology');
    expect(others.filter(({ exclusions }) => exclusions.length > 0)).toEqual([]);
  });

  it('recorded a second time changes nothing', () => {
    const once = recordOutageOn(logged().clocks, from, to, same, all);
    expect(recordOutageOn(once, from, to, same, all)).toBe(once);
  });

  it('does not touch clocks that started after it', () => {
    const before = loggedAt('2026-10-09T09:00:00+07:00');
    expect(recordOutageOn(before.clocks, from, to, same, all)).toBe(before.clocks);
  });

  it('must end after it began', () => {
    expect(refusal(() => recordOutageOn(logged().clocks, to, from, same, all))).toBe('clock-refused');
  });
});
