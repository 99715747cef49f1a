import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { FilePurpose } from '../domain/dossier/dossier-files.js';
import { StoredFileEntity } from '../platform/files/stored-file.entity.js';
import { DossierEntity } from './dossier.entity.js';

/** tệp của hồ sơ: removing one is a mark, nothing is lost. */
@Entity('dossier_file')
@Check('dossier_file_component_named', "purpose <> 'component' OR component IS NOT NULL")
@Check('dossier_file_removed_whole', '(removed_at IS NULL) = (removal_reason IS NULL)')
@Index('dossier_file_no_key', ['dossierId', 'no'], { unique: true })
@Index('dossier_file_hash_idx', ['hash'])
export class DossierFileEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  @Column('text') purpose: FilePurpose;
  /** A key of the version's components. */
  @Column('text', { nullable: true }) component: string | null;
  /** As given, in one Unicode form. */
  @Column('text') name: string;
  /** By content. */
  @Column('text') mediaType: string;
  @Column('integer') size: number;
  /** SHA-256; also stands in the timeline, whose chain so covers the content. */
  @ForeignKey(() => StoredFileEntity)
  @Column('text')
  hash: string;
  @Column('timestamp with time zone', { precision: 3 }) addedAt: Date;
  @Column('bigint') addedBy: string;
  @Column('text') addedByName: string;
  @Column('bigint', { nullable: true }) agencyId: string | null;
  @Column('timestamp with time zone', { precision: 3, nullable: true }) removedAt: Date | null;
  @Column('bigint', { nullable: true }) removedBy: string | null;
  @Column('text', { nullable: true }) removedByName: string | null;
  @Column('text', { nullable: true }) removalReason: string | null;
}

/** Who was given a file, when; append-only. */
@Entity('file_access')
@Index('file_access_dossier_idx', ['dossierId', 'id'])
export class FileAccessEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') fileNo: number;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('bigint') accountId: string;
  @Column('text') accountName: string;
  @Column('bigint', { nullable: true }) agencyId: string | null;
  /** The part that was asked for, as `<first>-<last>` byte; null: all of it. */
  @Column('text', { nullable: true }) part: string | null;
  /** Of the request, as its log line has it. */
  @Column('text') requestId: string;
}
