import { isLocalDay } from '../../domain/calendar/local-day.js';
import type { Bilingual } from '../../domain/deadline/explanation-words.js';
import { DomainError } from '../../domain/domain-error.js';

const WANTED = {
  text: { vi: 'chữ, nhiều nhất 2.000 ký tự', en: 'text of at most 2,000 characters' },
  word: {
    vi: 'khóa gồm chữ thường không dấu, chữ số, “_” hoặc “-”, bắt đầu bằng chữ, nhiều nhất 100 ký tự',
    en: 'a key of small letters, digits, "_" or "-", beginning with a letter, of at most 100 characters',
  },
  number: { vi: 'một số', en: 'a number' },
  flag: { vi: 'true hoặc false', en: 'true or false' },
  day: { vi: 'một ngày có thật, dạng YYYY-MM-DD', en: 'a day that exists, as YYYY-MM-DD' },
  object: { vi: 'một đối tượng JSON', en: 'a JSON object' },
  nothing: {
    vi: 'bỏ mục này (cấu trúc không có mục nào tên như vậy)',
    en: 'nothing (there is no such property)',
  },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** One shape of untrusted JSON: how it is checked, and how JSON Schema (2020-12) says the same. */
export interface Shape {
  /** @throws DomainError `rules-malformed`, naming the place */
  readonly check: (value: unknown, place: string) => void;
  readonly schema: object;
  /** May be left out of an object. */
  readonly isOptional?: boolean;
}

type Shapes = Readonly<Record<string, Shape>>;

const MOST_CHARACTERS = 2_000;
const WORD = /^[a-z][a-z0-9_-]*$/;

export const text: Shape = {
  check: (value, place) => {
    if (typeof value !== 'string' || isTooLong(value)) refuse(place, WANTED.text);
  },
  schema: { type: 'string', maxLength: MOST_CHARACTERS },
};
/** A key that people name in requests: small letters, digits, `_` and `-`. */
export const word: Shape = {
  check: (value, place) => {
    if (typeof value !== 'string' || value.length > 100 || !WORD.test(value)) refuse(place, WANTED.word);
  },
  schema: { type: 'string', maxLength: 100, pattern: WORD.source },
};
export const number: Shape = {
  check: (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) refuse(place, WANTED.number);
  },
  schema: { type: 'number' },
};
export const flag: Shape = {
  check: (value, place) => {
    if (typeof value !== 'boolean') refuse(place, WANTED.flag);
  },
  schema: { type: 'boolean' },
};
/** A local day that exists. */
export const day: Shape = {
  check: (value, place) => {
    if (!isLocalDay(value)) refuse(place, WANTED.day);
  },
  schema: { type: 'string', format: 'date' },
};

export function nullable({ check, schema }: Shape): Shape {
  return {
    check: (value, place) => (value === null ? undefined : check(value, place)),
    schema: { anyOf: [schema, { type: 'null' }] },
  };
}

export function optional({ check, schema }: Shape): Shape {
  return {
    check: (value, place) => (value === undefined ? undefined : check(value, place)),
    schema,
    isOptional: true,
  };
}

export function oneOf(words: readonly string[]): Shape {
  return {
    check: (value, place) => {
      if (typeof value !== 'string' || !words.includes(value)) refuse(place, oneOfWords(words));
    },
    schema: { enum: [...words] },
  };
}

export function listOf({ check, schema }: Shape, most = 200): Shape {
  return {
    check: (value, place) => {
      if (!Array.isArray(value) || value.length > most)
        refuse(place, { vi: `danh sách nhiều nhất ${most} phần tử`, en: `a list of at most ${most} items` });
      value.forEach((item, index) => check(item, `${place}[${index}]`));
    },
    schema: { type: 'array', maxItems: most, items: schema },
  };
}

/** Exactly these properties: one that nobody knows is a mistake, not an extra. */
export function object(shapes: Shapes): Shape {
  return {
    check: (value, place) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, WANTED.object);
      const given = value as Readonly<Record<string, unknown>>;
      const unknown = Object.keys(given).find((key) => !Object.hasOwn(shapes, key));
      if (unknown !== undefined) refuse(`${place}.${unknown}`, WANTED.nothing);
      for (const [key, { check }] of Object.entries(shapes)) check(given[key], `${place}.${key}`);
    },
    schema: objectSchema(shapes),
  };
}

/** One of several objects, told apart by `kind`. */
export function byKind(kinds: Readonly<Record<string, Shapes>>): Shape {
  const schemas = Object.entries(kinds).map(([kind, shapes]) =>
    objectSchema({ kind: oneOf([kind]), ...shapes }),
  );
  return {
    check: (value, place) => {
      const kind = (value as { kind?: unknown } | null)?.kind;
      const shapes = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
      if (!shapes) refuse(`${place}.kind`, oneOfWords(Object.keys(kinds)));
      object({ kind: text, ...shapes }).check(value, place);
    },
    schema: { oneOf: schemas },
  };
}

function objectSchema(shapes: Shapes): object {
  const all = Object.entries(shapes);
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([key, { schema }]) => [key, schema])),
    required: all.filter(([, { isOptional }]) => isOptional !== true).map(([key]) => key),
    additionalProperties: false,
  };
}

/** JSON Schema counts characters, not the halves of those beyond the sixteen bits. */
function isTooLong(value: string): boolean {
  return value.length > MOST_CHARACTERS && [...value].length > MOST_CHARACTERS;
}

function oneOfWords(words: readonly string[]): Bilingual {
  const all = words.join(', ');
  return { vi: `một trong các giá trị: ${all}`, en: `one of ${all}` };
}

function refuse(place: string, { vi, en }: Bilingual): never {
  throw new DomainError('rules-malformed', { place, vi, en }, place);
}
