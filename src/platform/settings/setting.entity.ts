import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the installation decided once or decides by date: token secret, code formats. */
@Entity('setting')
export class SettingEntity {
  @PrimaryColumn('text') key: string;
  @Column('jsonb') value: unknown;
}
