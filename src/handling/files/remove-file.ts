import { Injectable } from '@nestjs/common';
import { DossierFiles } from '../../dossiers/dossier-files.store.js';
import { Database } from '../../platform/database/database.js';
import { FileRights, type FileTarget } from './file-rights.js';
import { FileView } from './file-view.js';
import type { RemoveFileRequest } from './files.requests.js';
import type { DossierFileResponse } from './files.responses.js';

/** gỡ tệp: a mark with its reason; row, bytes and timeline stay. */
@Injectable()
export class RemoveFile {
  constructor(
    private readonly database: Database,
    private readonly rights: FileRights,
    private readonly files: DossierFiles,
    private readonly views: FileView,
  ) {}

  /** @throws DomainError not-found, forbidden, file-not-now, file-already-removed */
  async execute(target: FileTarget, { reason }: RemoveFileRequest): Promise<DossierFileResponse> {
    const { actor, code } = target;
    return this.database.write(async (tx) => {
      const { rows, file } = await this.rights.lockedToRemove(tx, target);
      const removed = await this.files.remove(tx, rows.dossier, file, reason, actor);
      return this.views.response(removed, code, actor);
    });
  }
}
