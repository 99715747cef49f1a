import { appendFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { PROOF, RUNS } from './arbitraries.js';

/** Checks a property on `RUNS` random cases, and counts them for `npm run prove`. */
export function prove<T>(property: fc.IProperty<T>): void {
  const startedAt = performance.now();
  const details = fc.check(
    property,
    PROOF.seed === null ? { numRuns: RUNS } : { numRuns: RUNS, seed: PROOF.seed },
  );
  if (details.failed) throw new Error(fc.defaultReportMessage(details));
  if (PROOF.report === null) return;
  const rule = expect.getState().currentTestName;
  const millis = Math.round(performance.now() - startedAt);
  appendFileSync(PROOF.report, `${JSON.stringify({ rule, cases: details.numRuns, millis })}\n`);
}
