import { Injectable } from '@nestjs/common';
import { codeFormatsOf } from '../../domain/dossier/code-formats.js';
import { acceptInboundCode, codeFormatOn, type CodeFormat } from '../../domain/dossier/dossier-code.js';
import { DomainError } from '../../domain/domain-error.js';
import { registerDossier, type Filing } from '../../domain/dossier/register.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import type { LoggedDossier } from '../../dossiers/logged-dossier.contract.js';
import { NewDossierStore, type OwnCode } from '../../dossiers/new-dossier.store.js';
import type { Actor } from '../../platform/access/actor.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { Config } from '../../platform/config/config.js';
import { missingComponents } from './components-check.js';
import { FilingPlaceLookup, type FilingPlace } from './filing-place.js';
import type { LogDossierRequest } from './intake.requests.js';
import { filingFacts } from './filing-facts.js';
import { checkFiler, receivedAtOf } from './filing-rights.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';

/** An officer logs a dossier, or a portal files one. */
@Injectable()
export class LogDossier {
  private readonly codeFormats: readonly CodeFormat[];

  constructor(
    private readonly places: FilingPlaceLookup,
    private readonly newDossiers: NewDossierStore,
    config: Config,
  ) {
    this.codeFormats = codeFormatsOf(config.codeCentralOwner);
  }

  /**
   * @throws DomainError unknown-procedure, no-version-in-force, unknown-variant, unknown-applicant-class, channel-not-offered,
   *   unknown-agency, agency-required, agency-not-resolvable, unknown-component, received-at-…,
   *   duplicate-external-reference, code-taken, fee-reason-missing
   */
  async execute(actor: Actor, request: LogDossierRequest): Promise<LoggedDossier> {
    checkFiler(actor, request);
    const now = this.places.now();
    const receivedAt = receivedAtOf(actor, request, now);
    const place = await this.placeOf(actor, request, receivedAt, now);
    const decision = registerDossier(filingOf(actor, request, receivedAt, place), place.context);
    const receivedOn = localDayOf(receivedAt, OFFICE_ZONE);
    const code =
      request.code === undefined ? this.ownCode(place, receivedOn) : acceptInboundCode(request.code);
    try {
      const facts = filingFacts(actor, request, place, receivedOn);
      return await this.newDossiers.add({ facts, decision, context: place.context, actor, code });
    } catch (error) {
      if (!isUniqueViolation(error, 'dossier_external_key')) throw error;
      const { externalReference } = request;
      throw new DomainError('duplicate-external-reference', { externalReference }, 'externalReference');
    }
  }

  private placeOf(
    actor: Actor,
    request: LogDossierRequest,
    receivedAt: Date,
    now: Date,
  ): Promise<FilingPlace> {
    return this.places.of({
      now,
      procedureCode: request.procedureCode,
      variant: request.variant ?? null,
      applicantClass: request.applicantClass ?? null,
      receivedAt,
      deskAgencyId: actor.roles.includes('portal') ? null : actor.agencyId,
      agencyCode: request.agencyCode ?? null,
    });
  }

  private ownCode({ receiving, competent }: FilingPlace, receivedOn: LocalDay): OwnCode {
    const format = codeFormatOn(this.codeFormats, receivedOn);
    return { format, agency: format.numberedBy === 'receiving' ? receiving : competent };
  }
}

function filingOf(
  actor: Actor,
  request: LogDossierRequest,
  receivedAt: Date,
  { context }: FilingPlace,
): Filing {
  const { channel, components, fee, payment } = request;
  const paid = payment && {
    amountDong: payment.amountDong ?? null,
    method: payment.method ?? null,
    reference: payment.reference ?? null,
  };
  return {
    channel,
    receivedAt,
    missing: missingComponents(context.variant, components),
    officerId: actor.accountId,
    ...(fee && { fee: { amountDong: fee.amountDong, reason: fee.reason ?? null } }),
    ...(paid && { payment: paid }),
  };
}
