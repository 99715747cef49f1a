import { Injectable } from '@nestjs/common';
import { isoInZone } from '../domain/calendar/iso-instant.js';
import { portalStatusOf } from '../domain/dossier/national-portal-status.js';
import type { PublishedVersion } from '../domain/procedure-rules.js';
import { isOverdue } from '../domain/rates/timeliness.js';
import { planStepOf } from '../domain/workflow/workflow-plan.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/time/clock.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../registers/procedures/procedure.lookup.js';
import type { DossierRows, StepValues, SupplementValues } from './case-rows.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type {
  CurrentStepResponse,
  DossierResponse,
  DossierSummary,
  NamedCode,
  SupplementResponse,
} from './dossier-response.contract.js';
import type { DossierEntity } from './dossier.entity.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';

export function iso(instant: Date): string;
export function iso(instant: Date | null): string | null;
export function iso(instant: Date | null): string | null {
  return instant === null ? null : isoInZone(instant, OFFICE_ZONE);
}

/** What a view is made of: the stored row and its steps and requests. */
export interface ViewedDossier {
  readonly dossier: DossierEntity;
  readonly steps: readonly StepValues[];
  readonly supplements: readonly SupplementValues[];
}

/** Turns rows into what people and portals read. */
@Injectable()
export class DossierView {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly access: DossierAccess,
    private readonly clock: Clock,
  ) {}

  async response(rows: DossierRows | ViewedDossier, actor: Actor): Promise<DossierResponse> {
    const { dossier } = rows;
    const { seesPersonalData } = await this.access.scopeOf(actor);
    const version = await this.procedures.versionById(dossier.versionId);
    const open = rows.steps.filter((step) => step.state === 'open');
    return {
      ...(await this.summary(dossier, seesPersonalData)),
      variant: dossier.variant,
      applicant: seesPersonalData ? dossier.applicant : null,
      representative: seesPersonalData ? dossier.representative : null,
      resultDelivery: seesPersonalData ? dossier.resultDelivery : null,
      components: dossier.components,
      receivedAtReason: dossier.receivedAtReason,
      acceptedAt: iso(dossier.acceptedAt),
      originalDueAt: iso(dossier.originalDueAt),
      promisedDueAt: iso(dossier.promisedDueAt),
      provisional: dossier.provisional,
      outcome: dossier.outcome,
      returnedAt: iso(dossier.returnedAt),
      endedAt: iso(dossier.endedAt),
      endReason: dossier.endReason,
      currentSteps: await Promise.all(open.map((step) => this.currentStep(step, dossier, version))),
      supplements: rows.supplements.map(supplementOf),
      availableActions: this.access.actionsFor(actor, rows),
      marks: dossier.marks,
      version: dossier.version,
    };
  }

  async summary(dossier: DossierEntity, seesPersonalData: boolean): Promise<DossierSummary> {
    const isOpen = dossier.resolvedAt === null && dossier.endedAt === null;
    const procedure = await this.procedures.byId(dossier.procedureId);
    return {
      code: dossier.code,
      externalReference: dossier.externalReference,
      status: dossier.state,
      portalStatus: portalStatusOf(dossier.state),
      procedure: { code: procedure.code, name: procedure.name },
      field: dossier.field,
      channel: dossier.channel,
      receivingAgency: await this.agencyName(dossier.receivingAgencyId),
      competentAgency: await this.agencyName(dossier.competentAgencyId),
      applicantName: seesPersonalData ? dossier.applicant.fullName : null,
      receivedAt: iso(dossier.receivedAt),
      dueAt: iso(dossier.dueAt),
      overdue: isOpen && isOverdue(dossier.dueAt, this.clock.now()),
      resolvedAt: iso(dossier.resolvedAt),
      timeliness: dossier.timeliness,
    };
  }

  async agencyName(id: string): Promise<NamedCode> {
    const { code, nameVi, nameEn } = await this.agencies.byId(id);
    return { code, name: { vi: nameVi, en: nameEn } };
  }

  private async currentStep(
    step: StepValues,
    dossier: DossierEntity,
    version: PublishedVersion,
  ): Promise<CurrentStepResponse> {
    const variant = version.rules.variants.find((candidate) => candidate.key === dossier.variant);
    const planned = planStepOf(variant?.plan ?? version.rules.plan, step.stepKey);
    return {
      step: step.stepKey,
      name: { vi: step.nameVi, en: step.nameEn },
      agency: await this.agencyName(step.agencyId),
      role: step.role,
      leg: step.leg,
      openedAt: iso(step.openedAt),
      dueAt: iso(step.dueAt),
      outcomes: (planned?.outcomes ?? []).map(({ key, name }) => ({ key, name })),
    };
  }
}

function supplementOf(request: SupplementValues): SupplementResponse {
  return {
    no: request.no,
    stage: request.stage,
    items: request.items,
    reason: request.reason,
    requestedAt: iso(request.requestedAt),
    late: request.late,
    receivedAt: iso(request.receivedAt),
  };
}
