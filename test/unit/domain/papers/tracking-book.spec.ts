import { describe, expect, it } from '@jest/globals';
import { BOOK_COLUMNS, bookRowOf, type BookEntry } from '../../../../src/domain/papers/tracking-book.js';
import { ZONE } from './paper-facts.js';

const ENTRY: BookEntry = {
  no: 131,
  code: 'H99.31-261005-0001',
  procedureName: 'Đăng ký khai sinh',
  applicant: { kind: 'person', fullName: 'Nguyễn Thị Đào', address: 'Tổ 5', phone: '0912 345 678' },
  competentName: 'UBND phường Hương Đông',
  state: 'returned',
  receivedAt: new Date('2026-10-05T09:05:00+07:00'),
  dueAt: new Date('2026-10-12T17:30:00+07:00'),
  promisedDueAt: null,
  returnedAt: new Date('2026-10-12T08:00:00+07:00'),
  endedAt: null,
  way: 'desk',
};

describe('a line of the tracking book', () => {
  it('has the columns of the form', () => {
    const row = bookRowOf(ENTRY, ZONE);
    expect(BOOK_COLUMNS.map(({ key, title }) => [title, row[key]])).toEqual([
      ['STT', '131'],
      ['Mã hồ sơ', 'H99.31-261005-0001'],
      ['Tên thủ tục hành chính', 'Đăng ký khai sinh'],
      ['Tên cá nhân, tổ chức', 'Nguyễn Thị Đào'],
      ['Địa chỉ, số điện thoại', 'Tổ 5; 0912 345 678'],
      ['Cơ quan chủ trì giải quyết', 'UBND phường Hương Đông'],
      ['Nhận hồ sơ', '09:05 05/10/2026'],
      ['Hẹn trả kết quả', '17:30 12/10/2026'],
      ['Trả kết quả', '08:00 12/10/2026'],
      ['Phương thức nhận kết quả', 'Trực tiếp'],
      ['Ký nhận', ''],
    ]);
  });

  it('tells a new appointment, an early end, and leaves empty what has not happened', () => {
    const promisedDueAt = new Date('2026-10-16T17:30:00+07:00');
    expect(bookRowOf({ ...ENTRY, promisedDueAt }, ZONE).due).toBe(
      '17:30 12/10/2026; hẹn lại 17:30 16/10/2026',
    );
    const endedAt = new Date('2026-10-08T10:00:00+07:00');
    const ended = { ...ENTRY, returnedAt: null, endedAt };
    expect(bookRowOf({ ...ended, state: 'withdrawn' }, ZONE).returned).toBe('Rút hồ sơ 08/10/2026');
    expect(bookRowOf({ ...ended, state: 'stopped' }, ZONE).returned).toBe('Dừng giải quyết 08/10/2026');
    const open = { ...ENTRY, state: 'in_progress', returnedAt: null, dueAt: null, way: null } as const;
    expect(bookRowOf(open, ZONE)).toMatchObject({ due: '', returned: '', way: '' });
  });
});
