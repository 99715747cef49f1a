import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { Happening, ToldDossier } from '../../domain/dossier/told-dossier.js';

/** What happened, and the agency that the source names with it. */
export interface ReadEvent {
  readonly happening: Happening;
  readonly agencyCode: string | null;
}

export interface ReadApplicant {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

/** An open dossier of the export, read and checked, before the registers are asked. */
export interface OpenDossier {
  /** Its code as it came. */
  readonly reference: string;
  /** Its first line in the file. */
  readonly line: number;
  readonly procedureCode: string;
  /** null: not told. */
  readonly variant: string | null;
  /** null: of none. */
  readonly applicantClass: string | null;
  readonly agencyCode: string;
  readonly competentAgencyCode: string | null;
  readonly receivedOn: LocalDay;
  readonly applicant: ReadApplicant;
  readonly told: Omit<ToldDossier, 'happenings'>;
  readonly events: readonly ReadEvent[];
}
