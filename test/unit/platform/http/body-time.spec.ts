import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { limitBodyTime } from '../../../../src/platform/http/body-time.js';

const ofJson = { headers: { 'content-length': '10' }, config: {} };

function arriving({ headers, config }: { headers: object; config: object }) {
  const socket = Object.assign(new PassThrough(), { bytesRead: 0 });
  const raw = Object.assign(new EventEmitter(), { socket, complete: false, resume: jest.fn() });
  const response = Object.assign(new EventEmitter(), { headersSent: false });
  const request = { headers, raw, routeOptions: { config } } as unknown as FastifyRequest;
  limitBodyTime(request, { raw: response } as unknown as FastifyReply);
  return { socket, raw, response };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick'] });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a body of JSON', () => {
  it('that does not come within half a minute is answered 408', () => {
    const { socket } = arriving(ofJson);
    jest.advanceTimersByTime(29_999);
    expect(socket.readableLength).toBe(0);
    jest.advanceTimersByTime(1);
    expect(String(socket.read())).toMatch(/^HTTP\/1\.1 408 .*request-timeout/s);
  });

  it.each(['end', 'close'])('is left alone after %s', (event) => {
    const { socket, raw } = arriving(ofJson);
    (event === 'end' ? raw : socket).emit(event);
    jest.advanceTimersByTime(60_000);
    expect([socket.readableLength, jest.getTimerCount()]).toEqual([0, 0]);
  });

  it('that was answered before it came is cut without a second answer', () => {
    const { socket, response } = arriving(ofJson);
    response.headersSent = true;
    jest.advanceTimersByTime(30_000);
    expect([socket.destroyed, socket.readableLength]).toEqual([true, 0]);
  });

  it('that is not announced needs no clock', () => {
    arriving({ headers: {}, config: {} });
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a file that was refused while it comes', () => {
  const ofFile = { headers: { 'transfer-encoding': 'chunked' }, config: { streamed: true } };

  it('is thrown away for two seconds, in which its sender reads why, and then cut', () => {
    const { socket, raw, response } = arriving(ofFile);
    jest.advanceTimersByTime(600_000);
    expect(socket.destroyed).toBe(false);
    response.emit('finish');
    expect(raw.resume).toHaveBeenCalled();
    jest.advanceTimersByTime(1_999);
    expect(socket.destroyed).toBe(false);
    jest.advanceTimersByTime(1);
    expect(socket.destroyed).toBe(true);
  });

  it('is cut sooner when too much comes', () => {
    const { socket, response } = arriving(ofFile);
    response.emit('finish');
    socket.bytesRead = 20_000_000;
    jest.advanceTimersByTime(100);
    expect(socket.destroyed).toBe(true);
  });

  it('keeps its connection when the rest has come', () => {
    const { socket, raw, response } = arriving(ofFile);
    response.emit('finish');
    raw.emit('end');
    jest.advanceTimersByTime(60_000);
    expect([socket.destroyed, jest.getTimerCount()]).toEqual([false, 0]);
  });
});
