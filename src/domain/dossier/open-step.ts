import { DomainError } from '../domain-error.js';
import type { CaseStep, DossierCase } from './dossier-case.js';

type Steps = Pick<DossierCase, 'steps'>;

export function findOpenStep({ steps }: Steps, key: string): CaseStep | null {
  return steps.findLast(({ stepKey, state }) => stepKey === key && state === 'open') ?? null;
}

/**
 * The open step with that key.
 * @throws DomainError step-not-open
 */
export function openStepOf(current: Steps, key: string): CaseStep {
  const step = findOpenStep(current, key);
  if (step) return step;
  const open = current.steps.filter(({ state }) => state === 'open').map(({ stepKey }) => stepKey);
  throw new DomainError('step-not-open', { step: key, open }, 'step');
}
