import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ownerKey,
  splitTime,
  type SplitFacts,
  type TimePiece,
  type Wait,
} from '../../../../src/domain/dossier/time-split.js';
import { timeByOwner } from '../../../../src/domain/dossier/time-split-totals.js';
import { bothCalendars, minute, RUNS } from '../time/arbitraries.js';
import { toInstant, toLocalMinute, type NaiveCalendar } from '../time/naive.js';
import { calendar, local, shown } from '../time/vietnam-calendar.js';
import { historiesFrom, type PlayedHistory } from './random-histories.js';

const UTC_MINUTES = 7 * 60;
const KINDS = ['outage', 'payment', 'applicant', 'transfer'] as const;

interface Situation {
  readonly facts: SplitFacts;
  readonly history: PlayedHistory;
}

const waitsAfter = (start: number): fc.Arbitrary<readonly Wait[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...KINDS),
        fc.integer({ min: -500, max: 9_000 }),
        fc.integer({ min: 1, max: 3_000 }),
      )
      .map(([kind, begin, length]) => ({
        kind,
        from: toInstant(start + begin),
        to: length > 2_900 ? null : toInstant(start + begin + length),
      })),
    { maxLength: 4 },
  );

const situation: fc.Arbitrary<Situation> = fc
  .tuple(minute, fc.nat(700), fc.nat(15_000))
  .chain(([start, before, due]) =>
    fc
      .tuple(historiesFrom(start - UTC_MINUTES), waitsAfter(start), fc.boolean())
      .map(([history, waits, isDue]) => ({
        history,
        facts: {
          startAt: toInstant(start - before),
          until: history.until,
          dueAt: isDue ? toInstant(start + due) : null,
          receivingAgencyId: 'desk',
          steps: history.steps,
          waits,
        },
      })),
  );

/** Owner of one minute, from what the play wrote down about who opened what. */
function naiveOwner({ facts, history }: Situation, at: number): string {
  for (const kind of KINDS) {
    const isInside = facts.waits.some(
      (wait) => wait.kind === kind && wait.from.getTime() <= at && at < (wait.to ?? facts.until).getTime(),
    );
    if (isInside) return kind;
  }
  let step = history.steps.find(({ no }) => no === history.resultNo);
  if (!step) {
    for (const open of history.steps.filter(({ state }) => state === 'open'))
      if (!step || open.openedAt < step.openedAt) step = open;
  }
  while (step && step.openedAt.getTime() > at) {
    const { openedBy } = step;
    step = history.steps.find(({ no }) => no === openedBy);
  }
  if (!step) return 'agency desk';
  return `agency ${step.agencyId}`;
}

function naiveMinutes(of: Situation, naive: NaiveCalendar): Map<string, number> {
  const minutes = new Map<string, number>();
  const { startAt, until, dueAt } = of.facts;
  for (let at = startAt.getTime(); at < until.getTime(); at += 60_000) {
    if (!naive.isWorking(toLocalMinute(new Date(at)))) continue;
    const isLate = dueAt !== null && at >= dueAt.getTime();
    const key = `${naiveOwner(of, at)}${isLate ? ' late' : ''}`;
    minutes.set(key, (minutes.get(key) ?? 0) + 1);
  }
  return minutes;
}

const sumOf = (pieces: readonly TimePiece[]) =>
  pieces.reduce((sum, { workingMillis }) => sum + workingMillis, 0);

describe('whose time', () => {
  it('cuts the span without gap or overlap, and the pieces add up to the whole', () => {
    fc.assert(
      fc.property(situation, bothCalendars, ({ facts }, { calendar: using }) => {
        const pieces = splitTime(facts, using);
        const { startAt, until, dueAt } = facts;
        let end = startAt.toISOString();
        for (const piece of pieces) {
          expect(piece.from).toBe(end);
          expect(piece.from < piece.to).toBe(true);
          end = piece.to;
        }
        expect(end).toBe(until.toISOString());
        expect(sumOf(pieces)).toBe(using.workingMillisBetween(startAt, until));
        const lateness =
          dueAt && dueAt < until ? using.workingMillisBetween(later(dueAt, startAt), until) : 0;
        expect(sumOf(pieces.filter(({ late }) => late))).toBe(lateness);
      }),
      { numRuns: RUNS },
    );
  });

  it('gives every minute to the owner that a walk minute by minute finds', () => {
    fc.assert(
      fc.property(situation, bothCalendars, (of, { calendar: using, naive }) => {
        const found = new Map<string, number>();
        for (const { owner, late, workingMillis } of splitTime(of.facts, using)) {
          const key = `${ownerKey(owner)}${late ? ' late' : ''}`;
          if (workingMillis > 0) found.set(key, (found.get(key) ?? 0) + workingMillis / 60_000);
        }
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(naiveMinutes(of, naive)));
      }),
      { numRuns: RUNS },
    );
  });

  it('adds the lateness of the steps, and so of the legs, up to the lateness of the dossier', () => {
    fc.assert(
      fc.property(situation, bothCalendars, (of, { calendar: using, naive }) => {
        const late = splitTime(of.facts, using).filter((piece) => piece.late);
        const bySteps = new Map<number | null, number>();
        for (const { stepNo, workingMillis } of late)
          bySteps.set(stepNo, (bySteps.get(stepNo) ?? 0) + workingMillis / 60_000);
        const sum = [...bySteps.values()].reduce((all, each) => all + each, 0);
        const walked = [...naiveMinutes(of, naive)].filter(([key]) => key.endsWith('late'));
        expect(sum).toBe(walked.reduce((all, [, minutes]) => all + minutes, 0));
      }),
      { numRuns: RUNS },
    );
  });

  it('tells whole minutes whose sums are exact, each less than a minute off', () => {
    const millis = fc.array(
      fc.record({ owner: fc.nat(3), workingMillis: fc.nat(400_000), late: fc.boolean() }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(millis, (parts) => {
        const pieces = parts.map(({ owner, ...part }): TimePiece => ({
          ...part,
          owner: { kind: 'agency', agencyId: String(owner) },
          stepNo: null,
          from: '',
          to: '',
        }));
        const { owners, workingMinutes, lateMinutes, pieces: told } = timeByOwner(pieces);
        expect(Math.abs(workingMinutes - sumOf(pieces) / 60_000)).toBeLessThanOrEqual(0.5);
        expect(owners.reduce((sum, each) => sum + each.workingMinutes, 0)).toBe(workingMinutes);
        expect(told.reduce((sum, each) => sum + each.workingMinutes, 0)).toBe(workingMinutes);
        const toldLate = told.filter(({ piece }) => piece.late);
        expect(toldLate.reduce((sum, each) => sum + each.workingMinutes, 0)).toBe(lateMinutes);
        for (const { piece, workingMinutes: minutes } of told)
          expect(Math.abs(minutes - piece.workingMillis / 60_000)).toBeLessThan(1);
        for (const { owner, workingMinutes: minutes } of owners) {
          const own = pieces.filter((piece) => ownerKey(piece.owner) === ownerKey(owner));
          expect(Math.abs(minutes - sumOf(own) / 60_000)).toBeLessThan(1);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('counts the branch that came last, and the rework with the agency that did it', () => {
    const step = (
      no: number,
      agencyId: string,
      times: readonly [string, string],
      next: readonly string[],
    ) => ({
      no,
      stepKey: `s${no}`,
      agencyId,
      kind: 'task',
      state: 'done' as const,
      openedAt: local(times[0]),
      finishedAt: local(times[1]),
      next,
      hasResult: next.length === 0,
    });
    const pieces = splitTime(
      {
        startAt: local('2026-10-05 08:00'),
        until: local('2026-10-07 10:00'),
        dueAt: local('2026-10-06 17:30'),
        receivingAgencyId: 'commune',
        steps: [
          step(1, 'commune', ['2026-10-05 08:00', '2026-10-05 10:00'], ['s2', 's3']),
          step(2, 'police', ['2026-10-05 10:00', '2026-10-06 16:00'], ['s4']),
          step(3, 'insurance', ['2026-10-05 10:00', '2026-10-05 15:00'], ['s4']),
          step(4, 'commune', ['2026-10-06 16:00', '2026-10-07 10:00'], []),
        ],
        waits: [
          { kind: 'applicant', from: local('2026-10-05 14:00'), to: local('2026-10-06 09:00') },
          { kind: 'outage', from: local('2026-10-05 16:00'), to: local('2026-10-05 17:00') },
        ],
      },
      calendar,
    );
    expect(
      pieces.map(({ owner, from, late, workingMillis }) =>
        [shown(new Date(from)), ownerKey(owner), workingMillis / 60_000, late ? 'late' : ''].join(' ').trim(),
      ),
    ).toEqual([
      '2026-10-05 08:00 agency commune 120',
      '2026-10-05 10:00 agency police 120',
      '2026-10-05 14:00 applicant 120',
      '2026-10-05 16:00 outage 60',
      '2026-10-05 17:00 applicant 120',
      '2026-10-06 09:00 agency police 300',
      '2026-10-06 16:00 agency commune 90',
      '2026-10-06 17:30 agency commune 150 late',
    ]);
  });
});

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
