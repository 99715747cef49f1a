import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reprojectClocks } from '../../../../src/domain/dossier/case-recalculation.js';
import { clocksInPlace, type CountingHours } from '../../../../src/domain/dossier/clock-places.js';
import type { CaseContext, DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { registerDossier } from '../../../../src/domain/dossier/register.js';
import { DomainError } from '../../../../src/domain/domain-error.js';
import type { Channel } from '../../../../src/domain/procedure-rules.js';
import { clockOf, contextAt, local, loggedAt, on, throughDesk, type FixtureOptions } from './case-fixture.js';
import { attempts, options, VERBS, type Attempt } from './random-verbs.js';

const START = on('2026-08-17 06:00');

/** The hours of a context: agencies by calendar 1, the desk by 1 or by its own, which is 2. */
function hoursOf({ competent, desk }: CaseContext): CountingHours {
  return { officeOf: () => competent.calendarId, desk: desk.calendarId };
}

/** Every state that a dossier goes through; what is refused changes nothing. */
function statesOf(channel: Channel, fixture: FixtureOptions, tries: readonly Attempt[]) {
  const filing = { channel, receivedAt: START, missing: [], officerId: '1' };
  const states = [registerDossier(filing, contextAt(START, fixture)).after];
  let now = START;
  for (const { verb, minutes, pick } of tries) {
    now = new Date(now.getTime() + minutes * 60_000);
    try {
      const decision = VERBS[verb](states.at(-1) as DossierCase, contextAt(now, fixture), pick);
      if (decision) states.push(decision.after);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return states;
}

describe('the calendars that a dossier’s clocks stand on', () => {
  it('are those of their agencies, whatever verb started them', () => {
    const histories = fc.tuple(fc.constantFrom<Channel>('counter', 'online'), options, attempts);
    const met = new Set<string>();
    fc.assert(
      fc.property(histories, ([channel, fixture, tries]) => {
        const hours = hoursOf(contextAt(START, fixture));
        for (const { clocks } of statesOf(channel, fixture, tries)) {
          expect(clocksInPlace(clocks, hours)).toBe(clocks);
          clocks.forEach(({ terms }) => met.add(terms.kind));
        }
      }),
      { numRuns: 300 },
    );
    expect(met.size).toBeGreaterThan(7);
  });

  it('become those that their agencies have now: offices, desk work, and the close of the legal term', () => {
    const before = loggedAt('2026-10-05T09:00:00+07:00', { plan: throughDesk });
    const hours: CountingHours = { officeOf: (agencyId) => `office of ${agencyId}`, desk: '2' };
    const placed = clocksInPlace(before.clocks, hours);
    const places = placed.map(({ terms, calendarId, deskCalendarId }) => [
      terms.kind,
      calendarId,
      deskCalendarId,
    ]);
    expect(places).toEqual([
      ['processing', 'office of 10', '2'],
      ['return_limit', 'office of 10', null],
      ['apology', 'office of 10', '2'],
      ['hand_over', '2', null],
    ]);
  });

  it('are left alone once a clock has stopped, or where another system fixed its due moment', () => {
    const { clocks } = loggedAt('2026-10-05T09:00:00+07:00');
    const over = clocks.map((clock) => ({ ...clock, stoppedAt: on('2026-10-06 09:00') }));
    const fixed = clocks.map((clock) => ({ ...clock, terms: { ...clock.terms, limit: null } }));
    const hours: CountingHours = { officeOf: () => '7', desk: '8' };
    expect(clocksInPlace(over, hours)).toBe(over);
    expect(clocksInPlace(fixed, hours)).toBe(fixed);
  });

  it('tell the due moment: a desk that closes at 17:00 ends the term then', () => {
    const before = loggedAt('2026-10-05T09:00:00+07:00');
    const context = contextAt(START);
    const placed = clocksInPlace(before.clocks, { officeOf: () => '1', desk: '2' });
    const after = reprojectClocks(placed, context.calendars);
    expect(local(clockOf(before, 'processing').dueAt)).toBe('2026-10-19 17:30');
    expect(local(clockOf({ ...before, clocks: after }, 'processing').dueAt)).toBe('2026-10-19 17:00');
  });
});
