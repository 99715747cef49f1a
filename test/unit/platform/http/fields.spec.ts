import { describe, expect, it } from '@jest/globals';
import {
  BooleanField,
  InstantField,
  IntField,
  ListField,
  LocalDayField,
  NestedField,
  OneOf,
  PasswordField,
  TextField,
  TextListField,
} from '../../../../src/platform/http/fields.js';
import { SupplementRequest } from '../../../../src/dossiers/supplement-items.contract.js';
import { ReasonRequest } from '../../../../src/handling/intake/intake.requests.js';
import { FinishStepRequest, StopRequest } from '../../../../src/handling/workflow/workflow.requests.js';
import { requestValidation } from '../../../../src/platform/http/validation.js';
import { InvalidRequest } from '../../../../src/platform/problems/field-fault.js';

class Person {
  @TextField({ max: 5, pattern: /^\p{L}+$/u }) name: string;
}

class Sample {
  @TextField({ max: 5, optional: true }) text?: string;
  @TextField({ max: 50, optional: true, multiline: true }) note?: string;
  @TextField({ max: 5, nullable: true }) clearable?: string | null;
  @PasswordField({ min: 4, optional: true }) secret?: string;
  @IntField({ min: 1, max: 9, optional: true }) number?: number;
  @IntField({ query: true, optional: true }) page?: number;
  @OneOf(['online', 'counter'], { optional: true }) channel?: string;
  @InstantField({ optional: true }) at?: Date;
  @LocalDayField({ optional: true }) on?: string;
  @BooleanField({ optional: true }) flag?: boolean;
  @BooleanField({ query: true, optional: true }) overdue?: boolean;
  @NestedField(() => Person, { optional: true }) person?: Person;
  @ListField(() => Person, { max: 2, optional: true }) people?: Person[];
  @TextListField({ max: 2, of: { max: 3 }, optional: true }) words?: string[];
  @TextListField({ max: 2, of: { oneOf: ['a', 'b'] }, query: true, optional: true }) letters?: string[];
}

class Required {
  @TextField({ max: 5 }) text: string;
  @NestedField(() => Person) person: Person;
}

async function read(body: unknown, metatype: new () => object = Sample): Promise<unknown> {
  return requestValidation().transform(body, { type: 'body', metatype });
}

async function faults(body: unknown, metatype: new () => object = Sample): Promise<string[]> {
  try {
    await read(body, metatype);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    return error.faults.map(({ field, code }) => `${field} ${code}`);
  }
}

describe('a field of a request', () => {
  it.each([
    [{ text: 'quá dài!' }, 'text text-too-long'],
    [{ text: 7 }, 'text wrong-type'],
    [{ text: ['a'] }, 'text wrong-type'],
    [{ text: '  ' }, 'text text-too-short'],
    [{ text: '\u200b\u00ad' }, 'text text-too-short'],
    [{ text: '\u2800\u3164' }, 'text text-too-short'],
    [{ note: '\u200b\n\t\u200d' }, 'note text-too-short'],
    [{ text: 'a\u0000b' }, 'text text-not-printable'],
    [{ text: 'a\nb' }, 'text text-not-printable'],
    [{ text: 'a\u202eb' }, 'text text-not-printable'],
    [{ text: 'a\ud800' }, 'text text-not-printable'],
    [{ note: 'a\u0007' }, 'note text-not-printable'],
    [{ secret: 'abc' }, 'secret text-too-short'],
    [{ number: '5' }, 'number wrong-type'],
    [{ number: 1.5 }, 'number wrong-type'],
    [{ number: 0 }, 'number number-too-small'],
    [{ number: 10 }, 'number number-too-large'],
    [{ page: 'x1' }, 'page wrong-type'],
    [{ channel: 'kiosk' }, 'channel not-one-of'],
    [{ channel: 1 }, 'channel wrong-type'],
    [{ at: '2026-02-30T08:00:00+07:00' }, 'at not-an-instant'],
    [{ at: '2026-02-27T08:00:00' }, 'at not-an-instant'],
    [{ at: '2026-02-27' }, 'at not-an-instant'],
    [{ at: '2026-02-27T24:00:00Z' }, 'at not-an-instant'],
    [{ at: 1_700_000_000_000 }, 'at not-an-instant'],
    [{ on: '2025-02-29' }, 'on not-a-day'],
    [{ on: '27/02/2026' }, 'on not-a-day'],
    [{ flag: 'true' }, 'flag wrong-type'],
    [{ overdue: 'yes' }, 'overdue wrong-type'],
    [{ person: 'Lan' }, 'person wrong-type'],
    [{ person: [] }, 'person wrong-type'],
    [{ person: {} }, 'person.name field-required'],
    [{ person: { name: 'Lan', age: 3 } }, 'person.age field-unknown'],
    [{ people: [{ name: 'Lan' }, { name: 'L4n' }] }, 'people[1].name text-pattern'],
    [{ people: ['Lan'] }, 'people wrong-type'],
    [{ people: { name: 'Lan' } }, 'people wrong-type'],
    [{ people: [1, 2, 3] }, 'people list-too-long'],
    [{ words: 'abc' }, 'words wrong-type'],
    [{ words: ['abcd'] }, 'words text-too-long'],
    [{ letters: 'c' }, 'letters not-one-of'],
    [{ unknown: 1 }, 'unknown field-unknown'],
    [[], 'body wrong-type'],
    ['text', 'body wrong-type'],
  ])('refuses %j: %s', async (body, fault) => {
    expect(await faults(body)).toEqual([fault]);
  });

  it('tells all faults at once', async () => {
    expect(await faults({ extra: 1, person: { name: '' } }, Required)).toEqual([
      'extra field-unknown',
      'text field-required',
      'person.name text-too-short',
    ]);
  });

  it('may not be null unless null means something', async () => {
    expect(await faults({ text: null, person: null }, Required)).toEqual([
      'text field-required',
      'person field-required',
    ]);
    expect(await read({ text: null, clearable: null })).toMatchObject({ text: undefined, clearable: null });
  });

  it('trims text and brings it into one Unicode form', async () => {
    const decomposed = 'Hoà'.normalize('NFD');
    expect(await read({ text: ` ${decomposed} ` })).toMatchObject({ text: 'Hoà'.normalize('NFC') });
    expect(await read({ secret: ' mật ' })).toMatchObject({ secret: ' mật ' });
  });

  it('counts characters and not code units', async () => {
    expect(await faults({ text: '😀😀😀😀😀' })).toEqual([]);
  });

  it('reads instants with any offset, days, and the words of a query string', async () => {
    expect(await read({ at: '2026-02-27T15:00:00+07:00', on: '2024-02-29' })).toMatchObject({
      at: new Date('2026-02-27T08:00:00Z'),
      on: '2024-02-29',
    });
    expect(await read({ page: '12', overdue: 'false', letters: 'a' })).toMatchObject({
      page: 12,
      overdue: false,
      letters: ['a'],
    });
  });

  it('keeps line breaks where lines are allowed', async () => {
    expect(await read({ note: 'một\nhai' })).toMatchObject({ note: 'một\nhai' });
  });

  it.each<[string, new () => object, object]>([
    ['reason', ReasonRequest, {}],
    ['reason', StopRequest, {}],
    ['note', FinishStepRequest, { step: 'a', outcome: 'b' }],
    ['reason', SupplementRequest, { items: [{ description: 'Bản sao\nGiấy khai sinh' }] }],
  ])('takes several lines for the %s of %p', async (name, metatype, others) => {
    const text = 'Thiếu giấy tờ:\r\n- bản sao\n- tờ khai';
    expect(await read({ ...others, [name]: text }, metatype)).toMatchObject({ [name]: text });
  });
});
