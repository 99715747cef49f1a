import { TextField } from '../../platform/http/fields.js';

export class ClaimStepRequest {
  @TextField({ max: 100, description: 'A key of currentSteps' }) step: string;
}

export class ReleaseStepRequest extends ClaimStepRequest {
  @TextField({ max: 2000, multiline: true, optional: true, description: 'Required to take it from somebody' })
  reason?: string;
}

export class AssignStepRequest extends ReleaseStepRequest {
  @TextField({ max: 64, description: 'Somebody with the role of the step in its agency' }) username: string;
}
