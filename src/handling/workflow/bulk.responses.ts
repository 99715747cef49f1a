import { Shows } from '../../platform/openapi/shows.js';

export class BulkItemResponse {
  @Shows('text') code: string;
  @Shows('text') step: string;
  @Shows('boolean') ok: boolean;
  @Shows('integer', {
    nullable: true,
    description: 'Of the dossier, by which a later change may be based on this',
  })
  version: number | null;
  @Shows('object', { nullable: true, description: 'Why not, as the single verb would answer (RFC 9457)' })
  problem: object | null;
}

export class BulkResponse {
  @Shows('integer') done: number;
  @Shows('integer') refused: number;
  @Shows(() => BulkItemResponse, { list: true, description: 'In the order of the request' })
  items: BulkItemResponse[];
}
