import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { Database } from '../../platform/database/database.js';
import { VersionStory } from './version-story.js';
import type { VersionsResponse, WholeVersionResponse } from './version.responses.js';
import { versionOfNo, VisibleVersions } from './visible-versions.js';

/** The versions of a procedure for whoever may see them. */
@Injectable()
export class ListVersions {
  constructor(
    private readonly database: Database,
    private readonly versions: VisibleVersions,
    private readonly story: VersionStory,
  ) {}

  /** @throws DomainError not-found */
  list(actor: Actor, procedureCode: string): Promise<VersionsResponse> {
    return this.database.read(async (tx) => {
      const visible = await this.versions.of(tx, actor, procedureCode);
      return { items: await this.story.ofAll(tx, procedureCode, visible) };
    });
  }

  /** @throws DomainError not-found */
  show(actor: Actor, procedureCode: string, no: number): Promise<WholeVersionResponse> {
    return this.database.read(async (tx) => {
      const version = versionOfNo(await this.versions.of(tx, actor, procedureCode), no);
      return { rules: version.rules, ...(await this.story.of(tx, procedureCode, version)) };
    });
  }
}
