import { describe, expect, it } from '@jest/globals';
import { dueChangeWords } from '../../../../src/domain/dossier/due-change-words.js';

describe('a due moment that moved because its agency goes by another calendar', () => {
  it.each([
    [{ source: 'Quyết định 7' }, 'Cơ quan chuyển sang lịch làm việc khác theo Quyết định 7: tính lại hạn'],
    [{ source: null }, 'Cơ quan chuyển sang lịch làm việc khác: tính lại hạn'],
    [{}, 'Cơ quan chuyển sang lịch làm việc khác: tính lại hạn'],
  ])('says so, with the document where one was named: %j', (data, words) => {
    expect(dueChangeWords({ type: 'agency_calendar_changed', data }).vi).toBe(words);
  });
});
