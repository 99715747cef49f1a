import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/domain-error.js';
import { Database } from '../platform/database/database.js';
import type { NewDossierRecord } from './dossiers.store.js';

/** What an import has ready to be written, with whatever it knows of it beside. */
export interface ReadyDossier {
  readonly record: NewDossierRecord;
}

/** What became of one: `refused` by the database, which says why. */
export interface ImportedDossier<T extends ReadyDossier> {
  readonly ready: T;
  readonly became: 'written' | 'already_there' | 'code_taken' | 'refused';
  readonly reason: string;
}

interface KnownDossier {
  readonly code: string;
  readonly externalSource: string | null;
  readonly externalReference: string | null;
}

type Insert<T> = (tx: EntityManager, fresh: readonly T[]) => Promise<unknown>;

/** Writes dossiers of one source in batches, each in a transaction of its own; what is there already stays as it is. */
@Injectable()
export class ImportedDossiers {
  constructor(private readonly database: Database) {}

  /**
   * Answers for each of the batch. Where the database takes one of them not, the others get through.
   * @throws DomainError `busy`, `database-unavailable`: what was written before stays, running again goes on
   */
  async write<T extends ReadyDossier>(
    batch: readonly T[],
    insert: Insert<T>,
  ): Promise<readonly ImportedDossier<T>[]> {
    if (batch.length === 0) return [];
    try {
      return await this.database.write((tx) => this.writeNew(tx, batch, insert));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      const [single] = batch;
      if (batch.length === 1 && single) return [refusedBy(error, single)];
      // One of them cannot be stored: the halves find out which.
      const middle = Math.ceil(batch.length / 2);
      const first = await this.write(batch.slice(0, middle), insert);
      return [...first, ...(await this.write(batch.slice(middle), insert))];
    }
  }

  /** What would become of each; nothing is written. */
  async foresee<T extends ReadyDossier>(batch: readonly T[]): Promise<readonly ImportedDossier<T>[]> {
    if (batch.length === 0) return [];
    return this.database.read((tx) => this.standing(tx, batch));
  }

  private async writeNew<T extends ReadyDossier>(
    tx: EntityManager,
    batch: readonly T[],
    insert: Insert<T>,
  ): Promise<readonly ImportedDossier<T>[]> {
    const all = await this.standing(tx, batch);
    const fresh = all.flatMap(({ ready, became }) => (became === 'written' ? [ready] : []));
    if (fresh.length > 0) await insert(tx, fresh);
    return all;
  }

  private async standing<T extends ReadyDossier>(
    tx: EntityManager,
    batch: readonly T[],
  ): Promise<readonly ImportedDossier<T>[]> {
    const known = await this.findKnown(tx, batch);
    const codes = new Set(known.map(({ code }) => code));
    return batch.map((ready) => {
      const { code, externalSource, externalReference } = ready.record.dossier;
      const isThere = known.some(
        (one) => one.externalSource === externalSource && one.externalReference === externalReference,
      );
      const became = isThere ? 'already_there' : codes.has(code) ? 'code_taken' : 'written';
      return { ready, became, reason: '' };
    });
  }

  private findKnown(tx: EntityManager, batch: readonly ReadyDossier[]): Promise<KnownDossier[]> {
    const dossiers = batch.map(({ record }) => record.dossier);
    return tx.query<KnownDossier[]>(
      `SELECT code, external_source AS "externalSource", external_reference AS "externalReference"
        FROM dossier WHERE external_source = $1 AND external_reference = ANY($2::text[])
        UNION
        SELECT code, external_source, external_reference FROM dossier WHERE code = ANY($3::text[])`,
      [
        dossiers[0]?.externalSource ?? null,
        dossiers.map(({ externalReference }) => externalReference),
        dossiers.map(({ code }) => code),
      ],
    );
  }
}

function refusedBy<T extends ReadyDossier>(error: unknown, ready: T): ImportedDossier<T> {
  const reason = error instanceof Error ? error.message : String(error);
  return { ready, became: 'refused', reason };
}
