import { CHANNELS, type Channel } from '../../domain/procedure-rules.js';
import { LocalDayField, OneOf, TextField } from '../../platform/http/fields.js';
import { GROUPINGS, type Grouping } from './report-selection.js';

/** Query of every report. */
export class ReportRequest {
  @LocalDayField({ description: 'First local day of the period (Asia/Ho_Chi_Minh).', example: '2026-01-01' })
  from: string;

  @LocalDayField({
    description:
      'The day after the last: the period is half-open, [from, to). A year is from=2026-01-01&to=2027-01-01. ' +
      'Equal days are an empty period; `to` before `from` is refused.',
    example: '2027-01-01',
  })
  to: string;

  @OneOf(GROUPINGS, { optional: true, description: 'One row per group; left out: one row for all.' })
  groupBy?: Grouping;

  @TextField({ max: 64, optional: true, description: 'Code of an agency: it and every agency below it.' })
  agency?: string;

  @TextField({ max: 100, optional: true, description: 'Field (lĩnh vực), word for word.' })
  field?: string;

  @TextField({ max: 64, optional: true, description: 'Code of a procedure.' })
  procedure?: string;

  @OneOf(CHANNELS, { optional: true })
  channel?: Channel;
}
