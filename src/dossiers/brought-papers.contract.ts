import { IntField, ListField, TextField } from '../platform/http/fields.js';

export class ComponentRequest {
  @TextField({ max: 100 }) key: string;
  @IntField({ min: 0, max: 1000 }) originals: number;
  @IntField({ min: 0, max: 1000 }) copies: number;
}

/** Papers that were missing came in. */
export class BroughtPapersRequest {
  @ListField(() => ComponentRequest, {
    max: 200,
    optional: true,
    description:
      'What was really brought now, beside what was there; left out: what was asked for, in the numbers that the procedure lists',
  })
  components?: ComponentRequest[];
}
