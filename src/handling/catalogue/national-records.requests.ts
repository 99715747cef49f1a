import { QUESTION_WORDS } from '../../domain/catalogue/catalogue-question.js';
import { OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';
import { ApiProperty } from '@nestjs/swagger';

export const RECORD_STATES = ['open', 'ready', 'drafted'] as const;
export type RecordState = (typeof RECORD_STATES)[number];

export class ListRecordsRequest extends PageRequest {
  @OneOf(RECORD_STATES, {
    optional: true,
    description:
      'open: a person has something to settle; ready: nothing; drafted: a version was drafted from it',
  })
  state?: RecordState;

  @OneOf(Object.keys(QUESTION_WORDS), { optional: true, description: 'Raises this kind of question' })
  kind?: string;

  @TextField({ max: 200, optional: true, description: 'lĩnh vực', example: 'Hộ tịch' })
  field?: string;

  @TextField({ max: 40, optional: true, example: 'commune' })
  level?: string;
}

/** No fields beside the file. */
export class ImportRecordsRequest {}

export class ImportRecordsForm {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'One JSON record a line under the key names of LayThuTuc, packed with gzip or not',
  })
  file: string;
}
