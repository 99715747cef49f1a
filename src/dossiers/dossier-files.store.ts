import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type FileLimits,
  type FilePurpose,
  type HeldFiles,
  assertRoom,
} from '../domain/dossier/dossier-files.js';
import { DomainError } from '../domain/domain-error.js';
import type { Actor } from '../platform/access/actor.js';
import { Config } from '../platform/config/config.js';
import { insertRows, named, updateRows } from '../platform/database/rows.js';
import { FileStore, type StagedFile } from '../platform/files/file-store.js';
import { Clock } from '../platform/time/clock.js';
import { DossierFileEntity, FileAccessEntity } from './dossier-file.entity.js';
import { eventActorOf } from './dossier-verbs.store.js';
import type { DossierEntity } from './dossier.entity.js';
import { DossiersStore, type NewEvent } from './dossiers.store.js';

export type { DossierFileEntity } from './dossier-file.entity.js';

export interface NewDossierFile {
  readonly purpose: FilePurpose;
  readonly component: string | null;
  readonly name: string;
  readonly mediaType: string;
}

/** One file given to somebody. */
export interface FileGiven {
  /** `<first>-<last>` byte; null: all of it. */
  readonly part: string | null;
  readonly requestId: string;
}

/** The files of dossiers: row, bytes, timeline and outbox together. */
@Injectable()
export class DossierFiles {
  constructor(
    private readonly config: Config,
    private readonly dossiers: DossiersStore,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  get limits(): FileLimits {
    return this.config.fileLimits;
  }

  /** In the order in which they came. */
  list(tx: EntityManager, dossierId: string): Promise<DossierFileEntity[]> {
    return tx.find(DossierFileEntity, { where: { dossierId }, order: { no: 'ASC' } });
  }

  /** @throws DomainError not-found */
  async find(tx: EntityManager, dossierId: string, no: number): Promise<DossierFileEntity> {
    const file = await tx.findOneBy(DossierFileEntity, { dossierId, no });
    if (!file) throw new DomainError('not-found', { no }, 'no');
    return file;
  }

  /**
   * Removed files count: they are kept. Only a locked dossier gives an answer that lasts.
   * @throws DomainError too-many-files, dossier-quota-exceeded
   */
  async assertRoom(tx: EntityManager, dossierId: string, size: number): Promise<HeldFiles> {
    const text = `SELECT count(*)::int AS files, coalesce(sum(size), 0)::float8 AS bytes
      FROM dossier_file WHERE dossier_id = $1::bigint`;
    const [held = { files: 0, bytes: 0 }] = await named<HeldFiles>(tx, 'held-files', text, [dossierId]);
    assertRoom(this.limits, held, size);
    return held;
  }

  /**
   * Adds a file to a dossier whose row is locked, so that the limits hold whoever else adds one.
   * @throws DomainError too-many-files, dossier-quota-exceeded, file-store-unavailable
   */
  async add(
    tx: EntityManager,
    dossier: DossierEntity,
    file: NewDossierFile,
    bytes: StagedFile,
    actor: Actor,
  ): Promise<DossierFileEntity> {
    const { hash, size } = bytes;
    const held = await this.assertRoom(tx, dossier.id, size);
    await this.files.keep(tx, bytes);
    const no = held.files + 1;
    const at = this.clock.now();
    const by = { addedBy: actor.accountId, addedByName: actor.fullName, agencyId: actor.agencyId };
    const row = { dossierId: dossier.id, no, ...file, size, hash, addedAt: at, ...by };
    await insertRows(tx, DossierFileEntity, [row]);
    const data = { no, ...file, size, sha256: hash };
    await this.tell(tx, dossier, { type: 'file_added', at, actor: eventActorOf(actor), data });
    return this.find(tx, dossier.id, no);
  }

  /** Marks a file of a locked dossier as removed; row and bytes stay. */
  async remove(
    tx: EntityManager,
    dossier: DossierEntity,
    file: DossierFileEntity,
    reason: string,
    actor: Actor,
  ): Promise<DossierFileEntity> {
    const { id, no, purpose, name, hash } = file;
    const at = this.clock.now();
    const by = { removedBy: actor.accountId, removedByName: actor.fullName };
    await updateRows(tx, DossierFileEntity, [{ id, removedAt: at, removalReason: reason, ...by }], ['id']);
    const data = { no, purpose, name, sha256: hash, reason };
    await this.tell(tx, dossier, { type: 'file_removed', at, actor: eventActorOf(actor), data });
    return this.find(tx, dossier.id, no);
  }

  /** Written before the first byte leaves. */
  async recordGiven(
    tx: EntityManager,
    { dossierId, no }: DossierFileEntity,
    actor: Actor,
    given: FileGiven,
  ): Promise<void> {
    const by = { accountId: actor.accountId, accountName: actor.fullName, agencyId: actor.agencyId };
    await insertRows(tx, FileAccessEntity, [
      { dossierId, fileNo: no, at: this.clock.now(), ...by, ...given },
    ]);
  }

  private tell(tx: EntityManager, head: DossierEntity, event: NewEvent): Promise<void> {
    return this.dossiers.append(tx, [{ head, events: [event], flags: [] }], event.at);
  }
}
