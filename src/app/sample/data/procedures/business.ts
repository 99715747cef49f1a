import type { Component, PrintedTerm, ProcedureRules } from '../../../../domain/procedure-rules.js';
import type { WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import { HOUSEHOLD_BUSINESS_PLAN } from '../plans/office-plans.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import {
  ALL_CHANNELS,
  AUTHORISATION,
  bareNumberPrinted,
  COUNCIL_FREE,
  decided,
  fee,
  IN_FORCE_FROM,
  onChannels,
  paper,
  paperIfAny,
  printedTerms,
  result,
  rules,
  type SampleProcedure,
  variant,
  workingDaysPrinted,
} from './procedure-builders.js';

const LEGAL_BASIS = [
  'Luật Doanh nghiệp 59/2020/QH14',
  'Nghị định 168/2025/NĐ-CP',
  'Thông tư 68/2025/TT-BTC',
  'Thông tư 85/2019/TT-BTC',
];
/** The records print “1” without a unit. */
const ONE_DAY_BASIS =
  'Quyết định công bố của Bộ Tài chính, hiểu là ngày làm việc theo Nghị định 168/2025/NĐ-CP';

interface HouseholdBusinessParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly printed?: PrintedTerm;
  readonly limitDays?: number;
  readonly basis?: string;
  readonly fees?: ProcedureRules['variants'][number]['fees'];
  readonly components: readonly Component[];
  readonly results: ProcedureRules['results'];
  readonly plan?: WorkflowPlan;
}

function householdBusiness(parts: HouseholdBusinessParts): SampleProcedure {
  const { code, name, printed = bareNumberPrinted(1), limitDays = 1, basis = ONE_DAY_BASIS } = parts;
  const limit = { amount: limitDays, unit: 'working_day' } as const;
  return {
    code,
    name,
    field: FIELDS.householdBusiness,
    levels: ['commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(ALL_CHANNELS, printed, decided(limit, basis)),
          fees: parts.fees ?? COUNCIL_FREE,
          components: parts.components,
        }),
      ],
      plan: parts.plan ?? standardPlan(limit),
      legalBasis: LEGAL_BASIS,
      results: parts.results,
    }),
  };
}

const MINUTES_OF_MEMBERS = paperIfAny(
  'minutes',
  'Biên bản họp của các thành viên (nếu do nhóm thành viên thành lập)',
  'Minutes of the members (if founded by several)',
);
const MEMBERS_AUTHORISATION = paperIfAny(
  'members_authorisation',
  'Bản sao văn bản ủy quyền của các thành viên hộ gia đình cho chủ hộ',
  'Copy of the members’ authorisation of the head',
  { originals: 0, copies: 1 },
);
const CERTIFICATE = result(
  'KQ.G12.001041',
  'Giấy chứng nhận đăng ký hộ kinh doanh',
  'Household business certificate',
);
const DATABASE_ENTRY = result(
  'KQ.G12.001347',
  'Cập nhật Cơ sở dữ liệu về đăng ký hộ kinh doanh',
  'Entry in the household business database',
);

export const BUSINESS_PROCEDURES: readonly SampleProcedure[] = [
  householdBusiness({
    code: '1.001612',
    name: { vi: 'Đăng ký thành lập hộ kinh doanh', en: 'Registration of a household business' },
    printed: {
      text: '3 ngày làm việc (ghi trong trình tự thực hiện; ô thời hạn để trống)',
      amount: 3,
      unit: 'working_day',
    },
    limitDays: 3,
    basis: 'Nghị định 168/2025/NĐ-CP: 03 ngày làm việc kể từ ngày nhận hồ sơ hợp lệ',
    fees: [
      fee(150_000, 'Mức cụ thể do Hội đồng nhân dân tỉnh quyết định (Thông tư 85/2019/TT-BTC)', {
        per: 'lần',
      }),
    ],
    components: [
      paper('request', 'Giấy đề nghị đăng ký hộ kinh doanh', 'Request for registration'),
      MEMBERS_AUTHORISATION,
      AUTHORISATION,
    ],
    results: [CERTIFICATE, DATABASE_ENTRY],
    plan: HOUSEHOLD_BUSINESS_PLAN,
  }),
  householdBusiness({
    code: '2.000720',
    name: {
      vi: 'Đăng ký thay đổi nội dung đăng ký hộ kinh doanh',
      en: 'Change of a household business registration',
    },
    components: [
      paper('request', 'Giấy đề nghị đăng ký thay đổi nội dung', 'Request for the change'),
      MINUTES_OF_MEMBERS,
      MEMBERS_AUTHORISATION,
    ],
    results: [CERTIFICATE, DATABASE_ENTRY],
  }),
  householdBusiness({
    code: '1.001570',
    name: {
      vi: 'Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn của hộ kinh doanh',
      en: 'Suspension or resumption of a household business',
    },
    components: [
      paper('request', 'Thông báo tạm ngừng hoặc tiếp tục kinh doanh', 'Notice of suspension or resumption'),
      MINUTES_OF_MEMBERS,
    ],
    results: [DATABASE_ENTRY],
  }),
  householdBusiness({
    code: '1.001266',
    name: { vi: 'Chấm dứt hoạt động hộ kinh doanh', en: 'Closing of a household business' },
    components: [
      paper('notice', 'Thông báo chấm dứt hoạt động hộ kinh doanh', 'Notice of closing'),
      MINUTES_OF_MEMBERS,
    ],
    results: [
      result(
        'KQ.G12.001349',
        'Cập nhật tình trạng đã chấm dứt hoạt động',
        'Entry of the closing in the database',
      ),
    ],
  }),
  householdBusiness({
    code: '2.000575',
    name: {
      vi: 'Cấp lại, cấp đổi Giấy chứng nhận đăng ký hộ kinh doanh',
      en: 'Re-issue or exchange of a household business certificate',
    },
    components: [
      paper('request', 'Giấy đề nghị cấp lại, cấp đổi', 'Request for the re-issue'),
      AUTHORISATION,
    ],
    results: [
      result('KQ.G12.001350', 'Giấy chứng nhận đăng ký hộ kinh doanh', 'Household business certificate'),
    ],
  }),
  {
    code: '2.001583',
    name: {
      vi: 'Đăng ký thành lập công ty TNHH một thành viên',
      en: 'Founding of a single-member limited company',
    },
    field: FIELDS.enterprise,
    levels: ['province'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: printedTerms(
            { online: workingDaysPrinted(3), postal: workingDaysPrinted(3), counter: workingDaysPrinted(3) },
            'Luật Doanh nghiệp 59/2020/QH14; Nghị định 168/2025/NĐ-CP',
          ),
          fees: [
            fee(100_000, 'Phí công bố nội dung đăng ký doanh nghiệp', { per: 'lần' }),
            fee(null, 'Lệ phí đăng ký doanh nghiệp khi nộp trực tiếp, theo quy định của Bộ Tài chính', {
              channel: 'counter',
              per: 'lần',
            }),
          ],
          components: [
            paper('request', 'Giấy đề nghị đăng ký doanh nghiệp', 'Request for registration'),
            paper('charter', 'Điều lệ công ty', 'Charter of the company'),
            paper(
              'identity_copies',
              'Bản sao giấy tờ pháp lý của chủ sở hữu, người đại diện theo pháp luật',
              'Copies of identity papers',
              {
                originals: 0,
                copies: 1,
              },
            ),
          ],
        }),
      ],
      competent: handlerOf(FIELDS.enterprise),
      plan: standardPlan({ amount: 3, unit: 'working_day' }),
      legalBasis: LEGAL_BASIS.slice(0, 3),
      results: [result(null, 'Giấy chứng nhận đăng ký doanh nghiệp', 'Enterprise registration certificate')],
    }),
  },
];
