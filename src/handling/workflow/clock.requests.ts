import { PAUSABLE, type Pausable } from '../../domain/dossier/pause-work.js';
import type { TimeLimitUnit } from '../../domain/deadline/time-limit.js';
import { IntField, OneOf, TextField } from '../../platform/http/fields.js';

/** What can be added to a term: a same-day term cannot. */
const UNITS: readonly TimeLimitUnit[] = ['working_day', 'day', 'month', 'working_hour', 'hour'];

export class PauseRequest {
  @OneOf(PAUSABLE, { description: 'Only what the version does not count' }) reason: Pausable;
  @TextField({ max: 500, description: 'The rule by which the time is not counted' }) legalBasis: string;
  @TextField({ max: 2000, multiline: true, optional: true }) note?: string;
}

export class ResumeRequest {
  @OneOf(PAUSABLE, { description: 'Which of the pauses ends' }) reason: Pausable;
  @TextField({ max: 2000, multiline: true, optional: true }) note?: string;
}

class LongerTermRequest {
  @IntField({ min: 1, max: 1000 }) amount: number;
  @OneOf(UNITS) unit: TimeLimitUnit;
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class ExtendRequest extends LongerTermRequest {
  @TextField({
    max: 500,
    optional: true,
    description: 'The deciding paper; the version’s rule when left out',
  })
  legalBasis?: string;
}

/** What the agency asks for on top, counted from the due moment. */
export class ApologiseRequest extends LongerTermRequest {}
