import { Injectable } from '@nestjs/common';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { DomainError } from '../../domain/domain-error.js';
import { codeFormatsOf } from '../../domain/dossier/code-formats.js';
import { givenNumberOf } from '../../domain/dossier/dossier-code.js';
import type { CaseContext } from '../../domain/dossier/dossier-case.js';
import type { Happening } from '../../domain/dossier/told-dossier.js';
import type { PublishedVersion } from '../../domain/procedure-rules.js';
import { CaseContextLookup } from '../../dossiers/case-context.lookup.js';
import type { TakenNumber } from '../../dossiers/taken-over-dossiers.store.js';
import { type Choice, columnOf, wordsOf } from '../../platform/csv-import/choice.js';
import { knownIn, refusedWord } from '../../platform/csv-import/register-words.js';
import {
  refusalFault,
  type RowFault,
  valueFault,
  type ValueFault,
} from '../../platform/csv-import/row-fault.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { Config } from '../../platform/config/config.js';
import { type Agency, AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import type { OpenDossier, ReadEvent } from './open-dossier.js';
import type { OpenMapping } from './open-mapping.js';

/** Where an open dossier belongs, and what happened with the agencies of our register. */
export interface OpenPlace {
  readonly version: PublishedVersion;
  readonly receiving: Agency;
  readonly competent: Agency;
  readonly context: CaseContext;
  readonly happenings: readonly Happening[];
  /** A number of ours that its code takes. */
  readonly taken: TakenNumber | null;
}

/** Collects what the registers do not know of one dossier. */
type Refuse = (choice: Choice | null, fault: ValueFault, line?: number) => void;

/** Finds version, agencies and calendars of the dossiers of an export. */
@Injectable()
export class OpenPlaces {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly contexts: CaseContextLookup,
    private readonly config: Config,
  ) {}

  /** Checks every code that the mapping itself names. @throws ImportRefused */
  async prepare({ procedure, agency, competentAgency, event }: OpenMapping): Promise<void> {
    const choices = [agency, competentAgency, event.agency].filter((choice) => choice !== null);
    for (const code of new Set(choices.flatMap(wordsOf))) {
      if (!(await this.agencyOf(code))) throw refusedWord({ vi: 'cơ quan', en: 'agency' }, code);
    }
    for (const code of wordsOf(procedure)) {
      const found = await knownIn(this.procedures.byCode(code));
      if (!found) throw refusedWord({ vi: 'thủ tục', en: 'procedure' }, code);
    }
  }

  /** The place of a dossier, or everything that its words do not name. */
  async placeOf(dossier: OpenDossier, mapping: OpenMapping, now: Date): Promise<OpenPlace | RowFault[]> {
    const faults: RowFault[] = [];
    const { reference } = dossier;
    const refuse: Refuse = (choice, fault, line = dossier.line) => {
      faults.push({ line, reference, field: columnOf(choice) ?? '', ...fault });
    };
    const receiving = await this.openAgency(dossier.agencyCode, mapping.agency, now, refuse);
    const told = dossier.competentAgencyCode;
    const competent =
      told === null ? null : await this.openAgency(told, mapping.competentAgency, now, refuse);
    const version = await this.versionOf(dossier, mapping, refuse);
    const happenings = await this.happeningsOf(dossier.events, mapping, refuse);
    if (!receiving || !version || faults.length > 0) return faults;
    try {
      const decides = competent ?? (await this.contexts.competentFor(version.rules, receiving));
      const { applicantClass, receivedOn } = dossier;
      const filed = { variant: variantOf(dossier, version), applicantClass, receivedOn };
      const request = { now, version, filed, receiving, competent: decides };
      const context = await this.contexts.of(request);
      const taken = await this.takenNumber(reference);
      return { version, receiving, competent: decides, context, happenings, taken };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refuse(choiceRefused(error, mapping), refusalFault(error));
      return faults;
    }
  }

  /** Many systems number like ours: what they gave must not be given again. */
  private async takenNumber(code: string): Promise<TakenNumber | null> {
    const given = givenNumberOf(code, codeFormatsOf(this.config.codeCentralOwner));
    const agency = given && (await this.agencyOf(given.agencyCode));
    return agency ? { agencyId: agency.id, on: given.day, number: given.sequence } : null;
  }

  private agencyOf(code: string): Promise<Agency | null> {
    return knownIn(this.agencies.byCode(code));
  }

  /** What is open goes on from now: a merged or dissolved agency cannot have it. */
  private async openAgency(
    code: string,
    choice: Choice | null,
    now: Date,
    refuse: Refuse,
  ): Promise<Agency | null> {
    const agency = await this.agencyOf(code);
    if (!agency) {
      refuse(choice, valueFault('unknown-agency', { value: code }));
      return null;
    }
    const { validTo, successorId } = agency;
    if (validTo === null || localDayOf(now, OFFICE_ZONE) <= validTo) return agency;
    const successor = successorId === null ? '–' : (await this.agencies.byId(successorId)).code;
    refuse(choice, { code: 'agency-closed', details: { code, validTo, successor } });
    return null;
  }

  private async versionOf(
    { procedureCode: code, receivedOn: on, variant }: OpenDossier,
    { procedure, variant: choice }: OpenMapping,
    refuse: Refuse,
  ): Promise<PublishedVersion | null> {
    try {
      const version = await this.procedures.inForce(code, on);
      const known = version.rules.variants.map(({ key }) => key);
      if (variant === null && known.length > 1) refuse(choice, valueFault('variant-ambiguous', { known }));
      return version;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refuse(procedure, refusalFault(error));
      return null;
    }
  }

  private async happeningsOf(
    events: readonly ReadEvent[],
    { event }: OpenMapping,
    refuse: Refuse,
  ): Promise<readonly Happening[]> {
    const happenings: Happening[] = [];
    for (const { happening, agencyCode } of events) {
      const agency = agencyCode === null ? null : await this.agencyOf(agencyCode);
      if (agencyCode !== null && !agency) {
        refuse(event.agency, valueFault('unknown-agency', { value: agencyCode }), happening.line);
      }
      happenings.push(happening.kind === 'step' ? { ...happening, agencyId: agency?.id ?? null } : happening);
    }
    return happenings;
  }
}

/** Of several one has to be told: the default is for filings at the desk. */
function variantOf({ variant }: OpenDossier, { rules }: PublishedVersion): string | null {
  return variant ?? rules.variants[0]?.key ?? null;
}

function choiceRefused({ code }: DomainError, { variant, applicantClass }: OpenMapping): Choice | null {
  if (code === 'unknown-variant') return variant;
  return code === 'unknown-applicant-class' ? applicantClass : null;
}

/** A rule says no; a database that is away is no matter of the row. */
export function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && !['busy', 'database-unavailable'].includes(error.code);
}
