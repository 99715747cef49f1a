import { describe, expect, it } from '@jest/globals';
import { COLLOQUIAL_WORDS } from '../../../../src/domain/catalogue/colloquial-words.js';
import { foldText } from '../../../../src/domain/fold-text.js';
import { searchPhrases } from '../../../../src/domain/catalogue/search-question.js';

describe('what a citizen asks is looked for', () => {
  it.each<readonly [string, readonly string[]]>([
    ['Đăng ký khai sinh', ['dang ky khai sinh']],
    ['DANG  KY, khai sinh?', ['dang ky khai sinh']],
    ['Tôi muốn làm giấy khai sinh cho con', ['giay khai sinh', 'dang ky khai sinh']],
    ['cấp lại sổ đỏ', ['cap lai so do', 'cap lai giay chung nhan quyen su dung dat']],
    [
      'sang tên sổ đỏ',
      [
        'sang ten so do',
        'dang ky bien dong quyen su dung dat chuyen nhuong',
        'sang ten giay chung nhan quyen su dung dat',
      ],
    ],
    [
      'đăng ký kinh doanh hộ gia đình',
      [
        'dang ky kinh doanh ho gia dinh',
        'dang ky thanh lap ho kinh doanh',
        'dang ky ho kinh doanh',
        'dang ky kinh doanh ho',
      ],
    ],
    ['trợ cấp người cao tuổi', ['tro cap nguoi cao tuoi', 'tro cap huu tri xa hoi']],
    ['so dong', ['so dong']],
    ['thủ tục', ['thu tuc']],
    [' ?! ', []],
  ])('%s', (typed, phrases) => {
    expect(searchPhrases(typed)).toEqual(phrases);
  });

  it('a question full of sayings is looked for under a few', () => {
    const many = 'so do so hong bang lai xe cccd cmnd ho khau giay khai sinh giay ket hon xay nha sao y';
    expect(searchPhrases(many)).toHaveLength(4);
    expect(searchPhrases('mất căn cước công dân')[1]).toBe('cap lai the can cuoc');
  });

  it('a saying stands once, as people type it without diacritics', () => {
    const sayings = COLLOQUIAL_WORDS.map(([said]) => said);
    expect(new Set(sayings).size).toBe(sayings.length);
    expect(COLLOQUIAL_WORDS.flat().filter((text) => foldText(text) !== text)).toEqual([]);
  });

  it('an endless question is cut, not refused', () => {
    expect(searchPhrases('a'.repeat(10_000))[0]).toHaveLength(100);
  });
});
