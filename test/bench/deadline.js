// npm run bench:deadline — the deadline engine against the naive walk of its tests, on the same terms in one run.
// Figures are ratios of one run: rounds alternate, so that a slow minute of the machine hits both.
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import { compileCalendar } from '../../dist/src/domain/calendar/working-calendar.js';
import { dueMoment } from '../../dist/src/domain/deadline/time-limit.js';

register('../support/typescript-hooks.js', import.meta.url);
const { NaiveCalendar, naiveDue, toInstant, toLocalMinute } = await import('../unit/domain/time/naive.ts');
const { VIETNAM } = await import('../unit/domain/time/vietnam-calendar.ts');

const { values } = parseArgs({
  options: { millis: { type: 'string', default: '150' }, rounds: { type: 'string', default: '5' } },
});
const millis = Number(values.millis);
const rounds = Number(values.rounds);

const DAYS = [3, 20, 1_000];
const calendar = compileCalendar(VIETNAM);
const naive = new NaiveCalendar(VIETNAM);

/** Receipts over a year with Tết, at all hours. */
const FIRST = toLocalMinute(new Date('2026-01-01T00:00:00+07:00'));
const STARTS = Array.from({ length: 365 }, (_unused, day) => FIRST + day * 1440 + ((day * 397) % 1440));

/** Three pauses of six hours, a day apart. */
const pausesFrom = (start) =>
  [20, 44, 68].map((hour) => ({ from: start + hour * 60, to: start + hour * 60 + 360 }));

const casesOf = (limit, withPauses) =>
  STARTS.map((startMinute) => {
    const pauses = withPauses ? pausesFrom(startMinute) : [];
    const exclusions = pauses.map(({ from, to }) => ({
      kind: 'pause',
      from: toInstant(from),
      to: toInstant(to),
    }));
    const cutOff = { at: { kind: 'none' }, affects: 'hand_over' };
    return {
      term: { limit, startMinute, pauses },
      startedAt: toInstant(startMinute),
      options: { calendar, cutOff, binds: 'agency', exclusions },
    };
  });

const byEngine = ({ term, startedAt, options }) => dueMoment(term.limit, startedAt, options).dueAt.getTime();
const byWalk = ({ term }) => toInstant(naiveDue(naive, term)).getTime();

/** Computations per second over about that many milliseconds, at least one. */
function perSecond(compute, cases, from) {
  const startedAt = performance.now();
  let done = 0;
  let now = startedAt;
  for (; done === 0 || now - startedAt < millis; now = performance.now()) {
    compute(cases[(from + done) % cases.length]);
    done += 1;
  }
  return (done * 1000) / (now - startedAt);
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const units = [
  { unit: 'working_day', perDay: 1 },
  { unit: 'working_hour', perDay: 8 },
];
const rows = units.flatMap(({ unit, perDay }) =>
  [false, true].flatMap((withPauses) =>
    DAYS.map((days) => {
      const limit = { amount: days * perDay, unit };
      return { limit, withPauses, cases: casesOf(limit, withPauses), engineRounds: [], walkRounds: [] };
    }),
  ),
);

// Both have seen every kind of term before the first is measured.
for (const { cases } of rows) {
  for (const [index, one] of cases.entries()) {
    const found = byEngine(one);
    if (index < 12 && found !== byWalk(one)) throw new Error(`they differ on ${JSON.stringify(one.term)}`);
  }
}
for (let round = 0; round < rounds; round += 1) {
  for (const { cases, engineRounds, walkRounds } of rows) {
    engineRounds.push(perSecond(byEngine, cases, round * 7));
    walkRounds.push(perSecond(byWalk, cases, round * 7));
  }
}
for (const row of rows)
  Object.assign(row, { engine: median(row.engineRounds), walk: median(row.walkRounds) });

const shown = (figure) => Math.round(figure).toLocaleString('en-US');
console.log(`Due moments per second, the engine against a walk day by day or minute by minute;`);
console.log(`${rounds} alternating rounds of ${millis} ms, medians. Ratios are what counts.\n`);
console.log('limit                 pauses    engine/s      walk/s     ratio');
for (const { limit, withPauses, engine, walk } of rows) {
  const cells = [
    `${limit.amount} ${limit.unit}s`.padEnd(20),
    (withPauses ? '3' : '0').padStart(7),
    shown(engine).padStart(10),
    shown(walk).padStart(10),
    (engine / walk).toFixed(1).padStart(8),
  ];
  console.log(cells.join('  '));
}
console.log("\nThe engine's cost of 1,000 days over that of 3 (1.0: it does not grow with the limit)");
for (let first = 0; first < rows.length; first += DAYS.length) {
  const [short, , long] = rows.slice(first, first + DAYS.length);
  const name = `${short.limit.unit}s, ${short.withPauses ? '3 pauses' : 'no pause'}`;
  const walk = shown(short.walk / long.walk);
  console.log(`${name.padEnd(26)} ${(short.engine / long.engine).toFixed(2)}   (the walk: ${walk})`);
}
