import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MultipartForm } from '../../../../src/platform/http/multipart-form.js';

const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';

let raw: PassThrough & { complete: boolean };
let form: MultipartForm;

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  raw = Object.assign(new PassThrough(), { headers, complete: false });
  form = new MultipartForm(raw as unknown as IncomingMessage);
});

afterEach(() => {
  form.close();
  jest.useRealTimers();
});

async function read(bytes: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of bytes) text += chunk.toString();
  return text;
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

describe('a form that comes slowly', () => {
  it('is read for as long as something comes', async () => {
    raw.write(`${HEAD}%PDF-1.7`);
    const { file } = await form.open();
    const text = read(file.bytes);
    for (let minute = 0; minute < 5; minute += 1) {
      jest.advanceTimersByTime(29_000);
      raw.write('a');
      await tick();
    }
    raw.complete = true;
    raw.end('\r\n--x--\r\n');
    expect(await text).toBe('%PDF-1.7aaaaa');
  });

  it('and falls silent is given up after half a minute, within its file', async () => {
    raw.write(`${HEAD}a`);
    const { file } = await form.open();
    const text = read(file.bytes);
    await tick();
    jest.advanceTimersByTime(30_000);
    await expect(text).rejects.toMatchObject({ code: 'request-timeout' });
  });

  it('and falls silent is given up before its file begins', async () => {
    raw.write('--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\noth');
    const opened = form.open();
    await tick();
    jest.advanceTimersByTime(30_000);
    await expect(opened).rejects.toMatchObject({ code: 'request-timeout' });
  });
});

describe('a form whose connection breaks', () => {
  it.each([
    ['before its file', '--x\r\nContent-Disp'],
    ['within its file', `${HEAD}half a file`],
    ['behind its file', `${HEAD}a file\r\n--x`],
  ])('%s is told from one that is whole', async (_where, sent) => {
    raw.write(sent);
    const result = form.open().then(({ file }) => read(file.bytes));
    await tick();
    raw.destroy();
    await expect(result).rejects.toMatchObject({ code: 'upload-incomplete' });
  });
});

describe('bytes that nobody reads', () => {
  it('are not taken from the connection', async () => {
    raw.write(`${HEAD}%PDF-1.7`);
    await form.open();
    const sent = 100 * 65_536;
    for (let written = 0; written < sent; written += 65_536) {
      raw.write(Buffer.alloc(65_536));
      await tick();
    }
    expect(raw.writableLength + raw.readableLength).toBeGreaterThan(0.9 * sent);
  });
});
