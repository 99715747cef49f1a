import type { AgencySelector, PlanStep, WorkflowPlan } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import {
  approve,
  COMPETENT,
  done,
  handlerOf,
  intake,
  issue,
  leg,
  outcome,
  RECEIVING,
  step,
  work,
  workingDays,
} from './step-builders.js';

const TAX: AgencySelector = handlerOf(FIELDS.tax);
const REGISTRY: AgencySelector = handlerOf(FIELDS.landRegistration);
const DECREE_151 = 'Nghị định 151/2025/NĐ-CP; Nghị định 101/2024/NĐ-CP';

const COMMUNE_LEG = leg({
  key: 'commune',
  name: { vi: 'UBND cấp xã xác nhận, ký Giấy chứng nhận', en: 'Commune verifies and signs' },
  agency: COMPETENT,
  limit: null,
  legalBasis: DECREE_151,
});

function taxLeg(days: number) {
  return leg({
    key: 'tax',
    name: { vi: 'Cơ quan thuế xác định nghĩa vụ tài chính', en: 'Tax office determines what is owed' },
    agency: TAX,
    limit: workingDays(days),
    legalBasis: DECREE_151,
  });
}

function determineTax(days: number): PlanStep {
  return step({
    key: 'determine_tax',
    name: {
      vi: 'Xác định, thông báo nghĩa vụ tài chính',
      en: 'Determine and notify the financial obligation',
    },
    agency: TAX,
    leg: 'tax',
    limit: work(days),
    outcomes: [
      outcome('to_pay', 'Đã ra thông báo nộp tiền', 'Notice to pay issued', ['payment']),
      outcome('nothing_owed', 'Không phải nộp hoặc được miễn', 'Nothing owed or exempt', ['sign']),
    ],
  });
}

/** The time that the land user takes to pay is not the agencies' (regulation of the internal process). */
const PAYMENT: PlanStep = step({
  key: 'payment',
  name: { vi: 'Chờ người sử dụng đất nộp tiền, nhận chứng từ', en: 'Wait for the payment and its evidence' },
  kind: 'hand_over',
  agency: RECEIVING,
  role: 'reception_officer',
  counted: false,
  leg: 'commune',
  outcomes: [outcome('paid', 'Đã có chứng từ nộp tiền', 'Evidence of payment received', ['sign'])],
});

/**
 * 1.013978, within the shortest term of seventeen working days: the fifteen days of posting run beside the
 * commune's own checks.
 */
export const FIRST_CERTIFICATE_HOUSEHOLD_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [COMMUNE_LEG, taxLeg(1.5)],
  steps: [
    intake(['extract_map'], { limit: work(0.5), leg: 'commune' }),
    step({
      key: 'extract_map',
      name: {
        vi: 'Trích lục bản đồ, xác nhận hiện trạng sử dụng đất',
        en: 'Extract the map and confirm the present use',
      },
      leg: 'commune',
      limit: work(0.5),
      outcomes: done(['post', 'check_planning']),
    }),
    step({
      key: 'post',
      name: { vi: 'Niêm yết công khai 15 ngày', en: 'Post publicly for fifteen days' },
      leg: 'commune',
      limit: { amount: 15, unit: 'day' },
      outcomes: [
        outcome('no_objection', 'Không có ý kiến phản ánh', 'No objection', ['propose']),
        outcome('objection', 'Có ý kiến phản ánh', 'Objections were made', ['propose']),
      ],
    }),
    step({
      key: 'check_planning',
      name: {
        vi: 'Kiểm tra quy hoạch, nguồn gốc sử dụng đất',
        en: 'Check the planning and the origin of the use',
      },
      leg: 'commune',
      limit: work(5),
      outcomes: done(['propose']),
    }),
    step({
      key: 'propose',
      name: {
        vi: 'Tổng hợp, lập Phiếu chuyển thông tin thuế',
        en: 'Conclude and fill in the slip for the tax office',
      },
      leg: 'commune',
      limit: work(0.5),
      waitsFor: ['post', 'check_planning'],
      outcomes: done(['determine_tax']),
    }),
    determineTax(1.5),
    PAYMENT,
    approve(['issue'], 'propose', { key: 'sign', limit: work(0.5), leg: 'commune' }),
    issue({ limit: work(0.5), leg: 'commune' }),
  ],
};

/** 1.012753, seventeen working days: fourteen of registration and three for the certificate. */
export const FIRST_CERTIFICATE_ORGANISATION_PLAN: WorkflowPlan = {
  start: ['intake'],
  legs: [
    COMMUNE_LEG,
    taxLeg(3),
    leg({
      key: 'registry',
      name: {
        vi: 'Văn phòng đăng ký đất đai lập Giấy chứng nhận',
        en: 'Land registration office prepares the certificate',
      },
      agency: REGISTRY,
      limit: workingDays(3),
      legalBasis: DECREE_151,
    }),
  ],
  steps: [
    intake(['verify'], { limit: work(0.5), leg: 'commune' }),
    step({
      key: 'verify',
      name: {
        vi: 'Kiểm tra hiện trạng, báo cáo rà soát (Mẫu 15d)',
        en: 'Check the present use and the report (form 15d)',
      },
      leg: 'commune',
      limit: work(6),
      outcomes: done(['propose']),
    }),
    step({
      key: 'propose',
      name: { vi: 'Đề xuất hình thức sử dụng đất', en: 'Propose the form of land use' },
      leg: 'commune',
      limit: work(2),
      outcomes: done(['determine_tax']),
    }),
    determineTax(3),
    PAYMENT,
    approve(['certificate'], 'propose', { key: 'sign', limit: work(2), leg: 'commune' }),
    step({
      key: 'certificate',
      name: {
        vi: 'Lập, cập nhật hồ sơ địa chính, in Giấy chứng nhận',
        en: 'Update the cadastre and print the certificate',
      },
      agency: REGISTRY,
      leg: 'registry',
      limit: work(3),
      outcomes: done(['issue']),
    }),
    issue({ limit: work(0.5), leg: 'commune' }),
  ],
};
