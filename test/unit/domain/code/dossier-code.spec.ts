import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acceptInboundCode,
  codeFormatOn,
  formatDossierCode,
  givenNumberOf,
  type CodeFormat,
  type CodeParts,
} from '../../../../src/domain/dossier/dossier-code.js';

const sixDigits: CodeFormat = {
  effectiveFrom: '2025-03-01',
  dayDigits: 6,
  minSequenceDigits: 4,
  pattern: '{agency}-{day}-{sequence}',
  numberedBy: 'receiving',
};
const eightDigits: CodeFormat = {
  ...sixDigits,
  effectiveFrom: '2027-01-01',
  dayDigits: 8,
  minSequenceDigits: 7,
};
const parts = (change: Partial<CodeParts> = {}): CodeParts => ({
  agencyCode: 'H40.10.001',
  day: '2026-10-05',
  sequence: 1,
  ...change,
});

describe('dossier code', () => {
  it.each([
    ['the first of the day', sixDigits, parts(), 'H40.10.001-261005-0001'],
    ['the second of the day', sixDigits, parts({ sequence: 2 }), 'H40.10.001-261005-0002'],
    ['the next day starts again', sixDigits, parts({ day: '2026-10-06' }), 'H40.10.001-261006-0001'],
    [
      'a number longer than four digits is kept',
      sixDigits,
      parts({ sequence: 12_345 }),
      'H40.10.001-261005-12345',
    ],
    [
      'an agency code of the old order is kept',
      sixDigits,
      parts({ agencyCode: '000.00.04.G18' }),
      '000.00.04.G18-261005-0001',
    ],
    [
      'a day of eight digits, seven of number',
      eightDigits,
      parts({ agencyCode: 'G09.20', day: '2026-06-09', sequence: 92_637 }),
      'G09.20-20260609-0092637',
    ],
    [
      'the treasury’s prefix',
      { ...sixDigits, pattern: 'T.{agency}-{day}-{sequence}' },
      parts(),
      'T.H40.10.001-261005-0001',
    ],
    [
      'the AA of a central system',
      { ...sixDigits, pattern: '{agency}-{day}-07{sequence}' },
      parts(),
      'H40.10.001-261005-070001',
    ],
  ])('%s', (_name, format, codeParts, code) => {
    expect(formatDossierCode(format, codeParts)).toBe(code);
  });

  it('1 November and 11 January never give one code, whatever the numbers', () => {
    const november = formatDossierCode(sixDigits, parts({ day: '2026-11-01', sequence: 11 }));
    const january = formatDossierCode(sixDigits, parts({ day: '2026-01-11', sequence: 11 }));
    expect([november, january]).toEqual(['H40.10.001-261101-0011', 'H40.10.001-260111-0011']);
  });

  it('the year rolls over with the local day', () => {
    const codes = ['2026-12-31', '2027-01-01'].map((day) => formatDossierCode(sixDigits, parts({ day })));
    expect(codes).toEqual(['H40.10.001-261231-0001', 'H40.10.001-270101-0001']);
  });

  it.each([
    ['parts that run into each other', { pattern: '{agency}{day}{sequence}' }],
    ['a missing part', { pattern: '{agency}-{sequence}' }],
    ['fewer than four digits of number', { minSequenceDigits: 3 }],
    ['a fraction of a digit', { minSequenceDigits: 4.5 }],
  ])('a format with %s is refused', (_name, change) => {
    expect(() => formatDossierCode({ ...sixDigits, ...change }, parts())).toThrow(
      expect.objectContaining({ code: 'code-format-invalid' }),
    );
  });

  it.each([
    ['number 0', { sequence: 0 }],
    ['a number that is not whole', { sequence: 1.5 }],
    ['a day that is no local day', { day: '2026-10-5' }],
    ['an instant for a day', { day: '2026-10-05T00:00:00Z' }],
    ['no agency', { agencyCode: '' }],
    ['a space in the agency', { agencyCode: 'H40 10' }],
    ['more than 64 characters', { agencyCode: 'H'.repeat(60) }],
  ])('%s is refused', (_name, change) => {
    expect(() => formatDossierCode(sixDigits, parts(change))).toThrow(
      expect.objectContaining({ code: 'code-parts-invalid' }),
    );
  });
});

describe('format in force', () => {
  it.each([
    ['on its first day', '2025-03-01', sixDigits],
    ['on the last day before the next', '2026-12-31', sixDigits],
    ['on the first day of the next', '2027-01-01', eightDigits],
  ])('%s', (_name, day, format) => {
    expect(codeFormatOn([eightDigits, sixDigits], day)).toBe(format);
  });

  it('before the first format there is none', () => {
    expect(() => codeFormatOn([sixDigits], '2025-02-28')).toThrow(
      expect.objectContaining({ code: 'no-code-format' }),
    );
  });
});

describe('random codes', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const agencyCode = fc.constantFrom('H40', 'H40.1', 'H40.10', 'H40.10.001', '000.00.04.G18', 'G09.20');
  const someParts = fc.record({ agencyCode, day, sequence: fc.integer({ min: 1, max: 2_000_000 }) });
  const format = fc.constantFrom(sixDigits, eightDigits);

  it('two dossiers have one code only if agency, day and number are the same', () => {
    fc.assert(
      fc.property(format, someParts, someParts, (form, one, other) => {
        const same =
          one.agencyCode === other.agencyCode && one.day === other.day && one.sequence === other.sequence;
        expect(formatDossierCode(form, one) === formatDossierCode(form, other)).toBe(same);
      }),
    );
  });

  it('within an agency codes sort by day, within a day by number while it needs no extra digit', () => {
    const number = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(
        agencyCode,
        fc.tuple(day, number),
        fc.tuple(day, number),
        (agency, [dayA, a], [dayB, b]) => {
          const codeOf = (on: string, sequence: number) =>
            formatDossierCode(sixDigits, { agencyCode: agency, day: on, sequence });
          const earlier = dayA < dayB || (dayA === dayB && a < b);
          expect(codeOf(dayA, a) < codeOf(dayB, b)).toBe(earlier);
        },
      ),
    );
  });

  it('every code we make is accepted inbound unchanged', () => {
    fc.assert(
      fc.property(format, someParts, (form, codeParts) => {
        const code = formatDossierCode(form, codeParts);
        expect(acceptInboundCode(code)).toBe(code);
      }),
    );
  });
});

describe('codes of other systems', () => {
  it.each([
    '000.00.04.G18-200727-0516',
    'G09.20-20260609-0092637',
    'H40.10.001-261005-070001',
    'T.H40.10.001-261005-0001',
    'application-1',
    'Đ',
    'H'.repeat(64),
  ])('%s is kept as it came', (code) => {
    expect(acceptInboundCode(code)).toBe(code);
  });

  it('white space around a code is dropped, letters are composed', () => {
    expect(acceptInboundCode(' \tHS-Đoàn-01 \n'.normalize('NFD'))).toBe('HS-Đoàn-01'.normalize('NFC'));
  });

  it.each([
    ['nothing', ''],
    ['only spaces', '   '],
    ['65 characters', 'H'.repeat(65)],
    ['a space inside', 'H40 10-1'],
    ['a no-break space inside', 'H40\u00a010-1'],
    ['a line break inside', 'H40\n10-1'],
    ['a NUL', 'H40\u000010-1'],
    ['an invisible character', 'H40\u200b10-1'],
    ['text turned round', 'H40\u202e10-1'],
    ['half a surrogate pair', 'H40\ud80010-1'],
    ['a slash', 'H40/10-1'],
    ['a backslash', 'H40\\10-1'],
    ['only dots', '..'],
  ])('%s is refused', (_name, code) => {
    expect(() => acceptInboundCode(code)).toThrow(
      expect.objectContaining({ code: 'code-not-acceptable', field: 'code' }),
    );
  });
});

describe('the number that a code of another system takes from ours', () => {
  it.each<[code: string, taken: ReturnType<typeof givenNumberOf>]>([
    ['H40.10.001-261005-0041', { agencyCode: 'H40.10.001', day: '2026-10-05', sequence: 41 }],
    ['H40.10.001-261005-12345', { agencyCode: 'H40.10.001', day: '2026-10-05', sequence: 12_345 }],
    ['H40-20270105-0000041', { agencyCode: 'H40', day: '2027-01-05', sequence: 41 }],
    // Shapes that the format of that day never gives.
    ['H40-20261005-0041', null],
    ['H40-270105-0041', null],
    ['H40-261005-00041', null],
    ['H40-261005-0000', null],
    ['H40-261305-0041', null],
    ['H40-190105-0041', null],
    ['HS-2026.4471', null],
    ['', null],
  ])('%s', (code, taken) => {
    expect(givenNumberOf(code, [sixDigits, eightDigits])).toEqual(taken);
  });

  it('is that of every code that is given here', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (sequence) => {
        const code = formatDossierCode(sixDigits, parts({ sequence }));
        expect(givenNumberOf(code, [sixDigits])).toEqual(parts({ sequence }));
      }),
    );
  });
});
