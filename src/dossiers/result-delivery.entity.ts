import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { DeliveryWay } from '../domain/dossier/delivery-ways.js';
import { DossierEntity } from './dossier.entity.js';

/** trả kết quả: one way in which one result went to the applicant. */
@Entity('result_delivery')
@Index('result_delivery_no_key', ['dossierId', 'no'], { unique: true })
@Index('result_delivery_way_key', ['dossierId', 'issue', 'way'], { unique: true })
export class ResultDeliveryEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: string;
  @ForeignKey(() => DossierEntity)
  @Column('bigint')
  dossierId: string;
  @Column('smallint') no: number;
  @Column('text') way: DeliveryWay;
  @Column('smallint') issue: number;
  @Column('timestamp with time zone', { precision: 3 }) at: Date;
  @Column('text', { nullable: true }) recipient: string | null;
  @Column('text', { nullable: true }) reference: string | null;
  @Column('bigint') by: string;
}
