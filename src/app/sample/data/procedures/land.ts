import type { TimeLimit } from '../../../../domain/deadline/time-limit.js';
import type { AgencySelector } from '../../../../domain/workflow/workflow-plan.js';
import { FIELDS } from '../fields.js';
import {
  FIRST_CERTIFICATE_HOUSEHOLD_PLAN,
  FIRST_CERTIFICATE_ORGANISATION_PLAN,
} from '../plans/land-plans.js';
import { CAO_BANG_PLAN } from '../plans/office-plans.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import { ALLOCATION_BASIS, days, land, workingDays } from './land-builders.js';
import { AUTHORISATION, paper, paperIfAny, result, type SampleProcedure } from './procedure-builders.js';

const REGISTRY: AgencySelector = handlerOf(FIELDS.landRegistration);
const FIFTEEN_DAYS: TimeLimit = { amount: 15, unit: 'day' };
const FORM_18 = paper(
  'form_18',
  'Đơn đăng ký biến động đất đai (Mẫu số 18)',
  'Form 18: change of land registration',
);
const CERTIFICATE_HELD = paper('certificate', 'Giấy chứng nhận đã cấp', 'Certificate held');
const FINANCIAL_PAPERS = paperIfAny(
  'financial_papers',
  'Chứng từ thực hiện nghĩa vụ tài chính, miễn giảm (nếu có)',
  'Evidence of payments or exemptions (if any)',
  { copies: 1 },
);
const MAP = paperIfAny(
  'map_extract',
  'Mảnh trích đo bản đồ địa chính (nếu có)',
  'Cadastral map extract (if any)',
  {
    copies: 1,
  },
);
const LAND_CERTIFICATE = result(
  'KQ.G10.001148',
  'Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
  'Certificate of land-use right and ownership of assets on land',
);
const UPDATED_CERTIFICATE = result(
  'KQ.G10.001147',
  'Giấy chứng nhận được cấp mới hoặc xác nhận thay đổi',
  'New certificate or confirmed change',
);
const ALLOCATION_PAPERS = [
  paper('application', 'Đơn đề nghị giao đất, thuê đất, chuyển mục đích sử dụng đất', 'Application'),
  paper('land_paper', 'Giấy chứng nhận hoặc giấy tờ về quyền sử dụng đất', 'Proof of the land-use right', {
    copies: 1,
  }),
  paperIfAny(
    'topsoil_plan',
    'Phương án sử dụng tầng đất mặt (đất trồng lúa, Mẫu số 26)',
    'Topsoil plan (rice land)',
  ),
];
const ALLOCATION_DECISION = result(
  'KQ.G10.000868',
  'Quyết định giao đất, cho thuê đất, cho phép chuyển mục đích sử dụng đất',
  'Decision on allocation, lease or change of use',
);

export const LAND_PROCEDURES: readonly SampleProcedure[] = [
  land({
    code: '1.013978',
    name: {
      vi: 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối với hộ gia đình, cá nhân',
      en: 'First land certificate, households and persons',
    },
    level: 'commune',
    terms: workingDays(17, 20, 27),
    components: [
      paper('application', 'Đơn đăng ký đất đai, tài sản gắn liền với đất', 'Application'),
      paper(
        'land_papers',
        'Giấy tờ theo Điều 137, 148, 149 Luật Đất đai',
        'Papers of articles 137, 148, 149',
        { copies: 1 },
      ),
      MAP,
      FINANCIAL_PAPERS,
      AUTHORISATION,
    ],
    results: [
      LAND_CERTIFICATE,
      result('KQ.G10.000921', 'Thông báo xác nhận kết quả đăng ký đất đai', 'Notice of registration'),
    ],
    plan: FIRST_CERTIFICATE_HOUSEHOLD_PLAN,
  }),
  land({
    code: '1.012753',
    name: {
      vi: 'Đăng ký, cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất lần đầu đối với tổ chức đang sử dụng đất',
      en: 'First land certificate, organisations that use land',
    },
    level: 'commune',
    terms: workingDays(17, 30, 20),
    components: [
      paper('application', 'Đơn đăng ký đất đai, tài sản gắn liền với đất', 'Application'),
      paper(
        'form_15d',
        'Báo cáo kết quả rà soát hiện trạng sử dụng đất (Mẫu 15d)',
        'Report on the present use (form 15d)',
      ),
      MAP,
      FINANCIAL_PAPERS,
    ],
    results: [
      LAND_CERTIFICATE,
      result('KQ.G10.000935', 'Quyết định hình thức sử dụng đất', 'Decision on the form of use'),
    ],
    plan: FIRST_CERTIFICATE_ORGANISATION_PLAN,
  }),
  land({
    code: '1.013949',
    name: {
      vi: 'Giao đất, cho thuê đất, chuyển mục đích sử dụng đất thuộc thẩm quyền cấp xã',
      en: 'Land allocation, lease or change of use, commune',
    },
    level: 'commune',
    terms: days(15, 15, 15),
    components: ALLOCATION_PAPERS,
    results: [ALLOCATION_DECISION, LAND_CERTIFICATE],
    plan: standardPlan(FIFTEEN_DAYS),
    legalBasis: ALLOCATION_BASIS,
  }),
  land({
    code: '1.013823',
    name: {
      vi: 'Giao đất, cho thuê đất, chuyển mục đích sử dụng đất thuộc thẩm quyền cấp tỉnh',
      en: 'Land allocation, lease or change of use, province',
    },
    level: 'province',
    terms: days(15, 15, 25),
    components: ALLOCATION_PAPERS,
    results: [ALLOCATION_DECISION, LAND_CERTIFICATE],
    plan: standardPlan(FIFTEEN_DAYS),
    competent: handlerOf(FIELDS.land),
    legalBasis: ALLOCATION_BASIS,
  }),
  land({
    code: '1.013992',
    name: {
      vi: 'Đăng ký biến động chuyển mục đích sử dụng đất không phải xin phép cơ quan nhà nước có thẩm quyền',
      en: 'Registration of a change of use that needs no permission',
    },
    level: 'province',
    terms: workingDays(7, 7, 7),
    components: [FORM_18, CERTIFICATE_HELD, MAP, AUTHORISATION],
    results: [UPDATED_CERTIFICATE],
    plan: CAO_BANG_PLAN,
    competent: REGISTRY,
  }),
  land({
    code: '1.012784',
    name: { vi: 'Tách thửa hoặc hợp thửa đất', en: 'Splitting or joining of plots' },
    level: 'province',
    terms: workingDays(12, 12, 22),
    components: [
      paper('form_21', 'Đơn đề nghị tách thửa, hợp thửa đất (Mẫu số 21)', 'Application, form 21'),
      paper('form_22', 'Bản vẽ tách thửa, hợp thửa đất (Mẫu số 22)', 'Drawing, form 22', {
        originals: 0,
        copies: 1,
      }),
      CERTIFICATE_HELD,
    ],
    results: [UPDATED_CERTIFICATE],
    plan: standardPlan({ amount: 12, unit: 'working_day' }),
    competent: REGISTRY,
  }),
  land({
    code: '1.012787',
    name: {
      vi: 'Đăng ký, cấp Giấy chứng nhận cho người nhận chuyển nhượng trong dự án bất động sản',
      en: 'Certificate for buyers in a real-estate project',
    },
    level: 'province',
    terms: workingDays(8, 8, 18),
    components: [
      FORM_18,
      paper('contract', 'Hợp đồng chuyển nhượng', 'Contract of transfer', { copies: 1 }),
      paper('hand_over_minutes', 'Biên bản bàn giao nhà, đất, công trình', 'Minutes of hand-over', {
        copies: 1,
      }),
    ],
    results: [UPDATED_CERTIFICATE],
    plan: standardPlan({ amount: 8, unit: 'working_day' }),
    competent: REGISTRY,
  }),
  land({
    code: '1.012796',
    name: {
      vi: 'Đính chính Giấy chứng nhận đã cấp lần đầu có sai sót',
      en: 'Correction of a first certificate',
    },
    level: 'commune',
    terms: workingDays(8, 8, 8),
    components: [
      FORM_18,
      CERTIFICATE_HELD,
      paper('error_proof', 'Giấy tờ chứng minh sai sót', 'Proof of the error', { copies: 1 }),
      AUTHORISATION,
    ],
    results: [UPDATED_CERTIFICATE],
    plan: standardPlan({ amount: 8, unit: 'working_day' }),
  }),
];
