import { describe, expect, it } from '@jest/globals';
import { dossiersLink, receivedIn, resolvedIn } from '../../../src/outward/reports/report-links.js';
import type { ReportSelection } from '../../../src/outward/reports/report-selection.js';

const SELECTION: ReportSelection = {
  period: { from: '2026-01-15', to: '2026-03-10' },
  groupBy: 'month',
  agencies: { code: 'P.1', ids: ['1', '2'] },
  field: 'Hộ tịch',
  procedure: null,
  channel: null,
  scope: null,
};
const total = { isTotal: true, key: 'total' };
const group = (key: string) => ({ isTotal: false, key });

describe('the link to the dossiers behind a figure', () => {
  it.each([
    ['2026-01', '2026-01-15', '2026-02-01'],
    ['2026-02', '2026-02-01', '2026-03-01'],
    ['2026-03', '2026-03-01', '2026-03-10'],
  ])('of a month asks for the days of it that the report has: %s', (key, resolvedFrom, resolvedTo) => {
    expect(resolvedIn(SELECTION, group(key))).toMatchObject({ resolvedFrom, resolvedTo });
  });

  it('of the last month of all does not run out of calendar', () => {
    const selection = { ...SELECTION, period: { from: '2026-01-01', to: '9999-12-31' } };
    expect(receivedIn(selection, group('9999-12'))).toMatchObject({
      receivedFrom: '9999-12-01',
      receivedTo: '9999-12-31',
    });
  });

  it('of the whole names what the report was asked for', () => {
    expect(dossiersLink(resolvedIn(SELECTION, total), { timeliness: 'early,on_time' })).toBe(
      '/api/v1/dossiers?resolvedFrom=2026-01-15&resolvedTo=2026-03-10&competentWithin=P.1&field=H%E1%BB%99+t%E1%BB%8Bch&timeliness=early%2Con_time',
    );
  });

  it('of one agency names exactly that agency, beside the subtree that was asked for', () => {
    const byAgency = { ...SELECTION, groupBy: 'agency' as const };
    expect(receivedIn(byAgency, group('P.1.1'))).toEqual({
      receivedFrom: '2026-01-15',
      receivedTo: '2026-03-10',
      receivingWithin: 'P.1',
      field: 'Hộ tịch',
      receivingAgency: 'P.1.1',
    });
  });
});
