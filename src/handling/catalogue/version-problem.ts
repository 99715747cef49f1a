import { DomainError } from '../../domain/domain-error.js';

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

/**
 * Tells all problems at once, with their places in the draft.
 * @throws DomainError `version-not-publishable`
 */
export function assertPublishable(found: readonly VersionProblem[]): void {
  const problems = found.map((problem) => ({ ...problem, place: `rules.${problem.place}` }));
  const [first] = problems;
  if (!first) return;
  const details = { count: problems.length, place: first.place, ...first.message, problems };
  throw new DomainError('version-not-publishable', details, first.place);
}
