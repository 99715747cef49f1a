import { GAP_KINDS, MANDATORY_PARTS } from '../../domain/catalogue/catalogue-gaps.js';
import { Shows } from '../../platform/openapi/shows.js';

export class CatalogueGapResponse {
  @Shows('text', { oneOf: GAP_KINDS }) kind: string;
  @Shows('text', { example: '1.001193' }) procedureCode: string;
  @Shows('text') name: string;
  @Shows('text') field: string;
  @Shows('text', { list: true }) levels: readonly string[];
  @Shows('integer', { nullable: true, description: 'Of the version; null: of the national record' })
  versionNo: number | null;
  @Shows('day', { nullable: true, description: 'null: not kept' }) since: string | null;
  @Shows('day', { nullable: true, description: 'The last day to close it; null: no term binds it' })
  dueOn: string | null;
  @Shows('integer', {
    nullable: true,
    description: 'Working days past that day; null: past it, but no calendar tells by how many',
  })
  daysLate: number | null;
  @Shows('text', { nullable: true, description: 'Of the term' }) legalBasis: string | null;
  @Shows('text', { list: true, oneOf: MANDATORY_PARTS, description: 'Parts that every procedure must have' })
  missing: readonly string[];
}

export class GapCountResponse {
  @Shows('text', { oneOf: GAP_KINDS }) kind: string;
  @Shows('integer') gaps: number;
  @Shows('integer', { description: 'Of these, past their day' }) late: number;
}

export class CatalogueGapsResponse {
  @Shows('day') on: string;
  @Shows(() => CatalogueGapResponse, { list: true, description: 'By procedure' })
  items: CatalogueGapResponse[];
  @Shows('integer', { description: 'Of all that the filters name' }) total: number;
  @Shows(() => GapCountResponse, {
    list: true,
    description: 'By kind, of all that the other filters name',
  })
  counts: GapCountResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
