import { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { Shows } from '../../platform/openapi/shows.js';
import { MoveItem } from './recalculations.requests.js';

export class ImpactPageRequest extends PageRequest {}

export class RemovalImpactRequest {
  @TextField({ max: 300, description: 'The document that takes the day back' })
  source: string;
}

export class ImpactFigures {
  @Shows('integer', { description: 'Running clocks that were computed' }) clocksSeen: number;
  @Shows('integer', { description: 'Their due moment would be another one' }) clocksMoved: number;
  @Shows('integer') dossiersMoved: number;
  @Shows('integer', { description: 'Clocks, as those below' }) becomeLate: number;
  @Shows('integer') noLongerLate: number;
  @Shows('integer') becomeFinal: number;
  @Shows('integer') becomeProvisional: number;
}

export class ImpactGroup extends ImpactFigures {
  @Shows('text', { example: 'processing' }) kind: string;
  @Shows(() => NamedCode, { description: 'Whose clocks' }) agency: NamedCode;
}

export class ImpactResponse {
  @Shows('text', {
    list: true,
    description:
      'Codes of the calendars that would change, heirs included; of an agency: those it would go by',
  })
  calendars: string[];
  @Shows('day', { nullable: true, description: 'No day before it changes; null: any day may' })
  firstDay: string | null;
  @Shows('instant', { description: 'Late or not is judged at this moment, that of the first page' })
  asOf: string;
  @Shows(() => ImpactFigures, { nullable: true, description: 'On the first page' })
  totals: ImpactFigures | null;
  @Shows('integer', {
    nullable: true,
    description: 'Dossiers that cannot be computed and would keep their due moments; on the first page',
  })
  failures: number | null;
  @Shows(() => ImpactGroup, { list: true, description: 'By kind of clock and agency; on the first page' })
  groups: ImpactGroup[];
  @Shows(() => MoveItem, { list: true, description: 'Legal terms that become late first' }) items: MoveItem[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
