import { type TimeLimit, validateTimeLimit } from '../../domain/deadline/time-limit.js';
import { DomainError } from '../../domain/domain-error.js';
import { versionProblem, type VersionProblem } from './version-problem.js';

export function limitProblems(limit: TimeLimit | null, place: string): VersionProblem[] {
  return limit === null ? [] : refusalOf(place, () => validateTimeLimit(limit, place));
}

/** What the core says to a value, as a problem of the version. */
export function refusalOf(place: string, check: () => void): VersionProblem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [
      versionProblem(error.code, error.field ?? place, 'Giá trị không hợp lệ.', 'The value is not valid.'),
    ];
  }
}
