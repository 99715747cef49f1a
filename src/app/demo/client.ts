import type { Bilingual, Page } from './answers.js';
import { DemoFailed } from './demo-failed.js';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Sent {
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

interface Problem {
  readonly code?: string;
  readonly translations?: {
    readonly vi: { readonly title: string; readonly detail: string };
    readonly en: { readonly title: string; readonly detail: string };
  };
}

const MOST_ROWS = 200;

/** One person, or one machine, at the REST API. */
export class Client {
  constructor(
    private readonly base: string,
    private readonly token: string | null,
  ) {}

  /** Whatever the server answers, refusals too. @throws DemoFailed when no server answers */
  async ask<T>(method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<Answer<T>> {
    const headers = {
      ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sent.idempotencyKey === undefined ? {} : { 'idempotency-key': sent.idempotencyKey }),
    };
    const body = sent.body === undefined ? null : JSON.stringify(sent.body);
    let response: Response;
    try {
      response = await fetch(new URL(path, this.base), { method, headers, body });
    } catch {
      throw new DemoFailed(
        `Không kết nối được ${this.base}. Hãy chạy “npm start” ở cửa sổ khác, hoặc chỉ địa chỉ bằng --url.`,
        `No server answers at ${this.base}. Run "npm start" in another window, or name the address with --url.`,
      );
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parsed(text) as T };
  }

  /** @throws DemoFailed with the problem that the server tells */
  async get<T>(path: string): Promise<T> {
    return this.granted<T>('GET', path, {});
  }

  /** @throws DemoFailed with the problem that the server tells */
  async post<T>(path: string, body?: unknown): Promise<T> {
    return this.granted<T>('POST', path, body === undefined ? {} : { body });
  }

  /** Every item of a list, over all its pages. */
  async *all<T>(path: string): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const url: URL = new URL(path, this.base);
      url.searchParams.set('limit', String(MOST_ROWS));
      if (cursor !== null) url.searchParams.set('cursor', cursor);
      const page: Page<T> = await this.get(`${url.pathname}${url.search}`);
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  async find<T>(path: string, isWanted: (item: T) => boolean): Promise<T | null> {
    for await (const item of this.all<T>(path)) if (isWanted(item)) return item;
    return null;
  }

  private async granted<T>(method: 'GET' | 'POST', path: string, sent: Sent): Promise<T> {
    const { status, body } = await this.ask<T>(method, path, sent);
    if (status >= 200 && status < 300) return body;
    const said = saidBy(body as Problem);
    throw new DemoFailed(
      `${method} ${path}: ${status}. ${said.vi}`,
      `${method} ${path}: ${status}. ${said.en}`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function saidBy(problem: Problem | null): Bilingual {
  const texts = problem?.translations;
  if (!texts) return { vi: problem?.code ?? '', en: problem?.code ?? '' };
  return { vi: `${texts.vi.title}. ${texts.vi.detail}`, en: `${texts.en.title}. ${texts.en.detail}` };
}
