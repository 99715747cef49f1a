import type { DataSource } from 'typeorm';
import type { ApiClient } from '../../support/api-client.js';
import type { TestDatabase } from '../../support/test-database.js';
import { TimedProduct } from '../../support/timed-product.js';

export interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly lookUpSecret: string;
  readonly dueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly currentSteps: readonly {
    readonly step: string;
    readonly role: string;
    readonly agency: { readonly code: string };
    readonly outcomes: readonly { readonly key: string }[];
  }[];
}

export interface LookedUp {
  readonly code: string;
  readonly agency: string;
  readonly status: string;
  readonly statusText: string;
  readonly portalStatus: number;
  readonly dueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly isLate: boolean;
  readonly asked: { readonly papers: readonly string[]; readonly amountDong: number | null } | null;
  readonly collection: {
    readonly isReady: boolean;
    readonly from: string | null;
    readonly way: string;
  } | null;
  readonly desk: { readonly name: string; readonly address: string | null };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: LookedUp;
}

/** Whoever looks a dossier up. */
export interface Asker {
  readonly from?: string;
  readonly language?: string;
}

export const APPLICANT = {
  kind: 'person',
  fullName: 'Đặng Thị Mỹ Hạnh',
  identityNumber: '079300001234',
  phone: '+84 912.345.678',
  email: 'my.hanh@example.vn',
  address: 'Tổ 5, phường Hương Đông',
};
export const REPRESENTATIVE = { kind: 'person', fullName: 'Lê Văn Giúp', phone: '0987 650 4321' };
const HOUSEHOLD_BUSINESS = '1.001612';

let askers = 0;

/** An address that nobody has looked anything up from. */
export function newAddress(): string {
  askers += 1;
  return `10.${askers >> 16}.${(askers >> 8) & 255}.${askers & 255}`;
}

/** The sample province behind a proxy that tells who asks, at the time that a test sets. */
export class LookUpHouse {
  private constructor(private readonly product: TimedProduct) {}

  static async open(at: string, left: TestDatabase | null = null): Promise<LookUpHouse> {
    const http = { trustedProxies: ['127.0.0.1'] };
    return new LookUpHouse(await TimedProduct.start(`${at}+07:00`, left, http));
  }

  get sql(): DataSource {
    return this.product.sql;
  }

  get app(): TimedProduct['app'] {
    return this.product.app;
  }

  close(): Promise<void> {
    return this.product.stop();
  }

  leave(): Promise<TestDatabase> {
    return this.product.leave();
  }

  at(moment: string): void {
    this.product.clock.set(`${moment}+07:00`);
  }

  /** From an address of his own unless told, so that no test is throttled by another. */
  async lookUp(body: object, { from = newAddress(), language }: Asker = {}): Promise<Answer> {
    const answer = await fetch(`${this.product.anonymous().base}/lookups`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': from,
        'x-request-id': 'look-up',
        ...(language !== undefined && { 'accept-language': language }),
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, text, body: JSON.parse(text) as LookedUp };
  }

  async log(more: object = {}): Promise<Dossier> {
    const filing = { procedureCode: HOUSEHOLD_BUSINESS, channel: 'counter', applicant: APPLICANT };
    return this.act('reception', 'dossiers', { ...filing, ...more });
  }

  /** @throws Error with what refused it */
  async act(username: string, path: string, body: object = {}): Promise<Dossier> {
    const answer = await (await this.product.as(username)).post<Dossier>(path, body);
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async show(code: string): Promise<Dossier> {
    return (await (await this.product.as('officer')).get<Dossier>(`dossiers/${code}`)).body;
  }

  portal(): Promise<ApiClient> {
    return this.product.as('portal');
  }

  /** Whoever has the open step does it, until it is enough. */
  async finish(dossier: Dossier, isEnough: (now: Dossier) => boolean): Promise<Dossier> {
    const { lookUpSecret } = dossier;
    let now = dossier;
    while (!isEnough(now)) {
      const [step] = now.currentSteps;
      if (!step) throw new Error('nothing is open');
      const body = { step: step.step, outcome: step.outcomes[0]?.key };
      const answer = await this.act(await this.workerOf(step), `dossiers/${now.code}/finish-step`, body);
      now = { ...answer, lookUpSecret };
    }
    return now;
  }

  private async workerOf({ agency, role }: Dossier['currentSteps'][number]): Promise<string> {
    const [row] = await this.sql.query<{ username: string }[]>(
      `SELECT a.username FROM account a JOIN agency g ON g.id = a.agency_id
       WHERE g.code = $1 AND $2 = ANY (a.roles) ORDER BY a.id LIMIT 1`,
      [agency.code, role],
    );
    return row?.username ?? '';
  }
}

/** Another officer has it than the desk's. */
export const isWithOfficers = ({ currentSteps }: Dossier): boolean =>
  currentSteps[0]?.role !== 'reception_officer';
