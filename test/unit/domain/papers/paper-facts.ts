import type { PaperAgency, PaperFacts, ReceiptFacts } from '../../../../src/domain/papers/paper-facts.js';
import { templateOf, templateSetOn, type PaperForm } from '../../../../src/domain/papers/template-sets.js';
import type { PaperContent, PaperField } from '../../../../src/domain/papers/paper-content.js';

export const ZONE = 'Asia/Ho_Chi_Minh';

export const WARD: PaperAgency = {
  name: 'UBND phường Hương Đông',
  superiorName: null,
  place: 'Hương Đông',
  address: 'Số 32 đường Lê Duẩn',
  phone: '0200 009 931',
  email: 'huong-dong@song-huong.example',
  complaintAddress: null,
  deskName: 'Trung tâm Phục vụ hành chính công',
  deskSymbol: 'TTPVHCC',
};

export const DEPARTMENT: PaperAgency = {
  ...WARD,
  name: 'Sở Xây dựng',
  superiorName: 'UBND tỉnh Sông Hương',
  place: 'Sông Hương',
  complaintAddress: 'Văn phòng Sở Xây dựng, tầng 2',
  deskName: null,
  deskSymbol: null,
};

const APPLICANT = {
  kind: 'person',
  fullName: 'Nguyễn Thị Đào',
  identityNumber: '046190001234',
  phone: '0912 345 678',
  address: 'Tổ 5, phường Hương Đông',
} as const;

/** What all papers have: a birth registration at a ward, 09:05 on Monday 5 October 2026. */
export function factsOf(form: PaperForm, more: Partial<PaperFacts> = {}): PaperFacts {
  const issuedAt = more.issuedAt ?? new Date('2026-10-05T09:05:00+07:00');
  const set = templateSetOn(issuedAt.toISOString().slice(0, 10));
  const template = templateOf(set, form);
  if (template === null) throw new Error(`${set.key} has no ${form}`);
  return {
    template,
    set,
    no: 123,
    issuedAt,
    zone: ZONE,
    lookUp: 'H99.31-261005-0001',
    lookUpSecret: '7K3M-9QZ2',
    issuer: WARD,
    atDesk: true,
    dossier: {
      code: 'H99.31-261005-0001',
      procedureName: 'Đăng ký khai sinh',
      applicant: APPLICANT,
      representative: null,
      receivedAt: new Date('2026-10-05T09:05:00+07:00'),
      receivingName: WARD.name,
      competentName: WARD.name,
    },
    officerName: 'Trần Văn Bình',
    ...more,
  };
}

export function receiptFacts(more: Partial<ReceiptFacts> = {}): ReceiptFacts {
  return {
    ...factsOf('receipt'),
    components: [
      { name: 'Tờ khai', originals: 1, copies: 0 },
      { name: 'Giấy tờ cư trú', originals: 0, copies: 2 },
    ],
    limit: { amount: 5, unit: 'working_day' },
    startsWhen: 'complete_dossier',
    completeAt: new Date('2026-10-05T09:05:00+07:00'),
    dueAt: new Date('2026-10-12T17:30:00+07:00'),
    delivery: null,
    desk: WARD,
    entry: { volume: '2026', no: 131 },
    replaces: null,
    ...more,
  };
}

/** `Label: value` of every field, in order; a list as its items, a sentence as it is. */
export function linesOf({ fields }: PaperContent): readonly string[] {
  return fields.map(lineOf);
}

function lineOf({ label, value, items }: PaperField): string {
  if (items) return `${label}: ${items.join(' | ')}`;
  return label === '' ? value : `${label}: ${value}`;
}
