import type { CodeFormat } from '../../domain/dossier/dossier-code.js';

/** Formats of the dossier code by the day of intake (Decree 118/2025 art. 28; the new one is still to be issued). */
export const CODE_FORMATS: readonly CodeFormat[] = [
  { effectiveFrom: '2000-01-01', dayDigits: 6, minSequenceDigits: 4, pattern: '{agency}-{day}-{sequence}' },
];
