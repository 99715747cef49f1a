import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { Excludable, PublishedVersion } from '../../domain/procedure-rules.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { ProcedureEntity, ProcedureVersionEntity } from './procedure.entity.js';

export const PROCEDURES = 'procedures';

/** thủ tục hành chính, without its rules. */
export interface Procedure {
  readonly id: string;
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly field: string;
  readonly levels: readonly string[];
  /** Made by an import of history: never offered at the desk. */
  readonly historyOnly: boolean;
  /** đối tượng thực hiện; empty: not told */
  readonly audiences: readonly string[];
}

export interface ListedVersion {
  readonly procedure: Procedure;
  readonly version: PublishedVersion;
}

export interface ListedProcedure {
  readonly procedure: Procedure;
  /** null: known, but nobody can file under it on that day. */
  readonly version: PublishedVersion | null;
}

interface ProcedureSnapshot {
  readonly byId: ReadonlyMap<string, Procedure>;
  readonly byCode: ReadonlyMap<string, Procedure>;
  readonly versionsById: ReadonlyMap<string, PublishedVersion>;
  readonly versionsOf: ReadonlyMap<string, readonly PublishedVersion[]>;
}

/** Published versions and those retired since, which running dossiers keep. Drafts are not here. */
@Injectable()
export class ProcedureLookup {
  private readonly snapshot: () => Promise<ProcedureSnapshot>;

  constructor(
    private readonly database: RegisterDatabase,
    cache: RegisterCache,
  ) {
    this.snapshot = cache.cached(PROCEDURES, () => this.load());
  }

  /**
   * The version that a filing of that local day is treated under.
   * @throws DomainError `unknown-procedure`, `no-version-in-force` (field `procedureCode`)
   */
  async inForce(code: string, on: LocalDay): Promise<PublishedVersion> {
    const snapshot = await this.snapshot();
    const procedure = snapshot.byCode.get(code);
    if (!procedure) throw new DomainError('unknown-procedure', { code }, 'procedureCode');
    const version = inForceOn(snapshot, procedure, on);
    if (!version) throw new DomainError('no-version-in-force', { code, on }, 'procedureCode');
    return version;
  }

  /** @throws DomainError `unknown-procedure-version` */
  async versionById(id: string): Promise<PublishedVersion> {
    const version = (await this.snapshot()).versionsById.get(id);
    if (!version) throw new DomainError('unknown-procedure-version', { versionId: id });
    return version;
  }

  /** Versions whose sector law does not count such time, retired ones included. */
  async versionIdsExcluding(what: Excludable): Promise<string[]> {
    const versions = [...(await this.snapshot()).versionsById.values()];
    return versions.filter(({ rules }) => rules.excluded?.includes(what)).map(({ id }) => id);
  }

  /** @throws DomainError `unknown-procedure` */
  async byId(id: string): Promise<Procedure> {
    const procedure = (await this.snapshot()).byId.get(id);
    if (!procedure) throw new DomainError('unknown-procedure', { code: id });
    return procedure;
  }

  /** @throws DomainError `unknown-procedure` (field `procedureCode`) */
  async byCode(code: string): Promise<Procedure> {
    const procedure = (await this.snapshot()).byCode.get(code);
    if (!procedure) throw new DomainError('unknown-procedure', { code }, 'procedureCode');
    return procedure;
  }

  /** The whole catalogue by code, each with the version that the desk may offer on that day. */
  async list(on: LocalDay): Promise<readonly ListedProcedure[]> {
    const snapshot = await this.snapshot();
    const known = [...snapshot.byCode.values()].filter(({ historyOnly }) => !historyOnly);
    return known.map((procedure) => ({
      procedure,
      version: inForceOn(snapshot, procedure, on) ?? null,
    }));
  }

  /** What the desk may offer on that day, by code. */
  async offered(on: LocalDay): Promise<readonly ListedVersion[]> {
    return (await this.list(on)).flatMap(({ procedure, version }) =>
      version ? [{ procedure, version }] : [],
    );
  }

  private async load(): Promise<ProcedureSnapshot> {
    return this.database.read(async (tx) => {
      const procedures = await tx.find(ProcedureEntity, { order: { code: 'ASC' } });
      const versions = await tx.find(ProcedureVersionEntity, {
        where: { state: In(['published', 'retired']) },
        order: { procedureId: 'ASC', no: 'ASC' },
      });
      return snapshotOf(procedures.map(toProcedure), versions);
    });
  }
}

function inForceOn(
  snapshot: ProcedureSnapshot,
  procedure: Procedure,
  on: LocalDay,
): PublishedVersion | undefined {
  if (procedure.historyOnly) return undefined;
  return snapshot.versionsOf
    .get(procedure.id)
    ?.find(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo),
    );
}

function snapshotOf(
  procedures: readonly Procedure[],
  versions: readonly ProcedureVersionEntity[],
): ProcedureSnapshot {
  const byId = new Map(procedures.map((procedure) => [procedure.id, procedure]));
  const published = versions.flatMap((row) => {
    const procedure = byId.get(row.procedureId);
    return procedure ? [toPublished(procedure, row)] : [];
  });
  return {
    byId,
    byCode: new Map(procedures.map((procedure) => [procedure.code, procedure])),
    versionsById: new Map(published.map((version) => [version.id, version])),
    versionsOf: new Map(
      procedures.map(({ id }) => [id, published.filter(({ procedureId }) => procedureId === id)]),
    ),
  };
}

function toProcedure(row: ProcedureEntity): Procedure {
  const { id, code, nameVi, nameEn, field, levels, historyOnly, audiences } = row;
  return { id, code, name: { vi: nameVi, en: nameEn }, field, levels, historyOnly, audiences };
}

function toPublished(procedure: Procedure, row: ProcedureVersionEntity): PublishedVersion {
  return {
    id: row.id,
    procedureId: procedure.id,
    procedureCode: procedure.code,
    procedureName: procedure.name,
    field: procedure.field,
    effectiveFrom: row.effectiveFrom,
    effectiveTo: row.effectiveTo,
    rules: row.rules,
  };
}
