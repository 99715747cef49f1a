import type { BilingualText } from '../i18n/language.js';

/** An import that cannot begin, or cannot go on; what has to be mended, in both languages. */
export class ImportRefused extends Error {
  readonly vi: string;
  readonly en: string;

  constructor({ vi, en }: BilingualText, options?: ErrorOptions) {
    super(`${vi}\n${en}`, options);
    this.name = 'ImportRefused';
    this.vi = vi;
    this.en = en;
  }
}
