import type { EntityManager } from 'typeorm';

const callbacksOf = new WeakMap<EntityManager, (() => void)[]>();

/**
 * Runs `callback` once the transaction of `tx` has committed, and never if it rolls back. For hints such as
 * poking the relay: what must not be lost belongs into the outbox.
 */
export function afterCommit(tx: EntityManager, callback: () => void): void {
  const callbacks = callbacksOf.get(tx);
  if (callbacks === undefined) throw new Error('afterCommit needs the transaction of Database.write');
  callbacks.push(callback);
}

/** Opens the list of `tx`; the caller runs it after COMMIT. */
export function collectAfterCommit(tx: EntityManager): readonly (() => void)[] {
  const callbacks: (() => void)[] = [];
  callbacksOf.set(tx, callbacks);
  return callbacks;
}
