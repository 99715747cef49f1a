import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SettingEntity } from './setting.entity.js';

@Injectable()
export class SettingsStore {
  /** The value kept under `key`; undefined when nobody decided it. */
  async find(tx: EntityManager, key: string): Promise<unknown> {
    const row = await tx.findOneBy(SettingEntity, { key });
    return row?.value;
  }

  async save(tx: EntityManager, key: string, value: unknown): Promise<void> {
    await tx.upsert(SettingEntity, { key, value: value as object }, ['key']);
  }

  /** Keeps `value` unless there is one already; returns what is kept. Two processes that start together agree. */
  async keepFirst(tx: EntityManager, key: string, value: string): Promise<unknown> {
    await tx.createQueryBuilder().insert().into(SettingEntity).values({ key, value }).orIgnore().execute();
    return this.find(tx, key);
  }
}
