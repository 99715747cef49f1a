import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Wrong look-ups of one limit within its window. */
@Entity('look_up_try')
@Index('look_up_try_ends_idx', ['endsAt'])
export class LookUpTryEntity {
  /** A keyed hash of limit and address or code: who reads the table learns neither. */
  @PrimaryColumn('bytea') subject: Buffer;
  @Column('smallint') wrong: number;
  /** Until then it is counted; the next try after it begins anew. */
  @Column('timestamp with time zone', { precision: 3 }) endsAt: Date;
}
