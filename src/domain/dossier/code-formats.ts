import type { CodeFormat } from './dossier-code.js';

/**
 * Formats of the dossier code by the day of intake (Decree 118/2025 art. 28). A province's system numbers by the agency
 * that takes in; a ministry's central system by the agency that decides, with the two digits of its owner before the
 * number (Circular 04/2025/TT-VPCP art. 23, in force 25/1/2026). The unified code of the Ministry of Public Security
 * is still to be issued (Decree 309/2026): it will be one more row.
 * @param centralOwner the two digits, or null for a province's own system
 */
export function codeFormatsOf(centralOwner: string | null): readonly CodeFormat[] {
  const own: CodeFormat = {
    effectiveFrom: '2000-01-01',
    dayDigits: 6,
    minSequenceDigits: 4,
    pattern: '{agency}-{day}-{sequence}',
    numberedBy: 'receiving',
  };
  if (centralOwner === null) return [own];
  const pattern = `{agency}-{day}-${centralOwner}{sequence}`;
  return [own, { ...own, effectiveFrom: '2026-01-25', pattern, numberedBy: 'competent' }];
}
