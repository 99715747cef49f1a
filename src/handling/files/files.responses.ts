import { FILE_PURPOSES } from '../../domain/dossier/dossier-files.js';
import { BilingualText, NamedCode } from '../../dossiers/dossier-response.contract.js';
import { Shows } from '../../platform/openapi/shows.js';

export class FileRemoval {
  @Shows('instant') at: string;
  @Shows('text', { nullable: true, description: 'null for a portal' }) by: string | null;
  @Shows('text', { nullable: true, description: 'null for a portal' }) reason: string | null;
}

export class DossierFileResponse {
  @Shows('integer', { description: 'Number of the file in its dossier' }) no: number;
  @Shows('text', { oneOf: FILE_PURPOSES }) purpose: string;
  @Shows('text', { nullable: true, description: 'Key of a component' }) component: string | null;
  @Shows('text', { example: 'Giấy khai sinh.pdf' }) name: string;
  @Shows('text', { description: 'By content', example: 'application/pdf' }) mediaType: string;
  @Shows('integer', { description: 'Bytes' }) size: number;
  @Shows('text', { description: 'Hexadecimal; also in the timeline' }) sha256: string;
  @Shows('instant') addedAt: string;
  @Shows('text', { nullable: true, description: 'null for a portal' }) addedBy: string | null;
  @Shows(() => NamedCode, { nullable: true, description: 'null: sent by a portal' })
  agency: NamedCode | null;
  @Shows(() => FileRemoval, { nullable: true }) removed: FileRemoval | null;
  @Shows('text', { example: '/api/v1/dossiers/H99.51-261123-0001/files/1/content' }) content: string;
}

export class DossierFileList {
  @Shows('text') code: string;
  @Shows(() => DossierFileResponse, { list: true }) items: DossierFileResponse[];
  @Shows('integer', { description: 'Of the files listed, removed ones too' })
  usedBytes: number;
  @Shows('integer') mostBytes: number;
  @Shows('integer') mostFiles: number;
}

export class FileAccessItem {
  @Shows('integer', { description: 'Number of the file' }) no: number;
  @Shows('text') name: string;
  @Shows('instant') at: string;
  @Shows('text') by: string;
  @Shows('text') username: string;
  @Shows(() => NamedCode, { nullable: true }) agency: NamedCode | null;
  @Shows('text', { nullable: true, description: 'First and last byte; null: the whole file' })
  part: string | null;
  @Shows('text') requestId: string;
}

export class FileAccessPage {
  @Shows(() => FileAccessItem, { list: true }) items: FileAccessItem[];
  @Shows('text', { nullable: true }) nextCursor: string | null;
}

export class FileKindResponse {
  @Shows('text') mediaType: string;
  @Shows('text', { list: true }) extensions: readonly string[];
  @Shows(() => BilingualText) reason: BilingualText;
}

/** What a form may offer before anybody chooses a file. */
export class FileRulesResponse {
  @Shows(() => FileKindResponse, { list: true, description: 'Told by content, not by name' })
  kinds: FileKindResponse[];
  @Shows('integer') mostFileBytes: number;
  @Shows('integer') mostDossierBytes: number;
  @Shows('integer') mostDossierFiles: number;
}
