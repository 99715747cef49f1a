import { VERSION_STATES } from '../../domain/catalogue/version-life.js';
import { Shows } from '../../platform/openapi/shows.js';

export class VersionNameResponse {
  @Shows('text') vi: string;
  @Shows('text') en: string;
}

/** Who did something to a version, and when; null where nobody was signed in, or where it was not kept. */
export class VersionActResponse {
  @Shows('instant', { nullable: true }) at: string | null;
  @Shows('text', { nullable: true }) username: string | null;
  @Shows('text', { nullable: true }) fullName: string | null;
}

export class VersionResponse {
  @Shows('text') procedureCode: string;
  @Shows('integer') no: number;
  @Shows('integer', { description: 'Grows with each change of the draft; sent as ETag' }) version: number;
  @Shows('text', {
    oneOf: VERSION_STATES,
    description:
      'As of today, from its days: published up to its last day, then superseded where a later version was published, otherwise retired',
  })
  state: string;
  @Shows(() => VersionNameResponse, { description: 'What the procedure is called from its first day on' })
  name: VersionNameResponse;
  @Shows('text', { description: 'lĩnh vực' }) field: string;
  @Shows('text', { list: true, description: 'cấp thực hiện' }) levels: readonly string[];
  @Shows('text', { list: true, description: 'đối tượng thực hiện; empty: not told' })
  audiences: readonly string[];
  @Shows('day') effectiveFrom: string;
  @Shows('day', { nullable: true, description: 'The last day; null: open' }) effectiveTo: string | null;
  @Shows('integer', {
    nullable: true,
    description: 'The revision of the national record it was drafted from',
  })
  recordNo: number | null;
  @Shows(() => VersionActResponse) drafted: VersionActResponse;
  @Shows('text', { list: true, description: 'Accounts that changed the draft' }) changedBy: string[];
  @Shows(() => VersionActResponse, { nullable: true }) reviewed: VersionActResponse | null;
  @Shows(() => VersionActResponse, { nullable: true }) published: VersionActResponse | null;
  @Shows('text', { nullable: true, description: 'Why it was published without a review' })
  unreviewedReason: string | null;
  @Shows(() => VersionActResponse, { nullable: true }) retired: VersionActResponse | null;
  @Shows('text', { nullable: true }) retiredReason: string | null;
  @Shows(() => VersionActResponse, { nullable: true, description: 'Taken back before its first day' })
  withdrawn: VersionActResponse | null;
  @Shows('text', { nullable: true }) withdrawnReason: string | null;
}

export class VersionsResponse {
  @Shows(() => VersionResponse, { list: true, description: 'By number' }) items: VersionResponse[];
}

export class WholeVersionResponse extends VersionResponse {
  @Shows('object', { description: 'Everything that it freezes' }) rules: object;
}

export class SummaryResponse {
  @Shows('text', { example: 'Thời hạn (trực tiếp): 20 ngày làm việc → 15 ngày làm việc' }) vi: string;
  @Shows('text') en: string;
}

export class RuleChangeResponse {
  @Shows('text', { example: 'variants.standard.terms.counter' }) place: string;
  @Shows('text', { oneOf: ['added', 'removed', 'changed'] }) what: string;
  @Shows('object', { nullable: true, description: 'null: it said nothing there' }) before: unknown;
  @Shows('object', { nullable: true }) after: unknown;
  @Shows(() => SummaryResponse) summary: SummaryResponse;
}

export class VersionDiffResponse {
  @Shows('text') procedureCode: string;
  @Shows('integer') no: number;
  @Shows('integer', { description: 'What it is compared with' }) against: number;
  @Shows(() => RuleChangeResponse, { list: true, description: 'In the order of the rules' })
  changes: RuleChangeResponse[];
}
