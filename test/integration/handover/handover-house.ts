import { expect } from '@jest/globals';
import type {
  AnsweredHandover,
  CreatedHandover,
  HandoverPage,
  HandoverShown,
  WaitingPapers,
} from '../../../src/handling/handover/handover.responses.js';
import type { ApiAnswer, Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, type Dossier } from '../trips/clock-office.js';

type Answer = { readonly code: string; readonly result: string; readonly note?: string };

/** A desk that carries papers to its departments and to the commune beside it. */
export class HandoverHouse {
  private constructor(readonly office: ClockOffice) {}

  static async open(at: string): Promise<HandoverHouse> {
    return new HandoverHouse(await ClockOffice.open(at));
  }

  close(): Promise<void> {
    return this.office.close();
  }

  /** A dossier on paper at the desk, as a new applicant's. */
  log(procedureCode: string, fullName = 'Lê Thị Bưởi', more: object = {}): Promise<Dossier> {
    return this.office.log(procedureCode, { applicant: { kind: 'person', fullName }, ...more });
  }

  async attempt<T = Problem>(
    role: string,
    path: string,
    body: object,
    agency = COMMUNE,
  ): Promise<ApiAnswer<T>> {
    return (await this.office.worker(agency, role)).post<T>(path, body);
  }

  private async done<T>(role: string, path: string, body: object, agency = COMMUNE): Promise<T> {
    const { status, body: answer } = await this.attempt<T>(role, path, body, agency);
    expect([path, status, answer]).toEqual([path, path === 'handovers' ? 201 : 200, expect.anything()]);
    return answer;
  }

  give(request: object = {}): Promise<CreatedHandover> {
    return this.done('reception_officer', 'handovers', { receiver: COMMUNE, ...request });
  }

  acknowledge(number: string, body: object, agency = COMMUNE): Promise<AnsweredHandover> {
    return this.done('processing_officer', `handovers/${number}/acknowledge`, body, agency);
  }

  answer(number: string, items: readonly Answer[], agency = COMMUNE): Promise<AnsweredHandover> {
    return this.acknowledge(number, { items }, agency);
  }

  settle(number: string, code: string): Promise<AnsweredHandover> {
    const items = [{ code, note: 'Để quên trong ngăn kéo quầy số 2' }];
    return this.done('reception_officer', `handovers/${number}/settle`, { items });
  }

  cancel(number: string): Promise<HandoverShown> {
    const reason = 'Xe chuyển hồ sơ bị hỏng';
    return this.done('reception_officer', `handovers/${number}/cancel`, { reason });
  }

  private async got<T>(path: string, role: string, agency: string): Promise<T> {
    const { status, body } = await (await this.office.worker(agency, role)).get<T>(path);
    expect([path, status, body]).toEqual([path, 200, expect.anything()]);
    return body;
  }

  show(number: string, role = 'reception_officer', agency = COMMUNE): Promise<HandoverShown> {
    return this.got(`handovers/${number}`, role, agency);
  }

  list(query = '', role = 'reception_officer', agency = COMMUNE): Promise<HandoverPage> {
    return this.got(`handovers${query}`, role, agency);
  }

  waiting(query = ''): Promise<WaitingPapers> {
    return this.got(`handovers/waiting${query}`, 'reception_officer', COMMUNE);
  }

  /** Codes that wait for a receiver. */
  async waitingFor(receiver: string): Promise<readonly string[]> {
    const { receivers } = await this.waiting();
    return receivers.find((group) => group.receiver.code === receiver)?.items.map(({ code }) => code) ?? [];
  }

  /** Everything that waits is carried off and every list is answered, so that the next test begins anew. */
  async clearDesk(): Promise<void> {
    await this.settleAll();
    for (const { receiver } of (await this.waiting()).receivers) await this.give({ receiver: receiver.code });
    for (const { number, receiver } of (await this.list('?state=open')).items) {
      await this.acknowledge(number, { others: 'received' }, receiver.code);
    }
  }

  private async settleAll(): Promise<void> {
    for (const { number } of (await this.list('?missing=true')).items) {
      const missing = (await this.show(number)).items.filter(({ result }) => result === 'missing');
      for (const { code } of missing) await this.settle(number, code);
    }
  }

  /** Types of the events of a dossier, its last ones. */
  async lastEvents(code: string, count: number, agency = COMMUNE): Promise<readonly string[]> {
    return (await this.office.timeline(code, agency)).slice(-count).map(({ type }) => type);
  }

  async pdf(number: string, role = 'reception_officer', agency = COMMUNE) {
    const { base, headers } = await this.office.worker(agency, role);
    const answer = await fetch(`${base}/handovers/${number}/pdf`, { headers });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, etag: answer.headers.get('etag'), bytes };
  }
}

export const reasonsOf = (left: readonly { code: string; reason: string }[]) =>
  Object.fromEntries(left.map(({ code, reason }) => [code, reason]));
