import { describe, expect, it } from '@jest/globals';
import {
  describedAnew,
  type ProcedureDescription,
  toldByRecord,
} from '../../../../src/domain/catalogue/procedure-description.js';
import { changesOfDescription } from '../../../../src/domain/catalogue/version-changes.js';

const known: ProcedureDescription = {
  name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  field: 'Hộ tịch',
  levels: ['commune'],
  audiences: ['Công dân Việt Nam'],
};

describe('what a version calls the procedure', () => {
  it('is as before where nothing else is told', () => {
    expect(describedAnew(known, {})).toEqual(known);
    expect(describedAnew(known, { field: 'Tư pháp', levels: ['province'] })).toEqual({
      ...known,
      field: 'Tư pháp',
      levels: ['province'],
    });
  });

  it('keeps no English name of another Vietnamese one', () => {
    expect(describedAnew(known, { nameVi: 'Khai sinh' }).name).toEqual({ vi: 'Khai sinh', en: 'Khai sinh' });
    expect(describedAnew(known, { nameVi: 'Khai sinh', nameEn: 'Birth' }).name.en).toBe('Birth');
    expect(describedAnew(known, { nameVi: known.name.vi }).name).toEqual(known.name);
  });

  it('is taken from a record only where the record says something', () => {
    const silent = { name: 'Khai sinh mới', field: '', levels: [], audiences: [] };
    expect(describedAnew(known, toldByRecord(silent))).toEqual({
      ...known,
      name: { vi: 'Khai sinh mới', en: 'Khai sinh mới' },
    });
    const told = { name: known.name.vi, field: 'Tư pháp', levels: ['province'], audiences: ['Tổ chức'] };
    const { name, ...others } = told;
    expect(describedAnew(known, toldByRecord(told))).toEqual({
      name: { ...known.name, vi: name },
      ...others,
    });
  });

  it('differs by name, field, levels and subjects, whatever their order', () => {
    const later = { ...known, name: { vi: 'Khai sinh', en: 'Birth' }, levels: ['province', 'commune'] };
    expect(changesOfDescription(known, later).map(({ place, summary }) => [place, summary.vi])).toEqual([
      ['name', 'Tên thủ tục: Đăng ký khai sinh → Khai sinh'],
      ['levels', 'Cấp thực hiện: cấp xã → cấp xã, cấp tỉnh'],
    ]);
    expect(changesOfDescription(later, { ...later, levels: ['commune', 'province'] })).toEqual([]);
    const toNobody = changesOfDescription(known, { ...known, audiences: [] });
    expect(toNobody.map(({ what, summary }) => [what, summary.en])).toEqual([
      ['removed', 'Subjects: removed Công dân Việt Nam'],
    ]);
  });
});
