import { BilingualText, DossierSummary, OfficerResponse } from '../../dossiers/dossier-response.contract.js';
import { Shows } from '../../platform/openapi/shows.js';

export class InboxItem {
  @Shows('text', { oneOf: ['step', 'filing'], description: 'A step to finish, or a filing to answer' })
  kind: 'step' | 'filing';
  @Shows('text', { nullable: true }) step: string | null;
  @Shows(() => BilingualText) name: BilingualText;
  @Shows(() => OfficerResponse, { nullable: true, description: 'Who has it in hand' })
  assignee: OfficerResponse | null;
  @Shows(() => OfficerResponse, { nullable: true, description: 'Who does it while that one is away' })
  standIn: OfficerResponse | null;
  @Shows('instant') waitingSince: string;
  @Shows('instant', { nullable: true, description: 'null while the clock stands still' })
  dueAt: string | null;
  @Shows('boolean') overdue: boolean;
  @Shows(() => DossierSummary) dossier: DossierSummary;
}

/** Of all that waits for the roles in question, whatever part of it is shown. */
export class InboxCounts {
  @Shows('integer', { description: 'What the person has in hand' }) mine: number;
  @Shows('integer', { description: 'What nobody has in hand' }) unclaimed: number;
  @Shows('integer', { description: 'What the person does for colleagues who are away' }) standingIn: number;
  @Shows('integer', {
    description:
      'What nobody does today: its holder is away and nobody stands in, or nobody of its role is there',
  })
  unattended: number;
  @Shows('integer') all: number;
  @Shows('integer') overdue: number;
  @Shows('integer', { description: 'Not overdue yet, and due before the day is over' }) dueToday: number;
}

export class InboxPage {
  @Shows(() => InboxItem, { list: true }) items: InboxItem[];
  @Shows('integer', { description: 'All that the view has, from the same snapshot as the items' })
  total: number;
  @Shows('integer', { description: 'Of the view' }) overdue: number;
  @Shows(() => InboxCounts, { description: 'From the same snapshot too' }) counts: InboxCounts;
  @Shows('text', { nullable: true }) nextCursor: string | null;
}
