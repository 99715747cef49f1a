import type { DossierState } from '../dossier/dossier-lifecycle.js';
import type { PaperDelivery, PaperPerson } from './paper-facts.js';
import { joined, shortDate, shortMoment } from './paper-words.js';

/** One dossier as sổ theo dõi hồ sơ holds it. */
export interface BookEntry {
  readonly no: number;
  readonly code: string;
  readonly procedureName: string;
  readonly applicant: PaperPerson;
  readonly competentName: string;
  readonly state: DossierState;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly promisedDueAt: Date | null;
  readonly returnedAt: Date | null;
  readonly endedAt: Date | null;
  /** As it was handed over, or as it was asked for. */
  readonly way: PaperDelivery['way'] | null;
}

/** The columns of the form, as they are printed. */
export const BOOK_COLUMNS = [
  { key: 'no', title: 'STT' },
  { key: 'code', title: 'Mã hồ sơ' },
  { key: 'procedure', title: 'Tên thủ tục hành chính' },
  { key: 'applicant', title: 'Tên cá nhân, tổ chức' },
  { key: 'contact', title: 'Địa chỉ, số điện thoại' },
  { key: 'agency', title: 'Cơ quan chủ trì giải quyết' },
  { key: 'received', title: 'Nhận hồ sơ' },
  { key: 'due', title: 'Hẹn trả kết quả' },
  { key: 'returned', title: 'Trả kết quả' },
  { key: 'way', title: 'Phương thức nhận kết quả' },
  { key: 'signature', title: 'Ký nhận' },
] as const;
export type BookColumn = (typeof BOOK_COLUMNS)[number]['key'];

const WAY_WORDS: Readonly<Record<PaperDelivery['way'], string>> = {
  desk: 'Trực tiếp',
  post: 'Bưu chính',
  electronic: 'Trực tuyến',
};

const ENDS: Readonly<Partial<Record<DossierState, string>>> = {
  withdrawn: 'Rút hồ sơ',
  stopped: 'Dừng giải quyết',
};

/** The printed row; the last column is for the applicant's hand. */
export function bookRowOf(entry: BookEntry, zone: string): Readonly<Record<BookColumn, string>> {
  const { applicant, dueAt, promisedDueAt, way } = entry;
  const promised = promisedDueAt && `hẹn lại ${shortMoment(promisedDueAt, zone)}`;
  return {
    no: String(entry.no),
    code: entry.code,
    procedure: entry.procedureName,
    applicant: applicant.fullName,
    contact: joined([applicant.address, applicant.phone], '; '),
    agency: entry.competentName,
    received: shortMoment(entry.receivedAt, zone),
    due: joined([dueAt && shortMoment(dueAt, zone), promised], '; '),
    returned: returnedWords(entry, zone),
    way: way === null ? '' : WAY_WORDS[way],
    signature: '',
  };
}

function returnedWords({ state, returnedAt, endedAt }: BookEntry, zone: string): string {
  if (returnedAt) return shortMoment(returnedAt, zone);
  const end = ENDS[state];
  return end && endedAt ? `${end} ${shortDate(endedAt, zone)}` : '';
}
