import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ActOnExpiry } from '../../../src/handling/deadline-watch/act-on-expiry.js';
import { DeadlineSweep } from '../../../src/handling/deadline-watch/deadline-sweep.js';
import { WatchJob } from '../../../src/handling/deadline-watch/watch-job.js';
import type { ExpiredClock } from '../../../src/handling/deadline-watch/fire-rungs.js';
import { AccessTokens } from '../../../src/platform/access/access-tokens.js';
import { WorkerRole } from '../../../src/platform/queue/worker-role.js';
import { type ApiAnswer, ApiClient, type Problem } from '../../support/api-client.js';
import { until } from '../queue/until.js';
import type { TestDatabase } from '../../support/test-database.js';
import { TimedProduct } from '../../support/timed-product.js';
import { publishClockProcedures } from './clock-procedures.js';

export interface Dossier {
  readonly code: string;
  readonly status: string;
  readonly dueAt: string | null;
  readonly originalDueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly extendedAt: string | null;
  readonly startsWhen: string | null;
  readonly endReason: string | null;
  readonly reAppointment: { readonly late: boolean; readonly promisedDueAt: string } | null;
  readonly currentSteps: readonly { readonly step: string }[];
  readonly availableActions: readonly string[];
  readonly portalStatus: { readonly code: number };
  readonly version: number;
}
export interface Timeline {
  readonly events: readonly {
    readonly type: string;
    readonly at: string;
    readonly actor: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
  readonly intact: boolean;
}

export const COMMUNE = 'H99.31';
export const OTHER_COMMUNE = 'H99.32';
export const CONSULTED = 'H99.03';
export const PAPERS = { items: [{ description: 'Bản sao căn cước' }], reason: 'Thiếu giấy tờ' };

/** Day, hour and minute of an answer: `10-09T17:30`. */
export const local = (instant: string | null | undefined) => instant?.slice(5, 16) ?? null;

export const refused = ({ status, body }: ApiAnswer<unknown>) => [status, (body as Problem).code];

/** A moment of 2026, `10-09T17:30:00`, or of the year that it names. */
const instantOf = (moment: string) => `${/^\d{4}-/.test(moment) ? '' : '2026-'}${moment}+07:00`;

/** The people of one commune with the worker beside them, at the time that a test sets. */
export class ClockOffice {
  private clients = new Map<string, Promise<ApiClient>>();

  private constructor(private readonly product: TimedProduct) {}

  static async open(at: string): Promise<ClockOffice> {
    const product = await TimedProduct.start(instantOf(at));
    await publishClockProcedures(product);
    return ClockOffice.in(product);
  }

  /** On the database that another office has left. */
  static async reopen(at: string, left: TestDatabase): Promise<ClockOffice> {
    return ClockOffice.in(await TimedProduct.start(instantOf(at), left));
  }

  private static async in(product: TimedProduct): Promise<ClockOffice> {
    await product.app.get(WorkerRole, { strict: false }).start();
    return new ClockOffice(product);
  }

  async close(): Promise<void> {
    await this.product.app.get(WorkerRole, { strict: false }).stop();
    await this.product.stop();
  }

  /** Everybody goes home; the database stays for the caller to drop. */
  async leave(): Promise<TestDatabase> {
    await this.product.app.get(WorkerRole, { strict: false }).stop();
    return this.product.leave();
  }

  get sql(): DataSource {
    return this.product.sql;
  }

  /** Tokens of another day are too old, so everybody gets a new one. */
  at(moment: string): void {
    this.product.clock.set(instantOf(moment));
    this.clients = new Map();
  }

  as(username: string): Promise<ApiClient> {
    return this.clientOf('username = $1', [username]);
  }

  /** The account with that role in that agency. */
  worker(agencyCode: string, role: string): Promise<ApiClient> {
    const where = `agency_id = (SELECT id FROM agency WHERE code = $1) AND $2 = ANY (roles) AND username LIKE '%.%'`;
    return this.clientOf(where, [agencyCode, role]);
  }

  /** With a token of its own making: passwords take half a second, and are tested elsewhere. */
  private clientOf(where: string, values: readonly string[]): Promise<ApiClient> {
    const key = values.join('/');
    const client = this.clients.get(key) ?? this.newClient(where, values);
    this.clients.set(key, client);
    return client;
  }

  private async newClient(where: string, values: readonly string[]): Promise<ApiClient> {
    const [account] = await this.sql.query<{ accountId: string; generation: number }[]>(
      `SELECT id AS "accountId", token_generation AS generation FROM account WHERE ${where}`,
      [...values],
    );
    if (!account) throw new Error(`no account of ${values.join(', ')}`);
    const { accessToken } = await this.product.app.get(AccessTokens, { strict: false }).issue(account);
    return ApiClient.withToken(await this.product.app.getUrl(), accessToken);
  }

  /** The watch looks at the index, and everything that it found is done and told. */
  async watch(): Promise<void> {
    await this.product.app.get(DeadlineSweep, { strict: false }).sweep();
    await until(async () => {
      const left = await this.dueClocks();
      // What a busy dossier made the job pass by has its next job when time goes on, which it does not here.
      if (left.length > 0) await this.product.app.get(WatchJob, { strict: false }).execute(left);
      return left.length === 0;
    }, 15_000);
    await this.told();
  }

  private async dueClocks(): Promise<string[]> {
    const rows = await this.sql.query<{ id: string }[]>(
      `SELECT id FROM clock WHERE next_rung_at <= $1
        AND NOT EXISTS (SELECT 1 FROM watch_failure WHERE clock_id = clock.id AND retry_at > $1)`,
      [this.product.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** A job of the watch that comes late. */
  async expire(expired: ExpiredClock): Promise<void> {
    await this.product.app.get(ActOnExpiry, { strict: false }).execute(expired, this.product.clock.now());
  }

  /** Every message has reached its readers. */
  async told(): Promise<void> {
    await this.settled('SELECT count(*)::integer AS count FROM outbox WHERE done_at IS NULL', []);
  }

  private async settled(text: string, values: unknown[]): Promise<void> {
    await until(async () => {
      const [row] = await this.sql.query<{ count: number }[]>(text, values);
      return row?.count === 0;
    }, 15_000);
  }

  async log(procedureCode: string, more: object = {}): Promise<Dossier> {
    const applicant = { kind: 'person', fullName: 'Lê Thị Bưởi' };
    const reception = await this.worker(COMMUNE, 'reception_officer');
    const request = { procedureCode, channel: 'counter', applicant, ...more };
    const answer = await reception.post<Dossier>('dossiers', request);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body;
  }

  /** A verb that has to succeed. */
  async act(role: string, code: string, verb: string, body: object = {}, agency = COMMUNE): Promise<Dossier> {
    const worker = await this.worker(agency, role);
    const answer = await worker.post<Dossier>(`dossiers/${code}/${verb}`, body);
    expect([verb, answer.status, answer.body]).toEqual([verb, 200, expect.anything()]);
    return answer.body;
  }

  /** Status and code of a verb that is refused. */
  async attempt(role: string, code: string, verb: string, body: object = {}, agency = COMMUNE) {
    const worker = await this.worker(agency, role);
    return refused(await worker.post<Problem>(`dossiers/${code}/${verb}`, body));
  }

  async show(code: string, role = 'approver', agency = COMMUNE): Promise<Dossier> {
    const worker = await this.worker(agency, role);
    return (await worker.get<Dossier>(`dossiers/${code}`)).body;
  }

  async timeline(code: string, agency = COMMUNE): Promise<Timeline['events']> {
    const worker = await this.worker(agency, 'approver');
    const { body } = await worker.get<Timeline>(`dossiers/${code}/timeline`);
    expect(body.intact).toBe(true);
    return body.events;
  }

  /** Kind, clock and whether it was cleared of every flag, in their order. */
  async flagsOf(code: string): Promise<string[]> {
    const rows = await this.sql.query<{ kind: string; clock: string | null; holds: boolean }[]>(
      `SELECT f.kind, f.detail->>'clockKind' AS clock, f.cleared_at IS NULL AS holds
       FROM dossier_flag f JOIN dossier d ON d.id = f.dossier_id WHERE d.code = $1 ORDER BY f.id`,
      [code],
    );
    return rows.map(({ kind, clock, holds }) => `${kind} ${clock ?? '–'}${holds ? '' : ' cleared'}`);
  }

  async toldTo(code: string, agencyCode: string, role: string): Promise<string[]> {
    const rows = await this.sql.query<{ kind: string }[]>(
      `SELECT n.kind FROM notification n JOIN dossier d ON d.id = n.dossier_id JOIN agency a ON a.id = n.agency_id
       WHERE d.code = $1 AND a.code = $2 AND n.role = $3 ORDER BY n.id`,
      [code, agencyCode, role],
    );
    return rows.map(({ kind }) => kind);
  }
}
