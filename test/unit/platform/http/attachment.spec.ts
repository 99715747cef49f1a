import { describe, expect, it } from '@jest/globals';
import { attachmentNamed } from '../../../../src/platform/http/attachment.js';

describe('the name that a download is saved under', () => {
  it.each([
    ['a.pdf', `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`],
    [
      'Đơn (đã ký).pdf',
      `attachment; filename="Don (da ky).pdf"; filename*=UTF-8''%C4%90%C6%A1n%20%28%C4%91%C3%A3%20k%C3%BD%29.pdf`,
    ],
    [`a"\\%'*.pdf`, `attachment; filename="a___'*.pdf"; filename*=UTF-8''a%22%5C%25%27%2A.pdf`],
    ['🌸.png', `attachment; filename="_.png"; filename*=UTF-8''%F0%9F%8C%B8.png`],
  ])('%s is told in full and in plain letters', (name, header) => {
    expect(attachmentNamed(name)).toBe(header);
  });
});
