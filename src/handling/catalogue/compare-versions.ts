import { Injectable } from '@nestjs/common';
import { changesOfDescription, changesOfRules } from '../../domain/catalogue/version-changes.js';
import { versionBefore } from '../../domain/catalogue/version-life.js';
import { DomainError } from '../../domain/domain-error.js';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { descriptionOfVersion } from '../../registers/procedures/procedure.store.js';
import type { VersionDiffResponse } from './version.responses.js';
import { versionOfNo, VisibleVersions } from './visible-versions.js';

export interface ComparedVersions {
  readonly procedureCode: string;
  readonly no: number;
  /** The earlier one; left out: the published one that it follows. */
  readonly against?: number | undefined;
}

/** What a version says otherwise than another one of its procedure. */
@Injectable()
export class CompareVersions {
  constructor(
    private readonly database: Database,
    private readonly versions: VisibleVersions,
  ) {}

  /** @throws DomainError not-found, no-version-before */
  run(actor: Actor, { procedureCode, no, against }: ComparedVersions): Promise<VersionDiffResponse> {
    return this.database.read(async (tx) => {
      const visible = await this.versions.of(tx, actor, procedureCode);
      const version = versionOfNo(visible, no);
      const other = against === undefined ? versionBefore(version, visible) : versionOfNo(visible, against);
      if (!other) throw new DomainError('no-version-before', { no }, 'against');
      const changes = [
        ...changesOfDescription(descriptionOfVersion(other), descriptionOfVersion(version)),
        ...changesOfRules(other.rules, version.rules),
      ];
      return { procedureCode, no, against: other.no, changes };
    });
  }
}
