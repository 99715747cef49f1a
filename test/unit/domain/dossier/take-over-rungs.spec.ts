import { describe, expect, it } from '@jest/globals';
import { calendarsOf } from '../../../../src/domain/dossier/clock-calendars.js';
import { rungsTakenOver } from '../../../../src/domain/dossier/take-over-rungs.js';
import type { ClockKind } from '../../../../src/domain/deadline/deadline-clock.js';
import { clockOf, contextAt, local, on } from './case-fixture.js';
import { papers, takenOver, told } from './told-dossiers.js';

/** Due on Monday 19 October 17:30; the warning on Friday 16, the apology's on Thursday 15. */
function rungsAt(moment: string, kind: ClockKind, facts = told()) {
  const now = on(moment);
  const { after } = takenOver(facts, {}, undefined, moment);
  const clock = clockOf(after, kind);
  const { over, next } = rungsTakenOver(clock, calendarsOf(clock, contextAt(now).calendars), now);
  return [over.map(({ key }) => key), next && `${next.key} ${local(next.at)}`];
}

describe('the rungs of a dossier that is taken over', () => {
  it.each<[when: string, moment: string, kind: ClockKind, over: string[], next: string | null]>([
    ['long before it is due', '2026-10-07 09:00', 'processing', [], 'due_soon 2026-10-16 17:30'],
    ['past its warning', '2026-10-19 09:00', 'processing', ['due_soon'], 'overdue 2026-10-19 17:30'],
    ['late', '2026-10-20 09:00', 'processing', ['due_soon', 'overdue'], null],
    ['past the apology’s notice', '2026-10-16 18:00', 'apology', ['apology_due'], null],
  ])('%s', (_when, moment, kind, over, next) => {
    expect(rungsAt(moment, kind)).toEqual([over, next]);
  });

  it('of a clock that stands still are none', () => {
    const waiting = told([papers('2026-10-07 10:00', null)]);
    expect(rungsAt('2026-10-12 09:00', 'processing', waiting)).toEqual([[], null]);
  });

  it('leave an end that is acted on to the watch', () => {
    const waiting = told([papers('2026-10-07 10:00', null)]);
    expect(rungsAt('2026-10-22 09:00', 'supplement_wait', waiting)).toEqual([
      ['due_soon'],
      'expired 2026-10-23 00:00',
    ]);
  });
});
