import { InstantField, TextField } from '../../platform/http/fields.js';
import { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { PageRequest } from '../../platform/http/page.js';
import { Shows } from '../../platform/openapi/shows.js';

export class RecordOutageRequest {
  @TextField({ max: 100, description: 'The agency that could not work, with all below it' })
  agencyCode: string;

  @InstantField({ example: '2026-10-08T08:00:00+07:00' })
  from: Date;

  @InstantField({ example: '2026-10-08T10:00:00+07:00', description: 'Not in the future' })
  to: Date;

  @TextField({ max: 200, example: 'Mất điện trụ sở' })
  name: string;

  @TextField({ max: 300, description: 'The record or document that states it' })
  source: string;
}

export class ListOutagesRequest extends PageRequest {}

export class OutageResponse {
  @Shows('text') id: string;
  @Shows(() => NamedCode) agency: NamedCode;
  @Shows('instant') from: string;
  @Shows('instant') to: string;
  @Shows('text') name: string;
  @Shows('text') source: string;
  @Shows('instant') recordedAt: string;
  @Shows('text', {
    description: 'The walk that takes it out of the terms',
    example: '/api/v1/recalculations/7',
  })
  recalculation: string;
}

export class OutagePage {
  @Shows(() => OutageResponse, { list: true }) items: OutageResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
