import net from 'node:net';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Public } from '../../../src/platform/access/allow.js';
import { Database } from '../../../src/platform/database/database.js';
import { TextField } from '../../../src/platform/http/fields.js';
import type { ProblemFieldError } from '../../../src/platform/problems/problem-document.js';
import { Throttle } from '../../../src/platform/http/throttle.js';
import { type HttpTestApp, type Received, startHttpTestApp } from '../../support/http-test-app.js';

class NoteRequest {
  @TextField({ max: 10 }) note: string;
}

@Controller('notes')
class NotesController {
  constructor(
    private readonly db: Database,
    private readonly dataSource: DataSource,
  ) {}

  @Post()
  @Public()
  async write(@Body() { note }: NoteRequest): Promise<{ note: string }> {
    return this.db.write(async (tx) => {
      await tx.query(`INSERT INTO setting (key, value) VALUES ($1, '1')`, [note]);
      return { note };
    });
  }

  @Get('broken')
  @Public()
  async broken(): Promise<unknown> {
    return this.dataSource.query('SELECT secret FROM nowhere');
  }

  @Get('throttled')
  @Public()
  @Throttle({ requests: 2, perSeconds: 60 })
  throttled(): { ok: true } {
    return { ok: true };
  }
}

let app: HttpTestApp;

beforeAll(async () => {
  app = await startHttpTestApp({ controllers: [NotesController] });
});
afterAll(() => app.close());

function expectProblem(answer: Received, status: number, code: string): void {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.status).toBe(status);
  expect(answer.json).toMatchObject({
    status,
    code,
    type: `urn:motcua:problem:${code}`,
    requestId: answer.headers.get('x-request-id'),
  });
  const { translations } = answer.json as { translations: Record<'vi' | 'en', { detail: string }> };
  expect(translations.vi.detail.length).toBeGreaterThan(5);
  expect(translations.en.detail.length).toBeGreaterThan(5);
}

const NOTES = '/api/v1/notes';

function nested(levels: number): string {
  return `{"note": ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
}

describe('a request that cannot be understood', () => {
  it.each([
    ['an unknown field', { note: 'a', extra: 1 }, 'validation-failed', 'extra: field-unknown'],
    ['a wrong type', { note: 5 }, 'validation-failed', 'note: wrong-type'],
    ['a text that is too long', { note: 'a'.repeat(11) }, 'validation-failed', 'note: text-too-long'],
    ['a missing field', {}, 'validation-failed', 'note: field-required'],
    ['a list for an object', '[]', 'validation-failed', 'body: wrong-type'],
    ['null for an object', 'null', 'validation-failed', 'note: field-required'],
    ['a body that is not JSON', '{"note": ', 'malformed-json', 'body: malformed-json'],
    ['a body nested too deeply', nested(33), 'json-too-deep', 'body: json-too-deep'],
    ['a body nested far too deeply', nested(100_000), 'json-too-deep', 'body: json-too-deep'],
    ['a forbidden key', '{"__proto__": {"note": "a"}}', 'malformed-json', 'body: malformed-json'],
    ['an empty body', '', 'empty-body', 'body: empty-body'],
    ['a body over 1 MB', { note: 'a'.repeat(1_048_577) }, 'body-too-large', 'body: body-too-large'],
  ])('is refused for %s with code, field and both languages', async (_why, body, code, fault) => {
    const answer = await app.send('POST', NOTES, { body });
    expectProblem(answer, code === 'body-too-large' ? 413 : 400, code);
    const [error] = answer.json['errors'] as ProblemFieldError[];
    expect(`${error?.field}: ${error?.code}`).toBe(fault);
    expect(error?.translations.vi).toMatch(/[^a-z]/);
    expect(error?.translations.en.length).toBeGreaterThan(5);
    expect(await app.count(`setting WHERE key <> 'token-secret'`)).toBe(0);
  });

  it('is looked at by its rules down to the deepest level allowed', async () => {
    expectProblem(await app.send('POST', NOTES, { body: nested(32) }), 400, 'validation-failed');
  });

  it.each(['notes/a%00b', 'notes/throttled?q=%00', 'nothing/%00', '%00'])(
    'is refused for the NUL in %s',
    async (path) => expectProblem(await app.send('GET', `/api/v1/${path}`), 400, 'bad-url'),
  );

  it('is refused in another media type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
      const answer = await app.send('POST', NOTES, { body: 'note=a', headers: { 'content-type': type } });
      expectProblem(answer, 415, 'unsupported-media-type');
    }
  });

  it('is refused at an unknown address, a badly encoded one, and with a wrong method', async () => {
    expectProblem(await app.send('GET', '/api/v1/nothing?q=1'), 404, 'route-not-found');
    expectProblem(await app.send('GET', '/api/v1/%E0%A4%A'), 400, 'bad-url');
    expectProblem(await app.send('GET', `/api/v1/agencies/${'a'.repeat(101)}`), 414, 'url-too-long');
    const answer = await app.send('DELETE', NOTES);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('is refused where it is not even HTTP', async () => {
    const port = Number(new URL(app.url).port);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"malformed-request"');
  });
});

describe('an answer', () => {
  it('carries the caller’s request id', async () => {
    const headers = { 'x-request-id': 'trace-77' };
    expect(
      (await app.send('POST', NOTES, { body: { note: 'một' }, headers })).headers.get('x-request-id'),
    ).toBe('trace-77');
    expect((await app.send('GET', '/nowhere', { headers })).json['requestId']).toBe('trace-77');
  });

  it('speaks the language asked for', async () => {
    const english = await app.send('GET', '/nowhere', { headers: { 'accept-language': 'en-GB,en' } });
    expect(english.json['title']).toBe('No such address');
    expect(english.headers.get('content-language')).toBe('en');
    const vietnamese = await app.send('GET', '/nowhere', { headers: { 'accept-language': '' } });
    expect(vietnamese.json['title']).toBe('Không có địa chỉ này');
  });

  it('tells nothing of an unexpected error', async () => {
    const answer = await app.send('GET', `${NOTES}/broken`);
    expectProblem(answer, 500, 'internal-error');
    expect(answer.text).not.toMatch(/nowhere|SELECT|stack/);
  });

  it('says when to come back to a route that was asked too often', async () => {
    const path = `${NOTES}/throttled`;
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await app.send('GET', path));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expectProblem(answers[2] as Received, 429, 'too-many-requests');
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is healthy without signing in', async () => {
    expect((await app.send('GET', '/health/live')).json).toEqual({ status: 'live' });
    const ready = await app.send('GET', '/health/ready');
    expect([ready.status, ready.json['status'], ready.json['database']]).toEqual([200, 'degraded', 'up']);
  });
});
