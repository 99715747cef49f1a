import { Column, Entity } from 'typeorm';

/** When a background role last did its round, and what it saw; read by the health check. */
@Entity('heartbeat')
export class HeartbeatEntity {
  @Column('text', { primary: true }) name: string;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('jsonb', { default: {} }) detail: Record<string, unknown>;
}
