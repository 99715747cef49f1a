import { FIELDS } from '../fields.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import {
  ALL_CHANNELS,
  asPrinted,
  daysPrinted,
  FREE,
  IN_FORCE_FROM,
  onChannels,
  paper,
  result,
  rules,
  variant,
  type SampleProcedure,
} from './procedure-builders.js';

export const SOCIAL_PROCEDURES: readonly SampleProcedure[] = [
  {
    code: '1.011607',
    name: {
      vi: 'Công nhận hộ nghèo, hộ cận nghèo thường xuyên hằng năm',
      en: 'Recognition of poor and near-poor households during the year',
    },
    field: FIELDS.povertyReduction,
    levels: ['commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(
            ['postal', 'counter'],
            daysPrinted(15),
            asPrinted(daysPrinted(15), 'Quyết định 24/2021/QĐ-TTg'),
          ),
          fees: FREE,
          components: [
            paper('request', 'Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo (Mẫu số 01)', 'Request, form 01'),
          ],
        }),
      ],
      plan: standardPlan({ amount: 15, unit: 'day' }),
      legalBasis: ['Quyết định 24/2021/QĐ-TTg', 'Thông tư 07/2021/TT-BLĐTBXH', 'Thông tư 02/2022/TT-BLĐTBXH'],
      results: [
        result(
          'KQ.G10.001158',
          'Quyết định công nhận hộ nghèo, hộ cận nghèo',
          'Decision on poor and near-poor households',
        ),
      ],
    }),
  },
  {
    code: '1.012994',
    name: {
      vi: 'Khấu trừ kinh phí bồi thường, hỗ trợ, tái định cư',
      en: 'Deduction of compensation and resettlement costs',
    },
    field: FIELDS.landFinance,
    levels: ['province', 'commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(
            ALL_CHANNELS,
            daysPrinted(30),
            asPrinted(daysPrinted(30), 'Nghị định 103/2024/NĐ-CP'),
          ),
          fees: FREE,
          components: [
            paper('request', 'Văn bản đề nghị khấu trừ', 'Request for the deduction'),
            paper('approved_plan', 'Phương án bồi thường đã phê duyệt', 'Approved compensation plan', {
              originals: 0,
              copies: 1,
            }),
            paper('payment_list', 'Bảng kê thanh toán kinh phí bồi thường', 'List of payments'),
          ],
        }),
      ],
      competent: handlerOf(FIELDS.landFinance),
      plan: standardPlan({ amount: 30, unit: 'day' }),
      legalBasis: ['Nghị định 103/2024/NĐ-CP', 'Nghị định 125/2025/NĐ-CP'],
      results: [
        result(
          'KQ.G12.000804',
          'Văn bản xác nhận số tiền được khấu trừ',
          'Confirmation of the amount to be deducted',
        ),
      ],
    }),
  },
];
