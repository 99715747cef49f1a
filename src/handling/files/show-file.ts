import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { FileRights, type FileTarget } from './file-rights.js';
import { FileView } from './file-view.js';
import type { DossierFileResponse } from './files.responses.js';

@Injectable()
export class ShowFile {
  constructor(
    private readonly database: Database,
    private readonly rights: FileRights,
    private readonly views: FileView,
  ) {}

  /** @throws DomainError not-found */
  async run(target: FileTarget): Promise<DossierFileResponse> {
    const { file } = await this.database.read((tx) => this.rights.toRead(tx, target));
    return this.views.response(file, target.code, target.actor);
  }
}
