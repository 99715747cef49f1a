import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterCommit } from '../database/after-commit.js';
import { CHANGE_CHANNEL, ChangeListener, type ChangeListenerHandlers } from './change-listener.js';

/** Where the listener connects to; the database of the registers. */
export const REGISTER_CACHE_URL = Symbol('REGISTER_CACHE_URL');

/**
 * Registers are read by every request and changed a few times a month. Each process keeps them in memory and
 * drops them as soon as any process says that they changed; a process that cannot hear keeps nothing.
 */
@Injectable()
export class RegisterCache implements OnModuleInit, OnApplicationShutdown, ChangeListenerHandlers {
  /** The load of each name, also once it is done. */
  private readonly snapshots = new Map<string, Promise<unknown>>();
  private readonly watchers = new Map<string, (() => void)[]>();
  private readonly listener: ChangeListener;
  private listening = false;

  constructor(@Inject(REGISTER_CACHE_URL) url: string) {
    this.listener = new ChangeListener(url, this);
  }

  async onModuleInit(): Promise<void> {
    await this.listener.start();
  }

  /** After the last request was answered: without the cache each would load everything anew. */
  async onApplicationShutdown(): Promise<void> {
    await this.listener.stop();
    this.onLost();
  }

  /**
   * Wraps `load` so that its answer is kept until `changed(…, name)` in this or another process. Requests that
   * come while it is loading wait for the same load. Whoever reads must not alter the answer.
   */
  cached<T>(name: string, load: () => Promise<T>): () => Promise<T> {
    return () => {
      const kept = this.snapshots.get(name);
      if (kept) return kept as Promise<T>;
      const loading = load();
      if (this.listening) this.keep(name, loading);
      return loading;
    };
  }

  /** Tells every process, at the commit of `tx` and never before, to forget what it keeps under `name`. */
  async changed(tx: EntityManager, name: string): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', [CHANGE_CHANNEL, name]);
    // The notice needs a moment to come back; the next request of this process must already see the change.
    afterCommit(tx, () => this.onChange(name));
  }

  /** Calls back after each change of `name` by any process; only a hint, since a notice may be lost. */
  watch(name: string, changed: () => void): void {
    this.watchers.set(name, [...(this.watchers.get(name) ?? []), changed]);
  }

  onListening(): void {
    this.listening = true;
  }

  onLost(): void {
    this.listening = false;
    this.snapshots.clear();
  }

  onChange(name: string): void {
    this.snapshots.delete(name);
    this.watchers.get(name)?.forEach((changed) => changed());
  }

  private keep(name: string, loading: Promise<unknown>): void {
    this.snapshots.set(name, loading);
    loading.catch(() => {
      if (this.snapshots.get(name) === loading) this.snapshots.delete(name);
    });
  }
}
