import { describe, expect, it } from '@jest/globals';
import { toldProblem } from '../../../../src/registers/calendars/calendar-import-words.js';
import { readCalendarCsv } from '../../../../src/registers/calendars/read-calendar-csv.js';
import { readDays } from '../../../../src/registers/calendars/staged-days.js';
import { VIETNAM } from '../../domain/time/vietnam-calendar.js';

const HEADER = 'on,kind,name,sessions,source';

function read(...rows: string[]) {
  return readText([HEADER, ...rows].join('\n'));
}

function readText(csv: string) {
  const { lines, problems } = readCalendarCsv(csv);
  const found = readDays(lines, VIETNAM);
  const all = [...problems, ...found.problems].map(toldProblem);
  return {
    days: found.days,
    problems: all.map(({ line, field, code, severity }) => [line, field, code, severity]),
    all,
  };
}

const NEW_YEAR = '2027-01-01,holiday,Tết Dương lịch,,Thông báo 01';

describe('a year of days in CSV', () => {
  const day = { on: '2027-01-01', kind: 'holiday', name: 'Tết Dương lịch', sessions: null };

  it.each([
    ['commas', `${HEADER}\n${NEW_YEAR}`],
    ['a byte order mark and Windows line ends', `\ufeff${HEADER}\r\n${NEW_YEAR}\r\n\r\n`],
    ['semicolons', 'on;kind;name;sessions;source\n2027-01-01;holiday;Tết Dương lịch;;Thông báo 01'],
    [
      'columns in another order and case',
      `Source,Name,On,Kind,Sessions\nThông báo 01,"Tết Dương lịch",2027-01-01,holiday,`,
    ],
  ])('is read with %s', (_how, csv) => {
    expect(readText(csv)).toMatchObject({ days: [{ line: 2, day }], problems: [] });
  });

  it.each([
    ['2027-03-06,makeup_work,Làm bù,07:30-11:30;13:30-17:30,A', HEADER],
    ['2027-03-06;makeup_work;Làm bù;"07:30 - 11:30; 13:30–17:30";A', HEADER.replaceAll(',', ';')],
    ['2027-03-06;makeup_work;Làm bù;07:30-11:30, 13:30-17:30;A', HEADER.replaceAll(',', ';')],
  ])('has hours of its own: %s', (row, header) => {
    const { days, problems } = readText(`${header}\n${row}`);
    expect(problems).toEqual([]);
    expect(days[0]?.day.sessions).toEqual([
      { from: 450, to: 690 },
      { from: 810, to: 1050 },
    ]);
  });

  it.each([
    ['a day that does not exist', '2027-02-29,holiday,A,,B', 'on', 'not-a-day'],
    ['a day that could be two (1/11 or 11/1)', '01/11/2027,holiday,A,,B', 'on', 'not-a-day'],
    ['no day', ',holiday,A,,B', 'on', 'field-required'],
    ['a kind of the feed’s own (trap 4.1-14)', '2027-03-28,daylight_saving,A,,B', 'kind', 'not-one-of'],
    ['no name', '2027-01-01,holiday,,,B', 'name', 'field-required'],
    ['no document (trap 4.1-14)', '2027-01-01,holiday,A,,', 'source', 'field-required'],
    ['a name without end', `2027-01-01,holiday,${'a'.repeat(201)},,B`, 'name', 'text-too-long'],
    [
      'hours to 24:00 (trap 4.1-5)',
      '2027-03-06,makeup_work,A,20:00-24:00,B',
      'sessions',
      'session-malformed',
    ],
    [
      'an hour of one digit (trap 4.1-5)',
      '2027-03-06,makeup_work,A,7:30-11:30,B',
      'sessions',
      'session-malformed',
    ],
    ['hours across midnight', '2027-03-06,makeup_work,A,22:00-02:00,B', 'sessions', 'impossible-session'],
    [
      'overlapping hours',
      '2027-03-06,makeup_work,A,07:30-11:30;11:00-12:00,B',
      'sessions',
      'overlapping-sessions',
    ],
    ['a day off with hours', '2027-01-01,holiday,A,07:30-11:30,B', 'sessions', 'sessions-on-day-off'],
    ['extra hours without hours', '2027-01-04,extra_session,A,,B', 'sessions', 'calendar-without-sessions'],
    ['too few cells', '2027-01-01,holiday,A', 'line', 'csv-row-length'],
    ['a stray quotation mark', '2027-01-01,holiday,"A" B,,C', 'line', 'csv-unreadable'],
    [
      'letters that were lost in another encoding',
      '2027-01-01,holiday,T\ufffdt,,B',
      'name',
      'csv-letters-lost',
    ],
    [
      'letters that were read in another encoding',
      '2027-01-01,holiday,Tết,,ThÃ´ng bÃ¡o cá»§a Bá»™',
      'source',
      'csv-letters-misread',
    ],
  ])('%s is told with its line and column', (_case, row, field, code) => {
    const { days, problems } = read(NEW_YEAR, row);
    expect(problems).toEqual([[3, field, code, 'error']]);
    expect(days.map(({ line }) => line)).toEqual([2]);
  });

  it.each([
    'Tết Dương lịch',
    'Nghỉ bù (à, á, â, ã, è, é, ê, ì, í, ò, ó, ô, õ, ù, ú, ý)',
    'Fête nationale, Noël – “Ä Ö Ü”',
    'LE QUOC KHANH',
  ])('letters as people write them are no problem: %s', (name) => {
    expect(read(`2027-01-01,holiday,"${name}",,B`).problems).toEqual([]);
  });

  it('says what a text that was misread must have been', () => {
    const [problem] = read('2027-01-01,holiday,Táº¿t DÆ°Æ¡ng lá»‹ch,,B').all;
    expect(problem?.vi).toContain('“Táº¿t DÆ°Æ¡ng lá»‹ch” có lẽ là “Tết Dương lịch”');
  });

  it('rows that a spreadsheet leaves empty are no days', () => {
    const { days, problems } = read(',,,,', NEW_YEAR, ' , , , , ', ',,,,');
    expect([days.map(({ line }) => line), problems]).toEqual([[3], []]);
    expect(read(',,,,').problems).toEqual([[1, 'on', 'csv-no-days', 'error']]);
  });

  it('a day of two kinds, and a day given twice, are told on the later line', () => {
    const { problems } = read(NEW_YEAR, '2027-01-01,makeup_work,A,,B', NEW_YEAR);
    expect(problems).toEqual([
      [3, 'on', 'day-of-two-kinds', 'error'],
      [4, 'on', 'day-declared-twice', 'error'],
    ]);
  });

  it('all problems are told at once, each in both languages, filled in', () => {
    const { all, days } = read('x,y,,z,', '2027-01-01,holiday,A,,');
    expect(days).toEqual([]);
    expect(all.map(({ line, field }) => [line, field])).toEqual([
      [2, 'on'],
      [2, 'kind'],
      [2, 'name'],
      [2, 'source'],
      [2, 'sessions'],
      [3, 'source'],
    ]);
    for (const { vi, en } of all) {
      expect(vi).not.toBe(en);
      expect(`${vi}${en}`).not.toMatch(/[{}—]/);
    }
  });

  it.each([
    ['a weekend declared as a day off', '2027-05-01,holiday,A,,B', 'on', 'day-off-without-usual-hours'],
    ['a day of another year than the most', '2026-12-31,holiday,A,,B', 'on', 'day-of-another-year'],
    ['a make-up day that is worked anyway', '2027-01-04,makeup_work,A,,B', 'kind', 'makeup-on-working-day'],
    ['a duty day that would no longer count', '2027-01-04,duty,A,,B', 'kind', 'duty-on-working-day'],
  ])('%s is a warning for whoever reviews it, and no error', (_case, row, field, code) => {
    const { days, problems } = read(NEW_YEAR, '2027-02-04,holiday,Tết,,A', row);
    expect(problems).toEqual([[4, field, code, 'warning']]);
    expect(days).toHaveLength(3);
  });

  it.each([
    ['a missing column', 'on,kind,name,source\n', [[1, 'sessions', 'csv-column-missing', 'error']]],
    ['an unknown column', `${HEADER},note\n`, [[1, 'note', 'csv-column-unknown', 'error']]],
    ['a column twice', `${HEADER},on\n`, [[1, 'on', 'csv-column-twice', 'error']]],
    ['nothing but the header', `${HEADER}\n`, [[1, 'on', 'csv-no-days', 'error']]],
  ])('%s is told', (_case, csv, problems) => {
    expect(readText(csv)).toMatchObject({ days: [], problems });
  });
});
