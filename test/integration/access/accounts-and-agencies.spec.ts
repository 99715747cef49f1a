import { Controller, Get } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencySelector } from '../../../src/domain/workflow/workflow-plan.js';
import type { Role } from '../../../src/platform/access/actor.js';
import { Allow, Public } from '../../../src/platform/access/allow.js';
import { AgencyLookup } from '../../../src/registers/agencies/agency.lookup.js';
import { FirstAdministrator } from '../../../src/registers/staff/first-administrator.js';
import {
  AGENCY_CODE,
  type HttpTestApp,
  insertAgency,
  startHttpTestApp,
} from '../../support/http-test-app.js';

let app: HttpTestApp;
let token: string;

beforeAll(async () => {
  app = await startHttpTestApp();
  await insertAgency(app.dataSource);
});
afterAll(() => app.close());

describe('the first administrator', () => {
  it('is made once, however many processes start together', async () => {
    const first = app.app.get(FirstAdministrator, { strict: false });
    const made = await Promise.all([first.execute(), first.execute(), first.execute()]);
    const logins = made.filter((login) => login !== null);
    expect(logins).toHaveLength(1);
    token = await app.tokenOf('admin', logins[0]?.password);
    expect(await first.execute()).toBeNull();
    expect(await app.count('account')).toBe(1);
  });

  it('cannot close the only administrator account', async () => {
    const answer = await app.send('PATCH', '/api/v1/accounts/admin', { token, body: { active: false } });
    expect([answer.status, answer.json['code']]).toEqual([409, 'last-administrator']);
  });

  it('cannot give himself other roles or an agency', async () => {
    const change = (body: object) => app.send('PATCH', '/api/v1/accounts/admin', { token, body });
    for (const body of [{ roles: ['portal'] }, { agencyCode: AGENCY_CODE }]) {
      const answer = await change(body);
      expect([answer.status, answer.json['code']]).toEqual([403, 'own-roles']);
    }
    const both = { roles: ['administrator', 'supervisor'], agencyCode: AGENCY_CODE };
    expect((await change(both)).json['code']).toBe('administrator-role-alone');
  });
});

describe('accounts', () => {
  const account = {
    fullName: 'Lê Thị Hoa',
    roles: ['approver'],
    agencyCode: AGENCY_CODE,
    password: 'Mật khẩu đủ dài',
  };
  const create = (body: object) => app.send('POST', '/api/v1/accounts', { token, body });

  it('are made once per name, for known agencies and fitting roles', async () => {
    expect((await create({ ...account, username: 'hoa' })).json).toMatchObject({
      username: 'hoa',
      active: true,
    });
    expect((await create({ ...account, username: 'hoa' })).json['code']).toBe('username-taken');
    expect((await create({ ...account, username: 'x1', agencyCode: 'NO' })).json['code']).toBe(
      'unknown-agency',
    );
    for (const alone of ['portal', 'administrator'] as const) {
      const roles: Role[] = [alone, 'approver'];
      expect((await create({ ...account, username: 'x2', roles })).json['code']).toBe(`${alone}-role-alone`);
    }
    expect((await create({ ...account, username: 'Hoa Lê' })).json['code']).toBe('validation-failed');
    expect((await create({ ...account, username: 'x3', password: 'ngắn' })).json['code']).toBe(
      'validation-failed',
    );
    expect(await app.count('account')).toBe(2);
  });

  it('are listed page by page without secrets', async () => {
    await create({ ...account, username: 'binh' });
    const first = await app.send('GET', '/api/v1/accounts?limit=2', { token });
    const { items, nextCursor } = first.json as unknown as {
      items: { username: string }[];
      nextCursor: string;
    };
    const rest = await app.send('GET', `/api/v1/accounts?limit=2&cursor=${nextCursor}`, { token });
    const names = [...items, ...(rest.json['items'] as { username: string }[])].map(
      ({ username }) => username,
    );
    expect(names).toEqual(['admin', 'binh', 'hoa']);
    expect(rest.json['nextCursor']).toBeNull();
    expect(first.text + rest.text).not.toMatch(/scrypt|password/i);
    const wrong = await app.send('GET', '/api/v1/accounts?limit=0&sort=name', { token });
    expect((wrong.json['errors'] as { field: string }[]).map(({ field }) => field)).toEqual([
      'sort',
      'limit',
    ]);
  });
});

describe('agencies', () => {
  const created = (code: string, parentCode?: string) =>
    app.send('POST', '/api/v1/agencies', {
      token,
      body: {
        code,
        nameVi: 'Xã Một',
        nameEn: 'Commune One',
        level: 'commune',
        parentCode,
        validFrom: '2025-07-01',
      },
    });

  it('grow below a parent and inherit its calendar', async () => {
    expect((await created('T01.1', AGENCY_CODE)).status).toBe(201);
    expect((await created('T01.1.1', 'T01.1')).json).toMatchObject({ code: 'T01.1.1', parentCode: 'T01.1' });
    expect((await created('T01.1', AGENCY_CODE)).json['code']).toBe('agency-code-taken');
    expect((await created('T02', 'NO')).json['code']).toBe('unknown-agency');
    // Without a parent the only calendar there is; with two to choose from, somebody has to say which.
    expect((await created('T02')).json['code']).toBe('T02');
    await app.dataSource.query(
      `INSERT INTO calendar (code, name, zone, published_through) VALUES ('other', 'Khác', 'Asia/Ho_Chi_Minh', '2026-12-31')`,
    );
    expect((await created('T03')).json['code']).toBe('calendar-required');
    const list = await app.send('GET', '/api/v1/agencies', { token });
    const codes = (list.json['items'] as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(['T01', 'T01.1', 'T01.1.1', 'T02']);
  });

  it('are not placed under themselves, and end no earlier than they begin', async () => {
    const change = (body: object) => app.send('PATCH', `/api/v1/agencies/${AGENCY_CODE}`, { token, body });
    expect((await change({ parentCode: 'T01.1.1' })).json['code']).toBe('agency-in-circle');
    expect((await change({ validTo: '2019-01-01' })).json['code']).toBe('agency-validity-inverted');
    expect((await change({ nameVi: 'Sở Mới', validTo: null })).json).toMatchObject({
      nameVi: 'Sở Mới',
      validTo: null,
    });
    expect((await app.send('PATCH', '/api/v1/agencies/NO', { token, body: {} })).status).toBe(404);
  });

  it('are known at once to every reader of the register', async () => {
    const agencies = app.app.get(AgencyLookup, { strict: false });
    const root = await agencies.byCode(AGENCY_CODE);
    expect(root.nameVi).toBe('Sở Mới');
    expect(await agencies.subtreeIds(root.id)).toHaveLength(3);
    await created('T01.2', AGENCY_CODE);
    expect(await agencies.subtreeIds(root.id)).toHaveLength(4);
    expect(await agencies.deskOf(root)).toEqual(root);
    await expect(agencies.byCode('NO', 'agencyCode')).rejects.toMatchObject({ code: 'unknown-agency' });
  });

  it('are found for the steps of a plan', async () => {
    const agencies = app.app.get(AgencyLookup, { strict: false });
    const change = (code: string, body: object) =>
      app.send('PATCH', `/api/v1/agencies/${code}`, { token, body });
    await change('T01.2', { fields: ['residence'], areaCode: 'T01.1' });
    const [receiving, competent] = [await agencies.byCode('T01.1'), await agencies.byCode('T01.1.1')];
    const resolved = async (selector: AgencySelector) =>
      (await agencies.resolve(selector, { receiving, competent })).code;
    expect(await resolved({ kind: 'receiving' })).toBe('T01.1');
    expect(await resolved({ kind: 'competent' })).toBe('T01.1.1');
    expect(await resolved({ kind: 'parent' })).toBe('T01.1');
    expect(await resolved({ kind: 'named', agencyCode: 'T01' })).toBe('T01');
    expect(await resolved({ kind: 'by_field', field: 'residence' })).toBe('T01.2');
    await expect(resolved({ kind: 'by_field', field: 'tax' })).rejects.toMatchObject({
      code: 'agency-not-resolvable',
    });
  });
});

@Controller('forgotten')
class ForgottenController {
  @Get()
  unmarked(): string {
    return '';
  }

  @Get('twice')
  @Public()
  @Allow()
  twice(): string {
    return '';
  }
}

describe('a route without exactly one access rule', () => {
  it('keeps the application from starting', async () => {
    await expect(startHttpTestApp({ controllers: [ForgottenController] })).rejects.toThrow(
      'GET ForgottenController.unmarked, GET ForgottenController.twice',
    );
  });
});
