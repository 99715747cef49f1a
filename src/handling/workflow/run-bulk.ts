import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { DossierResponse } from '../../dossiers/dossier-response.contract.js';
import type { VerbTarget } from '../../dossiers/dossier-verbs.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { Turns } from '../../platform/access/turns.js';
import { oncePerPart } from '../../platform/idempotency/idempotent-parts.js';
import { describeProblem, type ProblemOccasion } from '../../platform/problems/problem-document.js';
import { refusalOf } from '../../platform/problems/refusal-of.js';
import type { BulkItemResponse, BulkResponse } from './bulk.responses.js';

const MOST_ITEMS = 500;
const AT_ONCE = 4;

/** Of all bulk requests together: single verbs always find a connection. */
const TURNS = new Turns({ atOnce: AT_ONCE, waiting: 400 });

interface BulkItem {
  readonly code: string;
  readonly step: string;
  readonly seenVersion?: number;
}

export interface BulkRun {
  readonly actor: Actor;
  readonly verb: string;
  readonly occasion: ProblemOccasion;
}

type Act<I> = (target: VerbTarget, item: I) => Promise<DossierResponse>;

/** The same verb on many dossiers, a few at a time, each in its own transaction and with its own answer. */
@Injectable()
export class RunBulk {
  private readonly logger = new Logger(RunBulk.name);

  /**
   * Items of one dossier are done in their order.
   * @throws DomainError too-many-items
   */
  async execute<I extends BulkItem>(run: BulkRun, items: readonly I[], act: Act<I>): Promise<BulkResponse> {
    if (items.length > MOST_ITEMS) {
      throw new DomainError('too-many-items', { most: MOST_ITEMS, given: items.length }, 'items');
    }
    const answers: BulkItemResponse[] = [];
    const queue = byDossier(items);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        for (const [no, item] of next) answers[no] = await this.one(run, no, item, act);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const done = answers.filter(({ ok }) => ok).length;
    return { done, refused: answers.length - done, items: answers };
  }

  private async one<I extends BulkItem>(
    { actor, verb, occasion }: BulkRun,
    no: number,
    item: I,
    act: Act<I>,
  ): Promise<BulkItemResponse> {
    const { code, step, seenVersion = null } = item;
    try {
      const once = () =>
        oncePerPart(
          no,
          () => act({ actor, code, seenVersion }, item),
          ({ version }) => ({ version }),
        );
      const { version } = await TURNS.take(once);
      return { code, step, ok: true, version, problem: null };
    } catch (error) {
      const refusal = refusalOf(error);
      const path = `/api/v1/dossiers/${encodeURIComponent(code)}/${verb}`;
      const problem = describeProblem(refusal, { ...occasion, path });
      if (problem.status >= 500) this.logger.error(`${path}: ${refusal.code}`, error);
      return { code, step, ok: false, version: null, problem };
    }
  }
}

type Numbered<I> = readonly [no: number, item: I];

function byDossier<I extends BulkItem>(items: readonly I[]): (readonly Numbered<I>[])[] {
  const groups = new Map<string, Numbered<I>[]>();
  for (const [no, item] of items.entries()) {
    const group = groups.get(item.code);
    if (group) group.push([no, item]);
    else groups.set(item.code, [[no, item]]);
  }
  return [...groups.values()];
}
