import type { ApplicantClass, Fee } from '../../../../domain/procedure-rules.js';
import { fee } from './procedure-builders.js';

const CIRCULAR = 'Thông tư 75/2022/TT-BTC, Điều 4';

function exempt(key: string, vi: string, en: string, evidence: string): ApplicantClass {
  return { key, name: { vi, en }, evidence };
}

/** Whom the circular exempts from the fee for residence. The sample's own keys and words, and not all of the article. */
export const EXEMPT_FROM_RESIDENCE_FEES: readonly ApplicantClass[] = [
  exempt('child', 'Trẻ em', 'Child', 'Giấy khai sinh hoặc dữ liệu dân cư: dưới 16 tuổi'),
  exempt('elderly', 'Người cao tuổi', 'Elderly person', 'Dữ liệu dân cư: từ đủ 60 tuổi'),
  exempt('disabled', 'Người khuyết tật', 'Disabled person', 'Giấy xác nhận khuyết tật'),
  exempt(
    'merit',
    'Người có công với cách mạng và thân nhân',
    'Person of merit to the revolution, or a relative',
    'Quyết định công nhận hoặc giấy chứng nhận người có công, thân nhân',
  ),
  exempt(
    'poor_household',
    'Công dân thuộc hộ nghèo',
    'Member of a poor household',
    'Giấy chứng nhận hộ nghèo của UBND cấp xã',
  ),
];

/** What it is, where lines for everybody and for an exempt class are one fee. */
export const RESIDENCE_FEE = { key: 'residence' } as const;

export const RESIDENCE_EXEMPTIONS: readonly Fee[] = EXEMPT_FROM_RESIDENCE_FEES.map(
  ({ key: applicantClass, name }) =>
    fee(0, `${name.vi}: miễn (${CIRCULAR}; dữ liệu mẫu, rút gọn)`, { ...RESIDENCE_FEE, applicantClass }),
);
