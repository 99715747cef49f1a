import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '../../../src/platform/access/actor.js';
import {
  AGENCY_CODE,
  type HttpTestApp,
  TEST_PASSWORD,
  createAccounts,
  insertAgency,
  startHttpTestApp,
} from '../../support/http-test-app.js';

const LOGIN = '/api/v1/auth/login';
const ME = '/api/v1/auth/me';
const ACCOUNTS = '/api/v1/accounts';

let app: HttpTestApp;

beforeAll(async () => {
  app = await startHttpTestApp();
  await insertAgency(app.dataSource);
  await createAccounts(app, ROLES);
});
afterAll(() => app.close());

async function newAccount(username: string): Promise<string> {
  const token = await app.tokenOf('administrator');
  const body = {
    username,
    fullName: 'Trần Văn Bình',
    roles: ['approver'],
    agencyCode: AGENCY_CODE,
    password: TEST_PASSWORD,
  };
  const { status } = await app.send('POST', ACCOUNTS, { token, body });
  expect(status).toBe(201);
  return app.tokenOf(username);
}

async function change(username: string, body: object): Promise<number> {
  const token = await app.tokenOf('administrator');
  return (await app.send('PATCH', `${ACCOUNTS}/${username}`, { token, body })).status;
}

describe('signing in', () => {
  it('gives a token for a working day and says who one is', async () => {
    const body = { username: ' Reception-Officer ', password: TEST_PASSWORD };
    const { status, json } = await app.send('POST', LOGIN, { body });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      expiresAt: '2026-11-23T09:00:00.000Z',
      account: {
        username: 'reception-officer',
        roles: ['reception_officer'],
        agency: { code: AGENCY_CODE, nameVi: `Cơ quan ${AGENCY_CODE}` },
      },
    });
    expect(JSON.stringify(json)).not.toContain('scrypt');
    const me = await app.send('GET', ME, { token: json['accessToken'] as string });
    expect(me.json).toEqual(json['account']);
  });

  it('answers unknown, mistyped and closed alike', async () => {
    await newAccount('closed.one');
    await change('closed.one', { active: false });
    const attempts = [
      { username: 'nobody', password: TEST_PASSWORD },
      { username: 'approver', password: 'sai mật khẩu' },
      { username: 'closed.one', password: TEST_PASSWORD },
    ];
    for (const body of attempts) {
      const { status, json } = await app.send('POST', LOGIN, { body });
      expect([status, json['code']]).toEqual([401, 'invalid-credentials']);
    }
  });

  it('costs the same for an unknown name as for a wrong password', async () => {
    const once = async (username: string) => {
      const start = process.hrtime.bigint();
      await app.send('POST', LOGIN, { body: { username, password: 'không đúng' } });
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    // The quickest of three: what else the machine does makes an answer slower, never quicker.
    const least = async (username: string) =>
      Math.min(await once(username), await once(username), await once(username));
    expect(await least('no.such.person')).toBeGreaterThan((await least('supervisor')) / 4);
  });

  it('is limited per address and name', async () => {
    const attempt = async (username: string) =>
      (await app.send('POST', LOGIN, { body: { username, password: 'đoán mò' } })).status;
    const statuses: number[] = [];
    for (let wave = 0; wave < 2; wave += 1) {
      statuses.push(...(await Promise.all(Array.from({ length: 31 }, () => attempt('guessed')))));
    }
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(await attempt('another')).toBe(401);
  }, 120_000);

  it('holds up nobody else when a flood of names comes', async () => {
    const token = await app.tokenOf('administrator');
    let judged = 0;
    const flood = Array.from({ length: 120 }, async (_, index) => {
      const body = { username: `flood-${index}`, password: 'đoán mò' };
      const answer = await app.send('POST', LOGIN, { body });
      if (answer.status === 401) judged += 1;
      return answer;
    });
    // Needs the database, whose connections are opened on the threads that hash passwords.
    expect((await app.send('GET', ACCOUNTS, { token })).status).toBe(200);
    const judgedBefore = judged;
    const answers = await Promise.all(flood);
    // Whatever the machine: it came in between, and did not wait for those who came before.
    expect(judgedBefore).toBeLessThan(judged / 2);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(40);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
  }, 120_000);
});

describe('a token', () => {
  it('is needed, and must be ours', async () => {
    const token = await app.tokenOf('supervisor');
    const [head, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: '1', gen: 1, iss: 'motcua', exp: 4e9 })).toString(
      'base64url',
    );
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const wrong of [
      `${head}.${claims}.${signature}`,
      `${none}.${claims}.`,
      `${none}.${claims}.x`,
      'x',
      `${token}x`,
    ]) {
      const { status, json, headers } = await app.send('GET', ME, { token: wrong });
      expect([status, json['code']]).toEqual([401, 'unauthenticated']);
      expect(headers.get('www-authenticate')).toContain('Bearer');
    }
    expect((await app.send('GET', ME)).json['code']).toBe('unauthenticated');
    expect((await app.send('GET', ME, { token })).status).toBe(200);
  });

  it('expires after eight hours', async () => {
    const token = await app.tokenOf('approver');
    const before = app.clock.now();
    app.clock.advanceMinutes(8 * 60 + 1);
    const { status, json } = await app.send('GET', ME, { token });
    app.clock.set(before);
    expect([status, json['code']]).toEqual([401, 'token-expired']);
  });

  it.each([
    ['the account is closed', { active: false }],
    ['its roles change', { roles: ['supervisor'] }],
    ['its password changes', { password: 'Một mật khẩu khác' }],
  ])('stops working at once when %s', async (_when, body) => {
    const username = `leaver-${Object.keys(body)[0]}`;
    const token = await newAccount(username);
    expect((await app.send('GET', ME, { token })).status).toBe(200);
    expect(await change(username, body)).toBe(200);
    const { status, json } = await app.send('GET', ME, { token });
    expect([status, json['code']]).toEqual([401, 'unauthenticated']);
  });

  it('stops working when its owner changes the password', async () => {
    const token = await newAccount('owner');
    const path = '/api/v1/auth/password';
    const wrong = { currentPassword: 'sai', newPassword: 'Mật khẩu rất mới' };
    expect((await app.send('POST', path, { token, body: wrong })).json['code']).toBe('wrong-password');
    const right = { ...wrong, currentPassword: TEST_PASSWORD };
    expect((await app.send('POST', path, { token, body: right })).status).toBe(204);
    expect((await app.send('GET', ME, { token })).status).toBe(401);
    const login = await app.send('POST', LOGIN, { body: { username: 'owner', password: right.newPassword } });
    expect(login.status).toBe(200);
  });
});
