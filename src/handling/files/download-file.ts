import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type DossierFileEntity, DossierFiles } from '../../dossiers/dossier-files.store.js';
import { Database } from '../../platform/database/database.js';
import { FileStore } from '../../platform/files/file-store.js';
import { type ByteRange, readRange } from '../../platform/http/byte-range.js';
import { FileRights, type FileTarget } from './file-rights.js';

/** What a client says of the copy it has and the part it wants. */
export interface ContentWish {
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly ifNoneMatch: string | undefined;
  /** HEAD: nothing is given out. */
  readonly onlyHead: boolean;
  readonly requestId: string;
}

export interface FileContent {
  readonly file: DossierFileEntity;
  readonly etag: string;
  readonly range: ByteRange | null;
  /** null: the client has it already. */
  readonly bytes: Readable | null;
}

/** Gives a file out: the rights of this moment, then a line in the record, then the bytes. */
@Injectable()
export class DownloadFile {
  constructor(
    private readonly database: Database,
    private readonly rights: FileRights,
    private readonly files: DossierFiles,
    private readonly store: FileStore,
  ) {}

  /** @throws DomainError not-found, file-removed, range-not-satisfiable, file-bytes-missing */
  async execute(target: FileTarget, wish: ContentWish): Promise<FileContent> {
    const file = await this.database.read((tx) => this.rights.toOpen(tx, target));
    const etag = `"${file.hash}"`;
    if (isAmong(etag, wish.ifNoneMatch)) return { file, etag, range: null, bytes: null };
    if (wish.onlyHead) return { file, etag, range: null, bytes: Readable.from([]) };
    const isSame = wish.ifRange === undefined || wish.ifRange === etag;
    const range = isSame ? readRange(wish.range, file.size) : null;
    const bytes = await this.store.read(file.hash, file.size, range);
    try {
      const part = range && `${range.first}-${range.last}`;
      const given = { part, requestId: wish.requestId };
      await this.database.write((tx) => this.files.recordGiven(tx, file, target.actor, given));
    } catch (error) {
      bytes.destroy();
      throw error;
    }
    return { file, etag, range, bytes };
  }
}

function isAmong(etag: string, header: string | undefined): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
