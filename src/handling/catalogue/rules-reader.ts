import type { ClockKind, RungKey } from '../../domain/deadline/clock-facts.js';
import {
  CHANNELS,
  CLOCK_STARTS,
  EXCLUDABLE,
  ONLINE_LEVELS,
  type ProcedureRules,
} from '../../domain/procedure-rules.js';
import {
  byKind,
  day,
  flag,
  listOf,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  word,
} from './json-shape.js';
import { limit, name, plan, selector, unit } from './plan-shape.js';

const scope = { applicantClass: optional(word), from: optional(day), to: optional(day) };
const term = object({
  ...scope,
  channel: oneOf(CHANNELS),
  printedTerm: object({ text, amount: nullable(number), unit: nullable(unit) }),
  decidedTerm: object({ limit, basis: text, decidedBy: text }),
});
const fee = object({
  ...scope,
  key: optional(text),
  channel: nullable(oneOf(CHANNELS)),
  amountDong: nullable(number),
  per: nullable(text),
  note: text,
});
const component = object({
  key: text,
  name,
  originals: number,
  copies: number,
  mandatory: flag,
  fromDatabase: flag,
  database: optional(text),
});
const variant = object({
  key: text,
  name,
  terms: listOf(term),
  fees: listOf(fee),
  components: listOf(component),
  plan: nullable(plan),
});

const RUNG_KEYS = Object.keys({
  due_soon: true,
  overdue: true,
  apology_due: true,
  expired: true,
} satisfies Record<RungKey, true>);
const rung = object({
  key: oneOf(RUNG_KEYS),
  at: byKind({
    share: { share: number },
    working_days_before_due: { days: number },
    due: {},
    working_days_after_due: { days: number },
    working_minutes_after_due: { minutes: number },
  }),
});
const ladder = optional(listOf(rung, 10));
const ladders = object({
  intake_response: ladder,
  hand_over: ladder,
  processing: ladder,
  leg: ladder,
  step: ladder,
  consultation: ladder,
  supplement_wait: ladder,
  payment_wait: ladder,
  acknowledgement: ladder,
  result_correction: ladder,
  return_limit: ladder,
  apology: ladder,
} satisfies Record<ClockKind, Shape>);

const rules = object({
  variants: listOf(variant),
  defaultVariant: text,
  applicantClasses: optional(listOf(object({ key: word, name, evidence: optional(text) }))),
  competent: optional(selector),
  cutOff: object({
    at: byKind({ none: {}, time_of_day: { minuteOfDay: number }, last_minutes: { minutes: number } }),
    affects: oneOf(['hand_over', 'clock']),
  }),
  supplementPolicy: byKind({ restart: {}, pause: {}, fixed_term_after: { limit } }),
  clockStart: optional(oneOf(CLOCK_STARTS)),
  excluded: optional(listOf(oneOf(EXCLUDABLE))),
  extension: optional(nullable(object({ most: limit, legalBasis: text }))),
  ladders: optional(ladders),
  supplementWait: limit,
  supplementWaitBasis: optional(text),
  returnLimit: optional(object({ limit, legalBasis: text })),
  paymentWait: optional(object({ limit, legalBasis: text, closes: flag })),
  online: optional(object({ level: oneOf(ONLINE_LEVELS), reason: optional(text) })),
  immediate: flag,
  plan,
  legalBasis: listOf(text),
  results: listOf(object({ code: nullable(text), name })),
});

/** The rules of a version as JSON Schema, the plan among them. */
export const RULES_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:motcua:schema:version-rules',
  title: 'Quy định của phiên bản thủ tục · Rules of a procedure version',
  ...rules.schema,
};

/**
 * Rules as they come over REST; whether they make sense is proved when the version is published.
 * @throws DomainError `rules-malformed`, naming the field
 */
export function readRules(value: unknown): ProcedureRules {
  rules.check(value, 'rules');
  return value as ProcedureRules;
}
