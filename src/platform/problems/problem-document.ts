import type { DomainError } from '../../domain/domain-error.js';
import type { BilingualText, Language } from '../i18n/language.js';
import { INTERNAL_ERROR, findProblem } from './catalogue.js';
import { FIELD_FAULT_TEXTS, InvalidRequest } from './field-fault.js';
import { type ProblemEntry, fillText } from './problem-entry.js';

export interface ProblemFieldError {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
  readonly translations: BilingualText;
}

interface ProblemText {
  readonly title: string;
  readonly detail: string;
}

/** RFC 9457, with a stable `code` and both languages beside the one asked for. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: readonly ProblemFieldError[];
  readonly translations: { readonly vi: ProblemText; readonly en: ProblemText };
  readonly requestId: string;
}

export interface ProblemOccasion {
  readonly language: Language;
  readonly path: string;
  readonly requestId: string;
}

function fillBoth(text: BilingualText, details: Readonly<Record<string, unknown>>): BilingualText {
  return { vi: fillText(text.vi, details), en: fillText(text.en, details) };
}

function fieldErrors(refusal: DomainError, detail: BilingualText, language: Language): ProblemFieldError[] {
  if (refusal instanceof InvalidRequest) {
    return refusal.faults.map(({ field, code, params }) => {
      const translations = fillBoth(FIELD_FAULT_TEXTS[code], params);
      return { field, code, detail: translations[language], translations };
    });
  }
  const listed = listedErrors(refusal, language);
  if (listed.length > 0 || refusal.field === null) return listed;
  return [{ field: refusal.field, code: refusal.code, detail: detail[language], translations: detail }];
}

interface ToldFault {
  readonly code: string;
  readonly place: string;
  readonly message: BilingualText;
}

function isToldFault(value: unknown): value is ToldFault {
  return typeof value === 'object' && value !== null && 'place' in value && 'message' in value;
}

/** A rule that found several faults at once lists them as `problems`, each with its place and text. */
function listedErrors({ details }: DomainError, language: Language): ProblemFieldError[] {
  const { problems } = details;
  if (!Array.isArray(problems)) return [];
  return problems.filter(isToldFault).map(({ code, place, message }) => {
    return { field: place, code, detail: message[language], translations: message };
  });
}

/** The entry that answers a refusal; a code without an entry is a fault of ours and tells nothing. */
export function entryOf(refusal: DomainError): { code: string; entry: ProblemEntry } {
  const entry = findProblem(refusal.code);
  if (entry !== null) return { code: refusal.code, entry };
  const fallback = findProblem(INTERNAL_ERROR);
  if (fallback === null) throw new Error('The problem catalogue has lost its fallback');
  return { code: INTERNAL_ERROR, entry: fallback };
}

/** Tells a refusal as a problem document. */
export function describeProblem(refusal: DomainError, occasion: ProblemOccasion): ProblemDocument {
  const { code, entry } = entryOf(refusal);
  const { language } = occasion;
  const detail = fillBoth(entry.detail, refusal.details);
  const errors = fieldErrors(refusal, detail, language);
  return {
    type: `urn:motcua:problem:${code}`,
    title: entry.title[language],
    status: entry.status,
    detail: detail[language],
    instance: occasion.path,
    code,
    ...(errors.length > 0 && { errors }),
    translations: {
      vi: { title: entry.title.vi, detail: detail.vi },
      en: { title: entry.title.en, detail: detail.en },
    },
    requestId: occasion.requestId,
  };
}
