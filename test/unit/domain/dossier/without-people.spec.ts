import { describe, expect, it } from '@jest/globals';
import { withoutPeople } from '../../../../src/domain/dossier/without-people.js';

const DAO = {
  fullName: 'Nguyễn Thị Đào',
  identityNumber: 'B1234567',
  email: 'dao@example.vn',
  address: 'Tổ 5, phường Hương Đông',
};

describe('a text for the public', () => {
  it.each([
    ['Giấy khai sinh của Nguyễn Thị Đào', 'Giấy khai sinh của […]'],
    ['CMND của bà NGUYEN  THI ĐÀO, bản sao', 'CMND của bà […], bản sao'],
    [`Tên ${'Nguyễn Thị Đào'.normalize('NFD')} và nguyễn thị đào`, 'Tên […] và […]'],
    ['Hộ chiếu b1234567, gửi dao@example.vn', 'Hộ chiếu […], gửi […]'],
    ['Xác nhận cư trú tại Tổ 5, phường Hương Đông', 'Xác nhận cư trú tại […]'],
    ['Gọi 0912 345 678 hoặc CCCD 046190001234', 'Gọi […] hoặc CCCD […]'],
  ])('names nobody: %s', (text, told) => {
    expect(withoutPeople(text, [DAO])).toBe(told);
  });

  it.each([
    'Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5',
    'Nộp 02 bản chính, lệ phí 1.500.000 đồng',
    'Giấy chứng nhận của Nguyễn Thị Đàom',
    '𝒳 và các giấy tờ khác',
  ])('keeps what names nobody: %s', (text) => {
    expect(withoutPeople(text, [DAO])).toBe(text);
  });

  it('is kept in its words where a person has a short name', () => {
    expect(withoutPeople('Bản sao an toàn', [{ fullName: 'An' }])).toBe('Bản sao an toàn');
  });
});
