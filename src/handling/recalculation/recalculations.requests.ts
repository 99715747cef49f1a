import { NamedCode } from '../../dossiers/dossier-response.contract.js';
import { OneOf } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { Shows } from '../../platform/openapi/shows.js';

/** What a move may mean, as the columns of the stored moves call it. */
export const EFFECTS = {
  moved: 'moved',
  becomesLate: 'becomes_late',
  noLongerLate: 'no_longer_late',
  becomesFinal: 'becomes_final',
  becomesProvisional: 'becomes_provisional',
} as const;

export class ListRecalculationsRequest extends PageRequest {}

export class ListMovesRequest extends PageRequest {
  @OneOf(Object.keys(EFFECTS), { optional: true, description: 'Only the moves behind one figure' })
  effect?: keyof typeof EFFECTS;
}

export class RecalculationResponse {
  @Shows('text') id: string;
  @Shows('text', { oneOf: ['calendar_changed', 'agency_calendar_changed', 'outage'] }) cause: string;
  @Shows('text', { description: 'Code of the calendar or of the agency', example: 'tinh-mau' }) of: string;
  @Shows('integer', { nullable: true, description: 'Of the calendar' }) version: number | null;
  @Shows('text', { nullable: true, description: 'The document that ordered it, where one was named' })
  source: string | null;
  @Shows('instant') requestedAt: string;
  @Shows('integer', { oneOf: ['1', '2'], description: 'The second pass finds what was written meanwhile' })
  pass: number;
  @Shows('instant', {
    nullable: true,
    description: 'All but dossiers that somebody was working on stand then',
  })
  firstPassFinishedAt: string | null;
  @Shows('instant', { nullable: true }) finishedAt: string | null;
  @Shows('integer') dossiersSeen: number;
  @Shows('integer') dossiersMoved: number;
  @Shows('integer') clocksMoved: number;
  @Shows('integer', { description: 'Clocks, as those below' }) becameLate: number;
  @Shows('integer') noLongerLate: number;
  @Shows('integer') becameFinal: number;
  @Shows('integer') becameProvisional: number;
  @Shows('integer', { description: 'Dossiers that could not be computed and keep their due moments' })
  failures: number;
  @Shows('text', { example: '/api/v1/recalculations/7/moves' }) moves: string;
}

export class RecalculationPage {
  @Shows(() => RecalculationResponse, { list: true }) items: RecalculationResponse[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class FailedDossier {
  @Shows('text') dossierCode: string;
  @Shows('text') error: string;
  @Shows('instant') failedAt: string;
}

export class RecalculationDetail extends RecalculationResponse {
  @Shows(() => FailedDossier, { list: true, description: 'The first hundred' }) failed: FailedDossier[];
}

/** A due moment that changed, or would change: code and dates, nothing about a person. */
export class MoveItem {
  @Shows('text') dossierCode: string;
  @Shows('integer', { description: 'Number of the clock in its dossier' }) clockNo: number;
  @Shows('text', { example: 'processing' }) kind: string;
  @Shows(() => NamedCode, { description: 'Whose clock it is' }) agency: NamedCode;
  @Shows('instant', { nullable: true }) from: string | null;
  @Shows('instant', { nullable: true }) to: string | null;
  @Shows('boolean') becomesLate: boolean;
  @Shows('boolean') noLongerLate: boolean;
  @Shows('boolean') becomesFinal: boolean;
  @Shows('boolean') becomesProvisional: boolean;
}

export class MovePage {
  @Shows(() => MoveItem, { list: true }) items: MoveItem[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
