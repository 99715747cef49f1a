import { Shows } from '../platform/openapi/shows.js';
import { ClockResponse } from './clock-response.contract.js';
import { BilingualText, NamedCode, ReAppointmentResponse } from './dossier-response.contract.js';

/** One step of the way from the first due moment to the present one. */
export class DueChangeResponse {
  @Shows('instant') at: string;
  @Shows('instant', { nullable: true }) from: string | null;
  @Shows('instant', { nullable: true, description: 'null: the clock stands still' }) dueAt: string | null;
  @Shows(() => BilingualText, {
    nullable: true,
    description: 'The same in words; a term that ends at midnight ends at 24:00 of its last day',
  })
  dueText: BilingualText | null;
  @Shows('text', { example: 'supplement_received' }) reason: string;
  @Shows(() => BilingualText) text: BilingualText;
}

/** It never moves the legal due moment. */
export class ToldReAppointment extends ReAppointmentResponse {
  @Shows(() => BilingualText, { description: 'What was asked for on top, in words' })
  extraText: BilingualText;
  @Shows('instant', { description: 'The legal due moment at that time' }) dueAt: string;
  @Shows('instant', { description: 'By when it had to be sent' }) apologyDueAt: string;
  @Shows('boolean', {
    description: 'The legal due moment is not earlier any more: the promise no longer applies',
  })
  overtaken: boolean;
}

export class TimeOwnerResponse {
  @Shows('text', { oneOf: ['agency', 'applicant', 'payment', 'transfer', 'outage'] }) kind: string;
  @Shows(() => NamedCode, { nullable: true }) agency: NamedCode | null;
  @Shows(() => BilingualText, { description: 'The agency’s name, or whose time it is' }) name: BilingualText;
}

export class OwnerTimeResponse {
  @Shows(() => TimeOwnerResponse) owner: TimeOwnerResponse;
  @Shows('integer') workingMinutes: number;
  @Shows('integer', { description: 'Of these, after the due moment' }) lateMinutes: number;
}

export class TimePieceResponse {
  @Shows(() => TimeOwnerResponse) owner: TimeOwnerResponse;
  @Shows('text', { nullable: true, description: 'The step of the critical path at that time' }) step:
    string | null;
  @Shows('text', { nullable: true }) leg: string | null;
  @Shows('instant') from: string;
  @Shows('instant') to: string;
  @Shows('boolean', { description: 'After the due moment' }) late: boolean;
  @Shows('integer') workingMinutes: number;
}

/** Whose time it was: the span from the first start to the result, cut without gap or overlap. */
export class WhoseTimeResponse {
  @Shows('instant') from: string;
  @Shows('instant', { description: 'The result or the end; while open, now' }) to: string;
  @Shows(() => NamedCode, { description: 'On whose calendar the minutes are measured' })
  measuredBy: NamedCode;
  @Shows('integer', { description: 'The owners’ minutes and the pieces’ minutes each add up to it' })
  workingMinutes: number;
  @Shows('integer') lateMinutes: number;
  @Shows(() => OwnerTimeResponse, { list: true }) owners: OwnerTimeResponse[];
  @Shows(() => TimePieceResponse, { list: true }) pieces: TimePieceResponse[];
}

export class DeadlineResponse {
  @Shows('text') code: string;
  @Shows('instant', { description: 'The moment for which this is told' }) asOf: string;
  @Shows(() => BilingualText, { description: 'The whole dossier in a paragraph that a clerk reads aloud' })
  summary: BilingualText;
  @Shows('instant', { nullable: true, description: 'The first due moment; never moved' })
  originalDueAt: string | null;
  @Shows('instant', { nullable: true, description: 'Moved only by law' })
  dueAt: string | null;
  @Shows('instant', { nullable: true, description: 'After an apology' })
  promisedDueAt: string | null;
  @Shows('boolean') provisional: boolean;
  @Shows(() => DueChangeResponse, { list: true, description: 'From the first due moment to the present one' })
  changes: DueChangeResponse[];
  @Shows(() => ToldReAppointment, { nullable: true }) reAppointment: ToldReAppointment | null;
  @Shows(() => ClockResponse, { list: true }) clocks: ClockResponse[];
  @Shows(() => WhoseTimeResponse, { nullable: true, description: 'null before the acceptance' })
  whoseTime: WhoseTimeResponse | null;
}
