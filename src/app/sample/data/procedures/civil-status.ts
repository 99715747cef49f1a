import type {
  Component,
  DecidedTerm,
  PrintedTerm,
  ProcedureRules,
} from '../../../../domain/procedure-rules.js';
import type { WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import { MARITAL_STATUS_PLAN } from '../plans/office-plans.js';
import { standardPlan } from '../plans/standard-plan.js';
import {
  ALL_CHANNELS,
  AUTHORISATION,
  bareNumberPrinted,
  CLOCK_CUT_OFF,
  COUNCIL_FREE,
  decided,
  FREE,
  HAND_OVER_CUT_OFF,
  IDENTITY,
  IN_FORCE_FROM,
  onChannels,
  paper,
  paperIfAny,
  RESIDENCE_PROOF,
  result,
  rules,
  SAME_DAY,
  type SampleProcedure,
  variant,
} from './procedure-builders.js';

export const CIVIL_STATUS_LAW = [
  'Luật Hộ tịch 60/2014/QH13',
  'Nghị định 123/2015/NĐ-CP',
  'Nghị định 87/2020/NĐ-CP',
  'Nghị định 07/2025/NĐ-CP',
  'Nghị định 18/2026/NĐ-CP',
  'Thông tư 04/2020/TT-BTP',
];

const SAME_DAY_BASIS =
  'Luật Hộ tịch 60/2014/QH13; Quyết định công bố của Bộ Tư pháp, hiểu là giải quyết trong ngày, nhận sau 15 giờ thì trong ngày làm việc tiếp theo';
const THREE_DAYS_BASIS =
  'Quyết định công bố của Bộ Tư pháp, hiểu là ngày làm việc theo Luật Hộ tịch 60/2014/QH13 và Nghị định 123/2015/NĐ-CP';

/** The records print the number alone, “1” or “3”, without a unit. */
const SAME_DAY_TERM: Timing = {
  printed: bareNumberPrinted(1),
  decided: decided(SAME_DAY, SAME_DAY_BASIS),
  cutOff: CLOCK_CUT_OFF,
};
const THREE_DAYS_TERM: Timing = {
  printed: bareNumberPrinted(3),
  decided: decided({ amount: 3, unit: 'working_day' }, THREE_DAYS_BASIS),
  cutOff: HAND_OVER_CUT_OFF,
};

interface Timing {
  readonly printed: PrintedTerm;
  readonly decided: DecidedTerm;
  readonly cutOff: ProcedureRules['cutOff'];
}

interface CivilStatusParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly timing: Timing;
  readonly components: readonly Component[];
  readonly results: ProcedureRules['results'];
  readonly fees?: ProcedureRules['variants'][number]['fees'];
  readonly plan?: WorkflowPlan;
}

function civilStatus({
  code,
  name,
  timing,
  components,
  results,
  fees,
  plan,
}: CivilStatusParts): SampleProcedure {
  return {
    code,
    name,
    field: FIELDS.civilStatus,
    levels: ['commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(ALL_CHANNELS, timing.printed, timing.decided),
          fees: fees ?? COUNCIL_FREE,
          components,
        }),
      ],
      cutOff: timing.cutOff,
      plan: plan ?? standardPlan(timing.decided.limit),
      legalBasis: CIVIL_STATUS_LAW,
      results,
    }),
  };
}

const BIRTH_NOTICE = paper(
  'birth_notice',
  'Giấy chứng sinh (hoặc văn bản của người làm chứng, giấy cam đoan về việc sinh)',
  'Birth notice (or a witness statement, or a pledge about the birth)',
);
const BIRTH_CERTIFICATE = result('KQ.G15.000031', 'Giấy khai sinh', 'Birth certificate');
const PARENTAGE_EXTRACT = result(
  'KQ.G15.000033',
  'Trích lục đăng ký nhận cha, mẹ, con',
  'Extract of the recognition of parent and child',
);
const PARENTAGE_PROOF = paper(
  'parentage_proof',
  'Văn bản của cơ sở y tế về quan hệ cha con, mẹ con; nếu không có thì văn bản cam đoan và ít nhất hai người làm chứng',
  'Medical proof of the relationship, or else a pledge with at least two witnesses',
);

export const CIVIL_STATUS_PROCEDURES: readonly SampleProcedure[] = [
  civilStatus({
    code: '1.001193',
    name: { vi: 'Thủ tục đăng ký khai sinh', en: 'Birth registration' },
    timing: SAME_DAY_TERM,
    fees: FREE,
    components: [
      paper('declaration', 'Tờ khai đăng ký khai sinh', 'Declaration of birth'),
      BIRTH_NOTICE,
      AUTHORISATION,
      IDENTITY,
      RESIDENCE_PROOF,
    ],
    results: [BIRTH_CERTIFICATE],
  }),
  civilStatus({
    code: '1.000656',
    name: { vi: 'Thủ tục đăng ký khai tử', en: 'Death registration' },
    timing: SAME_DAY_TERM,
    components: [
      paper('declaration', 'Tờ khai đăng ký khai tử', 'Declaration of death'),
      paper(
        'death_notice',
        'Giấy báo tử hoặc giấy tờ thay Giấy báo tử',
        'Death notice or a paper in its place',
      ),
      AUTHORISATION,
      IDENTITY,
      paperIfAny(
        'last_residence',
        'Giấy tờ chứng minh nơi cư trú cuối cùng (nếu không khai thác được dữ liệu)',
        'Proof of the last residence (if the data cannot be read)',
      ),
    ],
    results: [result('KQ.G15.000034', 'Trích lục khai tử', 'Extract of the death record')],
  }),
  civilStatus({
    code: '1.000894',
    name: { vi: 'Thủ tục đăng ký kết hôn', en: 'Marriage registration' },
    timing: SAME_DAY_TERM,
    fees: FREE,
    components: [
      paper('declaration', 'Tờ khai đăng ký kết hôn của hai bên nam, nữ', 'Declaration of both partners'),
      IDENTITY,
      RESIDENCE_PROOF,
      paperIfAny(
        'foreign_divorce',
        'Trích lục ghi chú ly hôn (nếu đã ly hôn ở nước ngoài)',
        'Record of a divorce abroad (if any)',
      ),
    ],
    results: [result('KQ.G15.000032', 'Giấy chứng nhận kết hôn', 'Marriage certificate')],
  }),
  civilStatus({
    code: '1.004873',
    name: { vi: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', en: 'Certificate of marital status' },
    timing: THREE_DAYS_TERM,
    components: [
      paper('declaration', 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', 'Declaration'),
      paperIfAny(
        'old_certificate',
        'Giấy xác nhận đã được cấp (nếu cấp lại)',
        'Former certificate (for a re-issue)',
      ),
      paperIfAny(
        'end_of_marriage',
        'Thông tin về bản án ly hôn hoặc trích lục khai tử của vợ, chồng (nếu có)',
        'Divorce judgement or death record of the spouse (if any)',
      ),
      AUTHORISATION,
      IDENTITY,
    ],
    results: [result('KQ.G15.000038', 'Giấy xác nhận tình trạng hôn nhân', 'Certificate of marital status')],
    plan: MARITAL_STATUS_PLAN,
  }),
  civilStatus({
    code: '1.004859',
    name: {
      vi: 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
      en: 'Change, correction and completion of civil-status data',
    },
    timing: SAME_DAY_TERM,
    components: [
      paper('declaration', 'Tờ khai thay đổi, cải chính, bổ sung hộ tịch', 'Declaration'),
      paper('supporting_papers', 'Giấy tờ làm căn cứ thay đổi, cải chính', 'Papers that support the change'),
      AUTHORISATION,
      IDENTITY,
    ],
    results: [
      result(
        'KQ.G15.000037',
        'Trích lục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
        'Extract of the changed record',
      ),
    ],
  }),
  civilStatus({
    code: '1.001022',
    name: { vi: 'Thủ tục đăng ký nhận cha, mẹ, con', en: 'Recognition of parent and child' },
    timing: THREE_DAYS_TERM,
    components: [
      paper('declaration', 'Tờ khai đăng ký nhận cha, mẹ, con', 'Declaration'),
      PARENTAGE_PROOF,
      IDENTITY,
      RESIDENCE_PROOF,
    ],
    results: [PARENTAGE_EXTRACT],
  }),
  civilStatus({
    code: '1.000689',
    name: {
      vi: 'Thủ tục đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con',
      en: 'Birth registration together with recognition of parent and child',
    },
    timing: THREE_DAYS_TERM,
    components: [
      paper('birth_declaration', 'Tờ khai đăng ký khai sinh', 'Declaration of birth'),
      paper('parentage_declaration', 'Tờ khai đăng ký nhận cha, mẹ, con', 'Declaration of parentage'),
      BIRTH_NOTICE,
      PARENTAGE_PROOF,
      IDENTITY,
    ],
    results: [BIRTH_CERTIFICATE, PARENTAGE_EXTRACT],
  }),
];
