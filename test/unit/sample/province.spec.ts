import { describe, expect, it } from '@jest/globals';
import { AGENCIES } from '../../../src/app/sample/data/agencies.js';
import { FIRST_ACCOUNTS, PEOPLE } from '../../../src/app/sample/data/people.js';

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

describe('the sample province', () => {
  it('has a service centre, at least 12 departments, 10 communes and the agencies outside its line', () => {
    const departments = AGENCIES.filter(({ parentCode, level, deskCode }) => {
      return parentCode === 'H99' && level === 'province' && deskCode === 'H99.01';
    });
    expect(departments.length).toBeGreaterThanOrEqual(12);
    expect(AGENCIES.filter(({ nameVi }) => /^UBND (xã|phường)/.test(nameVi))).toHaveLength(10);
    expect(AGENCIES.filter(({ nameVi }) => /^Công an (xã|phường)/.test(nameVi))).toHaveLength(10);
    for (const root of ['Công an tỉnh', 'Thuế tỉnh', 'Bảo hiểm xã hội tỉnh']) {
      expect(AGENCIES.find(({ nameVi }) => nameVi === root)?.parentCode).toBeNull();
    }
  });

  it('names each agency after those that it refers to', () => {
    const seen = new Set<string>();
    for (const { code, parentCode, deskCode, areaCode } of AGENCIES) {
      const others = [parentCode, deskCode, areaCode === code ? null : areaCode].filter(
        (other) => other !== null,
      );
      expect(others.filter((other) => !seen.has(other))).toEqual([]);
      seen.add(code);
    }
  });

  it('has one code and one ASCII slug per agency and one name per account', () => {
    expect(unique(AGENCIES.map(({ code }) => code))).toBe(true);
    expect(unique(AGENCIES.map(({ slug }) => slug))).toBe(true);
    expect(AGENCIES.every(({ slug }) => /^[a-z][a-z-]*$/.test(slug))).toBe(true);
    expect(unique(PEOPLE.map(({ username }) => username))).toBe(true);
    expect(unique(PEOPLE.map(({ fullName }) => fullName))).toBe(true);
  });

  it('has staff of every role at every agency and the seven first accounts', () => {
    expect([...FIRST_ACCOUNTS].sort()).toEqual([
      'admin',
      'approver',
      'officer',
      'portal',
      'reception',
      'reviewer',
      'supervisor',
    ]);
    for (const { code } of AGENCIES) {
      const roles = new Set(
        PEOPLE.filter(({ agencyCode }) => agencyCode === code).flatMap((person) => person.roles),
      );
      expect([...roles]).toEqual(
        expect.arrayContaining(['approver', 'processing_officer', 'reception_officer', 'supervisor']),
      );
    }
  });
});
