import { Injectable } from '@nestjs/common';
import { fileNameOf } from '../../domain/dossier/file-name.js';
import { DossierFiles } from '../../dossiers/dossier-files.store.js';
import { Database } from '../../platform/database/database.js';
import { FileStore, type StagedFile } from '../../platform/files/file-store.js';
import { inspectFile } from '../../platform/files/inspect-file.js';
import type { IncomingUpload } from '../../platform/http/upload.js';
import { type DossierTarget, FileRights, type WantedFile } from './file-rights.js';
import { FileView } from './file-view.js';
import { AddFileRequest } from './files.requests.js';
import type { DossierFileResponse } from './files.responses.js';

interface NamedFile extends WantedFile {
  readonly name: string;
}

/** A scan, a paper or a result comes into a dossier: checked before, streamed, looked into, then written at once. */
@Injectable()
export class AddFile {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly rights: FileRights,
    private readonly files: DossierFiles,
    private readonly views: FileView,
  ) {}

  /** @throws DomainError for whatever is wrong with sender, form, file or moment; then nothing stays */
  async execute(target: DossierTarget, upload: IncomingUpload): Promise<DossierFileResponse> {
    try {
      const { fields, file } = await upload.open(AddFileRequest, this.store.mostBytes);
      const { purpose, component = null } = fields;
      const wanted = { purpose, component, name: fileNameOf(file.name) };
      if (!upload.mayBeRepeated) await this.assertMayAdd(target, wanted);
      const staged = await this.store.receive(file.bytes);
      try {
        const { mediaType } = await inspectFile(staged, { ...file, name: wanted.name });
        upload.identify({ ...wanted, sha256: staged.hash });
        return await this.keep(target, { ...wanted, mediaType }, staged);
      } finally {
        await this.store.discard(staged);
      }
    } finally {
      upload.close();
    }
  }

  private assertMayAdd(target: DossierTarget, wanted: WantedFile): Promise<void> {
    return this.database.read((tx) => this.rights.assertMayAdd(tx, target, wanted));
  }

  /** Asked again behind the lock: the dossier may have moved on while the bytes came. */
  private keep(
    target: DossierTarget,
    file: NamedFile & { readonly mediaType: string },
    staged: StagedFile,
  ): Promise<DossierFileResponse> {
    const { actor, code } = target;
    return this.database.write(async (tx) => {
      const { dossier } = await this.rights.lockedToAdd(tx, target, file);
      const added = await this.files.add(tx, dossier, file, staged, actor);
      return this.views.response(added, code, actor);
    });
  }
}
