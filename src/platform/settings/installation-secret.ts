import { type KeyObject, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { SettingsStore } from './settings.store.js';

const KEY = 'token-secret';

/** What only this installation knows: given by the configuration, or made once and shared through the database. */
@Injectable()
export class InstallationSecret {
  private known: Promise<string> | null = null;

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly settings: SettingsStore,
  ) {}

  /** A key for one purpose; keys of different purposes tell nothing of each other. */
  async keyFor(purpose: string): Promise<KeyObject> {
    const derived = createHmac('sha256', await this.secret())
      .update(purpose)
      .digest();
    return createSecretKey(derived);
  }

  private secret(): Promise<string> {
    if (this.config.tokenSecret !== null) return Promise.resolve(this.config.tokenSecret);
    this.known ??= this.keptSecret().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  private async keptSecret(): Promise<string> {
    const fresh = randomBytes(32).toString('base64url');
    const kept = await this.db.write((tx) => this.settings.keepFirst(tx, KEY, fresh));
    if (typeof kept !== 'string') throw new Error(`The setting ${KEY} is not a text`);
    return kept;
  }
}
