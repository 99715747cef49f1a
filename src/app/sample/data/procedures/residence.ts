import type { ApplicantClass, ChannelTerm, Component, Fee } from '../../../../domain/procedure-rules.js';
import type { WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import { PERMANENT_RESIDENCE_PLAN } from '../plans/office-plans.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import {
  fee,
  fromDatabase,
  IN_FORCE_FROM,
  paper,
  paperIfAny,
  printedTerms,
  result,
  rules,
  type SampleProcedure,
  variant,
  workingDaysPrinted,
} from './procedure-builders.js';
import { EXEMPT_FROM_RESIDENCE_FEES, RESIDENCE_EXEMPTIONS, RESIDENCE_FEE } from './residence-exemptions.js';

const LEGAL_BASIS = [
  'Luật Cư trú 68/2020/QH14',
  'Nghị định 154/2024/NĐ-CP',
  'Nghị định 58/2026/NĐ-CP',
  'Thông tư 55/2021/TT-BCA',
  'Thông tư 53/2025/TT-BCA',
  'Thông tư 75/2022/TT-BTC',
];
const FEE_CIRCULAR = 'Thông tư 75/2022/TT-BTC';

const CT01 = paper('ct01', 'Tờ khai thay đổi thông tin cư trú (mẫu CT01)', 'Residence form CT01');
const DWELLING_DATA = fromDatabase(
  'dwelling_data',
  'Thông tin về chỗ ở hợp pháp trong cơ sở dữ liệu',
  'Data on the lawful dwelling',
);
const RESULTS = [
  result(
    'KQ.G01.000065',
    'Thông báo kết quả giải quyết thủ tục về cư trú',
    'Notice on the residence procedure',
  ),
  result(
    'KQ.G01.000066',
    'Thông tin được cập nhật vào Cơ sở dữ liệu về cư trú',
    'Entry in the residence database',
  ),
];

interface ResidenceParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly variants: ReturnType<typeof variant>[];
  readonly plan: WorkflowPlan;
  /** Whom its fees know. */
  readonly classes?: readonly ApplicantClass[];
}

function residence({ code, name, variants, plan, classes }: ResidenceParts): SampleProcedure {
  return {
    code,
    name,
    field: FIELDS.residence,
    levels: ['commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants,
      ...(classes && { applicantClasses: classes }),
      competent: handlerOf(FIELDS.residence),
      plan,
      legalBasis: LEGAL_BASIS,
      results: RESULTS,
    }),
  };
}

function onlineAndCounter(workingDays: number): ChannelTerm[] {
  const printed = workingDaysPrinted(workingDays);
  return printedTerms({ online: printed, counter: printed }, 'Luật Cư trú 68/2020/QH14');
}

// Printed "per registration", which a dossier is.
const PERMANENT_FEES: readonly Fee[] = [
  fee(10_000, FEE_CIRCULAR, { ...RESIDENCE_FEE, channel: 'online' }),
  fee(20_000, FEE_CIRCULAR, { ...RESIDENCE_FEE, channel: 'counter' }),
  ...RESIDENCE_EXEMPTIONS,
];

function permanent(key: string, vi: string, en: string, components: readonly Component[]) {
  return variant({ key, name: { vi, en }, terms: onlineAndCounter(7), fees: PERMANENT_FEES, components });
}

export const RESIDENCE_PROCEDURES: readonly SampleProcedure[] = [
  residence({
    code: '1.004222',
    name: { vi: 'Đăng ký thường trú', en: 'Registration of permanent residence' },
    variants: [
      permanent(
        'own_dwelling',
        'Vào chỗ ở hợp pháp thuộc quyền sở hữu của mình',
        'In a dwelling of one’s own',
        [
          CT01,
          DWELLING_DATA,
          paperIfAny(
            'dwelling_proof',
            'Giấy tờ chứng minh chỗ ở hợp pháp (nếu chưa có dữ liệu)',
            'Proof of the dwelling (if there are no data)',
          ),
        ],
      ),
      permanent('with_family', 'Về ở với vợ, chồng, cha, mẹ, con', 'Joining spouse, parents or children', [
        CT01,
        paperIfAny(
          'kinship_proof',
          'Giấy tờ chứng minh quan hệ nhân thân (nếu chưa có dữ liệu)',
          'Proof of kinship (if there are no data)',
        ),
      ]),
      permanent('rented', 'Vào chỗ ở do thuê, mượn, ở nhờ', 'In a rented or lent dwelling', [
        CT01,
        paper('lease', 'Hợp đồng hoặc văn bản cho thuê, mượn, ở nhờ', 'Lease or consent of the owner'),
      ]),
    ],
    plan: PERMANENT_RESIDENCE_PLAN,
    classes: EXEMPT_FROM_RESIDENCE_FEES,
  }),
  residence({
    code: '1.004194',
    name: { vi: 'Đăng ký tạm trú', en: 'Registration of temporary residence' },
    variants: [
      variant({
        terms: onlineAndCounter(3),
        fees: [
          fee(7_000, FEE_CIRCULAR, { ...RESIDENCE_FEE, channel: 'online' }),
          fee(10_000, `Đăng ký theo danh sách; ${FEE_CIRCULAR}`, {
            ...RESIDENCE_FEE,
            channel: 'counter',
            per: 'người/lần đăng ký',
          }),
          ...RESIDENCE_EXEMPTIONS,
        ],
        components: [
          CT01,
          DWELLING_DATA,
          paperIfAny(
            'dwelling_proof',
            'Giấy tờ chứng minh chỗ ở hợp pháp (nếu chưa có dữ liệu)',
            'Proof of the dwelling (if there are no data)',
          ),
        ],
      }),
    ],
    plan: standardPlan({ amount: 3, unit: 'working_day' }),
    classes: EXEMPT_FROM_RESIDENCE_FEES,
  }),
  residence({
    code: '1.002755',
    name: { vi: 'Gia hạn tạm trú', en: 'Extension of temporary residence' },
    variants: [
      variant({
        terms: onlineAndCounter(3),
        fees: [
          // The record contradicts itself: 5,000 in the fee cell, 7,000 in the note.
          fee(null, `Cá nhân, hộ gia đình: theo ${FEE_CIRCULAR}`, {
            channel: 'online',
            per: 'lần đăng ký',
          }),
          fee(10_000, `Gia hạn theo danh sách; ${FEE_CIRCULAR}`, {
            channel: 'counter',
            per: 'người/lần đăng ký',
          }),
        ],
        components: [
          CT01,
          paperIfAny(
            'request_with_list',
            'Văn bản đề nghị kèm danh sách (nếu gia hạn theo danh sách)',
            'Request with a list (for an extension by list)',
          ),
        ],
      }),
    ],
    plan: standardPlan({ amount: 3, unit: 'working_day' }),
  }),
  residence({
    code: '1.003197',
    name: { vi: 'Xóa đăng ký thường trú', en: 'Removal from permanent residence' },
    variants: [
      variant({
        terms: onlineAndCounter(5),
        fees: [],
        components: [
          CT01,
          paperIfAny(
            'removal_proof',
            'Giấy tờ chứng minh thuộc trường hợp xóa đăng ký (nếu chưa có dữ liệu)',
            'Proof of the ground for removal (if there are no data)',
          ),
        ],
      }),
    ],
    plan: standardPlan({ amount: 5, unit: 'working_day' }),
  }),
];
