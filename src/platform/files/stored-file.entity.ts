import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Bytes that somebody refers to; bytes in the folder without such a row are left-overs. */
@Entity('stored_file')
export class StoredFileEntity {
  /** SHA-256, hexadecimal. */
  @PrimaryColumn('text') hash: string;
  @Column('bigint') size: string;
  @Column('timestamp with time zone', { precision: 3 }) storedAt: Date;
}
