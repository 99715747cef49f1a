import { ApiProperty } from '@nestjs/swagger';
import { FILE_PURPOSES, type FilePurpose } from '../../domain/dossier/dossier-files.js';
import { IntField, OneOf, TextField } from '../../platform/http/fields.js';
import { PageRequest } from '../../platform/http/page.js';

/** What stands in the form before the file. */
export class AddFileRequest {
  @OneOf(FILE_PURPOSES, { description: 'component: a listed paper; supplement: asked for later' })
  purpose: FilePurpose;
  @TextField({
    max: 100,
    optional: true,
    description: 'Key of a component: required for a component, possible for a supplement',
  })
  component?: string;
}

/** The whole form. */
export class AddFileForm extends AddFileRequest {
  @ApiProperty({ type: String, format: 'binary', description: 'The last part of the form, with a filename' })
  file: unknown;
}

export class RemoveFileRequest {
  @TextField({ max: 2000, multiline: true }) reason: string;
}

export class ListFileAccessesRequest extends PageRequest {
  @IntField({ min: 1, max: 10_000, query: true, optional: true, description: 'Only of this file' })
  no?: number;
}
