import type { ClockExplanation } from '../domain/deadline/clock-explanation.js';
import { changedCalendarWords } from '../domain/deadline/changed-calendar-words.js';
import { CLOCK_NAMES } from '../domain/deadline/clock-words.js';
import { exclusionText, limitText } from '../domain/deadline/explanation-words.js';
import type { CaseClock } from '../domain/dossier/dossier-case.js';
import { isoInZone } from '../domain/calendar/iso-instant.js';
import { Shows } from '../platform/openapi/shows.js';
import { OFFICE_ZONE } from '../platform/time/office-zone.js';
import { BilingualText, NamedCode, TimeLimitResponse } from './dossier-response.contract.js';
import { ExplainedDay, explainedDays } from './explained-day.contract.js';

export class ExplainedTotal {
  @Shows('number') amount: number;
  @Shows('text', { oneOf: ['working_day', 'day', 'working_minute', 'minute'] }) unit: string;
}

/** A pause or an outage of a clock. */
export class ClockPause {
  @Shows('integer', { description: 'Counted per kind' }) no: number;
  @Shows('text', { oneOf: ['pause', 'outage'] }) kind: string;
  @Shows('text', { example: 'supplement' }) reason: string;
  @Shows(() => BilingualText, { example: { vi: 'Tạm dừng lần 1 (chờ bổ sung hồ sơ)', en: 'Pause no. 1' } })
  text: BilingualText;
  @Shows('instant') from: string;
  @Shows('instant', { nullable: true, description: 'null: not over yet' }) to: string | null;
}

export class ClockResponse {
  @Shows('integer') no: number;
  @Shows('text', { example: 'processing' }) kind: string;
  @Shows(() => BilingualText, { description: 'What the clock is called' }) name: BilingualText;
  @Shows(() => NamedCode, { description: 'Whose clock it is' }) owner: NamedCode;
  @Shows('text', { nullable: true, description: 'The step it measures' }) step: string | null;
  @Shows('text', { nullable: true }) leg: string | null;
  @Shows('text', { oneOf: ['running', 'paused', 'stopped'] }) state: string;
  @Shows(() => TimeLimitResponse, { nullable: true, description: 'null: fixed by another system' })
  term: TimeLimitResponse | null;
  @Shows(() => BilingualText, { nullable: true, description: 'The term in words' })
  termText: BilingualText | null;
  @Shows(() => BilingualText, { nullable: true, description: 'What an extension added to the term' })
  extension: BilingualText | null;
  @Shows('integer', { description: 'Grows on restart, resume and extension' }) generation: number;
  @Shows('instant') startedAt: string;
  @Shows('instant', { nullable: true }) stoppedAt: string | null;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows('instant') originalDueAt: string;
  @Shows('boolean') provisional: boolean;
  @Shows('text') legalBasis: string;
  @Shows('integer', { description: 'The version of the calendar by which the days are explained' })
  calendarVersion: number;
  @Shows(() => ClockPause, { list: true, description: 'Pauses and outages' }) pauses: readonly ClockPause[];
  @Shows(() => BilingualText, { description: 'What a clerk reads aloud' }) sentence: BilingualText;
  @Shows(() => ExplainedDay, { list: true }) explanation: ExplainedDay[];
  @Shows('boolean', {
    description:
      'false: the calendar has changed since the clock stopped, or a running clock is about to be computed again; ' +
      'the days are explained by the present calendar and dueAt is what was fixed',
  })
  agrees: boolean;
  @Shows(() => ExplainedTotal, { description: 'The sum of the explanation' }) total: ExplainedTotal;
}

/** A clock of a case with what a reader is told of where it belongs. */
export interface ShownClock {
  readonly clock: CaseClock;
  readonly owner: NamedCode;
  /** The key of the step it measures. */
  readonly step: string | null;
}

/** The one shape of a clock, for a stored dossier and for "what if": explained from its own facts. */
export function clockResponseOf(
  { clock, owner, step }: ShownClock,
  explained: ClockExplanation,
): ClockResponse {
  const { limit, kind, legalBasis } = clock.terms;
  return {
    no: clock.no,
    kind,
    name: CLOCK_NAMES[kind],
    owner,
    step,
    leg: clock.leg,
    state: stateOf(clock),
    term: limit,
    termText: limit && limitText(limit),
    extension: clock.extension && limitText(clock.extension),
    generation: clock.generation,
    startedAt: iso(clock.startedAt),
    stoppedAt: clock.stoppedAt && iso(clock.stoppedAt),
    dueAt: clock.dueAt && iso(clock.dueAt),
    originalDueAt: iso(clock.originalDueAt),
    provisional: clock.provisional,
    legalBasis,
    calendarVersion: explained.calendarVersion,
    pauses: clock.exclusions.map((exclusion) => ({
      no: exclusion.no,
      kind: exclusion.kind,
      reason: exclusion.reason,
      text: exclusionText(exclusion),
      from: iso(exclusion.from),
      to: exclusion.to && iso(exclusion.to),
    })),
    sentence: explained.agrees ? explained.sentence : changedCalendarWords(explained),
    explanation: explainedDays(explained),
    agrees: explained.agrees,
    total: explained.total,
  };
}

function iso(instant: Date): string {
  return isoInZone(instant, OFFICE_ZONE);
}

function stateOf({ stoppedAt, exclusions }: CaseClock): 'running' | 'paused' | 'stopped' {
  if (stoppedAt !== null) return 'stopped';
  return exclusions.some(({ kind, to }) => kind === 'pause' && to === null) ? 'paused' : 'running';
}
