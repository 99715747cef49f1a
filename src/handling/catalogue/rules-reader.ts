import type { ClockKind, RungKey } from '../../domain/deadline/clock-facts.js';
import { DomainError } from '../../domain/domain-error.js';
import {
  CHANNELS,
  CLOCK_STARTS,
  EXCLUDABLE,
  ONLINE_LEVELS,
  type ProcedureRules,
} from '../../domain/procedure-rules.js';

/** Checks one value of untrusted JSON. */
type Check = (value: unknown, place: string) => void;

const text: Check = (value, place) => {
  if (typeof value !== 'string' || value.length > 2_000) refuse(place, 'text');
};
const number: Check = (value, place) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) refuse(place, 'number');
};
const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') refuse(place, 'boolean');
};

function refuse(place: string, expected: string): never {
  throw new DomainError('rules-malformed', { place, expected }, place);
}

function nullable(check: Check): Check {
  return (value, place) => (value === null ? undefined : check(value, place));
}

function optional(check: Check): Check {
  return (value, place) => (value === undefined ? undefined : check(value, place));
}

function oneOf(words: readonly string[]): Check {
  return (value, place) => {
    if (typeof value !== 'string' || !words.includes(value)) refuse(place, words.join(' | '));
  };
}

function listOf(check: Check, most = 200): Check {
  return (value, place) => {
    if (!Array.isArray(value) || value.length > most) refuse(place, `list of at most ${most}`);
    value.forEach((item, index) => check(item, `${place}[${index}]`));
  };
}

/** Exactly these properties: one that nobody knows is a mistake, not an extra. */
function object(shape: Readonly<Record<string, Check>>): Check {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, 'object');
    const given = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(given).find((key) => !Object.hasOwn(shape, key));
    if (unknown !== undefined) refuse(`${place}.${unknown}`, 'no such property');
    for (const [key, check] of Object.entries(shape)) check(given[key], `${place}.${key}`);
  };
}

/** One of several objects, told apart by `kind`. */
function byKind(shapes: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check {
  return (value, place) => {
    const kind = (value as { kind?: unknown } | null)?.kind;
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (!shape) refuse(`${place}.kind`, Object.keys(shapes).join(' | '));
    object({ kind: text, ...shape })(value, place);
  };
}

const name = object({ vi: text, en: text });
const unit = oneOf(['working_day', 'day', 'month', 'working_hour', 'hour', 'same_day']);
const limit = object({ amount: number, unit });
const selector = byKind({
  receiving: {},
  competent: {},
  parent: {},
  named: { agencyCode: text },
  by_field: { field: text },
});

const step = object({
  key: text,
  name,
  kind: oneOf(['task', 'approval', 'consultation', 'hand_over', 'result']),
  agency: selector,
  role: oneOf(['reception_officer', 'processing_officer', 'approver']),
  limit: nullable(limit),
  counted: flag,
  leg: nullable(text),
  waitsFor: optional(listOf(text)),
  outcomes: listOf(
    object({ key: text, name, next: listOf(text), result: optional(oneOf(['granted', 'refused'])) }),
  ),
  deemedConsent: optional(object({ outcome: text, legalBasis: text })),
});
const leg = object({
  key: text,
  name,
  agency: selector,
  limit: nullable(limit),
  counted: flag,
  legalBasis: text,
});
const plan = object({ start: listOf(text), steps: listOf(step), legs: listOf(leg) });

const term = object({
  channel: oneOf(CHANNELS),
  printedTerm: object({ text, amount: nullable(number), unit: nullable(unit) }),
  decidedTerm: object({ limit, basis: text, decidedBy: text }),
});
const fee = object({
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
} satisfies Record<ClockKind, Check>);

const rules = object({
  variants: listOf(variant),
  defaultVariant: text,
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

/**
 * Rules as they come over REST; whether they make sense is proved when the version is published.
 * @throws DomainError `rules-malformed`, naming the field
 */
export function readRules(value: unknown): ProcedureRules {
  rules(value, 'rules');
  return value as ProcedureRules;
}
