import type { PaperForm } from './template-sets.js';

/** One field of a form: `label: value`, a numbered list below the label, or a sentence where there is no label. */
export interface PaperField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** A numbered list under the label. */
  readonly items?: readonly string[];
  /** What the reader looks for first. */
  readonly strong?: boolean;
}

export interface SignaturePlace {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** Printed below the signature; null: written by hand. */
  readonly name: string | null;
}

/** Who issues the paper, as it stands on its top left. */
export interface PaperHead {
  readonly superior: string | null;
  readonly name: string;
}

/** Where to look the dossier up and where to complain. */
export interface PaperFoot {
  readonly lookUp: string;
  /** mã tra cứu; missing on papers that stay in the house, and on those issued before there was one. */
  readonly lookUpSecret?: string;
  readonly complaints: readonly PaperField[];
}

/** What a paper says, whatever it is printed on. Frozen when the paper is issued. */
export interface PaperContent {
  readonly form: PaperForm;
  readonly formNo: string;
  readonly templateSet: string;
  readonly legalBasis: string;
  readonly title: string;
  /** `00123/BPTNTKQ` */
  readonly number: string;
  /** ISO 8601; also the creation date of the file. */
  readonly issuedAt: string;
  /** `Hương Đông, ngày 05 tháng 10 năm 2026` */
  readonly placeAndDate: string;
  readonly head: PaperHead;
  readonly dossierCode: string;
  readonly addressee: string | null;
  readonly fields: readonly PaperField[];
  readonly signatures: readonly SignaturePlace[];
  readonly foot: PaperFoot;
}
