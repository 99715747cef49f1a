import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../domain/domain-error.js';
import { DossiersStore, type NewDossierRecord } from './dossiers.store.js';
import { Database } from '../platform/database/database.js';
import { type RowFault, valueFault, type ValueFault } from '../platform/csv-import/row-fault.js';

/** A dossier ready to be written, and where in the file it came from. */
export interface ReadyRecord {
  readonly record: NewDossierRecord;
  readonly line: number;
}

export interface WrittenBatch {
  readonly written: readonly ReadyRecord[];
  readonly alreadyThere: number;
  readonly faults: readonly RowFault[];
}

interface KnownDossier {
  readonly code: string;
  readonly externalSource: string | null;
  readonly externalReference: string | null;
}

/** Writes dossiers of one source in batches, each in a transaction of its own; what is there already stays as it is. */
@Injectable()
export class WriteApplications {
  constructor(
    private readonly database: Database,
    private readonly dossiers: DossiersStore,
  ) {}

  /** @throws DomainError `busy`, `database-unavailable`: what was written before stays, running again goes on */
  async execute(batch: readonly ReadyRecord[], now: Date): Promise<WrittenBatch> {
    try {
      return await this.database.write((tx) => this.writeNew(tx, batch, now));
    } catch (error) {
      if (error instanceof DomainError) throw error;
      const [single] = batch;
      if (batch.length === 1 && single) return refusedBy(error, single);
      // One of them cannot be stored: the halves find out which, and the others get through.
      const middle = Math.ceil(batch.length / 2);
      const first = await this.execute(batch.slice(0, middle), now);
      const second = await this.execute(batch.slice(middle), now);
      return {
        written: [...first.written, ...second.written],
        alreadyThere: first.alreadyThere + second.alreadyThere,
        faults: [...first.faults, ...second.faults],
      };
    }
  }

  private async writeNew(tx: EntityManager, batch: readonly ReadyRecord[], now: Date): Promise<WrittenBatch> {
    const known = await this.findKnown(tx, batch);
    const isThere = ({ record: { dossier } }: ReadyRecord) =>
      known.some(
        ({ externalSource, externalReference }) =>
          externalSource === dossier.externalSource && externalReference === dossier.externalReference,
      );
    const others = batch.filter((ready) => !isThere(ready));
    const codes = new Set(known.map(({ code }) => code));
    const fresh = others.filter(({ record }) => !codes.has(record.dossier.code));
    const taken = others.filter(({ record }) => codes.has(record.dossier.code));
    if (fresh.length > 0) {
      const records = fresh.map(({ record }) => record);
      await this.dossiers.insertMany(tx, records, now, true);
    }
    return {
      written: fresh,
      alreadyThere: batch.length - others.length,
      faults: taken.map((ready) =>
        faultOf(ready, valueFault('code-taken', { value: ready.record.dossier.code })),
      ),
    };
  }

  private findKnown(tx: EntityManager, batch: readonly ReadyRecord[]): Promise<KnownDossier[]> {
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

function refusedBy(error: unknown, ready: ReadyRecord): WrittenBatch {
  const value = error instanceof Error ? error.message : String(error);
  return {
    written: [],
    alreadyThere: 0,
    faults: [faultOf(ready, valueFault('database-refused', { value }))],
  };
}

function faultOf({ record, line }: ReadyRecord, fault: ValueFault): RowFault {
  return { line, reference: record.dossier.externalReference ?? '', field: '', ...fault };
}
