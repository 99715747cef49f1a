import { describe, expect, it } from '@jest/globals';
import {
  correctDetails,
  type ApplicantDetails,
  type DetailChange,
} from '../../../../src/domain/dossier/correct-details.js';
import { lettersApart } from '../../../../src/domain/dossier/letters-apart.js';
import { loggedAt, refusal } from './case-fixture.js';

const KNOWN: ApplicantDetails = { fullName: 'Nguyễn Thị Đào', identityNumber: '079300001234' };
const logged = loggedAt('2026-10-05T09:00:00+07:00');
const correct = (details: Partial<ApplicantDetails>) =>
  correctDetails(logged, KNOWN, { details, reason: 'Gõ sai' }, []);

/** One correction behind the other, each recorded as the timeline does. */
function corrected(known: ApplicantDetails, steps: readonly Partial<ApplicantDetails>[]) {
  let current = known;
  const earlier: DetailChange[] = [];
  for (const details of steps) {
    const { decision, details: after } = correctDetails(
      logged,
      current,
      { details, reason: 'Gõ sai' },
      earlier,
    );
    current = after;
    earlier.push(...(decision.events[0]?.data['changes'] as DetailChange[]));
  }
  return current;
}

describe('letters apart', () => {
  it.each([
    ['', '', 0],
    ['an', 'an', 0],
    ['', 'an', 2],
    ['an', 'am', 1],
    ['na', 'an', 1],
    ['dao', 'đạo', 2],
    ['thanh', 'than', 1],
    ['abcdef', 'azced', 3],
    ['🌾', '🌽', 1],
  ])('“%s” and “%s” are %i apart, both ways', (one, other, apart) => {
    expect([lettersApart(one, other), lettersApart(other, one)]).toEqual([apart, apart]);
  });
});

describe('a slip in the details of an applicant', () => {
  it.each<[string, Partial<ApplicantDetails>]>([
    ['a letter', { fullName: 'Nguyễn Thị Đàn' }],
    ['two letters that changed places', { fullName: 'Nguyễn Thị Đoà' }],
    ['diacritics, however many', { fullName: 'Nguyen Thi Dao' }],
    ['two digits', { identityNumber: '079300001243' }],
    ['a phone that was not told', { phone: '0901234567' }],
    ['an address, whatever it was', { address: '12 Lê Lợi, phường Hương Đông' }],
  ])('is mended by one person: %s', (_what, details) => {
    const { decision, details: after } = correct(details);
    expect(after).toEqual({ ...KNOWN, ...details });
    expect(decision.after).toBe(logged);
    expect(decision.events).toMatchObject([{ type: 'details_corrected', data: { reason: 'Gõ sai' } }]);
  });

  it('leaves on record what it was', () => {
    const { decision } = correct({ fullName: 'Nguyễn Thị Đàn', phone: '0901234567' });
    expect(decision.events[0]?.data).toMatchObject({
      changes: [
        { field: 'fullName', from: 'Nguyễn Thị Đào', to: 'Nguyễn Thị Đàn' },
        { field: 'phone', from: null, to: '0901234567' },
      ],
    });
  });

  it.each<[string, Partial<ApplicantDetails>]>([
    ['another name', { fullName: 'Trần Văn Nam' }],
    ['another number', { identityNumber: '012345678901' }],
  ])('is not another person: %s', (_what, details) => {
    expect(refusal(() => correct(details))).toBe('correction-too-large');
  });

  it.each<[string, Partial<ApplicantDetails>[]]>([
    [
      'a name by two letters, thrice',
      [{ fullName: 'Nguyễn Thị Đo' }, { fullName: 'Nguyễn Thị Bo' }, { fullName: 'Nguyễn Vị Bo' }],
    ],
    [
      'a number by two digits, twice',
      [{ identityNumber: '079300001243' }, { identityNumber: '079300009943' }],
    ],
    [
      'a name after other fields',
      [{ phone: '0901234567' }, { fullName: 'Nguyễn Thị Ba' }, { fullName: 'Nguyễn Ba' }],
    ],
  ])('is not another person step by step: %s', (_what, steps) => {
    expect(refusal(() => corrected(KNOWN, steps))).toBe('correction-too-large');
    expect(refusal(() => corrected(KNOWN, steps.slice(0, -1)))).toBeNull();
  });

  it('is not another person step by step after a number that was not told at first', () => {
    const unknown = { fullName: 'Nguyễn Thị Đào' };
    const steps = ['079300001234', '079300001243', '079300009943'].map((identityNumber) => ({
      identityNumber,
    }));
    expect(refusal(() => corrected(unknown, steps))).toBe('correction-too-large');
  });

  it('may be mended back, and again within what was told first', () => {
    const steps = [{ fullName: 'Nguyen Thi Dao' }, { fullName: KNOWN.fullName }];
    expect(corrected(KNOWN, steps)).toEqual(KNOWN);
    expect(corrected(KNOWN, [{ fullName: 'Nguyễn Thị Đà' }, { fullName: 'Nguyễn Thị Đàn' }])).toMatchObject({
      fullName: 'Nguyễn Thị Đàn',
    });
  });

  it('is not what is on record already, in whichever Unicode form', () => {
    expect(refusal(() => correct({ fullName: KNOWN.fullName.normalize('NFD') }))).toBe('nothing-to-correct');
    expect(refusal(() => correct({}))).toBe('nothing-to-correct');
  });
});
