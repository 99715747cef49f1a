import { Column, Entity, PrimaryColumn } from 'typeorm';

/** phiếu bàn giao as it was first printed; every later print is the same bytes. */
@Entity('handover_print')
export class HandoverPrintEntity {
  @PrimaryColumn('bigint') handoverId: string;
  @Column('text') sha256: string;
  @Column('integer') byteCount: number;
  @Column('bigint') bytesId: string;
  @Column('timestamp with time zone', { precision: 3 }) renderedAt: Date;
}
