import { Injectable } from '@nestjs/common';
import { Shows } from '../../platform/openapi/shows.js';
import { explainClock } from '../../domain/deadline/clock-explanation.js';
import { processingClock } from '../../domain/dossier/accept.js';
import { startedClock } from '../../domain/dossier/case-clocks.js';
import { termOf } from '../../domain/dossier/dossier-case.js';
import { BilingualText } from '../../dossiers/dossier-response.contract.js';
import { ExplainedDay, explainedDays } from '../../dossiers/explained-day.contract.js';
import { iso } from '../../dossiers/dossier-view.lookup.js';
import { FilingPlaceLookup } from './filing-place.js';
import type { PreviewDeadlineRequest } from './intake.requests.js';

export class DeadlinePreview {
  @Shows('instant') dueAt: string;
  @Shows('boolean', { description: 'The days off of that year are not announced yet' })
  provisional: boolean;
  @Shows(() => BilingualText, { description: 'What a clerk reads aloud' }) sentence: BilingualText;
  @Shows(() => ExplainedDay, { list: true }) explanation: readonly ExplainedDay[];
  @Shows('text') legalBasis: string;
  @Shows('object') term: object;
  @Shows('text') agencyCode: string;
  @Shows('text') variant: string;
}

/** "What if I handed it in then": the same engine that fixes the receipt's date, without storing anything. */
@Injectable()
export class PreviewDeadline {
  constructor(private readonly places: FilingPlaceLookup) {}

  async execute(request: PreviewDeadlineRequest): Promise<DeadlinePreview> {
    const { receivedAt, channel } = request;
    const { context, competent } = await this.places.of({
      now: receivedAt,
      procedureCode: request.procedureCode,
      variant: request.variant ?? null,
      receivedAt,
      deskAgencyId: null,
      agencyCode: request.agencyCode ?? null,
    });
    const { decidedTerm, printedTerm } = termOf(context.variant, channel);
    const { clock, calendars } = startedClock(processingClock(channel, receivedAt, context));
    const explained = explainClock(clock, calendars);
    return {
      dueAt: iso(clock.originalDueAt),
      provisional: clock.provisional,
      sentence: explained.sentence,
      explanation: explainedDays(explained),
      legalBasis: decidedTerm.basis,
      term: { printed: printedTerm.text, ...decidedTerm.limit, decidedBy: decidedTerm.decidedBy },
      agencyCode: competent.code,
      variant: context.variant.key,
    };
  }
}
