import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A clock that could not be told although its rung is due: the others go on, this one is tried again later. */
@Entity('watch_failure')
export class WatchFailureEntity {
  @PrimaryColumn('bigint') clockId: string;
  @Column('integer') attempts: number;
  @Column('text') error: string;
  @Column('timestamp with time zone', { precision: 3 }) failedAt: Date;
  @Column('timestamp with time zone', { precision: 3 }) retryAt: Date;
}
