import { END_STATES, type DossierState } from '../dossier/dossier-lifecycle.js';

/** hộp hồ sơ: every dossier lies in exactly one of these, by its state. */
export const STATE_BOXES = {
  new: ['registered'],
  working: ['accepted', 'in_progress'],
  awaiting_applicant: ['awaiting_correction', 'awaiting_supplement', 'awaiting_payment'],
  to_hand_over: ['resolved'],
  done: END_STATES,
} as const satisfies Readonly<Record<string, readonly DossierState[]>>;

/** Open dossiers once more by their due moment: it is over, or it comes later today or tomorrow. */
const DUE_BOXES = ['overdue', 'due_soon'] as const;

type StateBox = keyof typeof STATE_BOXES;
type DueBox = (typeof DUE_BOXES)[number];
export type Box = StateBox | DueBox;
/** Somebody has still to do something with what lies in it. */
export type OpenBox = Exclude<Box, 'done'>;

export const BOXES = [...Object.keys(STATE_BOXES), ...DUE_BOXES] as readonly Box[];
export const OPEN_BOXES = BOXES.filter((box): box is OpenBox => box !== 'done');

export function isDueBox(box: Box): box is DueBox {
  return (DUE_BOXES as readonly Box[]).includes(box);
}

export const BOX_NAMES: Readonly<Record<Box, { readonly vi: string; readonly en: string }>> = {
  new: { vi: 'Chờ tiếp nhận', en: 'To be answered' },
  working: { vi: 'Đang giải quyết', en: 'Being worked on' },
  awaiting_applicant: { vi: 'Chờ người nộp bổ sung hoặc nộp phí', en: 'Waiting for the applicant' },
  to_hand_over: { vi: 'Chờ trả kết quả', en: 'Result to be handed over' },
  done: { vi: 'Đã kết thúc', en: 'Done' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  due_soon: { vi: 'Đến hạn hôm nay hoặc ngày mai', en: 'Due today or tomorrow' },
};
