import { describe, expect, it } from '@jest/globals';
import { instantAt, localDayOf, minuteOfDayOf } from '../../../../src/domain/calendar/zoned-time.js';

const ZONE = 'Asia/Ho_Chi_Minh';

describe('zoned time', () => {
  it.each([
    ['2026-02-12T16:59:59.999Z', '2026-02-12', 1439],
    ['2026-02-12T17:00:00.000Z', '2026-02-13', 0],
    ['2025-12-31T17:00:00.000Z', '2026-01-01', 0],
    ['1969-12-31T17:00:00.000Z', '1970-01-01', 60],
  ])("%s is %s minute %s in Vietnam, the zone's own past included", (instant, day, minute) => {
    expect(localDayOf(new Date(instant), ZONE)).toBe(day);
    expect(minuteOfDayOf(new Date(instant), ZONE)).toBe(minute);
  });

  it('minute 1440 is the next midnight', () => {
    expect(instantAt('2026-10-22', 1440, ZONE)).toEqual(instantAt('2026-10-23', 0, ZONE));
  });

  it('reads and writes the same on every day of three years, whatever the process zone', () => {
    for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2027, 0, 1); time += 86_400_000 / 4) {
      const instant = new Date(time);
      const again = instantAt(localDayOf(instant, ZONE), minuteOfDayOf(instant, ZONE), ZONE);
      if (again.getTime() !== time) throw new Error(`${instant.toISOString()} became ${again.toISOString()}`);
    }
  });

  it.each([
    ['before the gap', '2026-03-08', 119, '2026-03-08T09:59:00.000Z'],
    ['in the gap: moved on', '2026-03-08', 150, '2026-03-08T10:30:00.000Z'],
    ['after the gap', '2026-03-08', 180, '2026-03-08T10:00:00.000Z'],
    ['in the repeated hour: the first', '2026-11-01', 90, '2026-11-01T08:30:00.000Z'],
    ['after the repeated hour', '2026-11-01', 120, '2026-11-01T10:00:00.000Z'],
  ])('a zone that changes its clocks is followed %s', (_case, day, minute, instant) => {
    expect(instantAt(day, minute, 'America/Los_Angeles').toISOString()).toBe(instant);
  });

  it.each(['+07:00', 'Asia/Atlantis', '', '7'])('%p is no zone', (zone) => {
    expect(() => localDayOf(new Date(0), zone)).toThrow('unknown-zone');
  });

  it('an impossible instant is refused', () => {
    expect(() => localDayOf(new Date('tomorrow'), ZONE)).toThrow('impossible-instant');
  });
});
