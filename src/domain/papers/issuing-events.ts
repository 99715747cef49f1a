import type { IssuedForm } from './template-sets.js';

/** An event of the timeline as far as it may issue a paper. */
export interface IssuingEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The desk that took the dossier in, the agency that decides, or the one whose officer acted. */
export type Issuer = 'desk' | 'competent' | 'acting';

interface Issue {
  readonly form: IssuedForm;
  readonly by: Issuer;
}

const ISSUES: Readonly<Record<string, Issue>> = {
  dossier_accepted: { form: 'receipt', by: 'desk' },
  receipt_asked_for: { form: 'receipt', by: 'desk' },
  dossier_refiled: { form: 'receipt', by: 'desk' },
  correction_requested: { form: 'supplement_slip', by: 'desk' },
  supplement_requested: { form: 'supplement_slip', by: 'acting' },
  dossier_not_accepted: { form: 'refusal_slip', by: 'desk' },
  dossier_resolved: { form: 'refusal_slip', by: 'competent' },
  apology_sent: { form: 'apology', by: 'competent' },
  dossier_stopped: { form: 'stop_notice', by: 'acting' },
  dossier_withdrawn: { form: 'stop_notice', by: 'acting' },
};

export const ISSUING_EVENTS: readonly string[] = Object.keys(ISSUES);

/**
 * The paper that an event issues, null for none. What is answered at once has no receipt unless somebody asks for it
 * (Decree 118/2025 art. 17.4), and a result is told on a slip only where it is a refusal (art. 19.3).
 */
export function issueOf(
  { type, data }: IssuingEvent,
  { isImmediate }: { readonly isImmediate: boolean },
): Issue | null {
  if (type === 'dossier_accepted' && isImmediate) return null;
  if (type === 'dossier_refiled' && (isImmediate || data['reissues'] !== true)) return null;
  if (type === 'dossier_resolved' && data['outcome'] !== 'refused') return null;
  return Object.hasOwn(ISSUES, type) ? (ISSUES[type] ?? null) : null;
}
