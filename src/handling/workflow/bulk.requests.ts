import { IntField, ListField, TextField } from '../../platform/http/fields.js';
import { AssignStepRequest, ClaimStepRequest, ReleaseStepRequest } from './step-holder.requests.js';
import { FinishStepRequest } from './workflow.requests.js';

/** What a request may hold before its items are counted; more than `MOST_ITEMS` are refused by the rule. */
const MOST_READ = 2_000;

const CodeField = () => TextField({ max: 64, example: 'H99.51-261123-0001' });
const SeenVersionField = () =>
  IntField({
    min: 1,
    optional: true,
    description: 'As If-Match: refused when it is no longer the present one',
  });
const ItemsField = (classOf: Parameters<typeof ListField>[0]) =>
  ListField(classOf, { min: 1, max: MOST_READ, description: 'At most 500' });

export class FinishStepItem extends FinishStepRequest {
  @CodeField() code: string;
  @SeenVersionField() seenVersion?: number;
}

export class FinishStepsRequest {
  @ItemsField(() => FinishStepItem) items: FinishStepItem[];
}

export class ClaimStepItem extends ClaimStepRequest {
  @CodeField() code: string;
  @SeenVersionField() seenVersion?: number;
}

export class ClaimStepsRequest {
  @ItemsField(() => ClaimStepItem) items: ClaimStepItem[];
}

export class ReleaseStepItem extends ReleaseStepRequest {
  @CodeField() code: string;
  @SeenVersionField() seenVersion?: number;
}

export class ReleaseStepsRequest {
  @ItemsField(() => ReleaseStepItem) items: ReleaseStepItem[];
}

export class AssignStepItem extends AssignStepRequest {
  @CodeField() code: string;
  @SeenVersionField() seenVersion?: number;
}

export class AssignStepsRequest {
  @ItemsField(() => AssignStepItem) items: AssignStepItem[];
}
