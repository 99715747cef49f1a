import { STATED_LEVELS } from '../../domain/catalogue/procedure-selection.js';
import type { CoverageFilters, CoverageGroup } from './coverage-groups.js';
import type { CoverageLinksResponse } from './coverage-response.js';

const PROCEDURES = '/api/v1/procedures';

/** The lists of exactly the procedures behind the figures of a row. */
export function coverageLinks(
  { on, agency, field, level }: CoverageFilters,
  selection: CoverageGroup['selection'],
): CoverageLinksResponse {
  const own = {
    ...{ agency, field, level },
    ...selection,
    ...(selection.agency && { agency: selection.agency.code }),
  };
  const link = (more: Readonly<Record<string, string>>): string => {
    const told = Object.entries({ on, ...own, ...more }).filter(([, value]) => value !== undefined);
    return `${PROCEDURES}?${new URLSearchParams(told as [string, string][]).toString()}`;
  };
  const ofLevels = STATED_LEVELS.map((onlineLevel) => [onlineLevel, link({ onlineLevel })] as const);
  return {
    procedures: link({ offered: 'false' }),
    numeratorProcedures: link({ offered: 'true' }),
    ...(Object.fromEntries(ofLevels) as Pick<CoverageLinksResponse, (typeof STATED_LEVELS)[number]>),
  };
}
