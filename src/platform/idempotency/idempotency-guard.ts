import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { TransactionGuard } from '../database/write-context.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** One request that may come again. */
export interface KeyedRequest {
  readonly accountId: string;
  /** Method and path with its parameters. */
  readonly route: string;
  readonly key: string;
  /** null: the body is streamed and not read yet. */
  bodyHash(): string | null;
}

/** Thrown inside the transaction of a repeated request, so that nothing is done twice; caught by the interceptor. */
export class RepeatedRequest extends Error {
  constructor(readonly answer: unknown) {
    super('The request was answered before');
  }
}

export function rowOf({ accountId, route, key }: KeyedRequest) {
  return { accountId, route, key };
}

/** Whether the key was answered before, whatever the body is now. */
export function isKnown(tx: EntityManager, request: KeyedRequest): Promise<boolean> {
  return tx.existsBy(IdempotencyKeyEntity, rowOf(request));
}

/**
 * The answer given before, or null when the request is new or nobody knows yet what it is.
 * @throws DomainError `idempotency-key-reused`
 */
export async function findAnswer(tx: EntityManager, request: KeyedRequest): Promise<RepeatedRequest | null> {
  const bodyHash = request.bodyHash();
  const row = bodyHash === null ? null : await tx.findOneBy(IdempotencyKeyEntity, rowOf(request));
  if (row === null) return null;
  if (row.bodyHash !== bodyHash) throw new DomainError('idempotency-key-reused', {}, 'Idempotency-Key');
  return new RepeatedRequest(row.answer === null ? undefined : JSON.parse(row.answer));
}

/**
 * Claims the key in the transaction that does the work: both are there or neither. A second request with the
 * same key waits on the unique index until the first has committed or rolled back.
 */
export class IdempotencyGuard implements TransactionGuard {
  constructor(
    private readonly request: KeyedRequest,
    private readonly createdAt: Date,
  ) {}

  async enter(tx: EntityManager): Promise<void> {
    const bodyHash = this.request.bodyHash();
    if (bodyHash === null) throw new Error('A streamed request has to say what it was before it writes');
    const row = { ...rowOf(this.request), bodyHash, answer: null, createdAt: this.createdAt };
    const insert = tx.createQueryBuilder().insert().into(IdempotencyKeyEntity).values(row).orIgnore();
    const { raw } = (await insert.returning('key').execute()) as { raw: readonly unknown[] };
    if (raw.length > 0) return;
    const repeated = await findAnswer(tx, this.request);
    // Somebody removed the row between the two statements; the client may try again.
    throw repeated ?? new DomainError('busy');
  }

  async leave(tx: EntityManager, result: unknown): Promise<void> {
    if (result === undefined) return;
    await tx.update(IdempotencyKeyEntity, rowOf(this.request), { answer: JSON.stringify(result) });
  }
}
