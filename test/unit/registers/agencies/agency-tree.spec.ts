import { describe, expect, it } from '@jest/globals';
import { assertOwnCodes } from '../../../../src/registers/agencies/agency-codes.js';
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
    ...{ successorId: null, predecessorId: null, otherCodes: [], headName: null, headTitle: null },
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

describe('the codes of an agency', () => {
  const own = (code: string, validFrom: string, validTo: string | null = null) => ({
    code,
    validFrom,
    validTo,
    source: 'QĐ 4078/QĐ-UBND',
  });
  const coded = new AgencyTree([
    agency('1', null, { otherCodes: [own('000.00.12.H99', '2015-01-01', '2025-06-30')], successorId: '2' }),
    agency('2', null, { otherCodes: [own('000.00.12.H99', '2025-07-01')] }),
    agency('3', null, { predecessorId: '2' }),
  ]);

  it('find it, and one that went to another agency finds that one', () => {
    expect(coded.byCode('A1')?.id).toBe('1');
    expect(coded.byCode('000.00.12.H99')?.id).toBe('2');
    // What another agency will have from a later day is still its own until then.
    expect(coded.byCode('000.00.12.H99', '2025-06-30')?.id).toBe('1');
    expect(coded.byCode('000.00.12.H99', '2025-07-01')?.id).toBe('2');
    expect(coded.byCode('000.00.13.H99')).toBeNull();
  });

  it.each([
    [
      'of another agency on the same days',
      '3',
      [own('000.00.12.H99', '2024-01-01', '2025-01-01')],
      'agency-code-taken',
    ],
    ['that names another agency here', '3', [own('A1', '2010-01-01', '2011-01-01')], 'agency-code-taken'],
    ['told twice', '3', [own('X1', '2024-01-01'), own('X1', '2025-01-01')], 'agency-code-taken'],
    ['that ends before it begins', '3', [own('X1', '2024-01-02', '2024-01-01')], 'agency-validity-inverted'],
  ])('one %s is refused', (_how, id, otherCodes, code) => {
    expect(() => assertOwnCodes(coded, { id, otherCodes })).toThrow(expect.objectContaining({ code }));
  });

  it('may be its own anew, or another’s of former days', () => {
    const again = [own('X1', '2024-01-01', '2024-12-31'), own('X1', '2025-06-01')];
    expect(() => assertOwnCodes(coded, { id: '3', otherCodes: again })).not.toThrow();
    expect(() =>
      assertOwnCodes(coded, { id: '3', otherCodes: [own('000.00.12.H99', '2010-01-01', '2014-12-31')] }),
    ).not.toThrow();
  });

  it('go with its predecessors: whose work it took over, and of which it was split off', () => {
    const predecessors = (id: string) => coded.predecessorsOf(coded.known(id)).map((each) => each.id);
    expect([predecessors('1'), predecessors('2'), predecessors('3')]).toEqual([[], ['1'], ['2']]);
  });
});
