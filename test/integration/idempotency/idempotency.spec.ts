import { setTimeout as sleep } from 'node:timers/promises';
import { Body, Controller, Injectable, Param, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/domain/domain-error.js';
import { Allow } from '../../../src/platform/access/allow.js';
import { Database } from '../../../src/platform/database/database.js';
import { TextField } from '../../../src/platform/http/fields.js';
import { Versioned } from '../../../src/platform/http/if-match.js';
import { Idempotent } from '../../../src/platform/idempotency/idempotent.js';
import { Answers } from '../../../src/platform/openapi/answers.js';
import {
  type HttpTestApp,
  createAccounts,
  insertAgency,
  startHttpTestApp,
} from '../../support/http-test-app.js';

class ThingRequest {
  @TextField({ max: 50 }) name: string;
  @TextField({ max: 50, optional: true }) other?: string;
}

@Injectable()
class Failure {
  next: DomainError | null = null;
}

@Controller('things')
class ThingsController {
  constructor(
    private readonly db: Database,
    private readonly failure: Failure,
  ) {}

  @Post(':place')
  @Allow()
  @Idempotent()
  @Versioned()
  @Answers(201)
  async make(@Param('place') place: string, @Body() { name }: ThingRequest): Promise<object> {
    return this.db.write(async (tx) => {
      const key = `thing-${place}-${name}-${process.hrtime.bigint()}`;
      await tx.query(`INSERT INTO setting (key, value) VALUES ($1, '1')`, [key]);
      await sleep(20);
      if (this.failure.next !== null) throw this.failure.next;
      return { zuletzt: 1, key, at: new Date('2026-11-23T01:00:00Z'), list: [2, 1], version: 7 };
    });
  }
}

let app: HttpTestApp;
let token: string;
let portal: string;

beforeAll(async () => {
  app = await startHttpTestApp({ controllers: [ThingsController], providers: [Failure] });
  await insertAgency(app.dataSource);
  await createAccounts(app, ['reception_officer', 'approver', 'portal']);
  token = await app.tokenOf('reception-officer');
  portal = await app.tokenOf('portal');
});
afterAll(() => app.close());

function make(key: string | null, body: unknown, place = 'a', as = token) {
  const headers = key === null ? {} : { 'idempotency-key': key };
  return app.send('POST', `/api/v1/things/${place}`, { token: as, body, headers });
}

const effects = (name: string) => app.count(`setting WHERE key LIKE 'thing-%-${name}-%'`);

describe('a request that comes again with its key', () => {
  it('gets the first answer, byte for byte, and has no second effect', async () => {
    const first = await make('k1', { name: 'once', other: 'x' });
    const again = await make('k1', { other: 'x', name: 'once' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect([first.headers.get('idempotent-replay'), again.headers.get('idempotent-replay')]).toEqual([
      null,
      'true',
    ]);
    expect([first.headers.get('etag'), again.headers.get('etag')]).toEqual(['"7"', '"7"']);
    expect(await effects('once')).toBe(1);
  });

  it('is refused with another body', async () => {
    await make('k2', { name: 'body' });
    const other = await make('k2', { name: 'other-body' });
    expect([other.status, other.json['code']]).toEqual([422, 'idempotency-key-reused']);
    expect(other.json['errors']).toMatchObject([{ field: 'Idempotency-Key' }]);
    const wrong = await make('k2', { nonsense: true });
    expect(wrong.json['code']).toBe('idempotency-key-reused');
    expect(await effects('other-body')).toBe(0);
  });

  it('is another request for another account or another address', async () => {
    const approver = await app.tokenOf('approver');
    await make('k3', { name: 'scope' });
    await make('k3', { name: 'scope' }, 'b');
    await make('k3', { name: 'scope' }, 'a', approver);
    expect(await effects('scope')).toBe(3);
  });

  it('is the same request however the address is spelled', async () => {
    const send = (path: string) =>
      app.send('POST', path, { token, body: { name: 'spelled' }, headers: { 'idempotency-key': 'k7' } });
    const first = await send('/api/v1/things/%C4%91%2Fa');
    for (const path of ['/api/v1/%74hings/%c4%91%2fa', '/api/v1/things/đ%2F%61?x=1']) {
      expect((await send(path)).text).toBe(first.text);
    }
    expect(await effects('spelled')).toBe(1);
  });

  it('has one effect when twenty arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => make('k4', { name: 'together' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.get('idempotent-replay') === 'true')).toHaveLength(19);
    expect(await effects('together')).toBe(1);
  });

  it('waits for another process that holds the key', async () => {
    const [account] = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM account WHERE username = 'reception-officer'`,
    );
    const runner = app.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(
      `INSERT INTO idempotency_key (account_id, route, key, body_hash, created_at)
       VALUES ($1, 'POST /api/v1/things/a', 'k5', 'of another body', now())`,
      [account?.id],
    );
    const waiting = make('k5', { name: 'waits' });
    await sleep(200);
    await runner.rollbackTransaction();
    await runner.release();
    expect((await waiting).status).toBe(201);
    expect(await effects('waits')).toBe(1);
  });
});

describe('a key', () => {
  it('is free again when the work was refused and rolled back', async () => {
    const failure = app.app.get(Failure);
    failure.next = new DomainError('action-not-allowed', { state: 'accepted', action: 'x', allowed: [] });
    const refused = await make('k6', { name: 'free' });
    failure.next = null;
    expect(refused.status).toBe(409);
    expect(await app.count(`idempotency_key WHERE key = 'k6'`)).toBe(0);
    expect((await make('k6', { name: 'free' })).status).toBe(201);
    expect(await effects('free')).toBe(1);
  });

  it('is optional for people and required of machines', async () => {
    expect((await make(null, { name: 'person' })).status).toBe(201);
    const machine = await make(null, { name: 'machine' }, 'a', portal);
    expect([machine.status, machine.json['code']]).toEqual([400, 'idempotency-key-required']);
    expect((await make('m1', { name: 'machine' }, 'a', portal)).status).toBe(201);
    expect(await effects('machine')).toBe(1);
  });

  it.each(['x'.repeat(201), 'a\tb'])('is refused as %p', async (key) => {
    expect((await make(key, { name: 'strange' })).json['code']).toBe('idempotency-key-malformed');
    expect(await effects('strange')).toBe(0);
  });
});
