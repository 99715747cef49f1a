import { DomainError } from '../domain-error.js';

/** PHILEPHI: a fee as printed; null where its text was ambiguous. */
export interface PrintedFee {
  readonly amountDong: number | null;
  readonly note: string;
}

/** THOIGIAN: a time as printed; several of one channel tell cases apart in their notes. */
export interface PrintedTime {
  readonly place: string;
  readonly amount: number | null;
  readonly unit: string;
  readonly note: string;
  readonly fees: readonly PrintedFee[];
}

/** CACHTHUCTHUCHIEN: a way of filing. */
export interface PrintedWay {
  readonly place: string;
  readonly channel: string;
  readonly times: readonly PrintedTime[];
}

/** GIAYTO */
export interface PrintedPaper {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

/** THANHPHANHOSO: the papers of one case (TRUONGHOP). */
export interface PrintedCase {
  readonly place: string;
  readonly name: string;
  readonly papers: readonly PrintedPaper[];
}

/**
 * A record of the national database of procedures under the key names of its interface (`LayThuTuc`). Parts that are
 * missing or of another shape are empty here and named in `unreadable`.
 */
export interface NationalRecord {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly string[];
  readonly audiences: readonly string[];
  /** số quyết định công bố */
  readonly decision: string;
  /** cơ quan có thẩm quyền; where it is not told, cơ quan thực hiện */
  readonly competentAgency: string;
  readonly ways: readonly PrintedWay[];
  readonly cases: readonly PrintedCase[];
  readonly results: readonly { readonly code: string; readonly name: string }[];
  readonly legalBasis: readonly string[];
  /** trình tự, yêu cầu: what is told in sentences only. */
  readonly prose: string;
  readonly unreadable: readonly string[];
}

// The shape of national codes (1.001193), their long form and local ones, as the register takes them.
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;

/**
 * Reads one record; only what it cannot be kept under is refused.
 * @throws DomainError `record-without-code`, `record-without-name`
 */
export function readNationalRecord(value: unknown): NationalRecord {
  const given = isObject(value) ? value : {};
  const code = textOf(given['MATTHC']);
  if (!CODE.test(code)) throw new DomainError('record-without-code', { code: code.slice(0, 60) }, 'MATTHC');
  const name = textOf(given['TENTTHC']);
  if (name === '') throw new DomainError('record-without-name', { code }, 'TENTTHC');
  const reader = new PartReader(given);
  const parts = {
    field: reader.text('LINHVUCTHUCHIEN'),
    levels: reader.list('CAPTHUCHIEN').map(textOf),
    audiences: reader.list('DOITUONGTHUCHIEN').map(textOf),
    decision: reader.text('SOQUYETDINH'),
    competentAgency: reader.text('COQUANCOTHAMQUYEN') || reader.text('COQUANTHUCHIEN'),
    ways: reader.list('CACHTHUCTHUCHIEN').map(wayOf),
    cases: reader.list('THANHPHANHOSO').map(caseOf),
    results: reader.list('KETQUATHUCHIEN').map(resultOf),
    legalBasis: reader.list('CANCUPHAPLY').map(textOf),
    prose: `${reader.text('TRINHTUTHUCHIEN')}\n${reader.text('YEUCAU')}`,
  };
  return { code, name, ...parts, unreadable: reader.unreadable };
}

type Given = Readonly<Record<string, unknown>>;

class PartReader {
  readonly unreadable: string[] = [];

  constructor(private readonly given: Given) {}

  text(key: string): string {
    const value = this.given[key];
    if (typeof value !== 'string' && value !== undefined && value !== null) this.unreadable.push(key);
    return textOf(value);
  }

  list(key: string): readonly unknown[] {
    const value = this.given[key];
    if (Array.isArray(value)) return value;
    if (value !== undefined && value !== null && value !== '') this.unreadable.push(key);
    return [];
  }
}

function wayOf(value: unknown, index: number): PrintedWay {
  const given = isObject(value) ? value : {};
  const place = `CACHTHUCTHUCHIEN[${index}]`;
  const times = listOf(given['THOIGIAN']).map((time, no) => timeOf(time, `${place}.THOIGIAN[${no}]`));
  return { place, channel: textOf(given['KENH']), times };
}

function timeOf(value: unknown, place: string): PrintedTime {
  const given = isObject(value) ? value : {};
  return {
    place,
    amount: numberOf(given['THOIGIANGIAIQUYET']),
    unit: textOf(given['DONVITINH']),
    note: textOf(given['MOTA']),
    fees: listOf(given['PHILEPHI']).map((fee) => {
      const printed = isObject(fee) ? fee : {};
      return { amountDong: numberOf(printed['MUCPHI']), note: textOf(printed['MOTA']) };
    }),
  };
}

function caseOf(value: unknown, index: number): PrintedCase {
  const given = isObject(value) ? value : {};
  const papers = listOf(given['GIAYTO']).map((paper) => {
    const printed = isObject(paper) ? paper : {};
    const [originals, copies] = [numberOf(printed['SOBANCHINH']), numberOf(printed['SOBANSAO'])];
    return { name: textOf(printed['TENGIAYTO']), originals: originals ?? 0, copies: copies ?? 0 };
  });
  return { place: `THANHPHANHOSO[${index}]`, name: textOf(given['TRUONGHOP']), papers };
}

function resultOf(value: unknown): NationalRecord['results'][number] {
  const given = isObject(value) ? value : {};
  return { code: textOf(given['MAKETQUA']), name: textOf(given['TENKETQUA']) };
}

function isObject(value: unknown): value is Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

/** A number, or digits as text; anything else is not known. */
function numberOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : null;
}
