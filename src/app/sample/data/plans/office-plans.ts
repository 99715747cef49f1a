import type { WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import {
  approve,
  assign,
  done,
  handlerOf,
  intake,
  issue,
  minutes,
  outcome,
  step,
  work,
} from './step-builders.js';

const POLICE = handlerOf(FIELDS.residence);

/** 2.000908, eight working hours as 2 + 3 + 2 + 1 (Hà Nội, Quyết định 663/QĐ-TTPVHCC). */
export const COPY_FROM_REGISTER_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [],
  steps: [
    intake(['look_up'], { limit: minutes(120) }),
    step({
      key: 'look_up',
      name: { vi: 'Tra cứu sổ gốc, lập bản sao', en: 'Look up the register and make the copy' },
      limit: minutes(180),
      outcomes: done(['approve']),
    }),
    approve(['issue'], 'look_up', { limit: minutes(120) }),
    issue({ limit: minutes(60) }),
  ],
};

/** 1.004222, seven working days; the dwelling is verified on the spot before the commander signs. */
export const PERMANENT_RESIDENCE_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [],
  steps: [
    intake(['examine'], { limit: work(0.5) }),
    step({
      key: 'examine',
      name: { vi: 'Kiểm tra, đối chiếu dữ liệu dân cư', en: 'Check against the population database' },
      limit: work(1.5),
      outcomes: [
        outcome('verify', 'Cần xác minh chỗ ở', 'The dwelling must be verified', ['verify']),
        outcome('clear', 'Đủ căn cứ, không cần xác minh', 'Clear without verification', ['approve']),
      ],
    }),
    step({
      key: 'verify',
      name: { vi: 'Xác minh nơi cư trú', en: 'Verify the dwelling on the spot' },
      limit: work(4),
      outcomes: done(['approve']),
    }),
    approve(['issue'], 'examine', { limit: work(0.5) }),
    issue({ limit: work(0.5) }),
  ],
};

/** 1.004873, three working days; the commune police answer beside the civil-status officer's own check. */
export const MARITAL_STATUS_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [],
  steps: [
    intake(['check_register', 'ask_police'], { limit: minutes(120) }),
    step({
      key: 'check_register',
      name: { vi: 'Tra cứu dữ liệu hộ tịch', en: 'Look up the civil-status data' },
      limit: work(1),
      outcomes: done(['draft']),
    }),
    step({
      key: 'ask_police',
      name: { vi: 'Công an đối chiếu thông tin cư trú', en: 'Police compare the residence data' },
      kind: 'consultation',
      agency: POLICE,
      limit: work(1),
      outcomes: [
        outcome('consistent', 'Thông tin khớp', 'The data agree', ['draft']),
        outcome('inconsistent', 'Thông tin không khớp', 'The data differ', ['draft']),
      ],
    }),
    step({
      key: 'draft',
      name: { vi: 'Dự thảo Giấy xác nhận', en: 'Draft the certificate' },
      limit: work(1),
      waitsFor: ['check_register', 'ask_police'],
      outcomes: done(['approve']),
    }),
    approve(['issue'], 'draft', { limit: minutes(240) }),
    issue({ limit: minutes(120) }),
  ],
};

/** 1.001612, three working days; the tax office is named on the certificate, so it answers before it is signed. */
export const HOUSEHOLD_BUSINESS_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [],
  steps: [
    intake(['check'], { limit: work(0.25) }),
    step({
      key: 'check',
      name: { vi: 'Kiểm tra hồ sơ, tên hộ kinh doanh', en: 'Check the dossier and the business name' },
      limit: work(1.25),
      outcomes: done(['tax_office']),
    }),
    step({
      key: 'tax_office',
      name: {
        vi: 'Xác định cơ quan thuế quản lý, cấp mã số',
        en: 'Determine the tax office and give the number',
      },
      agency: handlerOf(FIELDS.tax),
      limit: work(1),
      outcomes: done(['approve']),
    }),
    approve(['issue'], 'check', { limit: work(0.25) }),
    issue({ limit: work(0.25) }),
  ],
};

/** Four working days as 0.25 + 0.25 + 2.5 + 0.25 + 0.5 + 0.25 (Cao Bằng, Quyết định 2031/QĐ-UBND). */
export const CAO_BANG_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [],
  steps: [
    intake(['assign'], { limit: work(0.25) }),
    assign(['appraise'], { limit: work(0.25) }),
    step({
      key: 'appraise',
      name: { vi: 'Thẩm định hồ sơ', en: 'Appraise the dossier' },
      limit: work(2.5),
      outcomes: done(['head']),
    }),
    step({
      key: 'head',
      name: { vi: 'Lãnh đạo phòng xem xét', en: 'The head of unit reviews' },
      kind: 'approval',
      role: 'approver',
      limit: work(0.25),
      outcomes: [
        outcome('agreed', 'Đồng ý trình', 'Agreed', ['approve']),
        outcome('rework', 'Yêu cầu làm lại', 'Sent back for rework', ['appraise']),
      ],
    }),
    approve(['issue'], 'appraise', { limit: work(0.5) }),
    issue({ limit: work(0.25) }),
  ],
};
