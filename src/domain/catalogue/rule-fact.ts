import type { Bilingual } from '../deadline/explanation-words.js';

/** One thing that a version says, by the place where it says it. */
export interface RuleFact {
  /** e.g. `variants.standard.terms.counter` */
  readonly place: string;
  /** The place of the whole that it is a part of: told with it where the whole is new or gone. null: of the version. */
  readonly within: string | null;
  readonly label: Bilingual;
  readonly value: unknown;
  readonly told: Bilingual;
}

/** What stands at one place: nothing where the version says nothing there. */
export function factAt<T>(
  place: string,
  value: T | null | undefined,
  label: Bilingual,
  tell: (value: T) => Bilingual,
): readonly RuleFact[] {
  if (value === null || value === undefined) return [];
  return [{ place, within: null, label, value, told: tell(value) }];
}

/** Makes facts parts of the whole at `place`. */
export function partsOf(place: string, parts: readonly RuleFact[]): readonly RuleFact[] {
  return parts.map((part) => (part.within === null ? { ...part, within: place } : part));
}
