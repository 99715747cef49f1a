/** What a record leaves to a person; nothing of it is ever guessed. */
export type QuestionKind =
  | 'unreadable-part'
  | 'no-way-of-filing'
  | 'unknown-channel'
  | 'channel-twice'
  | 'no-term'
  | 'no-amount'
  | 'no-unit'
  | 'unknown-unit'
  | 'fraction-of-unit'
  | 'kind-of-hours'
  | 'several-terms'
  | 'term-against-note'
  | 'fee-unknown'
  | 'fee-in-note'
  | 'fee-implausible'
  | 'several-fees'
  | 'no-papers'
  | 'several-cases'
  | 'number-of-papers'
  | 'conditional-papers'
  | 'papers-in-databases'
  | 'unknown-level'
  | 'no-level'
  | 'no-field'
  | 'no-agency'
  | 'cut-off-in-text'
  | 'excluded-time-in-text'
  | 'deemed-consent-in-text'
  | 'payment-in-text';

export interface CatalogueQuestion {
  readonly kind: QuestionKind;
  /** Where in the record, by its own key names. */
  readonly place: string;
  /** What is printed there, shortened. */
  readonly printed: string;
}

const LONGEST_QUOTE = 300;

export function question(kind: QuestionKind, place: string, printed: string): CatalogueQuestion {
  const quote = printed.length > LONGEST_QUOTE ? `${printed.slice(0, LONGEST_QUOTE)}…` : printed;
  return { kind, place, printed: quote };
}

/** What the answer is given under. */
export function questionKey({ kind, place }: CatalogueQuestion): string {
  return `${kind} ${place}`;
}

type Words = Readonly<{ vi: string; en: string }>;

export const QUESTION_WORDS: Readonly<Record<QuestionKind, Words>> = {
  'unreadable-part': {
    vi: 'Phần này của bản ghi không đúng định dạng; cần nhập lại theo quyết định công bố.',
    en: 'This part of the record has another shape; enter it from the decision.',
  },
  'no-way-of-filing': {
    vi: 'Bản ghi không có cách thức nộp. Nộp trực tiếp, trực tuyến hay bưu chính, thời hạn bao lâu?',
    en: 'The record names no way of filing. Which are there, and with which time limits?',
  },
  'unknown-channel': {
    vi: 'Cách thức nộp không thuộc trực tiếp, trực tuyến, bưu chính. Hiểu là gì?',
    en: 'The way of filing is none of counter, online and postal. What is meant?',
  },
  'channel-twice': {
    vi: 'Một cách thức nộp ghi nhiều lần. Dòng nào áp dụng?',
    en: 'A way of filing stands there more than once. Which one holds?',
  },
  'no-term': {
    vi: 'Không có thời hạn giải quyết. Thời hạn là bao lâu?',
    en: 'No time limit is printed. What is it?',
  },
  'no-amount': {
    vi: 'Có đơn vị tính nhưng không có con số (hoặc bằng 0). Thời hạn là bao lâu?',
    en: 'A unit without an amount (or with zero). What is the time limit?',
  },
  'no-unit': {
    vi: 'Có con số nhưng không có đơn vị tính. Ngày, ngày làm việc hay giờ?',
    en: 'An amount without a unit. Days, working days or hours?',
  },
  'unknown-unit': { vi: 'Đơn vị tính lạ. Hiểu là gì?', en: 'An unknown unit. What is meant?' },
  'fraction-of-unit': {
    vi: 'Thời hạn lẻ. Tính thành bao nhiêu giờ làm việc, hay làm tròn theo căn cứ nào?',
    en: 'A fraction of a unit. How many working hours, or rounded on which basis?',
  },
  'kind-of-hours': {
    vi: '“Giờ” là giờ đồng hồ hay giờ làm việc?',
    en: 'Are the hours hours of the clock or working hours?',
  },
  'several-terms': {
    vi: 'Một cách thức nộp có nhiều thời hạn. Mỗi thời hạn ứng với trường hợp nào?',
    en: 'One way of filing has several time limits. Which case has which?',
  },
  'term-against-note': {
    vi: 'Thời hạn in ở ô và trong mô tả khác nhau. Cái nào đúng?',
    en: 'The time limit in the field and that in its description differ. Which one holds?',
  },
  'fee-unknown': {
    vi: 'Mức phí in không rõ. Là bao nhiêu đồng?',
    en: 'The fee as printed is ambiguous. How much is it?',
  },
  'fee-in-note': {
    vi: 'Mức phí tùy điều ghi trong mô tả. Mức nào, cho ai, từ ngày nào đến ngày nào?',
    en: 'The fee depends on what the description says. How much, for whom, from when until when?',
  },
  'fee-implausible': {
    vi: 'Mức phí dưới 1.000 đồng, có thể thiếu số 0. Đúng là bao nhiêu?',
    en: 'A fee below 1,000 đồng; zeros may be missing. How much is it?',
  },
  'several-fees': {
    vi: 'Nhiều mức phí cho một thời hạn. Mức nào cho trường hợp nào?',
    en: 'Several fees for one time limit. Which case pays which?',
  },
  'no-papers': {
    vi: 'Không có thành phần hồ sơ. Hồ sơ gồm những giấy tờ gì?',
    en: 'No papers are listed. Which are there?',
  },
  'several-cases': {
    vi: 'Giấy tờ chia thành nhiều nhóm. Là các trường hợp khác nhau, hay các phần của một bộ hồ sơ?',
    en: 'The papers stand in several groups. Are they different cases, or parts of one set?',
  },
  'number-of-papers': {
    vi: 'Số bản chính, bản sao không có hoặc không hợp lý. Cần mấy bản?',
    en: 'Numbers of originals and copies are missing or implausible. How many are needed?',
  },
  'conditional-papers': {
    vi: 'Có giấy tờ chỉ cần trong một số trường hợp. Giấy nào bắt buộc?',
    en: 'Some papers are needed in some cases only. Which are mandatory?',
  },
  'papers-in-databases': {
    vi: 'Giấy tờ nhắc đến cơ sở dữ liệu. Dữ liệu nào đã có, không được yêu cầu nộp (Nghị định 309/2026/NĐ-CP)?',
    en: 'Papers mention a database. Which data is there already and must not be asked for (Decree 309/2026)?',
  },
  'unknown-level': { vi: 'Cấp thực hiện lạ. Hiểu là cấp nào?', en: 'An unknown level. Which one is meant?' },
  'no-level': { vi: 'Không có cấp thực hiện. Là cấp nào?', en: 'No level is told. Which one is it?' },
  'no-field': { vi: 'Không có lĩnh vực. Là lĩnh vực nào?', en: 'No field is told. Which one is it?' },
  'no-agency': {
    vi: 'Không có cơ quan có thẩm quyền. Là cơ quan nào?',
    en: 'No competent agency is told. Which one is it?',
  },
  'cut-off-in-text': {
    vi: 'Trình tự nhắc đến hồ sơ nhận sau 15 giờ. Ảnh hưởng bàn giao, hay cả thời hạn?',
    en: 'The text speaks of what comes after 15:00. Does it shift the hand-over only, or the term too?',
  },
  'excluded-time-in-text': {
    vi: 'Trình tự nói có thời gian không tính vào thời hạn. Thời gian nào, theo căn cứ nào?',
    en: 'The text says that some time is not counted. Which, and on which basis?',
  },
  'deemed-consent-in-text': {
    vi: 'Trình tự nói im lặng coi như đồng ý. Của cơ quan nào, sau bao lâu, theo căn cứ nào?',
    en: 'The text says that silence is consent. Whose, after how long, and on which basis?',
  },
  'payment-in-text': {
    vi: 'Trình tự nói thời hạn tính từ khi nộp phí. Đồng hồ bắt đầu khi nào?',
    en: 'The text counts the term from the payment. When does the clock start?',
  },
};
