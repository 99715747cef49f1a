import { Injectable } from '@nestjs/common';
import { Shows } from '../../platform/openapi/shows.js';
import type { VersionTerms } from '../../domain/deadline/clock-beginning.js';
import { explainClock } from '../../domain/deadline/clock-explanation.js';
import type { ClockKind } from '../../domain/deadline/deadline-clock.js';
import { acceptDossier, startProcessing, startsWhen } from '../../domain/dossier/accept.js';
import { legalClockOf } from '../../domain/dossier/case-clocks.js';
import { calendarsOf } from '../../domain/dossier/clock-calendars.js';
import type { CaseClock, CaseContext } from '../../domain/dossier/dossier-case.js';
import { termOf } from '../../domain/dossier/filed-variant.js';
import { registerDossier } from '../../domain/dossier/register.js';
import { feeByRule } from '../../domain/dossier/fees.js';
import { versionTermsOf } from '../../domain/dossier/version-terms.js';
import { CLOCK_STARTS, type Channel } from '../../domain/procedure-rules.js';
import { ClockResponse, clockResponseOf } from '../../dossiers/clock-response.contract.js';
import { BilingualText, FeeLineResponse } from '../../dossiers/dossier-response.contract.js';
import { DossierView } from '../../dossiers/dossier-view.lookup.js';
import { ExplainedDay } from '../../dossiers/explained-day.contract.js';
import { FilingPlaceLookup } from './filing-place.js';
import type { PreviewDeadlineRequest } from './intake.requests.js';
import { startNoteOf } from './start-note.js';

/** phí, lệ phí, as a filing in those circumstances would owe it */
export class PreviewedFee {
  @Shows('integer', { nullable: true, description: 'Whole đồng; null: a rule or a count decides it' })
  amountDong: number | null;
  @Shows(() => FeeLineResponse, { list: true }) lines: FeeLineResponse[];
}

export class DeadlinePreview {
  @Shows('instant') dueAt: string;
  @Shows('boolean', { description: 'The days off of that year are not announced yet' })
  provisional: boolean;
  @Shows(() => BilingualText, { description: 'What a clerk reads aloud' }) sentence: BilingualText;
  @Shows('text', { oneOf: CLOCK_STARTS, description: 'What starts the legal term' }) startsWhen: string;
  @Shows(() => BilingualText, {
    nullable: true,
    description: 'Where the term does not begin with the filing: on what condition dueAt holds',
  })
  startNote: BilingualText | null;
  @Shows(() => ExplainedDay, { list: true }) explanation: readonly ExplainedDay[];
  @Shows('text') legalBasis: string;
  @Shows('object') term: object;
  @Shows(() => PreviewedFee) fee: PreviewedFee;
  @Shows('text') agencyCode: string;
  @Shows('text') variant: string;
  @Shows(() => ClockResponse, {
    list: true,
    description: 'The clocks that would run, in the shape of a dossier’s deadline',
  })
  clocks: ClockResponse[];
}

/** Internal steps and legs are not what a citizen asks for. */
const SHOWN: readonly ClockKind[] = ['intake_response', 'hand_over', 'processing', 'return_limit', 'apology'];

/** "What if I handed it in then": the same verbs that take a dossier in, without storing anything. */
@Injectable()
export class PreviewDeadline {
  constructor(
    private readonly places: FilingPlaceLookup,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError as logging a dossier does */
  async execute(request: PreviewDeadlineRequest): Promise<DeadlinePreview> {
    const { receivedAt, channel } = request;
    const { context, competent } = await this.places.of({
      now: receivedAt,
      procedureCode: request.procedureCode,
      variant: request.variant ?? null,
      applicantClass: request.applicantClass ?? null,
      receivedAt,
      deskAgencyId: null,
      agencyCode: request.agencyCode ?? null,
    });
    const { decidedTerm, printedTerm } = termOf(context.variant, channel);
    const running = clocksOf(channel, receivedAt, context);
    const version = versionTermsOf(channel, context);
    const clocks = await Promise.all(running.map((clock) => this.shown(clock, context, version)));
    const legal = clocks.find(({ kind }) => kind === 'processing') as ClockResponse;
    return {
      dueAt: legal.originalDueAt,
      provisional: legal.provisional,
      sentence: legal.sentence,
      startsWhen: startsWhen(channel, context),
      startNote: startNoteOf(channel, startsWhen(channel, context)),
      explanation: legal.explanation,
      legalBasis: decidedTerm.basis,
      fee: {
        amountDong: feeByRule(context.variant, channel),
        lines: FeeLineResponse.of(context.variant, channel),
      },
      term: { printed: printedTerm.text, ...decidedTerm.limit, decidedBy: decidedTerm.decidedBy },
      agencyCode: competent.code,
      variant: context.variant.key,
      clocks,
    };
  }

  private async shown(clock: CaseClock, context: CaseContext, version: VersionTerms): Promise<ClockResponse> {
    const owner = await this.views.agencyName(clock.ownerAgencyId);
    const calendars = calendarsOf(clock, context.calendars);
    return clockResponseOf({ clock, owner, step: null }, explainClock(clock, calendars, version));
  }
}

/** As if it were complete, accepted, received by the agency and paid for at that very moment. */
function clocksOf(channel: Channel, at: Date, context: CaseContext): readonly CaseClock[] {
  const filed = registerDossier({ channel, receivedAt: at, missing: [], officerId: '' }, context).after;
  const accepted = channel === 'counter' ? filed : acceptDossier(filed, at, context).after;
  const begun = legalClockOf(accepted) ? accepted : startProcessing(accepted, at, context).after;
  return begun.clocks
    .filter(({ terms }) => SHOWN.includes(terms.kind))
    .map((clock) => (clock.terms.kind === 'intake_response' ? (filed.clocks[0] ?? clock) : clock));
}
