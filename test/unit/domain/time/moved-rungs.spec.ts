import { describe, expect, it } from '@jest/globals';
import {
  pauseClock,
  startClock,
  type DeadlineClock,
} from '../../../../src/domain/deadline/deadline-clock.js';
import { judgeMove } from '../../../../src/domain/deadline/due-move.js';
import { moveRungs, type ToldRungs } from '../../../../src/domain/deadline/moved-rungs.js';
import { calendars, limit, local, shown, terms } from './vietnam-calendar.js';

/** Five working days from Monday 5 October 2026: due Monday 12 October, due soon Friday 9 October. */
const before = startClock(terms(limit(5)), local('2026-10-05 09:00'), calendars);
const dueAt = (at: string): DeadlineClock => ({ ...before, dueAt: local(at) });

function moved(after: DeadlineClock, told: ToldRungs, now: string) {
  const { annulled, next } = moveRungs({ before, after }, told, calendars, local(now));
  return { annulled, next: next && `${next.key} ${shown(next.at)}` };
}

const NOTHING: ToldRungs = { fired: [], waitsFor: 'due_soon' };
const WARNED: ToldRungs = { fired: ['due_soon'], waitsFor: 'overdue' };
const ALL: ToldRungs = { fired: ['due_soon', 'overdue'], waitsFor: null };

describe('the rungs of a clock that was moved', () => {
  it.each([
    [
      'later, nothing told yet',
      '2026-10-13 17:30',
      NOTHING,
      '2026-10-06 09:00',
      [],
      'due_soon 2026-10-12 17:30',
    ],
    [
      'later, warned too early',
      '2026-10-14 17:30',
      WARNED,
      '2026-10-12 09:00',
      ['due_soon'],
      'due_soon 2026-10-13 17:30',
    ],
    [
      'later, the warning still true',
      '2026-10-13 17:30',
      WARNED,
      '2026-10-12 18:00',
      [],
      'overdue 2026-10-13 17:30:00.001',
    ],
    [
      'later, late no more',
      '2026-10-13 17:30',
      ALL,
      '2026-10-12 18:00',
      ['overdue'],
      'overdue 2026-10-13 17:30:00.001',
    ],
    ['later, still late', '2026-10-13 17:30', ALL, '2026-10-14 09:00', [], null],
    [
      'earlier, into the past',
      '2026-10-08 17:30',
      NOTHING,
      '2026-10-09 09:00',
      [],
      'overdue 2026-10-08 17:30:00.001',
    ],
    ['earlier, to today', '2026-10-09 17:30', NOTHING, '2026-10-09 09:00', [], 'due_soon 2026-10-08 17:30'],
  ] as const)('%s', (...row) => {
    const [, to, told, now, annulled, next] = row;
    expect(moved(dueAt(to), told, now)).toEqual({ annulled, next });
  });

  it('stay as they are where nothing moves, told or passed over', () => {
    expect(moved(before, ALL, '2026-10-14 09:00')).toEqual({ annulled: [], next: null });
    const passedOver: ToldRungs = { fired: ['overdue'], waitsFor: null };
    expect(moved(before, passedOver, '2026-10-14 09:00')).toEqual({ annulled: [], next: null });
    expect(moved(before, WARNED, '2026-10-10 09:00').next).toBe('overdue 2026-10-12 17:30:00.001');
  });

  it('are silent in a pause, and cleared only where the pause was not late after all', () => {
    const paused = pauseClock(before, local('2026-10-09 18:00'), 'supplement');
    const now = local('2026-10-10 09:00');
    expect(moveRungs({ before: paused, after: paused }, WARNED, calendars, now)).toEqual({
      annulled: [],
      next: null,
    });
    const late = pauseClock(before, local('2026-10-13 09:00'), 'supplement');
    expect(moveRungs({ before: late, after: { ...late, dueAt: null } }, ALL, calendars, now)).toEqual({
      annulled: ['due_soon', 'overdue'],
      next: null,
    });
  });
});

describe('a due moment that moved', () => {
  const NONE = {
    moved: false,
    becomesLate: false,
    noLongerLate: false,
    becomesFinal: false,
    becomesProvisional: false,
  };
  const now = local('2026-10-12 09:00');
  const [past, today, later] = ['2026-10-09 17:30', '2026-10-12 09:00', '2026-10-13 17:30'].map(local);
  it.each([
    ['stays late', past, past, false, false, {}],
    ['becomes late', later, past, false, false, { moved: true, becomesLate: true }],
    ['is late no more', past, later, false, false, { moved: true, noLongerLate: true }],
    ['at this very moment is not late', past, today, false, false, { moved: true, noLongerLate: true }],
    ['begins late in a pause', null, past, false, false, { moved: true, becomesLate: true }],
    ['becomes final where it is', later, later, true, false, { becomesFinal: true }],
    ['becomes provisional', later, later, false, true, { becomesProvisional: true }],
    ['falls into a pause, which is not final', later, null, true, false, { moved: true }],
  ] as const)('%s', (...row) => {
    const [, from, to, provisionalFrom, provisionalTo, judged] = row;
    const move = { from: from ?? null, to: to ?? null, provisionalFrom, provisionalTo };
    expect(judgeMove(move, now)).toEqual({ ...NONE, ...judged });
  });
});
