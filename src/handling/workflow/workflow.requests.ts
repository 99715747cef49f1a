import { TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

export class FinishStepRequest {
  @TextField({ max: 100, description: 'A key of currentSteps' }) step: string;
  @TextField({ max: 100, description: "One of the step's outcomes" }) outcome: string;
  @TextField({ max: 2000, multiline: true, optional: true }) note?: string;
}

export class AcknowledgeLegRequest {
  @TextField({ max: 100, description: 'Key of the leg, as in currentSteps' }) leg: string;
}

export class StopRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class InboxRequest extends PageRequest {
  @TextField({ max: 100, optional: true, description: 'Only this step key' }) step?: string;
}
