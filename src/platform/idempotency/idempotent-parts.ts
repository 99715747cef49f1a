import { AsyncLocalStorage } from 'node:async_hooks';
import { type EntityManager, IsNull } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import { WriteContext, writeContext } from '../database/write-context.js';
import {
  findAnswer,
  IdempotencyGuard,
  type KeyedRequest,
  RepeatedRequest,
  rowOf,
} from './idempotency-guard.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

/** The parts of one request that may come again; each is remembered in the transaction that does it. */
export class RequestParts {
  constructor(
    private readonly request: KeyedRequest,
    private readonly createdAt: Date,
  ) {}

  async once<T, R>(no: number, work: () => Promise<T>, kept: (result: T) => R): Promise<R> {
    const part = { ...this.request, route: `${this.request.route}#${no}` };
    const guard = new PartGuard(part, this.createdAt, (result) => kept(result as T));
    try {
      return kept(await writeContext.run(new WriteContext(guard), work));
    } catch (error) {
      if (error instanceof RepeatedRequest) return error.answer as R;
      throw error;
    }
  }
}

class PartGuard extends IdempotencyGuard {
  constructor(
    part: KeyedRequest,
    createdAt: Date,
    private readonly kept: (result: unknown) => unknown,
  ) {
    super(part, createdAt);
  }

  override leave(tx: EntityManager, result: unknown): Promise<void> {
    return super.leave(tx, this.kept(result));
  }
}

export const requestParts = new AsyncLocalStorage<RequestParts>();

/**
 * Does part `no` of a request; where the request has a key and came before, it is not done again. A part that was
 * refused left nothing behind and may be tried again, until the whole request has its answer.
 * @param kept what is remembered of the result, and answered
 */
export async function oncePerPart<T, R>(
  no: number,
  work: () => Promise<T>,
  kept: (result: T) => R,
): Promise<R> {
  const parts = requestParts.getStore();
  return parts === undefined ? kept(await work()) : parts.once(no, work, kept);
}

/**
 * Claims the key of a request in parts. One that began and was cut off goes on: what it did, it does not do again.
 * @returns the answer that it had, or null
 * @throws DomainError `idempotency-key-reused`
 */
export async function beginParts(
  tx: EntityManager,
  request: KeyedRequest,
  createdAt: Date,
): Promise<RepeatedRequest | null> {
  const bodyHash = request.bodyHash() ?? '';
  const values = { ...rowOf(request), bodyHash, answer: null, createdAt };
  await tx.createQueryBuilder().insert().into(IdempotencyKeyEntity).values(values).orIgnore().execute();
  const known = await tx.findOneByOrFail(IdempotencyKeyEntity, rowOf(request));
  if (known.bodyHash !== bodyHash) {
    throw new DomainError('idempotency-key-reused', {}, 'Idempotency-Key');
  }
  return known.answer === null ? null : new RepeatedRequest(JSON.parse(known.answer));
}

/** Of two processes that answered the same request the first one's answer is everybody's. */
export async function endParts(
  tx: EntityManager,
  request: KeyedRequest,
  answer: unknown,
): Promise<RepeatedRequest | null> {
  await tx.update(IdempotencyKeyEntity, unanswered(request), { answer: JSON.stringify(answer) });
  return findAnswer(tx, request);
}

/** A part was refused for a reason that passes (too busy, a fault of ours): sent again, it is tried again. */
export function isUnsettled(answer: unknown): boolean {
  const { items } = (answer ?? {}) as { items?: unknown };
  if (!Array.isArray(items)) return false;
  return items.some(({ problem }: { problem?: { status?: number } | null }) => {
    const status = problem?.status ?? 0;
    return status === 429 || status >= 500;
  });
}

/** Not answered for good: what was done is remembered by its parts, and the key may be used again. */
export async function forgetParts(tx: EntityManager, request: KeyedRequest): Promise<void> {
  await tx.delete(IdempotencyKeyEntity, unanswered(request));
}

function unanswered(request: KeyedRequest) {
  return { ...rowOf(request), answer: IsNull() };
}
