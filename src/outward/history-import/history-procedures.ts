import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../domain/domain-error.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { Database } from '../../platform/database/database.js';
import { type Procedure, ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { ProcedureStore } from '../../registers/procedures/procedure.store.js';
import type { HistoryProcedure } from './history-mapping.js';
import { ImportRefused } from '../../platform/csv-import/import-refused.js';

/** A version that imported dossiers are written under. */
export interface HistoryVersion {
  readonly procedureId: string;
  readonly versionId: string;
  readonly variant: string;
  readonly field: string;
}

// Before any log; nobody can file under it, so its first day decides nothing.
const EFFECTIVE_FROM = '1900-01-01';
const VARIANT = 'history';

/** Makes the procedures that a mapping brings along: reported on, and not offered under what is made here. */
@Injectable()
export class HistoryProcedures {
  constructor(
    private readonly database: Database,
    private readonly procedures: ProcedureLookup,
    private readonly store: ProcedureStore,
  ) {}

  /**
   * The version of the procedure, made now if it is not there yet.
   * @throws ImportRefused when the code belongs to a procedure that people file under
   */
  async ensure(definition: HistoryProcedure, now: Date): Promise<HistoryVersion> {
    const known = await this.find(definition.code);
    return this.database.write(async (tx) => {
      const procedureId = known?.id ?? (await this.store.insert(tx, { ...definition, historyOnly: true }));
      const versions = await this.store.versionsOf(tx, procedureId);
      const kept = versions.find(({ state }) => state === 'history');
      // One that is offered by now has its history all the same.
      if (known && !known.historyOnly && !kept) throw codeOfRealProcedure(definition.code);
      const { id, rules } = kept ?? (await this.keep(tx, procedureId, definition, now));
      return { procedureId, versionId: id, variant: rules.defaultVariant, field: definition.field };
    });
  }

  private async find(code: string): Promise<Procedure | null> {
    try {
      return await this.procedures.byCode(code);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unknown-procedure') return null;
      throw error;
    }
  }

  private async keep(
    tx: EntityManager,
    procedureId: string,
    definition: HistoryProcedure,
    now: Date,
  ): Promise<{ id: string; rules: ProcedureRules }> {
    const { name, field, levels } = definition;
    const description = { name, field, levels, audiences: [] };
    const rules = rulesOf(definition);
    const draft = { effectiveFrom: EFFECTIVE_FROM, effectiveTo: null, rules, description };
    const version = await this.store.insertDraft(tx, procedureId, draft);
    await this.store.changeVersion(tx, version, { state: 'history', publishedAt: now });
    return version;
  }
}

/** No term: the due moments are the source's own. One step, since a plan has to have one. */
function rulesOf({ name, source }: HistoryProcedure): ProcedureRules {
  return {
    variants: [{ key: VARIANT, name, terms: [], fees: [], components: [], plan: null }],
    defaultVariant: VARIANT,
    cutOff: { at: { kind: 'none' }, affects: 'clock' },
    supplementPolicy: { kind: 'pause' },
    supplementWait: { amount: 15, unit: 'day' },
    immediate: false,
    plan: {
      start: ['history'],
      steps: [
        {
          key: 'history',
          name: { vi: 'Theo dữ liệu lịch sử', en: 'As the history tells' },
          kind: 'result',
          agency: { kind: 'competent' },
          role: 'processing_officer',
          limit: null,
          counted: false,
          leg: null,
          outcomes: [
            { key: 'done', name: { vi: 'Đã giải quyết', en: 'Resolved' }, next: [], result: 'granted' },
          ],
        },
      ],
      legs: [],
    },
    legalBasis: [source],
    results: [],
  };
}

function codeOfRealProcedure(code: string): ImportRefused {
  return new ImportRefused({
    vi: `Mã “${code}” đã thuộc một thủ tục đang dùng; tệp ánh xạ phải đặt mã khác cho thủ tục lịch sử.`,
    en: `The code "${code}" belongs to a procedure in use; the mapping needs another code for its history.`,
  });
}
