import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { SampleProduct } from '../../support/sample-product.js';

/** The certificate of marital status: the ward handles it, the police of the ward are consulted. */
const PROCEDURE = '1.004873';
export const WARD = 'H99.31';

export interface FileAnswer {
  readonly no: number;
  readonly name: string;
  readonly purpose: string;
  readonly component: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedBy: string | null;
  readonly removed: { readonly by: string | null; readonly reason: string | null } | null;
  readonly content: string;
}

export interface FileListAnswer {
  readonly items: readonly FileAnswer[];
  readonly usedBytes: number;
}

interface Dossier {
  readonly code: string;
  readonly currentSteps: readonly { readonly step: string; readonly role: string }[];
}

export interface Sent {
  readonly name?: string;
  readonly type?: string;
  readonly bytes?: string | Buffer;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly body: FileAnswer & Problem;
}

export const PDF = '%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n';

/** The sample province and what tests of files do with it. */
export class FilesHouse {
  private constructor(readonly sample: SampleProduct) {}

  static async open(more: Readonly<Record<string, string>> = {}): Promise<FilesHouse> {
    return new FilesHouse(await SampleProduct.start(more));
  }

  as(username: string): Promise<ApiClient> {
    return this.sample.as(username);
  }

  stop(): Promise<void> {
    return this.sample.stop();
  }

  /** Logged at the ward's counter: in progress, the desk has the first step. */
  async log(more: object = {}): Promise<string> {
    const desk = await this.as('reception');
    const applicant = { kind: 'person', fullName: 'Trần Thị Đoan' };
    const answer = await desk.post<Dossier>('dossiers', {
      ...{ procedureCode: PROCEDURE, channel: 'counter', applicant },
      ...more,
    });
    return answer.body.code;
  }

  /** Filed by a portal: registered. */
  async file(portal: ApiClient, reference: string): Promise<string> {
    const filing = {
      ...{ procedureCode: PROCEDURE, channel: 'online', agencyCode: WARD, externalReference: reference },
      applicant: { kind: 'person', fullName: 'Lý Thị Sen' },
    };
    const answer = await portal.post<Dossier>('dossiers', filing, { 'idempotency-key': reference });
    return answer.body.code;
  }

  /** Finishes a step of the dossier. */
  async finish(code: string, who: ApiClient, step: string, outcome: string): Promise<void> {
    const answer = await who.post<Problem>(`dossiers/${code}/finish-step`, { step, outcome });
    if (answer.status !== 200) throw new Error(`${step}: ${JSON.stringify(answer.body)}`);
  }

  /** Through all steps; the result lies ready. */
  async resolve(code: string): Promise<void> {
    const [desk, officer, approver] = [
      await this.as('reception'),
      await this.as('officer'),
      await this.as('approver'),
    ];
    await this.finish(code, desk, 'intake', 'handed_over');
    await this.finish(code, officer, 'check_register', 'done');
    await this.finish(code, await this.police(), 'ask_police', 'consistent');
    await this.finish(code, officer, 'draft', 'done');
    await this.finish(code, approver, 'approve', 'approved');
    await this.finish(code, officer, 'issue', 'issued');
  }

  police(): Promise<ApiClient> {
    return this.as('officer.cong-an-phuong-huong-dong');
  }

  async add(who: ApiClient, code: string, sent: Sent = {}): Promise<Received> {
    const { name = 'Bản quét.pdf', type = '', bytes = PDF, headers = {} } = sent;
    const form = new FormData();
    for (const [field, value] of Object.entries(sent.fields ?? { purpose: 'other' }))
      form.append(field, value);
    form.append('file', new Blob([bytes], { type }), name);
    return this.post(who, code, { body: form, headers });
  }

  /** Whatever a client sends as a body. */
  async post(who: ApiClient, code: string, init: RequestInit & { duplex?: 'half' }): Promise<Received> {
    const headers = { ...who.headers, ...(init.headers as Record<string, string>) };
    const answer = await fetch(`${who.base}/dossiers/${code}/files`, { ...init, method: 'POST', headers });
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as FileAnswer & Problem,
    };
  }

  async list(who: ApiClient, code: string): Promise<FileListAnswer> {
    return (await who.get<FileListAnswer>(`dossiers/${code}/files`)).body;
  }

  download(who: ApiClient, code: string, no: number, init: RequestInit = {}): Promise<Response> {
    const headers = { ...who.headers, ...(init.headers as Record<string, string>) };
    return fetch(`${who.base}/dossiers/${code}/files/${no}/content`, { ...init, headers });
  }

  /** Everything that lies in the folder of files, but its mark. */
  async bytesOnDisk(): Promise<string[]> {
    const all = await readdir(this.sample.filesDir, { recursive: true, withFileTypes: true });
    return all.filter((each) => each.isFile() && each.name !== 'installation').map(({ name }) => name);
  }

  placeOf(hash: string): string {
    return join(this.sample.filesDir, hash.slice(0, 2), hash.slice(2, 4), hash);
  }

  async count(sql: string, parameters: unknown[] = []): Promise<number> {
    const [row] = await this.sample.sql.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${sql}`,
      parameters,
    );
    return row?.n ?? -1;
  }

  /** Of everything that an upload writes: nothing may be half there. */
  async traces(): Promise<Readonly<Record<string, number>>> {
    return {
      rows: await this.count('dossier_file'),
      kept: await this.count('stored_file'),
      events: await this.count(`timeline_event WHERE type LIKE 'file_%'`),
      messages: await this.count(`outbox WHERE topic LIKE 'file_%'`),
      onDisk: (await this.bytesOnDisk()).length,
    };
  }
}
