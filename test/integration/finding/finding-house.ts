import type { ApiClient } from '../../support/api-client.js';
import type { TestDatabase } from '../../support/test-database.js';
import { TimedProduct } from '../../support/timed-product.js';

/** A Wednesday in a published year. */
export const NOW = '2026-11-25T09:10:11+07:00';

export interface FoundPage {
  readonly items: readonly { readonly code: string; readonly applicantName: string | null }[];
  readonly total: number | null;
  readonly boxes: readonly { readonly box: string; readonly count: number }[] | null;
  readonly nextCursor: string | null;
}

/** The sample province with whatever a spec files; asked over HTTP. */
export class FindingHouse {
  private readonly clients = new Map<string, ApiClient>();

  private constructor(readonly product: TimedProduct) {}

  static async open(): Promise<FindingHouse> {
    return new FindingHouse(await TimedProduct.start(NOW));
  }

  /** On what another one has left. */
  static async reopen(database: TestDatabase): Promise<FindingHouse> {
    return new FindingHouse(await TimedProduct.start(NOW, database));
  }

  close(): Promise<void> {
    return this.product.stop();
  }

  /** Who was signed in before has to sign in again. */
  at(moment: string): void {
    this.product.clock.set(new Date(moment));
    this.clients.clear();
  }

  async as(username: string): Promise<ApiClient> {
    const known = this.clients.get(username);
    if (known) return known;
    const client = await this.product.as(username);
    this.clients.set(username, client);
    return client;
  }

  /** @returns its code */
  async file(applicant: object, { by = 'reception', key, ...more }: Filing = {}): Promise<string> {
    const body = {
      procedureCode: '1.004873',
      channel: 'counter',
      applicant: { kind: 'person', ...applicant },
      ...more,
    };
    const headers = key === undefined ? {} : { 'Idempotency-Key': key };
    const answer = await (await this.as(by)).post<{ code: string }>('dossiers', body, headers);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.code;
  }

  async find(query: Readonly<Record<string, string>>, by = 'reception'): Promise<FoundPage> {
    const answer = await (
      await this.as(by)
    ).get<FoundPage>(`dossiers?${new URLSearchParams(query).toString()}`);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  }

  async codes(query: Readonly<Record<string, string>>, by = 'reception'): Promise<readonly string[]> {
    return (await this.find(query, by)).items.map(({ code }) => code);
  }

  /** How many statements PostgreSQL gets meanwhile. */
  async statements(work: () => Promise<unknown>): Promise<readonly string[]> {
    const { sql } = this.product;
    const { logger } = sql;
    const texts: string[] = [];
    sql.logger = { ...logger, logQuery: (text: unknown) => texts.push(String(text)) };
    try {
      await work();
    } finally {
      sql.logger = logger;
    }
    return texts;
  }
}

interface Filing {
  readonly by?: string;
  readonly key?: string;
  readonly [field: string]: unknown;
}
