import { Injectable } from '@nestjs/common';
import { sideOf } from '../../dossiers/dossier-file-access.lookup.js';
import type { DossierFileEntity } from '../../dossiers/dossier-files.store.js';
import { DossierView, iso } from '../../dossiers/dossier-view.lookup.js';
import type { Actor } from '../../platform/access/actor.js';
import type { DossierFileResponse, FileRemoval } from './files.responses.js';

/** A file as people and portals read of it. */
@Injectable()
export class FileView {
  constructor(private readonly views: DossierView) {}

  async response(file: DossierFileEntity, code: string, actor: Actor): Promise<DossierFileResponse> {
    const { no, purpose, component, name, mediaType, size, hash, agencyId } = file;
    // A portal has no business with the names of officers and what they note.
    const isInside = sideOf(actor) === 'office';
    return {
      ...{ no, purpose, component, name, mediaType, size, sha256: hash },
      addedAt: iso(file.addedAt),
      addedBy: isInside ? file.addedByName : null,
      agency: agencyId === null ? null : await this.views.agencyName(agencyId),
      removed: removalOf(file, isInside),
      content: `/api/v1/dossiers/${encodeURIComponent(code)}/files/${no}/content`,
    };
  }
}

function removalOf(file: DossierFileEntity, isInside: boolean): FileRemoval | null {
  const { removedAt, removedByName, removalReason } = file;
  if (removedAt === null) return null;
  return {
    at: iso(removedAt),
    by: isInside ? removedByName : null,
    reason: isInside ? removalReason : null,
  };
}
