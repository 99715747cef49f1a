import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import type { CaseContext } from '../../domain/dossier/dossier-case.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { PublishedVersion } from '../../domain/procedure-rules.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import { CaseContextLookup } from '../../dossiers/case-context.lookup.js';
import { AgencyLookup, type Agency } from '../../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

export interface FilingQuestion {
  readonly now: Date;
  readonly procedureCode: string;
  readonly variant: string | null;
  /** null: of none that the version knows. */
  readonly applicantClass: string | null;
  readonly receivedAt: Date;
  /** The desk that takes it in; null = the addressed agency's own desk (a portal's filing, a preview). */
  readonly deskAgencyId: string | null;
  readonly agencyCode: string | null;
}

export interface FilingPlace {
  readonly version: PublishedVersion;
  readonly receiving: Agency;
  readonly competent: Agency;
  readonly context: CaseContext;
}

/** Finds under which version and by which agencies a filing is treated. */
@Injectable()
export class FilingPlaceLookup {
  constructor(
    private readonly procedures: ProcedureLookup,
    private readonly agencies: AgencyLookup,
    private readonly contexts: CaseContextLookup,
  ) {}

  now(): Date {
    return this.contexts.now();
  }

  /** @throws DomainError unknown-procedure, no-version-in-force, unknown-variant, unknown-applicant-class, unknown-agency, agency-closed, agency-not-resolvable */
  async of(question: FilingQuestion): Promise<FilingPlace> {
    const day = localDayOf(question.receivedAt, OFFICE_ZONE);
    const version = await this.procedures.inForce(question.procedureCode, day);
    const addressed = await this.addressed(question);
    await this.assertOpen(addressed, day);
    const receiving = question.deskAgencyId
      ? await this.agencies.byId(question.deskAgencyId)
      : await this.agencies.deskOf(addressed);
    const competent = await this.contexts.competentFor(version.rules, addressed);
    const { now, variant, applicantClass } = question;
    const filed = { variant, applicantClass, receivedOn: day };
    const request = { now, version, filed, receiving, competent };
    return { version, receiving, competent, context: await this.contexts.of(request) };
  }

  /** Merged or dissolved agencies take nothing in any more. */
  private async assertOpen({ code, validTo, successorId }: Agency, day: LocalDay): Promise<void> {
    if (validTo === null || day <= validTo) return;
    const successor = successorId === null ? '–' : (await this.agencies.byId(successorId)).code;
    throw new DomainError('agency-closed', { code, validTo, successor }, 'agencyCode');
  }

  private async addressed({ agencyCode, deskAgencyId }: FilingQuestion): Promise<Agency> {
    if (agencyCode) return this.agencies.byCode(agencyCode);
    if (deskAgencyId) return this.agencies.byId(deskAgencyId);
    // A preview that names no agency is answered with the calendar that all agencies of the province inherit.
    const province = (await this.agencies.all()).find((agency) => agency.parentId === null);
    if (!province) throw new DomainError('agency-required', {}, 'agencyCode');
    return province;
  }
}
