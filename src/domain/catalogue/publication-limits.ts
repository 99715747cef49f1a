/** Within how many working days a new or changed procedure has to be public, by the level that handles it. */
export interface PublicationLimit {
  readonly level: string;
  readonly workingDays: number;
  readonly legalBasis: string;
}

const ARTICLE = 'Nghị định 63/2010/NĐ-CP, Điều 24.2';

const PUBLICATION_LIMITS: readonly PublicationLimit[] = [
  { level: 'ministry', workingDays: 10, legalBasis: ARTICLE },
  { level: 'province', workingDays: 5, legalBasis: ARTICLE },
  { level: 'commune', workingDays: 2, legalBasis: ARTICLE },
];

/** The first of the limits that bind a procedure of several levels; null where the law names none. */
export function publicationLimit(levels: readonly string[]): PublicationLimit | null {
  const binding = PUBLICATION_LIMITS.filter(({ level }) => levels.includes(level));
  return binding.reduce<PublicationLimit | null>(
    (first, each) => (first && first.workingDays <= each.workingDays ? first : each),
    null,
  );
}
