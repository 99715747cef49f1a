import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { AgencyCode } from './agency-tree.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';

@Entity('agency')
@Index('agency_code_key', ['code'], { unique: true })
@Index('agency_parent_idx', ['parentId'])
export class AgencyEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @Column('text') code: string;
  @Column('text') nameVi: string;
  @Column('text') nameEn: string;
  /** Levels are data: the law changed them in 2025. */
  @Column('text') level: string;
  @Column('bigint', { nullable: true }) parentId: string | null;
  @Column('bigint') calendarId: string;
  /** Hours of its own desk, where they differ from the office's. */
  @Column('bigint', { nullable: true }) deskCalendarId: string | null;
  /** bộ phận một cửa that takes in and returns for this agency; null = its own. */
  @Column('bigint', { nullable: true }) deskAgencyId: string | null;
  /** Procedure fields it handles, read by the plan's `by_field` selector. */
  @Column('text', { array: true, default: '{}' }) fields: string[];
  /** The agency whose area it serves (a commune's police serves the commune); null = the whole province. */
  @Column('bigint', { nullable: true }) areaAgencyId: string | null;
  @Column('date') validFrom: LocalDay;
  @Column('date', { nullable: true }) validTo: LocalDay | null;
  @Column('bigint', { nullable: true }) successorId: string | null;
  /** Of which it was split off; whom it succeeded says the successor of those. */
  @Column('bigint', { nullable: true }) predecessorId: string | null;
  @Column('jsonb', { default: [] }) otherCodes: AgencyCode[];
  /** thủ trưởng */
  @Column('text', { nullable: true }) headName: string | null;
  /** chức vụ, e.g. `Chủ tịch UBND phường` */
  @Column('text', { nullable: true }) headTitle: string | null;
  /** địa danh in front of the date of its papers. */
  @Column('text', { nullable: true }) place: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('text', { nullable: true }) email: string | null;
  /** null: complaints go to its address. */
  @Column('text', { nullable: true }) complaintAddress: string | null;
  @Column('text', { nullable: true }) deskName: string | null;
  @Column('text', { nullable: true }) deskSymbol: string | null;
}
