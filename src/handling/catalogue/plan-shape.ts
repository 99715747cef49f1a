import { byKind, flag, listOf, nullable, number, object, oneOf, optional, text } from './json-shape.js';

export const name = object({ vi: text, en: text });
export const unit = oneOf(['working_day', 'day', 'month', 'working_hour', 'hour', 'same_day']);
export const limit = object({ amount: number, unit });
export const selector = byKind({
  receiving: {},
  competent: {},
  parent: {},
  named: { agencyCode: text },
  by_field: { field: text },
});

const role = oneOf(['reception_officer', 'processing_officer', 'approver']);
const step = object({
  key: text,
  name,
  kind: oneOf(['task', 'approval', 'consultation', 'hand_over', 'result']),
  agency: selector,
  role,
  absenceCover: optional(role),
  limit: nullable(limit),
  counted: flag,
  leg: nullable(text),
  waitsFor: optional(listOf(text)),
  outcomes: listOf(
    object({
      key: text,
      name,
      next: listOf(text),
      result: optional(oneOf(['granted', 'refused'])),
      most: optional(number),
    }),
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
  acknowledgement: optional(object({ limit, legalBasis: text })),
});
export const plan = object({ start: listOf(text), steps: listOf(step), legs: listOf(leg) });

/** The workflow plan as JSON Schema; whether a plan makes sense is proved when its version is reviewed. */
export const PLAN_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:motcua:schema:workflow-plan',
  title: 'Quy trình giải quyết · Workflow plan',
  ...plan.schema,
};
