import type {
  PaperContent,
  PaperField,
  PaperFoot,
  SignaturePlace,
} from '../../../domain/papers/paper-content.js';
import { millimetres, type SheetSize } from './pen.js';
import {
  beside,
  dottedRow,
  fullLine,
  gap,
  shortLine,
  stack,
  textRows,
  type Frame,
  type Row,
  type TextOptions,
} from './rows.js';
import { widthOf, type TypeStyle } from './type-faces.js';

export const A4: SheetSize = [millimetres(210), millimetres(297)];
export const TOP = millimetres(20);
export const BOTTOM = millimetres(20);
/** The margins of Decree 30/2020, annex I. */
export const BODY: Frame = { left: millimetres(30), width: millimetres(210 - 30 - 18) };

const SIZE = 13;
const REGULAR: TypeStyle = { face: 'serif', size: SIZE };
const BOLD: TypeStyle = { face: 'serifBold', size: SIZE };
const ITALIC: TypeStyle = { face: 'serifItalic', size: SIZE };
const HEAD: TypeStyle = { face: 'serif', size: 12 };
const HEAD_BOLD: TypeStyle = { face: 'serifBold', size: 12 };
const TITLE: TypeStyle = { face: 'serifBold', size: 14 };
const SMALL: TypeStyle = { face: 'serif', size: 10 };

const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

const AFTER_FIELD = 2.5;
/** Longer texts than any request lets in (an import, another system) end with an ellipsis. */
const MOST_LINES_OF_A_TEXT = 60;
const MOST_LINES_OF_A_FIELD = 6;
const LONG_FIELDS = ['reason', 'returnPlace', 'representative'];
const MOST_LINES_OF_A_NAME = 3;

const upper = (text: string): string => text.toLocaleUpperCase('vi');
const centred = (text: string, style: TypeStyle, frame: Frame, more: TextOptions = {}) =>
  textRows([{ text, style }], frame, { align: 'centre', isBalanced: true, ...more });

/** Agency and number on the left; the State's name, its motto, place and date on the right. */
export function headRow({
  head,
  number,
  placeAndDate,
}: Pick<PaperContent, 'head' | 'number' | 'placeAndDate'>): Row {
  const left: Frame = { left: BODY.left - 14, width: BODY.width * 0.41 };
  const right: Frame = { left: left.left + left.width + 6, width: BODY.width - left.width + 16 };
  const most = { mostLines: MOST_LINES_OF_A_NAME };
  return beside(
    [
      ...(head.superior === null ? [] : centred(upper(head.superior), HEAD, left, most)),
      ...centred(upper(head.name), HEAD_BOLD, left, most),
      shortLine(left, left.width * 0.38),
      gap(3),
      ...centred(`Số: ${number}`, REGULAR, left),
    ],
    [
      ...centred(STATE, HEAD_BOLD, right),
      ...centred(MOTTO, BOLD, right),
      shortLine(right, widthOf(MOTTO, BOLD)),
      gap(3),
      ...centred(placeAndDate, ITALIC, right, { mostLines: 2 }),
    ],
  );
}

/** Title, code and addressee. */
export function titleRows({ title, dossierCode, addressee }: PaperContent): readonly Row[] {
  const inner: Frame = { left: BODY.left + 30, width: BODY.width - 60 };
  return [
    gap(14),
    ...centred(upper(title), TITLE, inner),
    ...centred(`Mã hồ sơ: ${dossierCode}`, BOLD, BODY, { after: addressee === null ? 10 : 6 }),
    ...(addressee === null
      ? []
      : centred(`Kính gửi: ${addressee}`, BOLD, inner, {
          mostLines: MOST_LINES_OF_A_NAME,
          after: 8,
        })),
  ];
}

/** Fields that share a line where both are short. */
const SHARES_LINE: Readonly<Record<string, string>> = { phone: 'email', bookVolume: 'bookNo' };

export function fieldRows(fields: readonly PaperField[]): readonly Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] as PaperField;
    const next = fields[at + 1];
    const shared = next && SHARES_LINE[field.key] === next.key ? sharedRow(field, next) : null;
    if (shared) at += 1;
    rows.push(...(shared ? [shared] : ownRows(field)));
  }
  return rows;
}

function sharedRow(first: PaperField, second: PaperField): Row | null {
  const isBook = first.key === 'bookVolume';
  const left: Frame = { left: BODY.left, width: BODY.width * (isBook ? 0.62 : 0.45) };
  const right: Frame = { left: left.left + left.width + 6, width: BODY.width - left.width - 6 };
  const halves = [ownRows(first, left), ownRows(second, right)] as const;
  return halves.every((rows) => rows.length === 1) ? beside(...halves) : null;
}

function ownRows({ key, label, value, items, strong }: PaperField, frame: Frame = BODY): readonly Row[] {
  const after = AFTER_FIELD;
  if (items !== undefined) return listRows(label, items, frame);
  if (label === '') {
    const options = {
      align: 'justified',
      indent: millimetres(10),
      after,
      mostLines: MOST_LINES_OF_A_FIELD,
    } as const;
    return textRows([{ text: value, style: REGULAR }], frame, options);
  }
  if (value === '') return [dottedRow(`${label}:`, REGULAR, frame, after)];
  const runs = [
    { text: `${label}: `, style: REGULAR },
    { text: value, style: strong ? BOLD : REGULAR },
  ];
  const mostLines = LONG_FIELDS.includes(key) ? MOST_LINES_OF_A_TEXT : MOST_LINES_OF_A_FIELD;
  return textRows(runs, frame, { after, mostLines });
}

function listRows(label: string, items: readonly string[], frame: Frame): readonly Row[] {
  const head = textRows([{ text: `${label}:`, style: REGULAR }], frame, { after: AFTER_FIELD });
  const inner: Frame = { left: frame.left + millimetres(6), width: frame.width - millimetres(6) };
  const rows = items.flatMap((item, index) =>
    textRows([{ text: `${index + 1}. ${item}`, style: REGULAR }], inner, {
      hanging: widthOf('0. ', REGULAR),
      after: AFTER_FIELD / 2,
      mostLines: MOST_LINES_OF_A_TEXT,
    }),
  );
  if (rows.length === 0) return [dottedRow(`${label}:`, REGULAR, frame, AFTER_FIELD)];
  return [...head.map((row) => ({ ...row, staysWithNext: true })), ...rows];
}

const ROOM_FOR_SIGNATURE = millimetres(20);

/** The places to sign, beside each other; a single one stands on the right. */
export function signatureRow(places: readonly SignaturePlace[]): Row {
  const half = BODY.width / 2;
  const [first, second] = places.length === 1 ? [undefined, places[0]] : places;
  const at = (place: SignaturePlace | undefined, left: number) =>
    place ? placeRows(place, { left, width: half - 6 }) : [];
  return stack([gap(8), beside(at(first, BODY.left), at(second, BODY.left + half + 6))], true);
}

function placeRows({ title, note, name }: SignaturePlace, frame: Frame): readonly Row[] {
  return [
    ...centred(upper(title), BOLD, frame),
    ...centred(note, { ...ITALIC, size: 11 }, frame),
    gap(ROOM_FOR_SIGNATURE),
    ...(name === null ? [gap(SIZE)] : centred(name, BOLD, frame, { mostLines: 2 })),
  ];
}

const QR_SIZE = millimetres(28);

/** QR code, where to look up, where to complain. */
export function footRow({ lookUp, lookUpSecret, complaints }: PaperFoot): Row {
  const left = BODY.left + QR_SIZE + 6;
  const frame: Frame = { left, width: BODY.left + BODY.width - left };
  const bold = { ...SMALL, face: 'serifBold' } as const;
  const words = [
    ...textRows([{ text: 'Quét mã QR để tra cứu tình trạng giải quyết hồ sơ', style: bold }], frame),
    ...textRows([{ text: lookUp, style: SMALL }], frame, { after: 3, mostLines: 2 }),
    ...(lookUpSecret === undefined
      ? []
      : textRows([{ text: `Mã tra cứu: ${lookUpSecret}`, style: BOLD }], frame, { after: 3 })),
    ...complaints.flatMap(({ label, value }) =>
      textRows(
        [
          { text: `${label}: `, style: bold },
          { text: value, style: SMALL },
        ],
        frame,
        { mostLines: 3 },
      ),
    ),
  ];
  const code: Row = {
    height: QR_SIZE - 8,
    draw: (pen, y) => pen.qrCode(lookUp, BODY.left - 4, y - 6, QR_SIZE),
  };
  return stack([gap(10), fullLine(BODY), gap(4), beside([code], words)]);
}
