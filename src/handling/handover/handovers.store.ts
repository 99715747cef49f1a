import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows, named, updateRows } from '../../platform/database/rows.js';
import { HandoverEntity, HandoverItemEntity } from './handover.entity.js';

export type NewHandover = Omit<
  HandoverEntity,
  'id' | 'number' | 'no' | 'acknowledgedAt' | 'cancelledAt' | 'cancelReason'
>;
export type NewHandoverItem = Pick<
  HandoverItemEntity,
  'dossierId' | 'applicantName' | 'dueAt' | 'originals' | 'copies'
>;

/** What happened to an item, as its columns. */
export type ItemChange = Pick<
  HandoverItemEntity,
  'result' | 'note' | 'answeredAt' | 'answeredName' | 'settledAt' | 'settledNote' | 'freedAt'
>;

const TAKE_NUMBER = `INSERT INTO handover_counter (agency_id, year, last_number)
  VALUES ($1::bigint, $2::smallint, 1)
  ON CONFLICT (agency_id, year) DO UPDATE SET last_number = handover_counter.last_number + 1
  RETURNING last_number AS no`;

const NUMBER_DIGITS = 4;

/** Lists and their items; the one door through which they are written. */
@Injectable()
export class HandoversStore {
  /** The counter stays locked until the commit, so a year's book has no gaps. */
  async add(
    tx: EntityManager,
    agencyCode: string,
    handover: NewHandover,
    items: readonly NewHandoverItem[],
  ): Promise<HandoverEntity> {
    const { giverAgencyId, year } = handover;
    const [taken] = await named<{ no: number }>(tx, 'handover-number', TAKE_NUMBER, [giverAgencyId, year]);
    const no = taken?.no as number;
    const number = `${agencyCode}-${year}-${String(no).padStart(NUMBER_DIGITS, '0')}`;
    const untouched = { acknowledgedAt: null, cancelledAt: null, cancelReason: null };
    const row = { ...handover, no, number, ...untouched };
    const returning = { returning: 'id' };
    const [key] = await insertRows<HandoverEntity, { id: string }>(tx, HandoverEntity, [row], returning);
    const id = key?.id as string;
    const rows = items.map((item, index) => ({ handoverId: id, no: index + 1, ...item }));
    await insertRows(tx, HandoverItemEntity, rows);
    return { id, ...row };
  }

  itemsOf(tx: EntityManager, handoverId: string): Promise<HandoverItemEntity[]> {
    return tx.find(HandoverItemEntity, { where: { handoverId }, order: { no: 'ASC' } });
  }

  async saveItems(tx: EntityManager, items: readonly HandoverItemEntity[]): Promise<void> {
    const rows = items.map((item): ItemChange & { handoverId: string; no: number } => ({
      handoverId: item.handoverId,
      no: item.no,
      result: item.result,
      note: item.note,
      answeredAt: item.answeredAt,
      answeredName: item.answeredName,
      settledAt: item.settledAt,
      settledNote: item.settledNote,
      freedAt: item.freedAt,
    }));
    await updateRows(tx, HandoverItemEntity, rows, ['handoverId', 'no']);
  }

  async saveEnd(
    tx: EntityManager,
    { id }: HandoverEntity,
    end: Partial<Pick<HandoverEntity, 'acknowledgedAt' | 'cancelledAt' | 'cancelReason'>>,
  ): Promise<void> {
    await tx.update(HandoverEntity, { id }, end);
  }
}
