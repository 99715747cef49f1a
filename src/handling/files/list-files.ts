import { Injectable } from '@nestjs/common';
import { DossierFiles } from '../../dossiers/dossier-files.store.js';
import { Database } from '../../platform/database/database.js';
import { type DossierTarget, FileRights } from './file-rights.js';
import { FileView } from './file-view.js';
import type { DossierFileList } from './files.responses.js';

/** The files of a dossier that the reader may see, in the order in which they came. */
@Injectable()
export class ListFiles {
  constructor(
    private readonly database: Database,
    private readonly rights: FileRights,
    private readonly files: DossierFiles,
    private readonly views: FileView,
  ) {}

  /** @throws DomainError not-found */
  async run(target: DossierTarget): Promise<DossierFileList> {
    const { actor, code } = target;
    const { shown } = await this.database.read((tx) => this.rights.allToRead(tx, target));
    const { mostDossierBytes, mostDossierFiles } = this.files.limits;
    return {
      code,
      items: await Promise.all(shown.map((file) => this.views.response(file, code, actor))),
      usedBytes: shown.reduce((sum, { size }) => sum + size, 0),
      mostBytes: mostDossierBytes,
      mostFiles: mostDossierFiles,
    };
  }
}
