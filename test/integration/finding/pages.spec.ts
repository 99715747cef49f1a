import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindingHouse } from './finding-house.js';
import { folded, makeMany, ROWS, type MadeDossier } from './many-dossiers.js';

type Query = Readonly<Record<string, string>>;

/** Who sees what of what was made. */
const READERS: Readonly<Record<string, (made: MadeDossier) => boolean>> = {
  supervisor: () => true,
  reception: ({ receiving }) => receiving === 'H99.31',
  officer: ({ competent, visited }) => competent === 'H99.31' || visited === 'H99.31',
  'reception.phuong-huong-tay': ({ receiving }) => receiving === 'H99.32',
  'officer.phuong-huong-tay': ({ competent }) => competent === 'H99.32',
  'reception.phuong-huong-nam': () => false,
};
const BOX_OF: Readonly<Record<string, string>> = {
  ...{ registered: 'new', in_progress: 'working', awaiting_supplement: 'awaiting_applicant' },
  ...{ resolved: 'to_hand_over', returned: 'done' },
};

const hasWords = (typed: string, { name }: MadeDossier) => {
  const words = name.split(' ').map(folded);
  const wanted = typed.split(' ');
  return wanted.every((word, index) =>
    words.some((each) => (index === wanted.length - 1 ? each.startsWith(word) : each === word)),
  );
};

const QUERIES: readonly (readonly [query: Query, isWanted: (made: MadeDossier) => boolean])[] = [
  ...[
    'nguyen',
    'nguyen van',
    'ngo thi dao',
    'le kim ng',
    'am',
    'nguyen thi am',
    'tran ngoc h',
    'nguyen nguyen le',
  ].map((q) => [{ q }, (made: MadeDossier) => hasWords(q, made)] as const),
  [{ q: 'am', box: 'done' }, (made) => hasWords('am', made) && made.state === 'returned'],
  [{ box: 'to_hand_over' }, ({ state }) => state === 'resolved'],
  [
    { status: 'registered', receivedTo: '2025-06-01' },
    ({ state, day }) => state === 'registered' && day < '2025-06-01',
  ],
  [{ agency: 'H99.32' }, ({ receiving, competent }) => [receiving, competent].includes('H99.32')],
  [
    { q: 'am', agency: 'H99.32' },
    (made) => hasWords('am', made) && [made.receiving, made.competent].includes('H99.32'),
  ],
  [
    { receivedFrom: '2025-03-01', receivedTo: '2025-03-03' },
    ({ day }) => day === '2025-03-01' || day === '2025-03-02',
  ],
];
const CASES = Object.entries(READERS).flatMap(([reader, sees]) =>
  QUERIES.map(([query, isWanted]) => ({
    title: `${reader} ${new URLSearchParams(query).toString()}`,
    reader,
    query,
    isWanted: (made: MadeDossier) => sees(made) && isWanted(made),
  })),
);

describe('among many dossiers', () => {
  let house: FindingHouse;
  let made: readonly MadeDossier[];

  beforeAll(async () => {
    house = await FindingHouse.open();
    const like = await house.file({ fullName: 'Ngô Kim Nga' });
    made = (await makeMany(house, like)).filter(({ code }) => code !== like);
    await house.product.sql.query(
      'DELETE FROM dossier_step WHERE dossier_id = (SELECT id FROM dossier WHERE code = $1)',
      [like],
    );
    await house.product.sql.query(
      `UPDATE dossier SET receiving_agency_id = 0, competent_agency_id = 0 WHERE code = $1`,
      [like],
    );
    expect(made).toHaveLength(ROWS);
  }, 120_000);
  afterAll(() => house.close());

  it.each(CASES)(
    'a reader finds all of his and nothing else, newest first, page by page: $title',
    async (asked) => {
      const expected = made.filter(asked.isWanted).map(({ code }) => code);
      const first = await house.find({ ...asked.query, withTotal: 'true', limit: '97' }, asked.reader);
      expect(first.total).toBe(expected.length);
      const found = first.items.map(({ code }) => code);
      let cursor = first.nextCursor;
      for (let page = 1; cursor !== null && page < 5; page += 1) {
        const next = await house.find({ ...asked.query, cursor, limit: '97' }, asked.reader);
        found.push(...next.items.map(({ code }) => code));
        cursor = next.nextCursor;
      }
      expect(found).toEqual(expected.slice(0, cursor === null ? undefined : found.length));
      expect(found).toHaveLength(Math.min(expected.length, 5 * 97));
    },
  );

  it.each(['supervisor', 'officer'])('the boxes of %s hold what their lists show', async (reader) => {
    const { boxes } = await house.find({ withBoxes: 'true', q: 'ngo' }, reader);
    const seen = made.filter((each) => READERS[reader]?.(each) === true && hasWords('ngo', each));
    const inBox = (box: string) => seen.filter(({ state }) => BOX_OF[state] === box).length;
    const counted = boxes?.filter(({ box }) => Object.values(BOX_OF).includes(box));
    expect(counted?.map(({ box, count }) => [box, count])).toEqual(
      ['new', 'working', 'awaiting_applicant', 'to_hand_over'].map((box) => [box, inBox(box)]),
    );
    for (const { box, count } of boxes ?? []) {
      const { total } = await house.find({ q: 'ngo', box, withTotal: 'true', limit: '1' }, reader);
      expect([box, total]).toEqual([box, count]);
    }
  });

  it('pages lose and repeat nothing while new ones come in, newer and older', async () => {
    const expected = made.filter(({ receiving, name }) => receiving === 'H99.31' && name.endsWith('Ấm'));
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await house.find({ q: 'am', limit: '9', ...(cursor !== null && { cursor }) });
      found.push(...page.items.map(({ code }) => code));
      cursor = page.nextCursor;
      await house.file({ fullName: 'Lê Thị Ấm' });
      await house.file(
        { fullName: 'Lê Thị Ấm' },
        { by: 'reception', receivedAt: '2026-11-20T09:00:00+07:00', receivedAtReason: 'Nhập bù' },
      );
    } while (cursor !== null);
    expect(found.filter((code) => code.startsWith('M-'))).toEqual(expected.map(({ code }) => code));
    expect(new Set(found).size).toBe(found.length);
  });

  it.each([{ q: 'nguyen' }, { q: 'am' }, { box: 'new' }, {}])(
    'a page costs few statements, however many rows it has: %p',
    async (query: Query) => {
      const few = await house.statements(() => house.find({ ...query, limit: '1' }));
      const many = await house.statements(() => house.find({ ...query, limit: '200' }));
      expect(many.length).toBeLessThanOrEqual(7);
      expect(Math.abs(many.length - few.length)).toBeLessThanOrEqual(3);
    },
  );

  it.each(['e30', 'WyIyMDI2LTExLTI1Il0', Buffer.from('["x","1"]').toString('base64url')])(
    'a cursor that is none is refused: %s',
    async (cursor) => {
      const answer = await (await house.as('reception')).get<{ code: string }>(`dossiers?cursor=${cursor}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'cursor-malformed']);
    },
  );
});
