import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ClockOffice, refused, type Dossier } from '../trips/clock-office.js';

interface Page {
  readonly items: readonly {
    readonly kind: string;
    readonly step: string | null;
    readonly assignee: { readonly username: string } | null;
    readonly dueAt: string | null;
    readonly dossier: { readonly code: string; readonly applicantName: string };
  }[];
  readonly total: number;
  readonly overdue: number;
  readonly counts: Readonly<Record<'mine' | 'unclaimed' | 'all' | 'overdue' | 'dueToday', number>>;
  readonly nextCursor: string | null;
}

const ONE = 'officer';
const OTHER = 'officer.phuong-huong-dong';
const STEP = { step: 'appraise' };

describe('the inbox', () => {
  let office: ClockOffice;
  let codes: string[];

  const inbox = async (username: string, query = '') =>
    (await (await office.as(username)).get<Page>(`inbox?limit=200${query}`)).body;
  const refusalOf = async (username: string, query: string) =>
    refused(await (await office.as(username)).get(`inbox?${query}`));
  const act = async (username: string, code: string | undefined, verb: string, body: object = STEP) =>
    (await office.as(username)).post<Dossier>(`dossiers/${code}/${verb}`, body);
  const codesOf = ({ items }: Page) => items.map(({ dossier }) => dossier.code).sort();

  beforeAll(async () => {
    office = await ClockOffice.open('10-05T08:00:00');
    codes = [];
    for (let n = 0; n < 6; n += 1) codes.push((await office.log('plain')).code);
    for (const code of codes.slice(0, 2)) await act(ONE, code, 'claim-step');
    await act(OTHER, codes[2], 'claim-step');
  }, 120_000);
  afterAll(() => office.close());

  it('shows all of one’s roles unless told, and who has what in hand', async () => {
    const page = await inbox(ONE);
    expect(codesOf(page)).toEqual(codes);
    expect(page.counts).toMatchObject({ mine: 2, unclaimed: 3, all: 6 });
    expect(page.total).toBe(6);
    expect(page.items.map(({ assignee }) => assignee?.username ?? null).sort()).toEqual(
      [ONE, ONE, OTHER, null, null, null].sort(),
    );
  });

  it('shows what one has in hand, and what nobody has', async () => {
    expect(codesOf(await inbox(ONE, '&view=mine'))).toEqual(codes.slice(0, 2));
    expect(codesOf(await inbox(OTHER, '&view=mine'))).toEqual(codes.slice(2, 3));
    expect(codesOf(await inbox(OTHER, '&view=unclaimed'))).toEqual(codes.slice(3));
  });

  it('says how much is due today and how much is overdue', async () => {
    expect((await inbox(ONE)).counts).toMatchObject({ overdue: 0, dueToday: 6 });
    office.at('10-05T16:00:00');
    expect((await inbox(ONE)).counts).toMatchObject({ overdue: 6, dueToday: 0 });
    expect(await inbox(ONE, '&view=mine')).toMatchObject({ overdue: 2, counts: { overdue: 6 } });
    office.at('10-05T08:00:00');
  });

  it('shows an approver all of the agency, and what each has', async () => {
    expect((await inbox('approver')).total).toBe(0);
    expect(codesOf(await inbox('approver', '&view=agency'))).toEqual(codes);
    expect(codesOf(await inbox('approver', `&person=${OTHER}`))).toEqual(codes.slice(2, 3));
    const page = await inbox('approver', `&person=${ONE}&view=role`);
    expect([page.total, page.counts.mine]).toEqual([6, 2]);
  });

  it('shows a supervisor what is done below, agency by agency, and nobody else', async () => {
    expect(codesOf(await inbox('supervisor', '&agency=H99.31'))).toEqual(codes);
    expect((await inbox('supervisor', '&agency=H99.31&view=unclaimed')).total).toBe(3);
    expect(codesOf(await inbox('supervisor', `&agency=H99.31&person=${ONE}`))).toEqual(codes.slice(0, 2));
    expect((await inbox('supervisor')).total).toBe(0);
    expect(await refusalOf(ONE, 'view=agency')).toEqual([403, 'forbidden']);
    expect(await refusalOf(ONE, `person=${OTHER}`)).toEqual([403, 'forbidden']);
    expect(await refusalOf('approver', 'agency=H99.32')).toEqual([403, 'forbidden']);
    expect(await refusalOf('supervisor.phuong-huong-tay', 'agency=H99.31')).toEqual([403, 'forbidden']);
    expect(await refusalOf('approver', 'person=officer.phuong-huong-tay')).toEqual([404, 'not-found']);
    expect(await refusalOf('supervisor', 'agency=nowhere')).toEqual([422, 'unknown-agency']);
  });

  it('goes on where the page before ended', async () => {
    const client = await office.as(ONE);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: Page = (await client.get<Page>(`inbox?limit=2&view=unclaimed${after}`)).body;
      seen.push(...page.items.map(({ dossier }) => dossier.code));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual(codes.slice(3));
  });

  it('counts exactly what it lists while others take up, put back and finish', async () => {
    const busy = (async () => {
      for (let round = 0; round < 12; round += 1) {
        const { code } = await office.log('plain');
        await act(OTHER, code, 'claim-step');
        await act(round % 2 ? ONE : OTHER, codes[3], round % 3 ? 'claim-step' : 'release-step');
        if (round % 3) await act(OTHER, code, 'release-step');
        if (round % 2) await act(ONE, code, 'finish-step', { ...STEP, outcome: 'done' });
      }
      return null;
    })();
    let isBusy = true;
    const end = busy.finally(() => {
      isBusy = false;
    });
    const views = ['mine', 'unclaimed', 'role'] as const;
    let looked = 0;
    while (isBusy) {
      const view = views[looked++ % views.length] ?? 'role';
      const { items, total, overdue, counts } = await inbox(ONE, `&view=${view}`);
      const held = items.filter(({ assignee }) => assignee?.username === ONE).length;
      const free = items.filter(({ assignee }) => assignee === null).length;
      expect([view, items.length, overdue]).toEqual([view, total, 0]);
      expect(total).toBe(view === 'role' ? counts.all : counts[view]);
      if (view === 'role') expect([held, free]).toEqual([counts.mine, counts.unclaimed]);
    }
    await end;
    expect(looked).toBeGreaterThan(10);
  });
});
