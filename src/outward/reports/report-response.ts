import { Shows } from '../../platform/openapi/shows.js';
import { GROUPINGS, type Grouping } from './report-selection.js';

const DIVIDED = 'numerator ÷ denominator; null where the denominator is 0.';
const PERCENT = 'In percent with two decimals, rounded half up, e.g. 96.59; null where there is no rate.';
const KEY = 'Code of the agency or procedure, the field, the level, the channel, YYYY-MM, or total.';
const NO_DUE = 'In no rate. early + onTime + late + this = all that were resolved in the period.';
const OVERDUE =
  'Open and past their due moment at asOf, whatever the period. Null by month: an open dossier has no month ' +
  'of resolution.';
const HONEST =
  'Not made better by leaving late dossiers open: in time ÷ (resolved with a due moment + openOverdue).';
const DEAD_LINK = 'Null for an account that may see counts only.';
const AT_ONCE = 'Counted at once in the same snapshot, not added up.';

class ReportNameResponse {
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

class ReportPeriodResponse {
  @Shows('day', { description: 'First day, counted.' }) from: string;
  @Shows('day', { description: 'Day after the last, not counted.' }) to: string;
}

export class RateResponse {
  @Shows('integer') numerator: number;
  @Shows('integer') denominator: number;
  @Shows('number', { nullable: true, description: DIVIDED }) rate: number | null;
  @Shows('text', { nullable: true, description: PERCENT }) percent: string | null;
}

export class RowResponse extends RateResponse {
  @Shows('text', { description: KEY }) key: string;
  @Shows(() => ReportNameResponse) name: ReportNameResponse;
}

export class OnTimeLinksResponse {
  @Shows('text', { description: 'The dossiers of the denominator.' }) dossiers: string;
  @Shows('text', { description: 'The dossiers of the numerator.' }) numeratorDossiers: string;
  @Shows('text') late: string;
  @Shows('text') withoutDueMoment: string;
  @Shows('text', { nullable: true, description: 'Null by month.' }) openOverdue: string | null;
}

/** Tỷ lệ đúng hạn. Numerator: early and on time; denominator: resolved in the period with a due moment. */
export class OnTimeRowResponse extends RowResponse {
  @Shows('integer', { description: 'trước hạn' }) early: number;
  @Shows('integer', { description: 'đúng hạn' }) onTime: number;
  @Shows('integer', { description: 'quá hạn' }) late: number;
  @Shows('integer', { description: NO_DUE }) withoutDueMoment: number;
  @Shows('integer', { nullable: true, description: OVERDUE }) openOverdue: number | null;
  @Shows(() => RateResponse, { nullable: true, description: HONEST }) withOpenOverdue: RateResponse | null;
  @Shows(() => OnTimeLinksResponse, { nullable: true, description: DEAD_LINK })
  links: OnTimeLinksResponse | null;
}

export class OnlineLinksResponse {
  @Shows('text', { description: 'The dossiers of the denominator.' }) dossiers: string;
  @Shows('text', {
    nullable: true,
    description: 'The dossiers of the numerator; null where there are none by channel.',
  })
  numeratorDossiers: string | null;
}

/** Tỷ lệ hồ sơ nộp trực tuyến. Numerator: filed online; denominator: every filing received, each once. */
export class OnlineRowResponse extends RowResponse {
  @Shows('integer') online: number;
  @Shows('integer') counter: number;
  @Shows('integer') postal: number;
  @Shows(() => OnlineLinksResponse, { nullable: true, description: DEAD_LINK })
  links: OnlineLinksResponse | null;
}

class ReportResponse {
  @Shows('instant', { description: 'The moment that the figures hold for.' }) asOf: string;
  @Shows(() => ReportPeriodResponse) period: ReportPeriodResponse;
  @Shows('text', { nullable: true, oneOf: GROUPINGS }) groupBy: Grouping | null;
}

export class OnTimeReportResponse extends ReportResponse {
  @Shows(() => OnTimeRowResponse, { list: true, description: 'By key; without groupBy the total alone.' })
  rows: OnTimeRowResponse[];
  @Shows(() => OnTimeRowResponse, { description: AT_ONCE }) total: OnTimeRowResponse;
}

export class OnlineReportResponse extends ReportResponse {
  @Shows(() => OnlineRowResponse, { list: true, description: 'By key; without groupBy the total alone.' })
  rows: OnlineRowResponse[];
  @Shows(() => OnlineRowResponse, { description: AT_ONCE }) total: OnlineRowResponse;
}
