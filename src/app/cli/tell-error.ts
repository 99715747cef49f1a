import { DomainError } from '../../domain/domain-error.js';
import { findProblem } from '../../platform/problems/catalogue.js';
import { fillText } from '../../platform/problems/problem-entry.js';

/** What a person reads when a command failed: Vietnamese, then English; a stack only where the fault is ours. */
export function textOfError(error: unknown): string {
  if (error instanceof DomainError) {
    const problem = findProblem(error.code);
    if (problem)
      return bothLanguages(
        fillText(problem.detail.vi, error.details),
        fillText(problem.detail.en, error.details),
      );
  }
  if (isForPeople(error)) return bothLanguages(error.vi, error.en);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function bothLanguages(vi: string, en: string): string {
  return `${vi}\n${en}`;
}

function isForPeople(error: unknown): error is Error & { readonly vi: string; readonly en: string } {
  return error instanceof Error && 'vi' in error && 'en' in error;
}
