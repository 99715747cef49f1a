const text = { type: 'string' } as const;
const translations = (properties: Record<string, unknown>) => ({
  type: 'object',
  required: ['vi', 'en'],
  properties: { vi: properties, en: properties },
});
const told = { type: 'object', required: ['title', 'detail'], properties: { title: text, detail: text } };

const FIELD_ERROR = {
  type: 'object',
  required: ['field', 'code', 'detail', 'translations'],
  properties: {
    field: { type: 'string', description: 'Path in the request', examples: ['components[0].key'] },
    code: text,
    detail: text,
    translations: translations(text),
  },
};

/** RFC 9457 as this API answers it; see ProblemDocument. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'translations', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:motcua:problem:validation-failed'] },
    title: {
      type: 'string',
      description: 'In the language of Accept-Language; Vietnamese unless English is asked for',
    },
    status: { type: 'integer' },
    detail: text,
    instance: text,
    code: { type: 'string', description: 'Stable, for programs' },
    errors: { type: 'array', items: FIELD_ERROR },
    translations: translations(told),
    requestId: text,
  },
};

export const PROBLEM_RESPONSE = {
  description: 'Refused: a problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
