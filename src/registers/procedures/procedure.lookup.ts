import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { ProcedureDescription } from '../../domain/catalogue/procedure-description.js';
import type { Excludable, PublishedVersion } from '../../domain/procedure-rules.js';
import { isOut } from '../../domain/catalogue/version-life.js';
import { RegisterDatabase } from '../../platform/database/register-database.js';
import { RegisterCache } from '../../platform/register-cache/register-cache.js';
import { descriptionOf } from './described-row.js';
import { ProcedureEntity, ProcedureVersionEntity } from './procedure.entity.js';

export const PROCEDURES = 'procedures';
/** All that the catalogue knows, with drafts and records: changes whenever `PROCEDURES` does, and oftener. */
export const CATALOGUE = 'catalogue';

/** thủ tục hành chính, without its rules. */
export interface Procedure extends ProcedureDescription {
  readonly id: string;
  readonly code: string;
  /** Known by an import of history only: not of the catalogue. */
  readonly historyOnly: boolean;
}

export interface ListedVersion {
  /** As the version describes it. */
  readonly procedure: Procedure;
  readonly version: PublishedVersion;
}

export interface ListedProcedure {
  /** As its version of that day describes it, or the last one before; before the first one, as it is known without. */
  readonly procedure: Procedure;
  /** null: known, but nobody can file under it on that day. */
  readonly version: PublishedVersion | null;
  /** The version that describes it; null: none yet. */
  readonly describedBy: string | null;
}

interface ProcedureSnapshot {
  readonly byId: ReadonlyMap<string, Procedure>;
  readonly byCode: ReadonlyMap<string, Procedure>;
  readonly versionsById: ReadonlyMap<string, PublishedVersion>;
  /** Of each procedure, the latest first. */
  readonly versionsOf: ReadonlyMap<string, readonly ListedVersion[]>;
}

/** Published versions and those retired since, which running dossiers keep, and those of history. Drafts are not here. */
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
    const { version } = listedOn(snapshot, procedure, on);
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

  /** As it is described on that day; a dossier shows what its own version says. @throws DomainError `unknown-procedure` */
  async byId(id: string, on: LocalDay): Promise<Procedure> {
    const snapshot = await this.snapshot();
    const procedure = snapshot.byId.get(id);
    if (!procedure) throw new DomainError('unknown-procedure', { code: id });
    return listedOn(snapshot, procedure, on).procedure;
  }

  /** As it is known without its versions. @throws DomainError `unknown-procedure` (field `procedureCode`) */
  async byCode(code: string): Promise<Procedure> {
    const procedure = (await this.snapshot()).byCode.get(code);
    if (!procedure) throw new DomainError('unknown-procedure', { code }, 'procedureCode');
    return procedure;
  }

  /** The whole catalogue by code, each with the version that the desk may offer on that day. */
  async list(on: LocalDay): Promise<readonly ListedProcedure[]> {
    const snapshot = await this.snapshot();
    const known = [...snapshot.byCode.values()].filter(({ historyOnly }) => !historyOnly);
    return known.map((procedure) => listedOn(snapshot, procedure, on));
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
        where: { state: In(['published', 'retired', 'history', 'withdrawn']) },
        order: { procedureId: 'ASC', no: 'ASC' },
      });
      return snapshotOf(procedures.map(toProcedure), versions);
    });
  }
}

/** Published versions do not overlap: only the one that began last may be in force. */
function listedOn({ versionsOf }: ProcedureSnapshot, known: Procedure, on: LocalDay): ListedProcedure {
  const begun = versionsOf.get(known.id)?.find(({ version }) => version.effectiveFrom <= on);
  if (!begun) return { procedure: known, version: null, describedBy: null };
  const { procedure, version } = begun;
  const isOver = version.effectiveTo !== null && version.effectiveTo < on;
  return { procedure, version: isOver ? null : version, describedBy: version.id };
}

function snapshotOf(
  procedures: readonly Procedure[],
  versions: readonly ProcedureVersionEntity[],
): ProcedureSnapshot {
  const byId = new Map(procedures.map((procedure) => [procedure.id, procedure]));
  const kept = versions.flatMap((row) => {
    const known = byId.get(row.procedureId);
    if (!known) return [];
    const procedure = { ...known, ...descriptionOf(row) };
    return [{ isOut: isOut(row), procedure, version: toPublished(procedure, row) }];
  });
  const latestFirst = kept
    .filter((each) => each.isOut)
    .sort((one, other) => (one.version.effectiveFrom > other.version.effectiveFrom ? -1 : 1));
  const versionsOf = new Map<string, ListedVersion[]>();
  for (const each of latestFirst) {
    const { id } = each.procedure;
    const known = versionsOf.get(id);
    if (known) known.push(each);
    else versionsOf.set(id, [each]);
  }
  return {
    byId,
    byCode: new Map(procedures.map((procedure) => [procedure.code, procedure])),
    versionsById: new Map(kept.map(({ version }) => [version.id, version])),
    versionsOf,
  };
}

function toProcedure(row: ProcedureEntity): Procedure {
  const { id, code, historyOnly } = row;
  return { id, code, historyOnly, ...descriptionOf(row) };
}

function toPublished(procedure: Procedure, row: ProcedureVersionEntity): PublishedVersion {
  const { id, effectiveFrom, effectiveTo, rules } = row;
  return {
    id,
    procedureId: procedure.id,
    procedureCode: procedure.code,
    procedureName: procedure.name,
    field: procedure.field,
    effectiveFrom,
    effectiveTo,
    rules,
  };
}
