import { ABSENCE_PROBLEMS } from './catalogue/absences.js';
import { ACCESS_PROBLEMS } from './catalogue/access.js';
import { AGENCY_PROBLEMS } from './catalogue/agencies.js';
import { CALENDAR_ROW_PROBLEMS } from './catalogue/calendar-rows.js';
import { CALENDAR_PROBLEMS } from './catalogue/calendars.js';
import { DEADLINE_PROBLEMS } from './catalogue/deadlines.js';
import { DOSSIER_PROBLEMS } from './catalogue/dossiers.js';
import { HAND_OVER_PROBLEMS } from './catalogue/hand-over.js';
import { FILE_PROBLEMS } from './catalogue/files.js';
import { HTTP_PROBLEMS } from './catalogue/http.js';
import { PAPER_HANDOVER_PROBLEMS } from './catalogue/paper-handovers.js';
import { LOOK_UP_PROBLEMS } from './catalogue/look-ups.js';
import { PAPER_PROBLEMS } from './catalogue/papers.js';
import { PROCEDURE_PROBLEMS } from './catalogue/procedures.js';
import { RECALCULATION_PROBLEMS } from './catalogue/recalculation.js';
import { REFILING_PROBLEMS } from './catalogue/refilings.js';
import { REPORT_PROBLEMS } from './catalogue/reports.js';
import { RESULT_PROBLEMS } from './catalogue/results.js';
import { STEP_HOLDER_PROBLEMS } from './catalogue/step-holders.js';
import { TAKE_OVER_PROBLEMS } from './catalogue/take-over.js';
import { VERSION_PROBLEMS } from './catalogue/versions.js';
import type { ProblemArea, ProblemEntry } from './problem-entry.js';

export const PROBLEM_AREAS: readonly ProblemArea[] = [
  HTTP_PROBLEMS,
  ACCESS_PROBLEMS,
  AGENCY_PROBLEMS,
  CALENDAR_PROBLEMS,
  CALENDAR_ROW_PROBLEMS,
  PROCEDURE_PROBLEMS,
  VERSION_PROBLEMS,
  DOSSIER_PROBLEMS,
  STEP_HOLDER_PROBLEMS,
  ABSENCE_PROBLEMS,
  HAND_OVER_PROBLEMS,
  FILE_PROBLEMS,
  DEADLINE_PROBLEMS,
  RECALCULATION_PROBLEMS,
  PAPER_PROBLEMS,
  PAPER_HANDOVER_PROBLEMS,
  REPORT_PROBLEMS,
  REFILING_PROBLEMS,
  RESULT_PROBLEMS,
  TAKE_OVER_PROBLEMS,
  LOOK_UP_PROBLEMS,
];

const ENTRIES: ReadonlyMap<string, ProblemEntry> = new Map(
  PROBLEM_AREAS.flatMap((area) => Object.entries(area)),
);

export const INTERNAL_ERROR = 'internal-error';

/** The entry of a code, or null where nobody wrote one. */
export function findProblem(code: string): ProblemEntry | null {
  return ENTRIES.get(code) ?? null;
}
