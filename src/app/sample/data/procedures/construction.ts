import type { Component, ProcedureRules, ProcedureVariant } from '../../../../domain/procedure-rules.js';
import type { AgencySelector, WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import { housePlan, worksPlan } from '../plans/construction-plans.js';
import { handlerOf } from '../plans/step-builders.js';
import {
  ALL_CHANNELS,
  asPrinted,
  COUNCIL_FEE,
  daysPrinted,
  IN_FORCE_FROM,
  onChannels,
  paper,
  paperIfAny,
  result,
  rules,
  type SampleProcedure,
  variant,
} from './procedure-builders.js';

const LEGAL_BASIS = [
  'Luật Xây dựng 50/2014/QH13, sửa đổi bởi Luật 62/2020/QH14',
  'Nghị định 175/2024/NĐ-CP',
  'Nghị định 140/2025/NĐ-CP',
  'Nghị định 14/2026/NĐ-CP',
];
const BASIS = 'Luật Xây dựng 50/2014/QH13, Điều 102; Nghị định 175/2024/NĐ-CP';

/** Sở Xây dựng answers the communes; for its own permits Sở Nông nghiệp và Môi trường is asked. */
const CONSTRUCTION_DEPARTMENT = 'H99.03';
const ENVIRONMENT_DEPARTMENT = 'H99.04';

const APPLICATION = paper(
  'application',
  'Đơn đề nghị cấp giấy phép xây dựng (Mẫu số 1 Phụ lục II Nghị định 175/2024/NĐ-CP)',
  'Application, form 1 of annex II, Decree 175/2024',
);
const LAND_PAPER = paper('land_paper', 'Giấy tờ hợp pháp về đất đai', 'Proof of the right to the land', {
  originals: 0,
  copies: 1,
});
const DRAWINGS = paper('drawings', 'Bản vẽ thiết kế xây dựng', 'Construction drawings', { originals: 2 });

interface PermitParts {
  readonly code: string;
  readonly name: SampleProcedure['name'];
  readonly levels: SampleProcedure['levels'];
  readonly variants: ProcedureRules['variants'];
  readonly results: ProcedureRules['results'];
  readonly plan: WorkflowPlan;
  readonly competent?: AgencySelector;
}

function permit({ code, name, levels, variants, results, plan, competent }: PermitParts): SampleProcedure {
  return {
    code,
    name,
    field: FIELDS.construction,
    levels,
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants,
      ...(competent ? { competent } : {}),
      returnLimit: { limit: { amount: 7, unit: 'working_day' }, legalBasis: BASIS },
      plan,
      legalBasis: LEGAL_BASIS,
      results,
    }),
  };
}

const OTHER_THAN_HOUSE = {
  key: 'works',
  name: { vi: 'Công trình (trừ nhà ở riêng lẻ)', en: 'Works other than a single house' },
};

/** @param named left out = a case of its own beside the single house; {} = the only case */
function works(components: readonly Component[], named: Partial<ProcedureVariant> = OTHER_THAN_HOUSE) {
  return variant({
    ...named,
    terms: onChannels(ALL_CHANNELS, daysPrinted(20), asPrinted(daysPrinted(20), BASIS)),
    fees: COUNCIL_FEE,
    components,
  });
}

function house(components: readonly Component[]) {
  return variant({
    key: 'house',
    name: { vi: 'Nhà ở riêng lẻ', en: 'Single house' },
    terms: onChannels(ALL_CHANNELS, daysPrinted(15), asPrinted(daysPrinted(15), BASIS)),
    fees: COUNCIL_FEE,
    components,
    plan: housePlan(CONSTRUCTION_DEPARTMENT),
  });
}

const PERMIT = result(
  'KQ.G17.000311',
  'Giấy phép xây dựng kèm hồ sơ thiết kế đóng dấu',
  'Permit with stamped drawings',
);
const PROJECT_DECISION = paper(
  'project_decision',
  'Quyết định phê duyệt dự án, kết quả thẩm định',
  'Project decision',
  {
    originals: 0,
    copies: 1,
  },
);
const PHOTOS = paper('photos', 'Bản vẽ và ảnh chụp hiện trạng', 'Drawings and photos of the present state');

export const CONSTRUCTION_PROCEDURES: readonly SampleProcedure[] = [
  permit({
    code: '1.013225',
    name: {
      vi: 'Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
      en: 'New construction permit, works of class III and IV and single houses',
    },
    levels: ['commune'],
    variants: [
      works([APPLICATION, LAND_PAPER, DRAWINGS, PROJECT_DECISION]),
      house([APPLICATION, LAND_PAPER, DRAWINGS]),
    ],
    results: [PERMIT],
    plan: worksPlan(CONSTRUCTION_DEPARTMENT),
  }),
  permit({
    code: '1.013229',
    name: {
      vi: 'Cấp giấy phép xây dựng sửa chữa, cải tạo công trình cấp III, cấp IV và nhà ở riêng lẻ',
      en: 'Permit for repair and alteration, works of class III and IV and single houses',
    },
    levels: ['commune'],
    variants: [works([APPLICATION, PHOTOS, LAND_PAPER]), house([APPLICATION, PHOTOS, LAND_PAPER])],
    results: [result(null, 'Giấy phép xây dựng sửa chữa, cải tạo', 'Permit for repair or alteration')],
    plan: worksPlan(CONSTRUCTION_DEPARTMENT),
  }),
  permit({
    code: '1.013226',
    name: {
      vi: 'Cấp điều chỉnh giấy phép xây dựng đối với công trình cấp III, cấp IV và nhà ở riêng lẻ',
      en: 'Change of a construction permit, works of class III and IV and single houses',
    },
    levels: ['commune'],
    variants: [
      works(
        [
          APPLICATION,
          paper('old_permit', 'Bản chính giấy phép xây dựng đã được cấp', 'The permit granted before'),
          DRAWINGS,
          paperIfAny(
            'appraisal_report',
            'Báo cáo kết quả thẩm định thiết kế điều chỉnh',
            'Appraisal of the changed design',
          ),
        ],
        {},
      ),
    ],
    results: [result('KQ.G17.000314', 'Giấy phép xây dựng được điều chỉnh', 'Changed construction permit')],
    plan: worksPlan(CONSTRUCTION_DEPARTMENT),
  }),
  permit({
    code: '1.013236',
    name: {
      vi: 'Cấp giấy phép xây dựng mới công trình cấp đặc biệt, cấp I, cấp II',
      en: 'New construction permit, works of special class, class I and II',
    },
    levels: ['province'],
    variants: [
      works(
        [
          APPLICATION,
          LAND_PAPER,
          PROJECT_DECISION,
          DRAWINGS,
          paper('bim', 'Dữ liệu BIM của công trình', 'BIM data'),
        ],
        {},
      ),
    ],
    results: [
      result(
        'KQ.G17.000232',
        'Giấy phép xây dựng kèm hồ sơ thiết kế đóng dấu',
        'Permit with stamped drawings',
      ),
    ],
    plan: worksPlan(ENVIRONMENT_DEPARTMENT),
    competent: handlerOf(FIELDS.construction),
  }),
];
