/** Vietnamese is the language of the offices and of the law; English is for partners and developers. */
export type Language = 'vi' | 'en';

export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

interface Preference {
  readonly tag: string;
  readonly quality: number;
}

function readPreference(part: string): Preference {
  const [tag = '', ...parameters] = part.split(';').map((each) => each.trim());
  const quality = parameters.find((each) => each.startsWith('q='))?.slice(2);
  return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
}

/** The language asked for by an Accept-Language header (RFC 9110 section 12.5.4); Vietnamese unless English is wanted more. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (acceptLanguage === undefined) return 'vi';
  let best: { language: Language; quality: number } = { language: 'vi', quality: 0 };
  for (const { tag, quality } of acceptLanguage.split(',', 20).map(readPreference)) {
    const primary = tag.split('-')[0];
    if ((primary === 'vi' || primary === 'en') && quality > best.quality)
      best = { language: primary, quality };
  }
  return best.language;
}
