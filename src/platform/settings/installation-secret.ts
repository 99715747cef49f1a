import { type KeyObject, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { SettingsStore } from './settings.store.js';

/** Names of settings; each secret is given by the configuration or kept there. */
type KeptSecret = 'token-secret' | 'look-up-secret';

/** What only this installation knows: given by the configuration, or made once and shared through the database. */
@Injectable()
export class InstallationSecret {
  private readonly known = new Map<KeptSecret, Promise<string>>();
  /** One of each purpose, and the purposes are few: making a key costs more than using it. */
  private readonly keys = new Map<string, KeyObject>();

  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly settings: SettingsStore,
  ) {}

  /** A key for one purpose; keys of different purposes tell nothing of each other. */
  keyFor(purpose: string): Promise<KeyObject> {
    return this.keyOf('token-secret', this.config.tokenSecret, purpose);
  }

  /** As `keyFor`, of a secret that outlives the other one: what was printed with it is in people's hands. */
  lookUpKeyFor(purpose: string): Promise<KeyObject> {
    return this.keyOf('look-up-secret', this.config.lookUpSecret, purpose);
  }

  private async keyOf(name: KeptSecret, given: string | null, purpose: string): Promise<KeyObject> {
    const secret = await this.secret(name, given);
    const known = this.keys.get(`${name} ${purpose}`);
    if (known) return known;
    const key = createSecretKey(createHmac('sha256', secret).update(purpose).digest());
    this.keys.set(`${name} ${purpose}`, key);
    return key;
  }

  private secret(name: KeptSecret, given: string | null): Promise<string> {
    if (given !== null) return Promise.resolve(given);
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const kept = this.keptSecret(name).catch((error: unknown) => {
      this.known.delete(name);
      throw error;
    });
    this.known.set(name, kept);
    return kept;
  }

  /** By itself, never in the transaction of whoever happens to ask first. */
  private async keptSecret(name: KeptSecret): Promise<string> {
    const fresh = randomBytes(32).toString('base64url');
    const kept = await this.db.statement((tx) => this.settings.keepFirst(tx, name, fresh));
    if (typeof kept !== 'string') throw new Error(`The setting ${name} is not a text`);
    return kept;
  }
}
