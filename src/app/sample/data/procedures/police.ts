import { FIELDS } from '../fields.js';
import { standardPlan } from '../plans/standard-plan.js';
import { handlerOf } from '../plans/step-builders.js';
import {
  ALL_CHANNELS,
  AUTHORISATION,
  daysPrinted,
  decided,
  fee,
  fromDatabase,
  IDENTITY,
  IN_FORCE_FROM,
  onChannels,
  paper,
  paperIfAny,
  asPrinted,
  printedTerms,
  result,
  rules,
  type SampleProcedure,
  variant,
  workingDaysPrinted,
} from './procedure-builders.js';

/** The cell prints “2 Ngày”, the text beside it working days and more of them for auctioned plates. */
const VEHICLE_BASIS = 'Thông tư 79/2024/TT-BCA; Thông tư 13/2025/TT-BCA';
const VEHICLE_PAPERS = [
  paper('dkx10', 'Giấy khai đăng ký xe (mẫu ĐKX10)', 'Vehicle registration form ĐKX10'),
  fromDatabase('owner_identity', 'Định danh điện tử mức độ 2 của chủ xe', 'Level-2 e-identity of the owner'),
  fromDatabase(
    'vehicle_data',
    'Phiếu xuất xưởng, hóa đơn điện tử, lệ phí trước bạ',
    'Factory slip, e-invoice and registration tax',
  ),
];
const VEHICLE_FEES = [fee(null, 'Theo Thông tư 60/2023/TT-BTC, Thông tư 06/2025/TT-BTC')];

export const POLICE_PROCEDURES: readonly SampleProcedure[] = [
  {
    code: '1.014061',
    name: {
      vi: 'Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên',
      en: 'Identity card for persons aged 14 and over',
    },
    field: FIELDS.identity,
    levels: ['commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: printedTerms(
            { online: workingDaysPrinted(7), counter: workingDaysPrinted(7) },
            'Luật Căn cước 26/2023/QH15; Nghị định 70/2024/NĐ-CP',
          ),
          fees: [],
          components: [
            paper('dc01', 'Phiếu thu thập thông tin dân cư (mẫu DC01)', 'Population form DC01'),
            paper('dc02', 'Phiếu đề nghị giải quyết thủ tục về căn cước (mẫu DC02)', 'Request form DC02'),
            fromDatabase(
              'cc01',
              'Phiếu CC01 trích từ Cơ sở dữ liệu quốc gia về dân cư',
              'Slip CC01 from the database',
            ),
          ],
        }),
      ],
      competent: handlerOf(FIELDS.identity),
      plan: standardPlan({ amount: 7, unit: 'working_day' }),
      legalBasis: ['Luật Căn cước 26/2023/QH15', 'Nghị định 70/2024/NĐ-CP', 'Thông tư 17/2024/TT-BCA'],
      results: [result('KQ.G01.000023', 'Thẻ căn cước', 'Identity card')],
    }),
  },
  {
    code: '3.000333',
    name: {
      vi: 'Cấp Phiếu lý lịch tư pháp cho công dân Việt Nam, người nước ngoài đang cư trú tại Việt Nam',
      en: 'Judicial record certificate',
    },
    field: FIELDS.judicialRecord,
    levels: ['province'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(
            ALL_CHANNELS,
            daysPrinted(10),
            asPrinted(daysPrinted(10), 'Luật Lý lịch tư pháp 28/2009/QH12'),
          ),
          fees: [
            fee(
              null,
              'Theo Thông tư 244/2016/TT-BTC; miễn phí cho công dân số theo Nghị quyết 66.22/2026/NQ-CP',
            ),
          ],
          components: [
            paper(
              'declaration',
              'Tờ khai yêu cầu cấp Phiếu lý lịch tư pháp (mẫu 01–05/2025)',
              'Request form 01–05/2025',
            ),
            paper(
              'identity_copy',
              'Bản sao thẻ căn cước hoặc hộ chiếu',
              'Copy of identity card or passport',
              {
                originals: 0,
                copies: 1,
              },
            ),
            AUTHORISATION,
          ],
        }),
      ],
      competent: handlerOf(FIELDS.judicialRecord),
      plan: standardPlan({ amount: 10, unit: 'day' }),
      legalBasis: ['Luật Lý lịch tư pháp 28/2009/QH12', 'Thông tư 244/2016/TT-BTC'],
      results: [
        result('KQ.G01.000200', 'Phiếu lý lịch tư pháp số 1', 'Judicial record no. 1'),
        result('KQ.G01.000199', 'Phiếu lý lịch tư pháp số 2', 'Judicial record no. 2'),
      ],
    }),
  },
  {
    code: '1.012575',
    name: {
      vi: 'Đăng ký xe lần đầu trực tuyến toàn trình đối với xe sản xuất, lắp ráp trong nước',
      en: 'First registration of a vehicle made in Vietnam, fully online',
    },
    field: FIELDS.vehicle,
    levels: ['province', 'commune'],
    effectiveFrom: IN_FORCE_FROM,
    rules: rules({
      variants: [
        variant({
          terms: onChannels(
            ['online'],
            daysPrinted(2),
            decided(
              { amount: 2, unit: 'working_day' },
              `${VEHICLE_BASIS}: không quá 02 ngày làm việc kể từ khi nhận đủ hồ sơ hợp lệ và đã nộp lệ phí`,
            ),
          ),
          fees: VEHICLE_FEES,
          components: VEHICLE_PAPERS,
        }),
        variant({
          key: 'auction_plate',
          name: { vi: 'Xe gắn biển số trúng đấu giá', en: 'Plate won at auction' },
          terms: onChannels(
            ['online'],
            daysPrinted(2),
            decided(
              { amount: 7, unit: 'working_day' },
              `${VEHICLE_BASIS}: không quá 07 ngày làm việc đối với biển số trúng đấu giá`,
            ),
          ),
          fees: VEHICLE_FEES,
          components: [
            ...VEHICLE_PAPERS,
            paperIfAny(
              'auction_proof',
              'Xác nhận biển số trúng đấu giá',
              'Confirmation of the auctioned plate',
            ),
            IDENTITY,
          ],
          plan: standardPlan({ amount: 7, unit: 'working_day' }),
        }),
      ],
      competent: handlerOf(FIELDS.vehicle),
      clockStart: 'fee_paid',
      plan: standardPlan({ amount: 2, unit: 'working_day' }),
      legalBasis: [
        'Luật Trật tự, an toàn giao thông đường bộ 36/2024/QH15',
        'Thông tư 79/2024/TT-BCA',
        'Thông tư 13/2025/TT-BCA',
        'Thông tư 60/2023/TT-BTC',
      ],
      results: [
        result('KQ.G01.000014', 'Giấy chứng nhận đăng ký xe', 'Vehicle registration certificate'),
        result('KQ.G01.000015', 'Biển số xe', 'Number plate'),
      ],
    }),
  },
];
