import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { Channel } from '../../domain/procedure-rules.js';

/** One event of the log, in the order in which it happened. */
export interface HistoryEvent {
  readonly at: Date;
  readonly startedAt: Date | null;
  readonly name: string;
  readonly actor: string | null;
  readonly kept: Readonly<Record<string, string>>;
}

/** An application of the log, read and checked, before the registers are asked. */
export interface HistoryApplication {
  readonly reference: string;
  readonly code: string;
  /** Its first line in the file. */
  readonly line: number;
  readonly procedureCode: string;
  readonly channel: Channel;
  readonly agencyCode: string;
  readonly competentAgencyCode: string;
  readonly receivedAt: Date;
  readonly receivedOn: LocalDay;
  readonly dueAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly returnedAt: Date | null;
  readonly applicantName: string | null;
  readonly events: readonly HistoryEvent[];
  /** What the source says that cannot be; it is imported all the same. */
  readonly marks: readonly string[];
}
