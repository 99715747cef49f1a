import { DomainError } from '../../domain/domain-error.js';
import type { BilingualText } from '../i18n/language.js';
import { ImportRefused } from './import-refused.js';

/** What a lookup finds, null where the register does not know it. */
export async function knownIn<T>(finding: Promise<T>): Promise<T | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('unknown-')) return null;
    throw error;
  }
}

/** A mapping file names a code that no register has. */
export function refusedWord(
  what: BilingualText,
  code: string,
  hint: BilingualText = { vi: '', en: '' },
): ImportRefused {
  return new ImportRefused({
    vi: `Danh mục chưa có ${what.vi} mã “${code}” mà tệp ánh xạ dùng${hint.vi}.`,
    en: `The register has no ${what.en} "${code}" that the mapping file names${hint.en}.`,
  });
}
