import { ListField, TextField } from '../platform/http/fields.js';

export class SupplementItemRequest {
  @TextField({
    max: 100,
    optional: true,
    description: 'Key of a listed component; anything else needs its reason',
  })
  component?: string;
  @TextField({ max: 1000, multiline: true }) description: string;
  @TextField({
    max: 500,
    multiline: true,
    optional: true,
    description: 'Why it is asked for although it is not listed, or a database already gives it',
  })
  reason?: string;
}

/** Papers asked for, all in one notice: before acceptance (correction) or after it (supplement). */
export class SupplementRequest {
  @ListField(() => SupplementItemRequest, { min: 1, max: 100 }) items: SupplementItemRequest[];
  @TextField({ max: 2000, multiline: true }) reason: string;
  @TextField({ max: 500, optional: true, description: 'Sector rule that allows a second request' })
  legalBasis?: string;
}
