import { describe, expect, it } from '@jest/globals';
import {
  PAPER_FORMS,
  TEMPLATE_SETS,
  templateOf,
  templateSetOn,
} from '../../../../src/domain/papers/template-sets.js';

const listOf = (day: string): readonly string[] =>
  templateSetOn(day).forms.map(({ no, name }) => `${no} ${name}`);

describe('the sets of forms', () => {
  it('are the six of Circular 01/2018 for papers of before 15 September 2025', () => {
    expect(listOf('2025-09-14')).toEqual([
      '01 Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      '02 Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
      '03 Phiếu từ chối tiếp nhận, giải quyết hồ sơ',
      '04 Phiếu xin lỗi và hẹn lại ngày trả kết quả',
      '05 Phiếu kiểm soát quá trình giải quyết hồ sơ',
      '06 Sổ theo dõi hồ sơ',
    ]);
    expect(templateOf(templateSetOn('2025-09-14'), 'stop_notice')).toBeNull();
  });

  it('are the seven of Circular 03/2025 from that day on', () => {
    expect(listOf('2025-09-15')).toEqual([
      '01 Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
      '02 Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
      '03 Phiếu từ chối tiếp nhận giải quyết hồ sơ',
      '04 Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
      '05 Thông báo dừng giải quyết hồ sơ',
      '06 Phiếu kiểm soát quá trình giải quyết hồ sơ',
      '07 Sổ theo dõi hồ sơ',
    ]);
    expect(templateSetOn('2030-01-01').key).toBe('tt-03-2025');
  });

  it('are the oldest known ones before there was any, and follow each other in order', () => {
    expect(templateSetOn('2001-01-01').key).toBe('tt-01-2018');
    const days = TEMPLATE_SETS.map(({ effectiveFrom }) => effectiveFrom);
    expect(days).toEqual([...days].sort());
  });

  it('name a form once each and no form that nobody can draw', () => {
    for (const { forms } of TEMPLATE_SETS) {
      const names = forms.map(({ form }) => form);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !PAPER_FORMS.includes(name))).toEqual([]);
    }
  });
});
