import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROCEDURES } from '../../../../src/app/sample/data/procedures/all-procedures.js';
import { changesOfRules } from '../../../../src/domain/catalogue/version-changes.js';
import type {
  ChannelTerm,
  Fee,
  ProcedureRules,
  ProcedureVariant,
  RowScope,
} from '../../../../src/domain/procedure-rules.js';
import type { PlanStep } from '../../../../src/domain/workflow/workflow-plan.js';

// As rules are read from the database: another order of keys, copies, no undefined.
const stored = (rules: ProcedureRules): ProcedureRules => JSON.parse(JSON.stringify(rules)) as ProcedureRules;
const all = PROCEDURES.map(({ rules }) => stored(rules));
const plain = all.find(({ variants }) => variants.length === 1) as ProcedureRules;
const [variant] = plain.variants as [ProcedureVariant];
const withVariant = (parts: Partial<ProcedureVariant>): ProcedureRules => ({
  ...plain,
  variants: [{ ...variant, ...parts }],
});
const IDENTITY = {
  key: 'identity',
  name: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
  ...{ originals: 0, copies: 0, mandatory: false, fromDatabase: true },
  database: 'Cơ sở dữ liệu quốc gia về dân cư',
};
const vi = (before: ProcedureRules, after: ProcedureRules) =>
  changesOfRules(before, after).map(({ summary }) => summary.vi);

function termOf(amount: number): ProcedureRules {
  const terms = variant.terms
    .filter(({ channel }) => channel === 'counter')
    .map((term) => ({
      ...term,
      decidedTerm: { ...term.decidedTerm, limit: { amount, unit: 'working_day' as const } },
    }));
  return withVariant({ terms });
}

describe('the differences of two versions', () => {
  it('of terms name channel, before and after', () => {
    expect(changesOfRules(termOf(20), termOf(15))).toEqual([
      {
        place: `variants.${variant.key}.terms.counter`,
        what: 'changed',
        before: { amount: 20, unit: 'working_day' },
        after: { amount: 15, unit: 'working_day' },
        summary: {
          vi: 'Thời hạn (trực tiếp): 20 ngày làm việc → 15 ngày làm việc',
          en: 'Time limit (at the counter): 20 working days → 15 working days',
        },
      },
    ]);
  });

  it('name whom and when a term or a fee is for, and tell a changed scope as one gone and one new', () => {
    const poor = {
      key: 'poor',
      name: { vi: 'hộ nghèo', en: 'poor households' },
      evidence: 'Giấy chứng nhận',
    };
    const [term] = termOf(20).variants[0]?.terms ?? [];
    const line = { key: 'filing', channel: null, amountDong: 0, per: null, note: 'Miễn' };
    const told = (scope: RowScope): ProcedureRules => ({
      ...withVariant({
        terms: [...termOf(20).variants.flatMap(({ terms }) => terms), { ...(term as ChannelTerm), ...scope }],
        fees: [{ ...line, ...scope }],
      }),
      applicantClasses: [poor],
    });
    const none = { ...withVariant({ terms: termOf(20).variants[0]?.terms ?? [], fees: [] }) };
    expect(vi(none, told({ applicantClass: 'poor', from: '2026-07-01', to: '2026-12-31' }))).toEqual([
      'Đối tượng nộp “poor”: thêm hộ nghèo',
      expect.stringMatching(
        /^Thời hạn \(trực tiếp, hộ nghèo, từ 01\/07\/2026 đến hết 31\/12\/2026\): thêm 20 ngày làm việc$/,
      ),
      'Phí, lệ phí (hộ nghèo, từ 01/07/2026 đến hết 31/12/2026): thêm 0 đồng',
    ]);
    const places = changesOfRules(
      told({ applicantClass: 'poor' }),
      told({ applicantClass: 'poor', to: '2026-12-31' }),
    );
    expect(places.map(({ place, what }) => `${what} ${place}`)).toEqual([
      `removed variants.${variant.key}.terms.counter[poor]`,
      `removed variants.${variant.key}.fees.all.filing[poor][0]`,
      `added variants.${variant.key}.terms.counter[poor,..2026-12-31]`,
      `added variants.${variant.key}.fees.all.filing[poor,..2026-12-31][0]`,
    ]);
  });

  it('name the case where there are several', () => {
    const twice = (rules: ProcedureRules): ProcedureRules => ({
      ...rules,
      variants: [...rules.variants, { ...variant, key: 'other', name: { vi: 'Khác', en: 'Other' } }],
    });
    const [line] = vi(twice(termOf(20)), twice(termOf(15)));
    expect(line).toBe(
      `Thời hạn (trực tiếp, trường hợp “${variant.name.vi}”): 20 ngày làm việc → 15 ngày làm việc`,
    );
    expect(vi(termOf(5), twice(termOf(5)))).toEqual(['Trường hợp “other”: thêm Khác']);
  });

  it('of fees are told in đồng', () => {
    const fee = { channel: 'online' as const, amountDong: 10_000, per: null, note: 'Thông tư 1' };
    expect(
      vi(withVariant({ fees: [fee] }), withVariant({ fees: [{ ...fee, amountDong: 1_250_000 }] })),
    ).toEqual(['Phí, lệ phí (trực tuyến): 10.000 đồng → 1.250.000 đồng']);
  });

  it('of fees pair what stands in both, wherever it stands', () => {
    const [one, two, three] = [1_000, 2_000, 3_000].map((amountDong) => ({
      ...{ channel: null, amountDong, per: null, note: `Mức ${amountDong}` },
    })) as [Fee, Fee, Fee];
    const between = (before: readonly Fee[], after: readonly Fee[]) =>
      vi(withVariant({ fees: before }), withVariant({ fees: after }));
    expect(between([one, two, three], [three, one, two])).toEqual([]);
    expect(between([one, one], [one, one])).toEqual([]);
    expect(between([two], [one, two])).toEqual(['Phí, lệ phí: thêm 1.000 đồng']);
    expect(between([one, two], [two])).toEqual(['Phí, lệ phí: bỏ 1.000 đồng']);
    expect(between([one, two], [two, { ...one, amountDong: 9_000 }])).toEqual([
      'Phí, lệ phí: 1.000 đồng → 9.000 đồng',
    ]);
  });

  it('are none where first steps and what a step waits for stand in another order', () => {
    const [first, ...others] = plain.plan.steps as [PlanStep];
    const ordered = (keys: readonly string[]): ProcedureRules => ({
      ...plain,
      plan: { ...plain.plan, start: [...keys], steps: [{ ...first, waitsFor: [...keys] }, ...others] },
    });
    expect(vi(ordered(['a', 'b']), ordered(['b', 'a']))).toEqual([]);
    expect(vi(ordered(['a', 'b']), ordered(['a', 'c'])).length).toBe(2);
  });

  it('of rungs tell whole percentages', () => {
    const rungs = (share: number): ProcedureRules => ({
      ...plain,
      ladders: { processing: [{ key: 'due_soon', at: { kind: 'share', share } }] },
    });
    expect(vi(rungs(0.5), rungs(0.55))[0]).toMatch(/: 50 % → 55 %$/);
  });

  it('of papers go by their keys, wherever they stand', () => {
    const paper = { key: 'form', name: { vi: 'Tờ khai', en: 'Form' }, originals: 1, copies: 0 };
    const form = { ...paper, mandatory: true, fromDatabase: false };
    const photo = { ...form, key: 'photo', name: { vi: 'Ảnh', en: 'Photo' } };
    const before = withVariant({ components: [form, photo] });
    expect(vi(before, withVariant({ components: [photo, form] }))).toEqual([]);
    expect(vi(before, withVariant({ components: [{ ...photo, copies: 2, mandatory: false }] }))).toEqual([
      'Thành phần “form”: bỏ Tờ khai',
      'Thành phần “photo”, số lượng: 1 bản chính, 0 bản sao → 1 bản chính, 2 bản sao',
      'Thành phần “photo”, bắt buộc: có → không',
    ]);
  });

  it('of steps tell what was added, removed and changed in them', () => {
    const { plan } = plain;
    const [first, ...others] = plan.steps;
    if (!first) throw new Error('the sample has a plan without steps');
    const changed = {
      ...first,
      role: 'approver' as const,
      agency: { kind: 'named' as const, agencyCode: 'H99.02' },
      limit: { amount: 0.5, unit: 'working_day' as const },
    };
    const lines = vi(plain, { ...plain, plan: { ...plan, steps: [changed, ...others] } });
    expect(lines[0]).toMatch(/^Bước “.*”, cơ quan: .* → cơ quan H99.02$/);
    expect(lines.some((line) => line.endsWith('→ 0,5 ngày làm việc'))).toBe(true);
    const added = { ...changed, key: 'extra', name: { vi: 'Bước thêm', en: 'Extra' } };
    expect(vi(plain, { ...plain, plan: { ...plan, steps: [...plan.steps, added] } })).toEqual([
      'Bước “extra”: thêm Bước thêm',
    ]);
  });

  it('of legal basis and results are lines that come and go', () => {
    const after = { ...plain, legalBasis: [...plain.legalBasis, 'Nghị định mới'], results: [] };
    const lines = vi(plain, after);
    const gone = plain.results.map(({ name }) => `Kết quả: bỏ ${name.vi}`);
    expect(lines.toSorted()).toEqual(['Căn cứ pháp lý: thêm Nghị định mới', ...gone].toSorted());
  });

  it('are none where a thing left out is told as what it means', () => {
    const { clockStart: _start, ...others } = plain;
    expect(changesOfRules(others, { ...others, clockStart: 'complete_dossier', excluded: [] })).toEqual([]);
  });

  /** With everything that a version may say beside what it must. */
  const told: ProcedureRules = {
    ...plain,
    online: { level: 'partial', reason: 'Phải nộp bản chính' },
    competent: { kind: 'by_field', field: 'Hộ tịch' },
    clockStart: 'fee_paid',
    excluded: ['outage'],
    extension: { most: { amount: 5, unit: 'working_day' }, legalBasis: 'Luật A' },
    ladders: { processing: [{ key: 'due_soon', at: { kind: 'share', share: 0.5 } }] },
    supplementWaitBasis: 'Luật B',
    returnLimit: { limit: { amount: 2, unit: 'working_day' }, legalBasis: 'Luật C' },
    paymentWait: { limit: { amount: 2, unit: 'working_day' }, legalBasis: 'Luật D', closes: true },
    variants: [...plain.variants, { ...variant, key: 'own', plan: plain.plan, components: [IDENTITY] }],
  };
  const anyRules = fc.oneof(fc.constantFrom(...all), fc.constant(told));

  it('are none between a version and itself, and the same places the other way round', () => {
    fc.assert(
      fc.property(anyRules, anyRules, (one, other) => {
        expect(changesOfRules(one, stored(one))).toEqual([]);
        const there = changesOfRules(one, other);
        const back = changesOfRules(other, one);
        const places = there.map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        expect(places.toSorted()).toEqual(back.map(({ place }) => place).toSorted());
        for (const { place, before, after } of there) {
          expect(back.find((each) => each.place === place)).toMatchObject({ before: after, after: before });
        }
      }),
    );
  });

  it('miss no leaf of the rules', () => {
    fc.assert(
      fc.property(anyRules, fc.nat(), (rules, pick) => {
        const leaves = leavesOf(rules);
        const path = leaves[pick % leaves.length] as readonly string[];
        expect([path, changesOfRules(rules, withOther(rules, path)).length > 0]).toEqual([path, true]);
      }),
      { numRuns: 1_000 },
    );
  });
});

type Tree = Record<string, unknown>;

const WORDS: Readonly<Record<string, readonly string[]>> = {
  role: ['reception_officer', 'approver'],
  unit: ['month', 'day'],
  affects: ['clock', 'hand_over'],
  result: ['granted', 'refused'],
  clockStart: ['fee_paid', 'agency_received'],
};
/** What tells one shape of object from another is not changed alone. */
const SHAPES = ['kind', 'channel', 'excluded', 'level'];

function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    SHAPES.includes(key) ? [] : leavesOf(part, [...path, key]),
  );
}

/** A copy whose value there is another one of the same kind. */
function withOther(rules: ProcedureRules, path: readonly string[]): ProcedureRules {
  const copy = structuredClone(rules);
  const last = path.at(-1) as string;
  const owner = path.slice(0, -1).reduce((part, key) => part[key] as Tree, copy as unknown as Tree);
  const value = owner[last];
  if (value === null) owner[last] = NULLABLE[last];
  else if (typeof value === 'number') owner[last] = value + 1;
  else if (typeof value === 'boolean') owner[last] = !value;
  else owner[last] = WORDS[last]?.find((word) => word !== value) ?? `${value as string}x`;
  return copy;
}

const NULLABLE: Readonly<Record<string, unknown>> = {
  amountDong: 7,
  per: 'bản',
  limit: { amount: 1, unit: 'day' },
  amount: 3,
  unit: 'day',
  leg: 'leg',
  code: 'KQ.1',
  plan: plain.plan,
  extension: { most: { amount: 1, unit: 'day' }, legalBasis: 'Luật A' },
};
