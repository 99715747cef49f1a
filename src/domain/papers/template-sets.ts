import type { LocalDay } from '../calendar/local-day.js';

/** biểu mẫu: the papers of the one-stop shop, by what they do. */
export const PAPER_FORMS = [
  'receipt',
  'supplement_slip',
  'refusal_slip',
  'apology',
  'stop_notice',
  'control_slip',
  'tracking_book',
] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** Forms that an event issues once and for all; the others are drawn from the timeline whenever they are asked for. */
export type IssuedForm = Exclude<PaperForm, 'control_slip' | 'tracking_book'>;

export interface FormTemplate {
  readonly form: PaperForm;
  /** Number in the set, `01`. */
  readonly no: string;
  readonly name: string;
  /** What stands behind the number, `Số: 00123/PBS`; null: the symbol of the desk that issues it. */
  readonly symbol: string | null;
}

/** Which forms exist, and under which names, from a day on. */
export interface TemplateSet {
  readonly key: string;
  readonly effectiveFrom: LocalDay;
  readonly legalBasis: string;
  readonly forms: readonly FormTemplate[];
}

/** In order of effect; the rules have changed before and will change again. */
export const TEMPLATE_SETS: readonly TemplateSet[] = [
  {
    key: 'tt-01-2018',
    // The day it was signed; what is older is shown in the oldest known forms anyway.
    effectiveFrom: '2018-11-23',
    legalBasis: 'Thông tư 01/2018/TT-VPCP',
    forms: [
      { form: 'receipt', no: '01', name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', symbol: null },
      { form: 'supplement_slip', no: '02', name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', symbol: 'PBS' },
      { form: 'refusal_slip', no: '03', name: 'Phiếu từ chối tiếp nhận, giải quyết hồ sơ', symbol: 'PTC' },
      { form: 'apology', no: '04', name: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', symbol: 'PXL' },
      { form: 'control_slip', no: '05', name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', symbol: 'PKS' },
      { form: 'tracking_book', no: '06', name: 'Sổ theo dõi hồ sơ', symbol: 'STD' },
    ],
  },
  {
    key: 'tt-03-2025',
    effectiveFrom: '2025-09-15',
    legalBasis: 'Thông tư 03/2025/TT-VPCP, Phụ lục I',
    forms: [
      { form: 'receipt', no: '01', name: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', symbol: null },
      { form: 'supplement_slip', no: '02', name: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ', symbol: 'PBS' },
      { form: 'refusal_slip', no: '03', name: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ', symbol: 'PTC' },
      {
        form: 'apology',
        no: '04',
        name: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
        symbol: 'PXL',
      },
      { form: 'stop_notice', no: '05', name: 'Thông báo dừng giải quyết hồ sơ', symbol: 'TB' },
      { form: 'control_slip', no: '06', name: 'Phiếu kiểm soát quá trình giải quyết hồ sơ', symbol: 'PKS' },
      { form: 'tracking_book', no: '07', name: 'Sổ theo dõi hồ sơ', symbol: 'STD' },
    ],
  },
];

/** The set in force on a local day (the earliest known one before that). */
export function templateSetOn(day: LocalDay): TemplateSet {
  const inForce = TEMPLATE_SETS.findLast((set) => set.effectiveFrom <= day) ?? TEMPLATE_SETS[0];
  return inForce as TemplateSet;
}

/** The set has no such form: null (nobody was told of a stop on a form of its own before 15/9/2025). */
export function templateOf(set: TemplateSet, form: PaperForm): FormTemplate | null {
  return set.forms.find((template) => template.form === form) ?? null;
}
