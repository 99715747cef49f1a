import { GAP_KINDS, type GapKind } from '../../domain/catalogue/catalogue-gaps.js';
import { BooleanField, OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

export class ListGapsRequest extends PageRequest {
  @OneOf(GAP_KINDS, {
    optional: true,
    description:
      'unpublished: a record without a version; outdated: a later record than the version knows; incomplete: a ' +
      'mandatory part is missing; ends: a version without a successor; unreviewed: a draft',
  })
  kind?: GapKind;

  @BooleanField({
    query: true,
    optional: true,
    description: 'true: only what is past its day; false: only what is not',
  })
  late?: boolean;

  @TextField({ max: 500, optional: true, description: 'lĩnh vực', example: 'Hộ tịch' })
  field?: string;

  @TextField({ max: 40, optional: true, description: 'cấp thực hiện', example: 'commune' })
  level?: string;
}
