import { describe, expect, it } from '@jest/globals';
import { type MomentFormat, readMoment } from '../../../src/platform/csv-import/source-moment.js';

const ISO: MomentFormat = { dateOrder: 'ymd', zone: null, dayMeans: null };
const VIETNAM: MomentFormat = { dateOrder: 'dmy', zone: 'Asia/Ho_Chi_Minh', dayMeans: 'end' };
const AMSTERDAM: MomentFormat = { dateOrder: 'ymd', zone: 'Europe/Amsterdam', dayMeans: null };

const read = (text: string, format: MomentFormat) => {
  const moment = readMoment(text, format);
  return moment instanceof Date ? moment.toISOString() : moment.code;
};

describe('a moment of a log', () => {
  it.each([
    ['2011-10-11 13:42:22.688000+02:00', '2011-10-11T11:42:22.688Z'],
    ['2011-12-06 13:41:31.788000+01:00', '2011-12-06T12:41:31.788Z'],
    ['2011-10-11T13:42:22Z', '2011-10-11T13:42:22.000Z'],
    ['2011-10-11T13:42:22.6889999+0200', '2011-10-11T11:42:22.688Z'],
    ['2011/10/11 9:05 +07', '2011-10-11T02:05:00.000Z'],
    ['2012-02-29 00:00:00,5-05:30', '2012-02-29T05:30:00.500Z'],
  ])('is kept to the millisecond: %s', (text, expected) => {
    expect(read(text, ISO)).toBe(expected);
  });

  it.each([
    ['31/12/2011 23:59:59', '2011-12-31T16:59:59.000Z'],
    ['01.02.2011 07:30', '2011-02-01T00:30:00.000Z'],
    ['01/02/2011', '2011-02-01T16:59:59.999Z'],
  ])('follows the declared order and zone: %s', (text, expected) => {
    expect(read(text, VIETNAM)).toBe(expected);
  });

  it('follows the summer time of the declared zone', () => {
    expect(read('2011-07-01 12:00', AMSTERDAM)).toBe('2011-07-01T10:00:00.000Z');
    expect(read('2011-12-01 12:00', AMSTERDAM)).toBe('2011-12-01T11:00:00.000Z');
  });

  it('takes the start of a day when the mapping says so', () => {
    expect(read('2011-02-01', { dateOrder: 'ymd', zone: 'Asia/Ho_Chi_Minh', dayMeans: 'start' })).toBe(
      '2011-01-31T17:00:00.000Z',
    );
  });

  it.each([
    ['2011-02-30 10:00:00+01:00', 'moment-unreadable'],
    ['2011-13-01 10:00:00+01:00', 'moment-unreadable'],
    ['2011-10-11 24:00:00+01:00', 'moment-unreadable'],
    ['2011-10-11 10:60:00+01:00', 'moment-unreadable'],
    ['11-10-11 10:00:00+01:00', 'moment-unreadable'],
    ['yesterday', 'moment-unreadable'],
    ['2011-10-11 10:00:00', 'moment-without-zone'],
    ['2011-10-11', 'moment-without-time'],
  ])('is refused rather than guessed: %s', (text, code) => {
    expect(read(text, ISO)).toBe(code);
  });
});
