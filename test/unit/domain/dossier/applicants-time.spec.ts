import { describe, expect, it } from '@jest/globals';
import type { DossierCase } from '../../../../src/domain/dossier/dossier-case.js';
import { requestCorrection, requestSupplement } from '../../../../src/domain/dossier/supplement.js';
import { clockOf, contextAt, loggedAt, on } from './case-fixture.js';

const at = (moment: string) => contextAt(on(moment));
const ask = { items: [{ description: 'Bản vẽ' }], reason: 'Thiếu', legalBasis: null, officerId: '2' };

describe('the law of the applicant’s time', () => {
  const basisOf = (before: DossierCase) => clockOf(before, 'supplement_wait').terms.legalBasis;
  const online = (moment: string) => loggedAt(moment, {}, 'online');

  it('is the intake article before acceptance, article 19.5 after it', () => {
    const filed = requestCorrection(online('2026-10-07T09:00:00+07:00'), ask, at('2026-10-07 10:00')).after;
    expect(basisOf(filed)).toBe('Nghị định 118/2025/NĐ-CP, Điều 16 khoản 3 và Điều 17');
    const accepted = loggedAt('2026-10-05T09:00:00+07:00');
    const asked = requestSupplement(accepted, ask, at('2026-10-07 10:00')).after;
    expect(basisOf(asked)).toBe('Nghị định 118/2025/NĐ-CP, Điều 19 khoản 5');
  });

  it('is the decree that was in force on the day of the request', () => {
    const filed = requestCorrection(online('2025-06-30T09:00:00+07:00'), ask, at('2025-06-30 10:00')).after;
    expect(basisOf(filed)).toBe('Nghị định 61/2018/NĐ-CP');
    const later = requestCorrection(online('2025-06-30T09:00:00+07:00'), ask, at('2025-07-01 00:00')).after;
    expect(basisOf(later)).toBe('Nghị định 118/2025/NĐ-CP, Điều 16 khoản 3 và Điều 17');
  });

  it('is the version’s own where sector law gives that time', () => {
    const options = { rules: { supplementWaitBasis: 'Nghị định 301/2026/NĐ-CP' } };
    const logged = loggedAt('2026-10-05T09:00:00+07:00', options);
    const own = requestSupplement(logged, ask, contextAt(on('2026-10-07 10:00'), options)).after;
    expect(basisOf(own)).toBe('Nghị định 301/2026/NĐ-CP');
  });
});
