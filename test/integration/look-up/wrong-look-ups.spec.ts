import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Logger } from 'typeorm';
import { ExpiredTries } from '../../../src/outward/look-up/expired-tries.js';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.js';
import { LookUpHouse, newAddress, type Answer, type Dossier } from './look-up-house.js';

const START = '2026-08-13T09:00:00';
const NO_SUCH_CODE = 'H99.31-260813-9999';
const WRONG = 'ZZZZ-ZZZZ';
/** As many as one address may get wrong within an hour. */
const MOST_OF_AN_ADDRESS = 30;

let database: TestDatabase;
let house: LookUpHouse;
let beside: LookUpHouse;
let known: Dossier;
let silent: Dossier;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await LookUpHouse.open(START, database);
  beside = await LookUpHouse.open(START, database);
  known = await house.log();
  silent = await house.log({ applicant: { kind: 'person', fullName: 'Lê Không Máy' } });
}, 120_000);
beforeEach(async () => {
  for (const each of [house, beside]) each.at(START);
  await house.sql.query('DELETE FROM look_up_try');
});
afterAll(async () => {
  await beside.leave();
  await house.leave();
  await database.drop();
});

const triesKept = async (): Promise<number> => {
  const [row] = await house.sql.query<{ count: number }[]>(
    'SELECT coalesce(sum(wrong), 0)::int AS count FROM look_up_try',
  );
  return row?.count ?? 0;
};

/** All that an answer says, but for the time of day. */
function whole({ status, headers, text }: Answer): object {
  const listed = [...headers].filter(([name]) => name !== 'date');
  return { status, headers: listed, text };
}

/** The statements of one look-up, in their order, with how many parameters each has. */
async function statementsOf(body: object): Promise<readonly string[]> {
  const seen: string[] = [];
  const keep = (query: unknown, parameters: unknown): void => {
    const { text } = query as { text?: string };
    seen.push(`${text ?? String(query)} ${(parameters as unknown[] | undefined)?.length ?? 0}`);
  };
  const logger = { logQuery: keep, logQueryError: () => undefined, logQuerySlow: () => undefined };
  house.sql.setOptions({ logging: true, logger: logger as unknown as Logger });
  try {
    await house.lookUp(body);
  } finally {
    house.sql.setOptions({ logging: false, logger: 'advanced-console' });
  }
  return seen;
}

describe('whatever is wrong', () => {
  it('is answered by the same bytes under the same headers', async () => {
    const { code, lookUpSecret } = known;
    const wrong = [
      { code, secret: WRONG },
      { code, secret: 'not a secret at all' },
      { code: NO_SUCH_CODE, secret: WRONG },
      { code: NO_SUCH_CODE, secret: lookUpSecret },
      { code: silent.code, secret: lookUpSecret },
      { code, phoneDigits: '9999' },
      { code, phoneDigits: 'abcd' },
      { code: NO_SUCH_CODE, phoneDigits: '5678' },
      { code: silent.code, phoneDigits: '5678' },
    ];
    const answers: object[] = [];
    for (const body of wrong) answers.push(whole(await house.lookUp(body)));
    expect(answers[0]).toMatchObject({ status: 404, text: expect.stringContaining('"look-up-failed"') });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('asks the database for the same, whether there is such a dossier or not', async () => {
    for (const factor of [{ secret: WRONG }, { phoneDigits: '9999' }]) {
      const [existing, missing, without] = [
        await statementsOf({ code: known.code, ...factor }),
        await statementsOf({ code: NO_SUCH_CODE, ...factor }),
        await statementsOf({ code: silent.code, ...factor }),
      ];
      expect(existing.length).toBeGreaterThanOrEqual(2);
      expect(missing).toEqual(existing);
      expect(without).toEqual(existing);
    }
  });

  it('is kept under names that tell neither code nor address', async () => {
    await house.lookUp({ code: known.code, phoneDigits: '9999' }, { from: '10.9.8.7' });
    const rows = await house.sql.query<{ row: string }[]>(
      `SELECT encode(subject, 'escape') || subject::text AS row FROM look_up_try`,
    );
    expect(rows).toHaveLength(3);
    for (const { row } of rows) {
      expect(row).not.toContain(known.code);
      expect(row).not.toContain('10.9.8.7');
    }
  });
});

describe('a thousand wrong guesses', () => {
  it('from one address learn nothing: the same refusal, then none at all', async () => {
    const from = newAddress();
    const codes = [known.code, NO_SUCH_CODE, silent.code, 'khong-co-ma-nay'];
    const told = new Map<string, number>();
    for (let first = 0; first < 1000; first += 20) {
      const guesses = Array.from({ length: 20 }, (_none, index) => {
        const guess = (first + index).toString().padStart(8, '7');
        return house.lookUp({ code: codes[index % codes.length], secret: guess }, { from });
      });
      for (const answer of await Promise.all(guesses)) {
        const line = JSON.stringify(whole(answer));
        told.set(line, (told.get(line) ?? 0) + 1);
      }
    }
    expect([...told.values()]).toEqual([MOST_OF_AN_ADDRESS, 1000 - MOST_OF_AN_ADDRESS]);
    const [refused, shut] = [...told.keys()];
    expect(refused).toContain('look-up-failed');
    expect(shut).toContain('look-up-throttled');
    expect(shut).toContain('["retry-after","3600"]');
    expect(await triesKept()).toBe(MOST_OF_AN_ADDRESS);
  });

  it('at one telephone from everywhere shut the code, whether it exists or not, on every process', async () => {
    const told = async (code: string) => {
      const answers: number[] = [];
      for (let guess = 0; guess < 8; guess += 1) {
        const asked = guess % 2 === 0 ? house : beside;
        answers.push((await asked.lookUp({ code, phoneDigits: `000${guess}` })).status);
      }
      return answers;
    };
    const expected = [404, 404, 404, 404, 404, 429, 429, 429];
    for (const code of [known.code, NO_SUCH_CODE, silent.code]) expect(await told(code)).toEqual(expected);
    // Typed another way it is the same code.
    const right = { code: known.code.toLowerCase(), phoneDigits: '5678' };
    const [shut, missing] = [
      await house.lookUp(right),
      await beside.lookUp({ ...right, code: NO_SUCH_CODE.toLowerCase() }),
    ];
    expect(whole(shut)).toEqual(whole(missing));
    // Who has the receipt is not kept out by others who guess.
    expect((await house.lookUp({ code: known.code, secret: known.lookUpSecret })).status).toBe(200);
  });

  it('at once are no more than one after the other', async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, (_none, index) =>
        (index % 2 === 0 ? house : beside).lookUp({ code: known.code, phoneDigits: '0000' }),
      ),
    );
    expect(all.filter(({ status }) => status === 404)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(35);
  });
});

describe('a throttled look-up', () => {
  const guess = (phoneDigits: string) => house.lookUp({ code: known.code, phoneDigits });
  const guesses = async (count: number) => {
    const answers: number[] = [];
    for (let each = 0; each < count; each += 1) answers.push((await guess('0000')).status);
    return answers;
  };

  it('is answered again when its hour is over, and not more than fifteen times wrong on a day', async () => {
    expect(await guesses(5)).toEqual([404, 404, 404, 404, 404]);
    house.at('2026-08-13T09:59:59');
    const shut = await guess('5678');
    expect([shut.status, shut.headers.get('retry-after')]).toEqual([429, '1']);
    house.at('2026-08-13T10:00:00');
    expect((await guess('5678')).status).toBe(200);
    expect(await guesses(6)).toEqual([404, 404, 404, 404, 404, 429]);
    house.at('2026-08-13T11:00:01');
    expect(await guesses(6)).toEqual([404, 404, 404, 404, 404, 429]);
    house.at('2026-08-13T12:00:02');
    expect((await guess('5678')).headers.get('retry-after')).toBe(String(21 * 3600 - 2));
    house.at('2026-08-14T09:00:00');
    expect((await guess('5678')).status).toBe(200);
  });

  it('costs nothing while it is right: a kiosk has one address', async () => {
    const from = newAddress();
    for (let person = 0; person < 2 * MOST_OF_AN_ADDRESS; person += 1) {
      const { code, lookUpSecret: secret } = known;
      expect((await house.lookUp({ code, secret }, { from })).status).toBe(200);
      expect((await house.lookUp({ code, phoneDigits: '5678' }, { from })).status).toBe(200);
    }
    expect(await triesKept()).toBe(0);
  });

  it('costs nothing either where a whole office asks at the same moment', async () => {
    const { code, lookUpSecret: secret } = known;
    for (const factor of [{ secret }, { phoneDigits: '5678' }]) {
      const from = newAddress();
      const people = Array.from({ length: 3 * MOST_OF_AN_ADDRESS }, () =>
        house.lookUp({ code, ...factor }, { from }),
      );
      const statuses = (await Promise.all(people)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200]));
    }
    expect(await triesKept()).toBe(0);
  });

  it('is counted for a whole block of an IPv6 address, and forgotten after its time', async () => {
    for (let each = 0; each < MOST_OF_AN_ADDRESS; each += 1) {
      await house.lookUp(
        { code: NO_SUCH_CODE, secret: WRONG },
        { from: `2001:db8:1:2::${each.toString(16)}` },
      );
    }
    const right = { code: known.code, secret: known.lookUpSecret };
    expect((await house.lookUp(right, { from: '2001:db8:1:2:ffff::1' })).status).toBe(429);
    expect((await house.lookUp(right, { from: '2001:db8:1:3::1' })).status).toBe(200);

    const sweep = () => house.app.get(ExpiredTries, { strict: false }).sweep();
    await sweep();
    expect(await triesKept()).toBe(MOST_OF_AN_ADDRESS);
    house.at('2026-08-13T10:00:00');
    expect(await sweep()).toBe(3_600_000);
    expect(await house.sql.query('SELECT 1 FROM look_up_try')).toEqual([]);
  });
});
