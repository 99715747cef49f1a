import { PAPER_ANSWERS, PAPER_STAYS } from '../../domain/dossier/paper-route.js';
import { BilingualText, NamedCode } from '../../dossiers/dossier-response.contract.js';
import { Shows } from '../../platform/openapi/shows.js';
import { HANDOVER_STATES } from './handover.requests.js';

const COUNT = { nullable: true, description: 'null: nobody knows how many' } as const;

class PaperShown {
  @Shows('text') code: string;
  @Shows('text') applicantName: string;
  @Shows(() => NamedCode) procedure: NamedCode;
  @Shows('instant', { nullable: true, description: 'When the list was made; null: its term has not begun' })
  dueAt: string | null;
  @Shows('integer', COUNT) originals: number | null;
  @Shows('integer', COUNT) copies: number | null;
}

export class HandoverItemShown extends PaperShown {
  @Shows('integer') no: number;
  @Shows('text', { nullable: true, oneOf: PAPER_ANSWERS, description: 'null: not answered yet' })
  result: string | null;
  @Shows('text', { nullable: true }) note: string | null;
  @Shows('instant', { nullable: true }) answeredAt: string | null;
  @Shows('text', { nullable: true }) answeredBy: string | null;
  @Shows('instant', { nullable: true, description: 'When the desk had dealt with what was missing' })
  settledAt: string | null;
  @Shows('text', { nullable: true }) settledNote: string | null;
}

export class HandoverCounts {
  @Shows('integer') items: number;
  @Shows('integer', { description: 'Without an answer' }) awaited: number;
  @Shows('integer') received: number;
  @Shows('integer') missing: number;
  @Shows('integer', { description: 'Of the missing ones: not yet dealt with by the desk' }) toSettle: number;
  @Shows('integer') returned: number;
}

export class HandoverSummary {
  @Shows('text', { example: 'H99.31-2026-0001' }) number: string;
  @Shows('text', { oneOf: HANDOVER_STATES }) state: string;
  @Shows(() => NamedCode) giver: NamedCode;
  @Shows(() => NamedCode) receiver: NamedCode;
  @Shows('text', { nullable: true }) receiverRole: string | null;
  @Shows('instant') givenAt: string;
  @Shows('text') givenBy: string;
  @Shows('instant', { description: 'By when the receiver has to answer for every item' })
  acknowledgeBy: string;
  @Shows('instant', { nullable: true, description: 'When the last item was answered' })
  acknowledgedAt: string | null;
  @Shows('boolean', { description: 'Acknowledged too late, or not yet although it is due' }) late: boolean;
  @Shows('instant', { nullable: true }) cancelledAt: string | null;
  @Shows('text', { nullable: true }) cancelReason: string | null;
  @Shows(() => HandoverCounts) counts: HandoverCounts;
  @Shows('text', { description: 'The list to print' }) pdf: string;
}

export class HandoverShown extends HandoverSummary {
  @Shows(() => HandoverItemShown, { list: true }) items: HandoverItemShown[];
}

export class HandoverPage {
  @Shows(() => HandoverSummary, { list: true }) items: HandoverSummary[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class LeftOutPaper {
  @Shows('text') code: string;
  @Shows('text', { oneOf: PAPER_STAYS }) reason: string;
  @Shows(() => BilingualText) text: BilingualText;
}

export class CreatedHandover extends HandoverShown {
  @Shows(() => LeftOutPaper, { list: true }) leftOut: LeftOutPaper[];
  @Shows('boolean', { description: 'More papers wait than go on one list' }) more: boolean;
}

export class RefusedAnswer {
  @Shows('text') code: string;
  @Shows('text', { oneOf: ['not_on_list', 'answered', 'not_missing'] }) reason: string;
  @Shows(() => BilingualText) text: BilingualText;
}

export class AnsweredHandover extends HandoverShown {
  @Shows(() => RefusedAnswer, { list: true, description: 'What was not taken, and why' })
  refused: RefusedAnswer[];
}

export class WaitingPaper extends PaperShown {
  @Shows('instant') receivedAt: string;
  @Shows('text', { list: true, description: 'Whose work it is there' }) roles: string[];
}

export class WaitingReceiver {
  @Shows(() => NamedCode) receiver: NamedCode;
  @Shows(() => WaitingPaper, { list: true }) items: WaitingPaper[];
}

export class WaitingPapers {
  @Shows(() => WaitingReceiver, { list: true }) receivers: WaitingReceiver[];
  @Shows(() => LeftOutPaper, { list: true }) leftOut: LeftOutPaper[];
  @Shows('boolean', { description: 'More papers wait than are shown' }) more: boolean;
}
