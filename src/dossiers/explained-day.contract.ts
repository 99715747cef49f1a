import { Shows } from '../platform/openapi/shows.js';
import type { ClockExplanation } from '../domain/deadline/clock-explanation.js';

/** One day of a ledger: counted or skipped, and why. */
export class ExplainedDay {
  @Shows('day') on: string;
  @Shows('boolean') counted: boolean;
  @Shows('text', { description: 'Vietnamese', example: 'Nghỉ lễ: Tết Nguyên đán' }) reason: string;
  @Shows('text') reasonEn: string;
  @Shows('text', { example: 'holiday' }) reasonCode: string;
  @Shows('number', { description: 'What this day adds, in the unit of the ledger' }) amount: number;
}

export function explainedDays({ ledger }: ClockExplanation): ExplainedDay[] {
  return ledger.map(({ on, counted, amount, reason, note }) => ({
    on,
    counted,
    reason: note ? `${reason.vi} (${note.vi})` : reason.vi,
    reasonEn: note ? `${reason.en} (${note.en})` : reason.en,
    reasonCode: reason.code,
    amount,
  }));
}
