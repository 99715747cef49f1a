import { assertKnownClass, variantIn, type CaseVariant, type Circumstances } from '../circumstances.js';
import { DomainError } from '../domain-error.js';
import type { Channel, ChannelTerm, ProcedureRules } from '../procedure-rules.js';

/** The variant that a filing asks for, by its circumstances. */
export interface FiledAs extends Circumstances {
  /** null: the version's default. */
  readonly variant: string | null;
}

/**
 * The variant of a filing with the terms and fees that are for it.
 * @throws DomainError unknown-variant, unknown-applicant-class
 */
export function variantOf(rules: ProcedureRules, filed: FiledAs): CaseVariant {
  const wanted = filed.variant ?? rules.defaultVariant;
  const variant = rules.variants.find((candidate) => candidate.key === wanted);
  if (!variant) {
    const known = rules.variants.map((candidate) => candidate.key);
    throw new DomainError('unknown-variant', { variant: wanted, known }, 'variant');
  }
  const { applicantClass, receivedOn } = filed;
  assertKnownClass(rules, applicantClass);
  return variantIn(variant, { applicantClass, receivedOn });
}

/**
 * The legal term of a variant on a channel.
 * @throws DomainError channel-not-offered
 */
export function termOf(variant: CaseVariant, channel: Channel): ChannelTerm {
  const term = variant.terms.find((candidate) => candidate.channel === channel);
  if (!term) {
    const offered = variant.terms.map((candidate) => candidate.channel);
    throw new DomainError('channel-not-offered', { channel, offered }, 'channel');
  }
  return term;
}
