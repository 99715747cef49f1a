import { describe, expect, it } from '@jest/globals';
import { assertNoCircle, assertValidity } from '../../../../src/registers/agencies/agency-rules.js';
import { type Agency, AgencyTree } from '../../../../src/registers/agencies/agency-tree.js';

function agency(id: string, parentId: string | null, more: Partial<Agency> = {}): Agency {
  return {
    ...{ id, parentId, code: `A${id}`, nameVi: id, nameEn: id, level: 'department', calendarId: '1' },
    ...{
      deskCalendarId: null,
      deskAgencyId: null,
      fields: [],
      areaAgencyId: null,
      validFrom: '2020-01-01',
      validTo: null,
    },
    successorId: null,
    ...{ place: null, address: null, phone: null, email: null, complaintAddress: null },
    ...{ deskName: null, deskSymbol: null },
    ...more,
  };
}

const police = { fields: ['residence'] };
const tree = new AgencyTree([
  agency('3', '1'),
  agency('2', '1'),
  agency('4', '2'),
  agency('1', null),
  agency('5', null, { ...police, areaAgencyId: '3' }),
  agency('6', null, { ...police, areaAgencyId: null }),
  agency('7', null, { ...police, areaAgencyId: '4', validTo: '2025-06-30' }),
]);

function required(id: string): Agency {
  const found = tree.byId(id);
  if (found === null) throw new Error(id);
  return found;
}

describe('the tree of agencies', () => {
  it('lists each agency before those below it, otherwise by code', () => {
    expect(tree.inOrder().map(({ id }) => id)).toEqual(['1', '2', '4', '3', '5', '6', '7']);
  });

  it('has an agency and all below it in its subtree', () => {
    expect(tree.subtree('2').map(({ id }) => id)).toEqual(['2', '4']);
    expect(tree.subtree('99')).toEqual([]);
  });

  it('finds the agency of a field that serves the area, otherwise that of the province', () => {
    expect(tree.handling('residence', [required('3')], '2026-01-01')?.id).toBe('5');
    expect(tree.handling('residence', [required('2'), required('3')], '2026-01-01')?.id).toBe('5');
    expect(tree.handling('residence', [required('2')], '2026-01-01')?.id).toBe('6');
    expect(tree.handling('tax', [required('2')], '2026-01-01')).toBeNull();
  });

  it('passes over an agency that has ended', () => {
    expect(tree.handling('residence', [required('4')], '2025-06-30')?.id).toBe('7');
    expect(tree.handling('residence', [required('4')], '2025-07-01')?.id).toBe('6');
  });

  it('knows by whose hours terms are counted: the office’s, and those of the desk that serves it', () => {
    const served = new AgencyTree([
      agency('1', null, { calendarId: 'a' }),
      agency('2', '1', { calendarId: 'b', deskCalendarId: 'c' }),
      agency('3', '1', { calendarId: 'd', deskCalendarId: 'e', deskAgencyId: '2' }),
      agency('4', '1', { calendarId: 'f', deskAgencyId: '1' }),
    ]);
    const ids = ['1', '2', '3', '4'];
    expect(ids.map((id) => served.officeHoursOf(id))).toEqual(['a', 'b', 'd', 'f']);
    expect(ids.map((id) => served.deskHoursOf(id))).toEqual(['a', 'c', 'c', 'a']);
    expect(ids.map((id) => served.servedAt(id))).toEqual([['1', '4'], ['2', '3'], ['3'], ['4']]);
  });

  it('refuses a parent that lies below', () => {
    expect(() => assertNoCircle(tree, required('1'), '4')).toThrow('agency-in-circle');
    expect(() => assertNoCircle(tree, required('1'), '1')).toThrow('agency-in-circle');
    expect(() => assertNoCircle(tree, required('4'), '3')).not.toThrow();
  });

  it('refuses a validity that ends before it begins', () => {
    expect(() => assertValidity('2026-01-02', '2026-01-01')).toThrow('agency-validity-inverted');
    expect(() => assertValidity('2026-01-01', '2026-01-01')).not.toThrow();
  });
});
