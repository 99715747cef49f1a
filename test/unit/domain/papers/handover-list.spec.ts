import { describe, expect, it } from '@jest/globals';
import { countsOf, handedIn } from '../../../../src/domain/papers/handed-in.js';
import {
  handoverPaperOf,
  type HandoverFacts,
  type HandoverItem,
} from '../../../../src/domain/papers/handover-list.js';
import type { ProcedureVariant } from '../../../../src/domain/procedure-rules.js';
import { DEPARTMENT, WARD, ZONE } from './paper-facts.js';

const item = (no: number, more: Partial<HandoverItem> = {}): HandoverItem => ({
  no,
  code: `H99.31-261005-000${no}`,
  applicantName: 'Nguyễn Thị Đào',
  procedureName: 'Đăng ký khai sinh',
  dueAt: new Date('2026-10-09T17:30:00+07:00'),
  originals: 2,
  copies: 1,
  ...more,
});

const facts = (more: Partial<HandoverFacts> = {}): HandoverFacts => ({
  number: 'H99.31-2026-0007',
  no: 7,
  giver: WARD,
  receiver: DEPARTMENT,
  receiverRole: null,
  givenAt: new Date('2026-10-05T15:05:00+07:00'),
  givenBy: 'Phạm Quang Lan',
  acknowledgeBy: new Date('2026-10-05T17:05:00+07:00'),
  zone: ZONE,
  items: [item(1), item(2)],
  ...more,
});

describe('the hand-over list on paper', () => {
  it('is issued by the desk with its number of the year, its place and its day', () => {
    const paper = handoverPaperOf(facts());
    expect(paper).toMatchObject({
      title: 'Phiếu bàn giao hồ sơ giấy',
      number: '00007/PBG',
      listNumber: 'H99.31-2026-0007',
      placeAndDate: 'Hương Đông, ngày 05 tháng 10 năm 2026',
      head: { superior: 'UBND phường Hương Đông', name: 'Trung tâm Phục vụ hành chính công' },
      legalBasis: 'Nghị định 118/2025/NĐ-CP, Điều 18',
    });
  });

  it('says who gives how much to whom, when, and by when the receiver answers', () => {
    const said = handoverPaperOf(facts()).fields.map(({ label, value }) => `${label}: ${value}`);
    expect(said).toEqual([
      'Bên giao: Trung tâm Phục vụ hành chính công, UBND phường Hương Đông',
      'Người giao: Phạm Quang Lan',
      'Bên nhận: Sở Xây dựng',
      'Thời gian bàn giao: 15 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Xác nhận đã nhận chậm nhất: 17 giờ 05 phút, ngày 05 tháng 10 năm 2026',
      'Số hồ sơ bàn giao: 2',
    ]);
    const narrow = handoverPaperOf(facts({ receiverRole: 'approver' })).fields;
    expect(narrow.find(({ key }) => key === 'receiver')?.value).toBe(
      'Sở Xây dựng, lãnh đạo phân công, phê duyệt',
    );
  });

  it('names a service centre that is its own desk once', () => {
    const centre = {
      ...WARD,
      name: 'Trung tâm Phục vụ hành chính công tỉnh',
      deskName: 'Trung tâm Phục vụ hành chính công tỉnh',
    };
    const [giver] = handoverPaperOf(facts({ giver: centre })).fields;
    expect(giver?.value).toBe('Trung tâm Phục vụ hành chính công tỉnh');
  });

  it('has a row for each dossier, room for a note, and what the box holds altogether', () => {
    const { rows, total } = handoverPaperOf(facts());
    expect(rows[0]).toEqual({
      no: '1',
      code: 'H99.31-261005-0001',
      applicant: 'Nguyễn Thị Đào',
      procedure: 'Đăng ký khai sinh',
      due: '17:30\n09/10/2026',
      originals: '2',
      copies: '1',
      note: '',
    });
    expect([total.applicant, total.originals, total.copies]).toEqual(['2 hồ sơ', '4', '2']);
  });

  it('leaves blank what nobody knows, and then the sum too', () => {
    const { rows, total } = handoverPaperOf(
      facts({ items: [item(1), item(2, { dueAt: null, originals: null })] }),
    );
    expect([rows[1]?.due, rows[1]?.originals, rows[1]?.copies]).toEqual(['', '', '1']);
    expect([total.originals, total.copies]).toEqual(['', '2']);
  });

  it('is signed by both sides; the receiver writes his name by hand', () => {
    expect(handoverPaperOf(facts()).signatures).toMatchObject([
      { title: 'Bên giao', name: 'Phạm Quang Lan' },
      { title: 'Bên nhận', name: null },
    ]);
  });
});

describe('the papers of a dossier in the box', () => {
  const component = (key: string, originals: number, copies: number, more: object = {}) => ({
    key,
    name: { vi: key, en: key },
    mandatory: true,
    fromDatabase: false,
    originals,
    copies,
    ...more,
  });
  const variant = {
    components: [
      component('form', 1, 0),
      component('proof', 0, 2),
      component('if_any', 1, 1, { mandatory: false }),
      component('register', 1, 0, { fromDatabase: true }),
    ],
  } as unknown as ProcedureVariant;

  it('are those that were checked in', () => {
    const given = [
      { key: 'form', originals: 1, copies: 3 },
      { key: 'proof', originals: 0, copies: 0 },
    ];
    expect(countsOf(handedIn(variant, given))).toEqual({ originals: 1, copies: 3 });
  });

  it('are those that have to be there, where the officer vouched for the set', () => {
    expect(countsOf(handedIn(variant, null))).toEqual({ originals: 1, copies: 2 });
  });
});
