import { PAPER_ANSWERS, type PaperAnswer } from '../../domain/dossier/paper-route.js';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';
import {
  BooleanField,
  ListField,
  LocalDayField,
  OneOf,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

/** A box is carried by one person, and counted in the two hours that its receiver has. */
export const MOST_ITEMS = 300;

export const HANDOVER_STATES = ['open', 'acknowledged', 'cancelled'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

const RECEIVER_ROLES = ['processing_officer', 'approver'] as const;
const FROM = 'First day of receipt; whenever unless told';
const TO = 'First day after the last day of receipt';

export class WaitingPapersRequest {
  @LocalDayField({ optional: true, description: FROM }) from?: string;
  @LocalDayField({ optional: true, description: TO }) to?: string;
}

export class CreateHandoverRequest {
  @TextField({ max: 50, description: 'Code of the agency that works on the dossiers or decides them' })
  receiver: string;
  @OneOf(RECEIVER_ROLES, { optional: true, description: 'Only what waits for this role there' })
  role?: StepRole;
  @LocalDayField({ optional: true, description: FROM }) from?: string;
  @LocalDayField({ optional: true, description: TO }) to?: string;
  @TextListField({
    of: { max: 100 },
    min: 1,
    max: MOST_ITEMS,
    optional: true,
    description: 'Exactly these; all that wait for the receiver unless told',
  })
  codes?: string[];
}

export class ListHandoversRequest extends PageRequest {
  @OneOf(HANDOVER_STATES, { optional: true }) state?: HandoverState;
  @BooleanField({ query: true, optional: true, description: 'true: acknowledged too late or not yet' })
  late?: boolean;
  @BooleanField({
    query: true,
    optional: true,
    description: 'true: something was missing and is not settled',
  })
  missing?: boolean;
}

export class PaperAnswerRequest {
  @TextField({ max: 100, description: 'Code of the dossier' }) code: string;
  @OneOf(PAPER_ANSWERS) result: PaperAnswer;
  @TextField({ max: 500, optional: true, description: 'Required unless it was received' }) note?: string;
}

export class AcknowledgeRequest {
  @ListField(() => PaperAnswerRequest, { max: MOST_ITEMS, optional: true }) items?: PaperAnswerRequest[];
  @OneOf(['received'], { optional: true, description: 'What became of all that have no answer yet' })
  others?: 'received';
}

export class CancelHandoverRequest {
  @TextField({ max: 500 }) reason: string;
}

export class SettledPaperRequest {
  @TextField({ max: 100, description: 'Code of the dossier' }) code: string;
  @TextField({ max: 500, description: 'Where it was, or what the desk did' }) note: string;
}

export class SettleMissingRequest {
  @ListField(() => SettledPaperRequest, { min: 1, max: MOST_ITEMS }) items: SettledPaperRequest[];
}
