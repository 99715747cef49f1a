import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { type Agency, AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { HistoryApplication } from './history-application.js';
import { type Choice, wordsOf } from '../../platform/csv-import/choice.js';
import type { HistoryMapping } from './history-mapping.js';
import { HistoryProcedures, type HistoryVersion } from './history-procedures.js';
import { knownIn, refusedWord } from '../../platform/csv-import/register-words.js';
import { type RowFault, valueFault, type ValueFault } from '../../platform/csv-import/row-fault.js';

/** Where one application belongs in the registers. */
export interface HistoryPlace {
  readonly receiving: Agency;
  readonly competent: Agency;
  readonly version: HistoryVersion;
}

const COLUMN_ITSELF = '';
const AGENCY = { vi: 'cơ quan', en: 'agency' };
const PROCEDURE = { vi: 'thủ tục', en: 'procedure' };
const ANOTHER_AGENCY = {
  vi: '; thêm --agency MÃ để chọn cơ quan khác',
  en: '; add --agency CODE to choose another',
};

/** Finds the agencies and procedure versions that a log names. */
@Injectable()
export class HistoryRegisters {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly historyProcedures: HistoryProcedures,
  ) {}

  /**
   * Checks every code that the mapping itself names and makes the procedures it brings along.
   * @throws ImportRefused
   */
  async prepare(mapping: HistoryMapping, now: Date): Promise<ReadonlyMap<string, HistoryVersion>> {
    const agencyCodes = [mapping.agency, mapping.competentAgency].flatMap(wordsOf);
    for (const code of new Set(agencyCodes)) {
      if (!(await this.agency(code))) throw refusedWord(AGENCY, code, ANOTHER_AGENCY);
    }
    const created = new Map<string, HistoryVersion>();
    for (const definition of mapping.createProcedures) {
      created.set(definition.code, await this.historyProcedures.ensure(definition, now));
    }
    for (const code of wordsOf(mapping.procedure)) {
      if (!created.has(code) && !(await knownIn(this.procedures.byCode(code)))) {
        throw refusedWord(PROCEDURE, code);
      }
    }
    return created;
  }

  /** The place of an application, or what its words do not name. */
  async placeOf(
    application: HistoryApplication,
    mapping: HistoryMapping,
    created: ReadonlyMap<string, HistoryVersion>,
  ): Promise<HistoryPlace | readonly RowFault[]> {
    const { agencyCode, competentAgencyCode, procedureCode, receivedOn } = application;
    const receiving = await this.agency(agencyCode);
    const competent = await this.agency(competentAgencyCode);
    const version = created.get(procedureCode) ?? (await this.version(procedureCode, receivedOn));
    if (receiving && competent && 'versionId' in version) return { receiving, competent, version };
    const faultAt = (choice: Choice, fault: ValueFault): RowFault => ({
      line: application.line,
      reference: application.reference,
      field: choice.kind === 'column' ? choice.column : COLUMN_ITSELF,
      ...fault,
    });
    const unknown = (value: string) => valueFault('unknown-agency', { value });
    return [
      ...(receiving ? [] : [faultAt(mapping.agency, unknown(agencyCode))]),
      ...(competent ? [] : [faultAt(mapping.competentAgency, unknown(competentAgencyCode))]),
      ...('versionId' in version ? [] : [faultAt(mapping.procedure, version)]),
    ];
  }

  private async agency(code: string): Promise<Agency | null> {
    return knownIn(this.agencies.byCode(code));
  }

  private async version(code: string, on: LocalDay): Promise<HistoryVersion | ValueFault> {
    try {
      const { procedureId, id, field, rules } = await this.procedures.inForce(code, on);
      return { procedureId, versionId: id, variant: rules.defaultVariant, field };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'unknown-procedure') return valueFault('unknown-procedure', { value: code });
      if (error.code === 'no-version-in-force') return valueFault('no-version-in-force', { value: code, on });
      throw error;
    }
  }
}
