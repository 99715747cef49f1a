import { Injectable } from '@nestjs/common';
import { assertDraft, assertSeen } from '../../domain/catalogue/version-life.js';
import { Database } from '../../platform/database/database.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import type { DecisionCommand } from './publish-version.js';
import type { VersionResponse } from './version.responses.js';
import { VersionStory } from './version-story.js';

/** Throws a draft away; its number is not given again. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureStore,
    private readonly story: VersionStory,
  ) {}

  /**
   * @returns what was thrown away
   * @throws DomainError `unknown-procedure`, `unknown-procedure-version`, `version-not-draft`, `draft-changed-since`
   */
  async execute({ procedureCode, no, seen }: Omit<DecisionCommand, 'by'>): Promise<VersionResponse> {
    return this.database.write(async (tx) => {
      const procedure = await this.procedures.lockByCode(tx, procedureCode);
      const draft = await this.procedures.versionByNo(tx, procedure.id, no);
      assertDraft(draft);
      assertSeen(draft, seen);
      const last = await this.story.of(tx, procedureCode, draft);
      await this.procedures.removeDraft(tx, draft.id);
      return last;
    });
  }
}
