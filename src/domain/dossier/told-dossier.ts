import type { TimeLimit } from '../deadline/time-limit.js';
import type { Channel } from '../procedure-rules.js';
import type { DossierState } from './dossier-lifecycle.js';

/** What every happening has: when it was, who did it, and where the source tells of it. */
interface Told {
  readonly at: Date;
  readonly by: string | null;
  readonly line: number;
}

/** A piece of work that was done. */
export interface ToldStep extends Told {
  readonly kind: 'step';
  readonly step: string;
  /** null: not told; taken where the step has one outcome only. */
  readonly outcome: string | null;
  /** null: not told. */
  readonly agencyId: string | null;
  readonly note: string | null;
}

/** Something with an end; `until` null: it still goes on. */
interface ToldSpan extends Told {
  readonly until: Date | null;
  readonly reason: string | null;
  readonly legalBasis: string | null;
}

/** Papers asked for before the acceptance (`correction`) or after it. */
export interface ToldPapers extends ToldSpan {
  readonly kind: 'correction' | 'supplement';
}

export interface ToldPayment extends ToldSpan {
  readonly kind: 'payment';
  readonly amountDong: number | null;
}

/** A pause that sector law does not count. */
export interface ToldPause extends ToldSpan {
  readonly kind: 'consultation' | 'verification';
}

export interface ToldExtension extends Told {
  readonly kind: 'extension';
  readonly extension: TimeLimit;
  readonly reason: string | null;
  readonly legalBasis: string | null;
}

export interface ToldReAppointment extends Told {
  readonly kind: 'apology';
  readonly promisedDueAt: Date;
  readonly reason: string | null;
}

/** The desk sent it on, or the competent agency received it. */
export interface ToldTransfer extends Told {
  readonly kind: 'sent_on' | 'agency_received';
}

export type Happening =
  ToldStep | ToldPapers | ToldPayment | ToldPause | ToldExtension | ToldReAppointment | ToldTransfer;

export const HAPPENING_KINDS = [
  'step',
  'correction',
  'supplement',
  'payment',
  'consultation',
  'verification',
  'extension',
  'apology',
  'sent_on',
  'agency_received',
] as const satisfies readonly Happening['kind'][];

/** What another system tells of a dossier in the middle of its course. */
export interface ToldDossier {
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** null: at the counter with its receipt; online and by post not answered yet. */
  readonly acceptedAt: Date | null;
  readonly happenings: readonly Happening[];
  /** How the source says it stands now; null: not told. */
  readonly state: DossierState | null;
  /** Keys of the steps that the source has open now; empty: not told. */
  readonly currentSteps: readonly string[];
  /** What the applicant was promised; null: not told. */
  readonly dueAt: Date | null;
}
