import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type FilePurpose, assertComponent } from '../../domain/dossier/dossier-files.js';
import { DossierFileAccess } from '../../dossiers/dossier-file-access.lookup.js';
import { type DossierFileEntity, DossierFiles } from '../../dossiers/dossier-files.store.js';
import { DossiersStore, type DossierRows } from '../../dossiers/dossiers.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';

export interface DossierTarget {
  readonly actor: Actor;
  readonly code: string;
}

export interface FileTarget extends DossierTarget {
  readonly no: number;
}

export interface WantedFile {
  readonly purpose: FilePurpose;
  readonly component: string | null;
}

export interface FileOfDossier {
  readonly rows: DossierRows;
  readonly file: DossierFileEntity;
}

export interface FilesOfDossier {
  readonly rows: DossierRows;
  readonly shown: readonly DossierFileEntity[];
}

/** Loads what a route of files is about and asks whether the actor may. */
@Injectable()
export class FileRights {
  constructor(
    private readonly dossiers: DossiersStore,
    private readonly files: DossierFiles,
    private readonly access: DossierFileAccess,
    private readonly procedures: ProcedureLookup,
  ) {}

  /** Before the bytes come: what is refused anyway need not be sent. @throws DomainError as `lockedToAdd` */
  async assertMayAdd(tx: EntityManager, { actor, code }: DossierTarget, wanted: WantedFile): Promise<void> {
    const rows = await this.dossiers.findByCode(tx, code);
    await this.assertFits(actor, wanted, rows);
    await this.files.assertRoom(tx, rows.dossier.id, 1);
  }

  /** @throws DomainError not-found, forbidden, file-not-now, component-…, unknown-component */
  async lockedToAdd(
    tx: EntityManager,
    { actor, code }: DossierTarget,
    wanted: WantedFile,
  ): Promise<DossierRows> {
    const rows = await this.dossiers.lockByCode(tx, code);
    await this.assertFits(actor, wanted, rows);
    return rows;
  }

  /** @throws DomainError not-found, forbidden, file-not-now, file-already-removed */
  async lockedToRemove(tx: EntityManager, target: FileTarget): Promise<FileOfDossier> {
    const rows = await this.dossiers.lockByCode(tx, target.code);
    const file = await this.fileOf(tx, target, rows);
    this.access.assertMayRemove(target.actor, file, rows);
    return { rows, file };
  }

  /** @throws DomainError not-found */
  async toRead(tx: EntityManager, target: FileTarget): Promise<FileOfDossier> {
    const rows = await this.dossiers.findByCode(tx, target.code);
    const file = await this.fileOf(tx, target, rows);
    this.access.assertShown(target.actor, file, rows);
    return { rows, file };
  }

  /** @throws DomainError not-found, file-removed */
  async toOpen(tx: EntityManager, target: FileTarget): Promise<DossierFileEntity> {
    const { rows, file } = await this.toRead(tx, target);
    this.access.assertMayOpen(target.actor, file, rows);
    return file;
  }

  /** @throws DomainError not-found */
  async allToRead(tx: EntityManager, { actor, code }: DossierTarget): Promise<FilesOfDossier> {
    const rows = await this.dossiers.findByCode(tx, code);
    await this.access.assertSees(actor, rows);
    const all = await this.files.list(tx, rows.dossier.id);
    return { rows, shown: all.filter((file) => this.access.isShown(actor, file, rows)) };
  }

  private async fileOf(
    tx: EntityManager,
    { actor, no }: FileTarget,
    rows: DossierRows,
  ): Promise<DossierFileEntity> {
    await this.access.assertSees(actor, rows);
    return this.files.find(tx, rows.dossier.id, no);
  }

  private async assertFits(
    actor: Actor,
    { purpose, component }: WantedFile,
    rows: DossierRows,
  ): Promise<void> {
    await this.access.assertSees(actor, rows);
    this.access.assertMayAdd(actor, purpose, rows);
    const { rules } = await this.procedures.versionById(rows.dossier.versionId);
    const variant = rules.variants.find(({ key }) => key === rows.dossier.variant);
    assertComponent(purpose, component, variant?.components.map(({ key }) => key) ?? []);
  }
}
