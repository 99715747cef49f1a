import type { TimeLimit } from '../deadline/time-limit.js';
import type { ClockStart } from '../procedure-rules.js';
import type { FormTemplate, TemplateSet } from './template-sets.js';

/** What the register says of an agency on paper; null: nobody entered it. */
export interface PaperAgency {
  readonly name: string;
  /** The agency above it, where it is not an authority of an area of its own. */
  readonly superiorName: string | null;
  readonly place: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly complaintAddress: string | null;
  readonly deskName: string | null;
  readonly deskSymbol: string | null;
}

export interface PaperPerson {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

export interface PaperDelivery {
  readonly way: 'desk' | 'post' | 'electronic';
  readonly address?: string;
}

export interface PaperComponent {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

/** The dossier as every paper names it. */
export interface PaperDossier {
  readonly code: string;
  readonly procedureName: string;
  readonly applicant: PaperPerson;
  readonly representative: PaperPerson | null;
  readonly receivedAt: Date;
  readonly receivingName: string;
  readonly competentName: string;
}

/** What every paper is made of. */
export interface PaperFacts {
  readonly template: FormTemplate;
  readonly set: TemplateSet;
  /** In the book of its form, agency and year. */
  readonly no: number;
  readonly issuedAt: Date;
  readonly zone: string;
  readonly lookUp: string;
  /** null: the paper stays in the house. */
  readonly lookUpSecret: string | null;
  readonly issuer: PaperAgency;
  /** The paper comes from the agency's one-stop desk. */
  readonly atDesk: boolean;
  readonly dossier: PaperDossier;
  /** The officer who acted; null where a rule did. */
  readonly officerName: string | null;
}

export interface ReceiptFacts extends PaperFacts {
  readonly components: readonly PaperComponent[];
  readonly limit: TimeLimit;
  readonly startsWhen: ClockStart;
  /** From when the term counts, "as shown on the receipt" (Decree 309/2026 art. 8). */
  readonly completeAt: Date;
  /** null: the term waits for what `startsWhen` says. */
  readonly dueAt: Date | null;
  readonly delivery: PaperDelivery | null;
  readonly desk: PaperAgency;
  readonly entry: { readonly volume: string; readonly no: number };
  /** Number of the receipt whose appointment holds no longer. */
  readonly replaces: string | null;
}

export interface SupplementFacts extends PaperFacts {
  readonly items: readonly string[];
  readonly reason: string;
  /** The sector rule that allows to ask a second time. */
  readonly ruleOfSecondRequest: string | null;
  /** The last moment to bring the papers; null: none is counted. */
  readonly answerBy: Date | null;
}

export interface RefusalFacts extends PaperFacts {
  /** Refused when settled, and not already when it came in. */
  readonly isResult: boolean;
  readonly reason: string;
}

export interface ApologyFacts extends PaperFacts {
  readonly dueAt: Date;
  readonly promisedDueAt: Date;
  readonly extra: TimeLimit;
  readonly reason: string;
  readonly signedName: string;
}

export interface StopFacts extends PaperFacts {
  readonly byApplicant: boolean;
  readonly reason: string;
}
