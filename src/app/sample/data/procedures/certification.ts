import type { Component, Fee, ProcedureRules } from '../../../../domain/procedure-rules.js';
import { FIELDS } from '../fields.js';
import { COPY_FROM_REGISTER_PLAN } from '../plans/office-plans.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import { CIVIL_STATUS_LAW } from './civil-status.js';
import {
  ALL_CHANNELS,
  AUTHORISATION,
  CLOCK_CUT_OFF,
  decided,
  fee,
  FREE,
  IDENTITY,
  IN_FORCE_FROM,
  NOTHING_PRINTED,
  onChannels,
  paper,
  paperIfAny,
  printedTerms,
  result,
  rules,
  SAME_DAY,
  type SampleProcedure,
  variant,
  workingDaysPrinted,
} from './procedure-builders.js';

const LEGAL_BASIS = [
  'Nghị định 23/2015/NĐ-CP',
  'Nghị định 280/2025/NĐ-CP',
  'Nghị định 07/2025/NĐ-CP',
  'Thông tư 01/2020/TT-BTP',
  'Thông tư 226/2016/TT-BTC',
];

/** The record prints no term; the decree on certification does. */
const SAME_DAY_DECISION = decided(
  SAME_DAY,
  'Nghị định 23/2015/NĐ-CP, Điều 7: trong ngày; nhận sau 15 giờ thì trong ngày làm việc tiếp theo',
);

interface CertificationParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly levels: SampleProcedure['levels'];
  readonly channels: typeof ALL_CHANNELS;
  readonly fees: readonly Fee[];
  readonly components: readonly Component[];
  readonly results: ProcedureRules['results'];
  /** Done while the applicant waits: logged, without a receipt (Decree 118/2025 art. 17.4). */
  readonly immediate: boolean;
}

function certification(parts: CertificationParts): SampleProcedure {
  const { code, name, levels, channels, fees, components, results, immediate } = parts;
  return {
    code,
    name,
    field: FIELDS.certification,
    levels,
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({ terms: onChannels(channels, NOTHING_PRINTED, SAME_DAY_DECISION), fees, components }),
      ],
      cutOff: CLOCK_CUT_OFF,
      immediate,
      plan: standardPlan(SAME_DAY),
      legalBasis: LEGAL_BASIS,
      results,
    }),
  };
}

const OWNERSHIP = paper(
  'ownership',
  'Giấy chứng nhận quyền sở hữu, quyền sử dụng tài sản',
  'Proof of ownership or right of use',
  { copies: 1 },
);

export const CERTIFICATION_PROCEDURES: readonly SampleProcedure[] = [
  {
    code: '2.000635',
    name: {
      vi: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
      en: 'Copies of civil-status extracts and birth certificates',
    },
    field: FIELDS.civilStatus,
    levels: ['province', 'commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(
            ALL_CHANNELS,
            {
              text: 'Ngay trong ngày; nhận hồ sơ sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo',
              amount: null,
              unit: 'same_day',
            },
            decided(SAME_DAY, 'Luật Hộ tịch 60/2014/QH13; Quyết định công bố của Bộ Tư pháp'),
          ),
          fees: [fee(8_000, 'Thông tư 281/2016/TT-BTC', { per: 'bản sao' })],
          components: [
            paper('declaration', 'Tờ khai cấp bản sao trích lục hộ tịch', 'Request for copies'),
            AUTHORISATION,
            IDENTITY,
          ],
        }),
      ],
      competent: handlerOf(FIELDS.civilStatus),
      cutOff: CLOCK_CUT_OFF,
      plan: standardPlan(SAME_DAY),
      legalBasis: [...CIVIL_STATUS_LAW, 'Thông tư 281/2016/TT-BTC'],
      results: [
        result(
          null,
          'Bản sao trích lục hộ tịch, bản sao Giấy khai sinh',
          'Copy of the extract or the certificate',
        ),
      ],
    }),
  },
  certification({
    code: '2.000815',
    name: {
      vi: 'Chứng thực bản sao từ bản chính giấy tờ, văn bản',
      en: 'Certification of copies against the original',
    },
    levels: ['commune', 'other'],
    channels: ['counter'],
    immediate: true,
    fees: [
      fee(2_000, 'Từ trang thứ 3: 1.000 đồng/trang; tối đa 200.000 đồng/bản (Thông tư 226/2016/TT-BTC)', {
        per: 'trang',
      }),
    ],
    components: [
      paper('original_and_copies', 'Bản chính và bản sao cần chứng thực', 'The original and the copies', {
        copies: 1,
      }),
    ],
    results: [result('KQ.G15.000021', 'Bản sao được chứng thực từ bản chính', 'Certified copy')],
  }),
  certification({
    code: '2.000884',
    name: { vi: 'Chứng thực chữ ký trong giấy tờ, văn bản', en: 'Certification of signatures' },
    levels: ['commune', 'other'],
    channels: ['counter'],
    immediate: true,
    fees: [fee(10_000, 'Thông tư 226/2016/TT-BTC', { per: 'trường hợp' })],
    components: [
      paper('identity_shown', 'Giấy tờ tùy thân còn giá trị (xuất trình)', 'Valid identity paper (shown)'),
      paper('document', 'Giấy tờ, văn bản sẽ ký', 'The document to be signed'),
    ],
    results: [
      result('KQ.G15.000022', 'Giấy tờ, văn bản được chứng thực chữ ký', 'Document with certified signature'),
    ],
  }),
  {
    code: '2.000908',
    name: { vi: 'Thủ tục cấp bản sao từ sổ gốc', en: 'Copies from a register' },
    field: FIELDS.certification,
    levels: ['ministry', 'province', 'commune', 'other'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: printedTerms(
            { online: workingDaysPrinted(1), postal: workingDaysPrinted(1), counter: workingDaysPrinted(1) },
            'Nghị định 23/2015/NĐ-CP; Nghị định 280/2025/NĐ-CP',
          ),
          fees: FREE,
          components: [
            IDENTITY,
            paperIfAny(
              'relation_proof',
              'Giấy tờ chứng minh quan hệ với người được cấp bản chính (nếu yêu cầu thay)',
              'Proof of relation to the holder (if asked for by another person)',
            ),
          ],
        }),
      ],
      competent: handlerOf(FIELDS.certification),
      plan: COPY_FROM_REGISTER_PLAN,
      legalBasis: LEGAL_BASIS,
      results: [result('KQ.G15.000020', 'Bản sao được cấp từ sổ gốc', 'Copy from the register')],
    }),
  },
  certification({
    code: '2.001035',
    name: {
      vi: 'Chứng thực giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở',
      en: 'Certification of deals on movables, land-use rights and houses',
    },
    levels: ['commune'],
    channels: ALL_CHANNELS,
    immediate: false,
    fees: [fee(50_000, 'Thông tư 226/2016/TT-BTC', { per: 'giao dịch' })],
    components: [paper('draft_deal', 'Dự thảo giao dịch', 'Draft of the deal'), OWNERSHIP, IDENTITY],
    results: [result('KQ.G15.000023', 'Giao dịch được chứng thực', 'Certified deal')],
  }),
  certification({
    code: '2.001019',
    name: { vi: 'Chứng thực di chúc', en: 'Certification of wills' },
    levels: ['commune'],
    channels: ALL_CHANNELS,
    immediate: false,
    fees: [fee(50_000, 'Thông tư 226/2016/TT-BTC', { per: 'di chúc' })],
    components: [paper('draft_will', 'Dự thảo di chúc', 'Draft of the will'), OWNERSHIP, IDENTITY],
    results: [result('KQ.G15.000029', 'Di chúc được chứng thực', 'Certified will')],
  }),
];
