/** Why a version cannot be published; `place` is a path in its rules such as `variants.house.terms.online`. */
export interface VersionProblem {
  readonly code: string;
  readonly place: string;
  readonly message: { readonly vi: string; readonly en: string };
}

export function versionProblem(code: string, place: string, vi: string, en: string): VersionProblem {
  return { code, place, message: { vi, en } };
}

/** A key met twice in one list is told once. */
export function repeatedKeys(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}
