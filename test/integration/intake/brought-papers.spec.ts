import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WaitingPapers } from '../../../src/handling/handover/handover.responses.js';
import type { PaperList, PaperShown } from '../../../src/outward/papers/papers.responses.js';
import type { Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, type Dossier } from '../trips/clock-office.js';

const BIRTH = '1.001193';
const DECLARATION = 'Tờ khai đăng ký khai sinh (01 bản chính)';
const BIRTH_NOTICE = 'Giấy chứng sinh (hoặc văn bản của người làm chứng, giấy cam đoan về việc sinh)';
const AT_FIRST = { key: 'declaration', originals: 1, copies: 0 };
const NOTICE = { key: 'birth_notice', originals: 1, copies: 0 };
const IDENTITY = { component: 'identity', description: 'Căn cước', reason: 'Không khai thác được dữ liệu' };

type WithPapers = Dossier & { readonly components: readonly object[] | null };
interface Told {
  readonly translations: Readonly<Record<'vi' | 'en', { readonly detail: string }>>;
}
interface OpenStep {
  readonly step: string;
  readonly outcomes: readonly { readonly key: string }[];
}

describe('papers that were missing and came', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T09:00:00');
  }, 120_000);
  afterAll(() => office.close());

  const desk = () => office.worker(COMMUNE, 'reception_officer');
  const act = async (code: string, verb: string, body: object = {}) =>
    (await office.act('reception_officer', code, verb, body)) as WithPapers;

  /** Logged without the birth notice on the day before. */
  async function waiting(): Promise<string> {
    office.at('10-05T09:00:00');
    const { code, status } = await office.log(BIRTH, { components: [AT_FIRST] });
    expect(status).toBe('awaiting_correction');
    office.at('10-06T09:00:00');
    return code;
  }

  async function onReceipt(code: string): Promise<readonly string[]> {
    await office.told();
    const client = await desk();
    const { items } = (await client.get<PaperList>(`dossiers/${code}/papers`)).body;
    const receipt = items.find(({ form }) => form === 'receipt');
    const { content } = (await client.get<PaperShown>(receipt?.link ?? '')).body;
    return content.fields.find(({ key }) => key === 'components')?.items ?? [];
  }

  /** What the list of the papers to carry says of it, once the desk has done its own step. */
  async function toHandOver(code: string) {
    const [open] = (await office.show(code)).currentSteps as readonly OpenStep[];
    await act(code, 'finish-step', { step: open?.step, outcome: open?.outcomes[0]?.key });
    const { body } = await (await desk()).get<WaitingPapers>('handovers/waiting');
    return body.receivers.flatMap(({ items }) => items).find((item) => item.code === code);
  }

  it.each([
    ['accepted with them', ['accept']],
    ['accepted after they were taken', ['receive-correction', 'accept']],
  ])('are on the receipt of a dossier %s, and go on with it', async (_when, verbs) => {
    const code = await waiting();
    for (const verb of verbs) await act(code, verb);
    expect(await onReceipt(code)).toEqual([DECLARATION, `${BIRTH_NOTICE} (01 bản chính)`]);
    expect(await toHandOver(code)).toMatchObject({ originals: 2, copies: 0 });
  });

  it('are on it as they were really brought, where the officer tells it', async () => {
    const code = await waiting();
    const brought = [{ key: 'birth_notice', originals: 1, copies: 2 }];
    const { components } = await act(code, 'accept', { components: brought });
    expect(components).toEqual([AT_FIRST, ...brought]);
    expect(await onReceipt(code)).toEqual([DECLARATION, `${BIRTH_NOTICE} (01 bản chính, 02 bản sao)`]);
    expect((await office.timeline(code)).at(-1)).toMatchObject({
      type: 'dossier_accepted',
      data: { components: brought },
    });
  });

  it('are accepted without a body at all', async () => {
    const code = await waiting();
    const { base, headers } = await desk();
    const answer = await fetch(`${base}/dossiers/${code}/accept`, { method: 'POST', headers });
    const { components } = (await answer.json()) as WithPapers;
    expect([answer.status, components]).toEqual([200, [AT_FIRST, NOTICE]]);
  });

  it('are refused by their field where the procedure does not list them, and nothing is accepted', async () => {
    const code = await waiting();
    const refusal = (components: object[]) =>
      office.attempt('reception_officer', code, 'accept', { components });
    expect(await refusal([{ ...NOTICE, key: 'other' }])).toEqual([422, 'unknown-component']);
    expect(await refusal([NOTICE, NOTICE])).toEqual([422, 'component-twice']);
    expect(await refusal([{ key: 'birth_notice' }])).toEqual([400, 'validation-failed']);
    expect((await office.show(code)).status).toBe('awaiting_correction');
  });

  it('are not accepted without a mandatory one where the officer tells what there is: no receipt, and the papers named', async () => {
    const code = await waiting();
    const refused = await (
      await desk()
    ).post<Problem>(`dossiers/${code}/accept`, { components: [{ ...AT_FIRST, copies: 1 }] });
    expect([refused.status, refused.body.code]).toEqual([422, 'mandatory-papers-missing']);
    expect(refused.body.errors).toMatchObject([
      {
        field: 'components',
        code: 'mandatory-paper-missing',
        translations: {
          vi: `Thiếu “${BIRTH_NOTICE}” (birth_notice).`,
          en: expect.stringContaining('birth_notice'),
        },
      },
    ]);
    const { vi, en } = (refused.body as unknown as Told).translations;
    expect(vi.detail).toContain(BIRTH_NOTICE);
    expect(en.detail).toContain('request-correction');
    expect((await office.show(code)).status).toBe('awaiting_correction');
    expect((await act(code, 'accept', { components: [NOTICE] })).status).toBe('in_progress');
  });

  it('are asked for of a filing that is not whole, which is then accepted with them', async () => {
    office.at('10-05T09:00:00');
    const { code } = await office.log(BIRTH, { channel: 'postal' });
    expect(await office.attempt('reception_officer', code, 'accept', { components: [AT_FIRST] })).toEqual([
      422,
      'mandatory-papers-missing',
    ]);
    const items = [{ component: 'birth_notice', description: BIRTH_NOTICE }];
    await act(code, 'request-correction', { items, reason: 'Thiếu giấy tờ' });
    expect(await office.attempt('reception_officer', code, 'accept', { components: [] })).toEqual([
      422,
      'mandatory-papers-missing',
    ]);
    expect((await act(code, 'accept', { components: [NOTICE] })).status).toBe('in_progress');
  });

  it('stand beside the others after a supplement; a set that the officer vouched for stays one', async () => {
    office.at('10-05T09:00:00');
    const counted = await office.log(BIRTH, { components: [AT_FIRST, NOTICE] });
    const vouched = await office.log(BIRTH);
    const request = { items: [IDENTITY], reason: 'Thiếu giấy tờ' };
    for (const { code } of [counted, vouched]) {
      await office.act('processing_officer', code, 'request-supplement', request);
    }
    office.at('10-06T09:00:00');
    const back = await act(counted.code, 'receive-supplement');
    expect(back.components).toEqual([AT_FIRST, NOTICE, { key: 'identity', originals: 0, copies: 1 }]);
    expect((await act(vouched.code, 'receive-supplement')).components).toBeNull();
  });
});
