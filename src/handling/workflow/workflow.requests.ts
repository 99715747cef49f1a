import { OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

export class FinishStepRequest {
  @TextField({ max: 100, description: 'A key of currentSteps' }) step: string;
  @TextField({ max: 100, description: "One of the step's outcomes" }) outcome: string;
  @TextField({ max: 2000, multiline: true, optional: true }) note?: string;
}

export class AcknowledgeLegRequest {
  @TextField({ max: 100, description: 'Key of the leg, as in currentSteps' }) leg: string;
}

export class ReturnStepRequest {
  @TextField({ max: 100, description: 'A key of currentSteps' }) step: string;
  @TextField({ max: 100, description: 'A step of this dossier that was done before' }) toStep: string;
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class StopRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export const INBOX_VIEWS = ['mine', 'standing_in', 'unclaimed', 'unattended', 'role', 'agency'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export class InboxRequest extends PageRequest {
  @OneOf(INBOX_VIEWS, {
    optional: true,
    description:
      'In hand; of colleagues who are away and for whom one stands in; taken up by nobody; what nobody does today, its holder or everybody of its role being away; all of the roles (unless told); all of the agency (approver, supervisor)',
  })
  view?: InboxView;
  @TextField({ max: 64, optional: true, description: 'A username there: what he has (approver, supervisor)' })
  person?: string;
  @TextField({ max: 100, optional: true, description: 'Code of an agency below yours (supervisor)' })
  agency?: string;
  @TextField({ max: 100, optional: true, description: 'Only this step key' }) step?: string;
}
