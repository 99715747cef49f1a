import type { PaperContent, PaperField, SignaturePlace } from './paper-content.js';
import type { PaperAgency } from './paper-facts.js';
import { deskNameOf, field, headOf, strongField } from './paper-parts.js';
import { joined, momentWords, paperNumber, placeAndDate, shortMoment } from './paper-words.js';
import { statutoryTermsOn } from '../deadline/statutory-terms.js';
import { localDayOf } from '../calendar/zoned-time.js';
import type { StepRole } from '../workflow/workflow-plan.js';

/** A dossier as the box holds it. */
export interface HandoverItem {
  readonly no: number;
  readonly code: string;
  readonly applicantName: string;
  readonly procedureName: string;
  readonly dueAt: Date | null;
  /** null: nobody knows how many. */
  readonly originals: number | null;
  readonly copies: number | null;
}

export interface HandoverFacts {
  /** As the system knows it, `H99.31-2026-0001`. */
  readonly number: string;
  /** In the giver's book of the year. */
  readonly no: number;
  readonly giver: PaperAgency;
  readonly receiver: PaperAgency;
  /** Narrower than the whole agency. */
  readonly receiverRole: StepRole | null;
  readonly givenAt: Date;
  readonly givenBy: string;
  readonly acknowledgeBy: Date;
  readonly zone: string;
  readonly items: readonly HandoverItem[];
}

/** The columns as they are printed. */
export const HANDOVER_COLUMNS = [
  { key: 'no', title: 'TT' },
  { key: 'code', title: 'Mã hồ sơ' },
  { key: 'applicant', title: 'Tên cá nhân, tổ chức' },
  { key: 'procedure', title: 'Thủ tục hành chính' },
  { key: 'due', title: 'Hẹn trả kết quả' },
  { key: 'originals', title: 'Bản chính' },
  { key: 'copies', title: 'Bản sao' },
  { key: 'note', title: 'Ghi chú' },
] as const;
export type HandoverColumn = (typeof HANDOVER_COLUMNS)[number]['key'];
export type HandoverRow = Readonly<Record<HandoverColumn, string>>;

/** phiếu bàn giao hồ sơ giấy, whatever it is printed on. */
export interface HandoverPaper extends Pick<
  PaperContent,
  'title' | 'number' | 'issuedAt' | 'placeAndDate' | 'head'
> {
  readonly listNumber: string;
  readonly legalBasis: string;
  readonly fields: readonly PaperField[];
  readonly rows: readonly HandoverRow[];
  readonly total: HandoverRow;
  readonly instruction: string;
  readonly signatures: readonly SignaturePlace[];
}

const TITLE = 'Phiếu bàn giao hồ sơ giấy';
const SYMBOL = 'PBG';

const INSTRUCTION =
  'Bên nhận kiểm đếm từng hồ sơ, ghi hồ sơ thiếu hoặc giao nhầm vào cột Ghi chú, ký nhận và xác nhận ngay trên ' +
  'Hệ thống thông tin giải quyết thủ tục hành chính.';

const ROLE_WORDS: Readonly<Record<StepRole, string>> = {
  reception_officer: 'bộ phận tiếp nhận',
  processing_officer: 'công chức thụ lý',
  approver: 'lãnh đạo phân công, phê duyệt',
};

export function handoverPaperOf(facts: HandoverFacts): HandoverPaper {
  const { giver, givenAt, zone } = facts;
  return {
    title: TITLE,
    number: paperNumber(facts.no, SYMBOL),
    listNumber: facts.number,
    issuedAt: givenAt.toISOString(),
    placeAndDate: placeAndDate(giver.place, givenAt, zone),
    head: headOf({ issuer: giver, atDesk: true }),
    legalBasis: statutoryTermsOn(localDayOf(givenAt, zone)).handOver.legalBasis,
    fields: fieldsOf(facts),
    rows: facts.items.map((item) => rowOf(item, zone)),
    total: totalOf(facts.items),
    instruction: INSTRUCTION,
    signatures: [
      { key: 'giver', title: 'Bên giao', note: '(Ký và ghi rõ họ tên)', name: facts.givenBy },
      { key: 'receiver', title: 'Bên nhận', note: '(Ký, ghi rõ họ tên, giờ nhận)', name: null },
    ],
  };
}

function fieldsOf(facts: HandoverFacts): readonly PaperField[] {
  const { giver, receiver, receiverRole, givenAt, givenBy, acknowledgeBy, zone, items } = facts;
  const desk = deskNameOf(giver);
  const unit = joined([desk, desk === giver.name ? null : giver.name], ', ');
  return [
    field('giver', 'Bên giao', unit),
    field('givenBy', 'Người giao', givenBy),
    strongField(
      'receiver',
      'Bên nhận',
      joined([receiver.name, receiverRole && ROLE_WORDS[receiverRole]], ', '),
    ),
    field('givenAt', 'Thời gian bàn giao', momentWords(givenAt, zone)),
    field('acknowledgeBy', 'Xác nhận đã nhận chậm nhất', momentWords(acknowledgeBy, zone)),
    strongField('count', 'Số hồ sơ bàn giao', String(items.length)),
  ];
}

function rowOf(
  { no, code, applicantName, procedureName, dueAt, ...item }: HandoverItem,
  zone: string,
): HandoverRow {
  return {
    no: String(no),
    code,
    applicant: applicantName,
    procedure: procedureName,
    due: dueAt ? shortMoment(dueAt, zone).replace(' ', '\n') : '',
    originals: countText(item.originals),
    copies: countText(item.copies),
    note: '',
  };
}

/** What the box holds altogether; where one count is not known, the whole is not either. */
function totalOf(items: readonly HandoverItem[]): HandoverRow {
  const sum = (counts: readonly (number | null)[]) =>
    countText(counts.reduce((all, count) => (all === null || count === null ? null : all + count), 0));
  return {
    no: '',
    code: 'Tổng cộng',
    applicant: `${items.length} hồ sơ`,
    procedure: '',
    due: '',
    originals: sum(items.map(({ originals }) => originals)),
    copies: sum(items.map(({ copies }) => copies)),
    note: '',
  };
}

function countText(count: number | null): string {
  return count === null ? '' : String(count);
}
