import type { PaperContent, PaperField } from '../../../domain/papers/paper-content.js';
import { settingsOf, sourceOf } from './draw-letter.js';
import { millimetres, Pen } from './pen.js';
import { fullLine, gap, stack, textRows, type Frame, type Row } from './rows.js';
import { widthOf, type TypeStyle } from './type-faces.js';

/** A roll of 80 mm, of which a receipt printer reaches 72. */
const WIDTH = millimetres(80);
const FRAME: Frame = { left: millimetres(4.5), width: millimetres(71) };
const MARGIN = millimetres(4);
const QR_SIZE = millimetres(42);

const REGULAR: TypeStyle = { face: 'sans', size: 9 };
const BOLD: TypeStyle = { face: 'sansBold', size: 9 };
const TITLE: TypeStyle = { face: 'sansBold', size: 11 };
const SMALL: TypeStyle = { face: 'sans', size: 7.5 };

const MOST_LINES = 80;

/** A form on a strip as long as it needs; for what is given over the counter. */
export async function drawSlip(content: PaperContent): Promise<Buffer> {
  const strip = stack([...headRows(content), ...content.fields.flatMap(fieldRows), ...endRows(content)]);
  const pen = new Pen(settingsOf(content));
  pen.addPage([WIDTH, strip.height + 2 * MARGIN]);
  strip.draw(pen, MARGIN);
  return pen.bytes();
}

function centred(text: string, style: TypeStyle, mostLines = 3, after = 0): readonly Row[] {
  return textRows([{ text, style }], FRAME, { align: 'centre', isBalanced: true, mostLines, after });
}

function headRows({ head, title, number, dossierCode, placeAndDate }: PaperContent): readonly Row[] {
  const upper = (text: string): string => text.toLocaleUpperCase('vi');
  return [
    ...(head.superior === null ? [] : centred(upper(head.superior), REGULAR)),
    ...centred(upper(head.name), BOLD),
    fullLine(FRAME),
    gap(3),
    ...centred(upper(title), TITLE),
    ...centred(`Số: ${number}`, REGULAR, 1, 2),
    ...centred('Mã hồ sơ', SMALL, 1),
    ...centred(dossierCode, { ...TITLE, size: 12 }, 2, 2),
    ...centred(placeAndDate, REGULAR, 2, 3),
    fullLine(FRAME),
    gap(2),
  ];
}

function fieldRows({ label, value, items, strong }: PaperField): readonly Row[] {
  if (items !== undefined) {
    const listed = items.flatMap((item, index) =>
      textRows([{ text: `${index + 1}. ${item}`, style: REGULAR }], FRAME, {
        hanging: widthOf('0. ', REGULAR),
        mostLines: MOST_LINES,
      }),
    );
    return [...textRows([{ text: `${label}:`, style: REGULAR }], FRAME), ...listed, gap(2)];
  }
  // There is no room to write by hand.
  if (value === '') return [];
  const runs = [
    { text: label === '' ? '' : `${label}: `, style: REGULAR },
    { text: value, style: strong ? BOLD : REGULAR },
  ];
  return textRows(runs, FRAME, { after: 2, mostLines: MOST_LINES });
}

function endRows(content: PaperContent): readonly Row[] {
  const { signatures, foot } = content;
  const officer = signatures.find(({ key }) => key === 'officer');
  const code: Row = {
    height: QR_SIZE,
    draw: (pen, y) => pen.qrCode(foot.lookUp, (WIDTH - QR_SIZE) / 2, y, QR_SIZE),
  };
  return [
    ...(officer?.name ? fieldRows({ key: 'officer', label: officer.title, value: officer.name }) : []),
    fullLine(FRAME),
    code,
    ...centred('Quét mã QR để tra cứu hồ sơ', BOLD, 1, foot.lookUpSecret === undefined ? 3 : 0),
    ...(foot.lookUpSecret === undefined ? [] : centred(`Mã tra cứu: ${foot.lookUpSecret}`, TITLE, 1, 3)),
    ...foot.complaints.flatMap(({ label, value }) => centred(`${label}: ${value}`, SMALL, 4)),
    ...centred(sourceOf(content), SMALL, 2),
  ];
}
