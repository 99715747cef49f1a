import { Shows } from '../../platform/openapi/shows.js';
import { COVERAGE_GROUPINGS, type CoverageGrouping } from './coverage-request.js';
import { RateResponse, RowResponse } from './report-response.js';

const UNSTATED = 'Filed online, but the version does not say how far.';

export class OnlineLevelsResponse {
  @Shows(() => RateResponse, { description: 'toàn trình' }) full: RateResponse;
  @Shows(() => RateResponse, { description: 'một phần' }) partial: RateResponse;
  @Shows(() => RateResponse, { description: 'Not filed online.' }) none: RateResponse;
  @Shows(() => RateResponse, { description: UNSTATED }) unstated: RateResponse;
}

/** The procedures behind each figure, as the list of procedures shows them. */
export class CoverageLinksResponse {
  @Shows('text', { description: 'The procedures of the denominator.' }) procedures: string;
  @Shows('text', { description: 'The procedures of the numerator.' }) numeratorProcedures: string;
  @Shows('text') full: string;
  @Shows('text') partial: string;
  @Shows('text') none: string;
  @Shows('text') unstated: string;
}

/** Numerator: procedures that the desk takes in on that day; denominator: all that are known. */
export class CoverageRowResponse extends RowResponse {
  @Shows(() => OnlineLevelsResponse, { description: 'Each ÷ those that the desk takes in.' })
  online: OnlineLevelsResponse;
  @Shows(() => CoverageLinksResponse) links: CoverageLinksResponse;
}

export class CoverageReportResponse {
  @Shows('day', { description: 'What was in force on that day.' }) on: string;
  @Shows('text', { nullable: true, oneOf: COVERAGE_GROUPINGS }) by: CoverageGrouping | null;
  @Shows(() => CoverageRowResponse, {
    list: true,
    description:
      'By key; without by the total alone. A procedure of several levels or agencies stands in each of their rows.',
  })
  rows: CoverageRowResponse[];
  @Shows(() => CoverageRowResponse, { description: 'Each procedure once.' }) total: CoverageRowResponse;
}
