import { isKind } from './case-clocks.js';
import type { CaseContext, CaseFlag, DossierCase } from './dossier-case.js';

/**
 * The answer to a filing that comes after its 8 working hours (Decree 118/2025 art. 17.2.c). Raised with the answer:
 * the notice that the clock ran out is cleared by it, and a watch that stood still never gave one.
 */
export function lateAnswer(before: DossierCase, { now }: Pick<CaseContext, 'now'>): readonly CaseFlag[] {
  return before.clocks
    .filter((clock) => isKind('intake_response')(clock) && clock.stoppedAt === null)
    .flatMap(({ no, dueAt, ownerAgencyId }): CaseFlag[] => {
      if (dueAt === null || now <= dueAt) return [];
      const detail = { clockKind: 'intake_response', dueAt: dueAt.toISOString() };
      return [
        {
          kind: 'intake_response_late',
          subject: `answer-${no}`,
          agencyId: ownerAgencyId,
          momentAt: now,
          detail,
        },
      ];
    });
}
