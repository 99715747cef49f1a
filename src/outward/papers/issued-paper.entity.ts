import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { PaperContent } from '../../domain/papers/paper-content.js';
import type { IssuedForm, PaperForm } from '../../domain/papers/template-sets.js';

/** `slip`: 80 mm of a receipt printer's roll. */
export const PAPER_SIZES = ['a4', 'slip'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

/** One paper, issued by one event of a dossier; what it says is frozen with its number. */
@Entity('issued_paper')
@Index('issued_paper_event_key', ['dossierId', 'eventSeq'], { unique: true })
@Index('issued_paper_number_key', ['agencyId', 'form', 'year', 'bookNo'], { unique: true })
@Index('issued_paper_pending_idx', ['retryAt', 'id'], { where: "state = 'pending'" })
export class IssuedPaperEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bigint') dossierId: string;
  /** The event that issued it; its number among the dossier's papers too. */
  @Column('integer') eventSeq: number;
  @Column('text') form: IssuedForm;
  /** Whose book it is numbered in. */
  @Column('bigint') agencyId: string;
  @Column('smallint') year: number;
  @Column('integer') bookNo: number;
  @Column('timestamp with time zone', { precision: 3 }) issuedAt: Date;
  @Column('jsonb') content: PaperContent;
  @Column('text', { default: 'pending' }) state: 'pending' | 'rendered';
  @Column('smallint', { default: 0 }) attempts: number;
  /** Not before this moment is it rendered (again). */
  @Column('timestamp with time zone', { precision: 3 }) retryAt: Date;
  @Column('text', { nullable: true }) failure: string | null;
}

/** A rendered paper in one size; written once, so that a reprint is the same bytes. */
@Entity('paper_file')
export class PaperFileEntity {
  @ForeignKey(() => IssuedPaperEntity)
  @PrimaryColumn('bigint')
  paperId: string;
  @PrimaryColumn('text') size: PaperSize;
  @Column('text') sha256: string;
  @Column('integer') byteCount: number;
  @Column('bigint') bytesId: string;
  @Column('timestamp with time zone', { precision: 3 }) renderedAt: Date;
}

/** Where the bytes lie today; only `PaperBytesStore` knows. */
@Entity('paper_bytes')
export class PaperBytesEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('bytea') bytes: Buffer;
}

/** The last number given in a book of an agency and year. */
@Entity('paper_counter')
export class PaperCounterEntity {
  @PrimaryColumn('bigint') agencyId: string;
  /** A form, or `tracking_book` for the entries of sổ theo dõi hồ sơ. */
  @PrimaryColumn('text') book: PaperForm;
  @PrimaryColumn('smallint') year: number;
  @Column('integer') lastNumber: number;
}

/** A line of sổ theo dõi hồ sơ: entered when the dossier was taken in, numbered through the year without gaps. */
@Entity('tracking_entry')
@Index('tracking_entry_no_key', ['agencyId', 'year', 'no'], { unique: true })
@Index('tracking_entry_day_idx', ['agencyId', 'enteredOn', 'no'])
export class TrackingEntryEntity {
  @PrimaryColumn('bigint') dossierId: string;
  @Column('bigint') agencyId: string;
  @Column('smallint') year: number;
  @Column('integer') no: number;
  @Column('date') enteredOn: LocalDay;
}

/** Who read which paper: they are full of people's data. */
@Entity('paper_reading')
@Index('paper_reading_dossier_idx', ['dossierId', 'id'])
export class PaperReadingEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  /** A form, or a list of papers that were handed over. */
  @Column('text') form: PaperForm | 'handover_list';
  @Column('text') shownAs: 'json' | PaperSize;
  @Column('bigint') accountId: string;
  @Column('timestamp with time zone', { precision: 3 }) readAt: Date;
  /** null: of a book, which has many. */
  @Column('bigint', { nullable: true }) dossierId: string | null;
  @Column('bigint', { nullable: true }) paperId: string | null;
  /** Whose book. */
  @Column('bigint', { nullable: true }) agencyId: string | null;
}
