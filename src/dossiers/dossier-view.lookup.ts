import { outcomesLeft } from '../domain/dossier/outcomes-left.js';
import { Injectable } from '@nestjs/common';
import { isoInZone } from '../domain/calendar/iso-instant.js';
import { endReasonWords } from '../domain/dossier/end-reason-words.js';
import type { DossierAction } from '../domain/dossier/dossier-lifecycle.js';
import { isPossible } from '../domain/dossier/possible-actions.js';
import type { Attendance, Officer, StepPlace } from '../domain/dossier/officers.js';
import { standInOf } from '../domain/dossier/stand-ins.js';
import { holderOf } from '../domain/dossier/step-holder.js';
import { portalStatusOf } from '../domain/dossier/national-portal-status.js';
import type { ReAppointment } from '../domain/dossier/dossier-case.js';
import type { ClockStart, PublishedVersion } from '../domain/procedure-rules.js';
import { isOverdue } from '../domain/rates/timeliness.js';
import { planStepOf } from '../domain/workflow/workflow-plan.js';
import type { Actor } from '../platform/access/actor.js';
import { Clock } from '../platform/time/clock.js';
import { AgencyLookup } from '../registers/agencies/agency.lookup.js';
import { ProcedureLookup } from '../registers/procedures/procedure.lookup.js';
import { AccountLookup } from '../registers/staff/account.lookup.js';
import {
  caseClockOf,
  type ClockValues,
  type DeliveryValues,
  type FeeValues,
  type StepValues,
  type SupplementValues,
} from './case-rows.js';
import { DossierAccess } from './dossier-access.lookup.js';
import type {
  CurrentStepResponse,
  DossierResponse,
  DossierSummary,
  NamedCode,
  ReAppointmentResponse,
  SupplementResponse,
} from './dossier-response.contract.js';
import type { DossierEntity } from './dossier.entity.js';
import { applicantClassOf, deliveryResponsesOf, feeResponseOf } from './money-and-results.js';
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
  readonly clocks: readonly ClockValues[];
  readonly fees: readonly FeeValues[];
  readonly deliveries: readonly DeliveryValues[];
  readonly reAppointment?: ReAppointment | null;
}

/** Turns rows into what people and portals read. */
@Injectable()
export class DossierView {
  constructor(
    private readonly agencies: AgencyLookup,
    private readonly procedures: ProcedureLookup,
    private readonly access: DossierAccess,
    private readonly accounts: AccountLookup,
    private readonly clock: Clock,
  ) {}

  async response(rows: ViewedDossier, actor: Actor): Promise<DossierResponse> {
    const { dossier } = rows;
    const { seesPersonalData, seesInternalNotes } = await this.access.scopeOf(actor);
    const version = await this.procedures.versionById(dossier.versionId);
    const open = rows.steps.filter((step) => step.state === 'open');
    const attendance = await this.accounts.attendance();
    const named = seesInternalNotes ? attendance : { ...attendance, officers: new Map<string, Officer>() };
    return {
      // Not the spread first: adding to a copied object costs V8 two microseconds a property, 80 here.
      code: dossier.code,
      ...(await this.line(dossier, seesPersonalData)),
      variant: dossier.variant,
      applicantClass: seesPersonalData ? applicantClassOf(dossier, version.rules) : null,
      source: dossier.source,
      applicant: seesPersonalData ? dossier.applicant : null,
      representative: seesPersonalData ? dossier.representative : null,
      resultDelivery: seesPersonalData ? dossier.resultDelivery : null,
      components: dossier.components,
      receivedAtReason: dossier.receivedAtReason,
      acceptedAt: iso(dossier.acceptedAt),
      originalDueAt: iso(dossier.originalDueAt),
      promisedDueAt: iso(dossier.promisedDueAt),
      reAppointment: rows.reAppointment ? reAppointmentOf(rows.reAppointment) : null,
      extendedAt: iso(dossier.extendedAt),
      startsWhen: startsWhen(dossier),
      provisional: dossier.provisional,
      outcome: dossier.outcome,
      resultAtDeskAt: iso(dossier.resultAtDeskAt),
      returnedAt: iso(dossier.returnedAt),
      endedAt: iso(dossier.endedAt),
      endReason: dossier.endReason,
      endReasonText: dossier.endReason === null ? null : endReasonWords(dossier.endReason),
      currentSteps: await Promise.all(open.map((step) => this.currentStep(step, rows, version, named))),
      fee: feeResponseOf(rows.fees, dossier, version.rules),
      deliveries: deliveryResponsesOf(rows.deliveries, seesPersonalData),
      supplements: rows.supplements.map(supplementOf),
      availableActions: await this.availableActions(rows, actor, version, attendance),
      marks: dossier.marks,
      version: dossier.version,
    };
  }

  private async availableActions(
    rows: ViewedDossier,
    actor: Actor,
    { rules }: PublishedVersion,
    attendance: Attendance,
  ): Promise<readonly DossierAction[]> {
    const { dossier, steps, fees, deliveries } = rows;
    const { owedDong } = feeResponseOf(fees, dossier, rules);
    const current = { dossier, steps, fees, deliveries, owedDong, clocks: rows.clocks.map(caseClockOf) };
    const held = steps.map((step) => ({
      ...step,
      assigneeId: holderOf(step, attendance)?.accountId ?? null,
    }));
    const actions = await this.access.actionsFor(actor, { dossier, steps: held });
    return actions.filter((action) => isPossible(action, current, rules, this.clock.now()));
  }

  async summary(dossier: DossierEntity, seesPersonalData: boolean): Promise<DossierSummary> {
    return { code: dossier.code, ...(await this.line(dossier, seesPersonalData)) };
  }

  private async line(
    dossier: DossierEntity,
    seesPersonalData: boolean,
  ): Promise<Omit<DossierSummary, 'code'>> {
    const { procedureCode, procedureName } = await this.procedures.versionById(dossier.versionId);
    return {
      externalReference: dossier.externalReference,
      status: dossier.state,
      portalStatus: portalStatusOf(dossier.state),
      procedure: { code: procedureCode, name: procedureName },
      field: dossier.field,
      channel: dossier.channel,
      receivingAgency: await this.agencyName(dossier.receivingAgencyId),
      competentAgency: await this.agencyName(dossier.competentAgencyId),
      applicantName: seesPersonalData ? dossier.applicant.fullName : null,
      receivedAt: iso(dossier.receivedAt),
      dueAt: iso(dossier.dueAt),
      overdue: isOpen(dossier) && isOverdue(dossier.dueAt, this.clock.now()),
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
    { dossier, steps }: Pick<ViewedDossier, 'dossier' | 'steps'>,
    version: PublishedVersion,
    attendance: Attendance,
  ): Promise<CurrentStepResponse> {
    const { holder, standIn } = handsOf(step, attendance);
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
      outcomes: (planned ? outcomesLeft(steps, planned) : []).map(({ key, name }) => ({ key, name })),
      assignee: holder && { username: holder.username, fullName: holder.fullName },
      assignedAt: holder && iso(step.assignedAt),
      standIn: standIn && { username: standIn.username, fullName: standIn.fullName },
    };
  }
}

/** Who has a step in hand, and who does it for him while he is away. */
export function handsOf(
  step: StepPlace & Pick<StepValues, 'assigneeId'>,
  attendance: Attendance,
): { readonly holder: Officer | null; readonly standIn: Officer | null } {
  const holder = holderOf(step, attendance);
  return { holder, standIn: holder && standInOf(holder, step, attendance) };
}

/** Before it runs, the legal term waits for what the version says; an ended dossier waits for nothing. */
function startsWhen(dossier: DossierEntity): ClockStart | null {
  if (dossier.originalDueAt !== null || !isOpen(dossier)) return null;
  if (dossier.state === 'awaiting_payment') return 'fee_paid';
  return dossier.state === 'accepted' ? 'agency_received' : 'complete_dossier';
}

function isOpen({ resolvedAt, endedAt }: DossierEntity): boolean {
  return resolvedAt === null && endedAt === null;
}

function reAppointmentOf(values: ReAppointment): ReAppointmentResponse {
  const { reason, extra, promisedDueAt, sentAt, late } = values;
  return { reason, extra, promisedDueAt: iso(promisedDueAt), sentAt: iso(sentAt), late };
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
