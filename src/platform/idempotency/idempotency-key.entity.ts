import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One answered request; written in the transaction of what it did. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  @PrimaryColumn('bigint') accountId: string;
  @PrimaryColumn('text') route: string;
  @PrimaryColumn('text') key: string;
  @Column('text') bodyHash: string;
  /** JSON as it was sent; `jsonb` would change the order of its keys. Null: answered without a body. */
  @Column('text', { nullable: true }) answer: string | null;
  @Column({ type: 'timestamptz', precision: 3 }) createdAt: Date;
}
