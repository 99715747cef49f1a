import type { Channel, ProcedureRules } from '../../../../domain/procedure-rules.js';
import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import { FIELDS } from '../fields.js';
import {
  BIRTH_GROUP_PLAN,
  OLD_BIRTH_INSURANCE_PLAN,
  OLD_BIRTH_RESIDENCE_INSURANCE_PLAN,
} from '../plans/birth-group-plans.js';
import { DEATH_GROUP_PLAN } from '../plans/death-group-plan.js';
import {
  CLOCK_CUT_OFF,
  daysPrinted,
  decided,
  FREE,
  fromDatabase,
  IDENTITY,
  IN_FORCE_FROM,
  onChannels,
  paper,
  paperIfAny,
  result,
  rules,
  type SampleProcedure,
  variant,
} from './procedure-builders.js';

const DECREE_301 = 'Nghị định 301/2026/NĐ-CP';
/** Decree 301/2026 comes into force; the codes 3.000722 and 2.002913 stand for its two groups. */
const DECREE_301_FROM = '2026-09-01';
/** Decree 301/2026: the applicant completes within seven working days, or the dossier is stopped. */
const SEVEN_WORKING_DAYS: TimeLimit = { amount: 7, unit: 'working_day' };
const GROUP_TERM: TimeLimit = { amount: 3, unit: 'working_day' };
const DECREE_301_CLOCK: Pick<
  ProcedureRules,
  'cutOff' | 'excluded' | 'extension' | 'supplementWait' | 'supplementWaitBasis'
> = {
  cutOff: CLOCK_CUT_OFF,
  excluded: ['outage'],
  extension: {
    most: { amount: 2, unit: 'working_day' },
    legalBasis: `${DECREE_301}: không quá 05 ngày làm việc trong trường hợp phải xác minh`,
  },
  supplementWait: SEVEN_WORKING_DAYS,
  supplementWaitBasis: DECREE_301,
};

const OLD_GROUP_LAW = [
  'Luật Hộ tịch 60/2014/QH13',
  'Luật Cư trú 68/2020/QH14',
  'Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT',
];
const BIRTH_PAPERS = [
  paper('birth_declaration', 'Tờ khai đăng ký khai sinh', 'Declaration of birth'),
  paper('birth_notice', 'Giấy chứng sinh', 'Birth notice'),
];
const INSURANCE_DECLARATION = paper(
  'insurance_declaration',
  'Tờ khai tham gia bảo hiểm y tế',
  'Insurance declaration',
);
const RESIDENCE_DECLARATION = paper(
  'ct01',
  'Tờ khai thay đổi thông tin cư trú (mẫu CT01)',
  'Residence form CT01',
);
const BIRTH_CERTIFICATE = result('KQ.G15.000031', 'Giấy khai sinh', 'Birth certificate');
const INSURANCE_CARD = result('KQ.G18.000047', 'Thẻ bảo hiểm y tế', 'Health insurance card');
const RESIDENCE_NOTICE = result(
  'KQ.G01.000065',
  'Thông báo kết quả giải quyết thủ tục về cư trú',
  'Notice on the residence procedure',
);

interface GroupParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly effectiveFrom: string;
  readonly rules: ProcedureRules;
}

function group(parts: GroupParts): SampleProcedure {
  return { ...parts, field: FIELDS.civilStatus, levels: ['commune'] };
}

/** The cell prints “Ngày”, the text beside it “ngày làm việc”. */
function oldGroupTerms(channels: readonly Channel[], amount: number) {
  return onChannels(
    channels,
    daysPrinted(amount),
    decided(
      { amount, unit: 'working_day' },
      `Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT: không quá ${amount} ngày làm việc`,
    ),
  );
}

function decreeTerms() {
  return onChannels(
    ['online', 'counter'],
    { text: 'Không quá 03 ngày làm việc', amount: 3, unit: 'working_day' },
    decided(
      GROUP_TERM,
      `${DECREE_301}: không quá 03 ngày làm việc; nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo`,
      'Chính phủ',
    ),
  );
}

export const GROUP_PROCEDURES: readonly SampleProcedure[] = [
  group({
    code: '2.000986',
    name: {
      vi: 'Liên thông thủ tục hành chính về đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
      en: 'Birth, residence and health insurance of a child under six (group of 2015)',
    },
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: oldGroupTerms(['counter'], 20),
          fees: FREE,
          components: [...BIRTH_PAPERS, RESIDENCE_DECLARATION, INSURANCE_DECLARATION],
        }),
      ],
      extension: {
        most: { amount: 5, unit: 'working_day' },
        legalBasis:
          'Thông tư liên tịch 05/2015/TTLT-BTP-BCA-BYT: thêm không quá 05 ngày làm việc đối với nơi ở xa',
      },
      plan: OLD_BIRTH_RESIDENCE_INSURANCE_PLAN,
      legalBasis: OLD_GROUP_LAW,
      results: [BIRTH_CERTIFICATE, RESIDENCE_NOTICE, INSURANCE_CARD],
    }),
  }),
  group({
    code: '2.001023',
    name: {
      vi: 'Liên thông thủ tục hành chính về đăng ký khai sinh, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
      en: 'Birth and health insurance of a child under six (group of 2015)',
    },
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: oldGroupTerms(['counter'], 15),
          fees: FREE,
          components: [...BIRTH_PAPERS, INSURANCE_DECLARATION],
        }),
      ],
      plan: OLD_BIRTH_INSURANCE_PLAN,
      legalBasis: OLD_GROUP_LAW,
      results: [BIRTH_CERTIFICATE, INSURANCE_CARD],
    }),
  }),
  group({
    code: '3.000722',
    name: {
      vi: 'Liên thông điện tử: đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế, cấp thẻ căn cước cho trẻ em dưới 6 tuổi',
      en: 'Electronic group: birth, residence, health insurance and identity card of a child under six',
    },
    effectiveFrom: DECREE_301_FROM,
    rules: rules({
      variants: [
        variant({
          terms: decreeTerms(),
          fees: FREE,
          components: [
            paper('group_declaration', 'Tờ khai điện tử liên thông', 'Electronic declaration of the group'),
            fromDatabase('birth_notice', 'Giấy chứng sinh điện tử', 'Electronic birth notice'),
            fromDatabase(
              'parents',
              'Thông tin cha, mẹ, nơi thường trú',
              'Data on the parents and their residence',
            ),
          ],
        }),
      ],
      ...DECREE_301_CLOCK,
      plan: BIRTH_GROUP_PLAN,
      legalBasis: ['Nghị định 63/2024/NĐ-CP', DECREE_301],
      results: [
        BIRTH_CERTIFICATE,
        RESIDENCE_NOTICE,
        INSURANCE_CARD,
        result('KQ.G01.000023', 'Thẻ căn cước', 'Identity card'),
      ],
    }),
  }),
  group({
    code: '2.002913',
    name: {
      vi: 'Liên thông điện tử: đăng ký khai tử, xóa đăng ký thường trú, giải quyết mai táng phí, tử tuất',
      en: 'Electronic group: death, removal from residence, funeral and survivor benefits',
    },
    effectiveFrom: DECREE_301_FROM,
    rules: rules({
      variants: [
        variant({
          terms: decreeTerms(),
          fees: FREE,
          components: [
            paper('group_declaration', 'Tờ khai điện tử liên thông', 'Electronic declaration of the group'),
            paperIfAny(
              'death_notice',
              'Giấy báo tử (nếu chưa có bản điện tử)',
              'Death notice (if not electronic yet)',
            ),
            IDENTITY,
          ],
        }),
      ],
      ...DECREE_301_CLOCK,
      plan: DEATH_GROUP_PLAN,
      legalBasis: ['Nghị định 63/2024/NĐ-CP', DECREE_301],
      results: [
        result('KQ.G15.000034', 'Trích lục khai tử', 'Extract of the death record'),
        RESIDENCE_NOTICE,
        result(
          null,
          'Quyết định giải quyết mai táng phí, tử tuất',
          'Decision on funeral and survivor benefits',
        ),
      ],
    }),
  }),
];
