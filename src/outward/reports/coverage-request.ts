import { LocalDayField, OneOf, TextField } from '../../platform/http/fields.js';

export const COVERAGE_GROUPINGS = ['agency', 'field', 'level'] as const;
export type CoverageGrouping = (typeof COVERAGE_GROUPINGS)[number];

export class CoverageRequest {
  @LocalDayField({ optional: true, description: 'What is in force on that day; today unless told' })
  on?: string;

  @OneOf(COVERAGE_GROUPINGS, { optional: true, description: 'One row per group; left out: one row for all.' })
  by?: CoverageGrouping;

  @TextField({ max: 64, optional: true, description: 'Code of an agency: only what it handles.' })
  agency?: string;

  @TextField({ min: 0, max: 500, optional: true, description: 'Field (lĩnh vực), word for word.' })
  field?: string;

  @TextField({
    max: 40,
    optional: true,
    pattern: /^[a-z][a-z0-9_]*$/,
    description: 'cấp thực hiện',
    example: 'commune',
  })
  level?: string;
}
