import type { LocalDay } from './calendar/local-day.js';
import { DomainError } from './domain-error.js';
import {
  CHANNELS,
  type Channel,
  type ChannelTerm,
  type Fee,
  type ProcedureRules,
  type ProcedureVariant,
  type RowScope,
} from './procedure-rules.js';

/**
 * What a filing's term and fee depend on beside its variant and channel. They are those of the day on which it was
 * legally received, and stay for the dossier's life: the rows of its version never change.
 */
export interface Circumstances {
  /** null: of none that the version knows. */
  readonly applicantClass: string | null;
  readonly receivedOn: LocalDay;
}

/** A variant as it is for one filing: one term a channel, and the fees that add up. */
export interface CaseVariant extends ProcedureVariant {
  readonly circumstances: Circumstances;
}

/** The rows of a variant that are for this filing. */
export function variantIn(variant: ProcedureVariant, circumstances: Circumstances): CaseVariant {
  return {
    ...variant,
    terms: termsIn(variant.terms, circumstances),
    fees: feesIn(variant.fees, circumstances),
    circumstances,
  };
}

/** @throws DomainError unknown-applicant-class */
export function assertKnownClass({ applicantClasses = [] }: ProcedureRules, key: string | null): void {
  const known = applicantClasses.map((each) => each.key);
  if (key === null || known.includes(key)) return;
  const details = { applicantClass: key, known: known.length > 0 ? known : null };
  throw new DomainError('unknown-applicant-class', details, 'applicantClass');
}

/** Whether a row is for some people or some days only. */
export function isScoped({ applicantClass, from, to }: RowScope): boolean {
  return applicantClass !== undefined || from !== undefined || to !== undefined;
}

function termsIn(terms: readonly ChannelTerm[], circumstances: Circumstances): readonly ChannelTerm[] {
  if (!terms.some(isScoped)) return terms;
  return terms.filter((term) => {
    const sameChannel = terms.filter(({ channel }) => channel === term.channel);
    return applying(sameChannel, circumstances).includes(term);
  });
}

/** Each on a channel of its own, since a line for one channel may stand in for one of all channels there. */
function feesIn(fees: readonly Fee[], circumstances: Circumstances): readonly Fee[] {
  if (!fees.some(isScoped)) return fees;
  return CHANNELS.flatMap((channel) => {
    const there = feesOn(fees, channel);
    const counting = there.filter((fee) => applying(alternatives(fee, there), circumstances).includes(fee));
    return counting.map((fee) => ({ ...fee, channel }));
  });
}

/** The lines of a channel, those for every channel among them. */
export function feesOn(fees: readonly Fee[], channel: Channel): readonly Fee[] {
  return fees.filter((fee) => fee.channel === null || fee.channel === channel);
}

function alternatives(fee: Fee, there: readonly Fee[]): readonly Fee[] {
  return fee.key === undefined ? [fee] : there.filter(({ key }) => key === fee.key);
}

/** Of rows that stand for one another: those of the filing's own class, or else those for everybody. */
function applying<T extends RowScope>(
  rows: readonly T[],
  { applicantClass, receivedOn }: Circumstances,
): readonly T[] {
  const inTime = rows.filter(
    ({ from, to }) => (from === undefined || from <= receivedOn) && (to === undefined || receivedOn <= to),
  );
  const own = inTime.filter(
    (row) => row.applicantClass !== undefined && row.applicantClass === applicantClass,
  );
  return own.length > 0 ? own : inTime.filter((row) => row.applicantClass === undefined);
}
