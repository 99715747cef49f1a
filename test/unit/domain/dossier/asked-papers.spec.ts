import { describe, expect, it } from '@jest/globals';
import { overreachOf } from '../../../../src/domain/dossier/asked-papers.js';
import type { SupplementItem } from '../../../../src/domain/dossier/dossier-case.js';
import { DomainError } from '../../../../src/domain/domain-error.js';
import type { Component } from '../../../../src/domain/procedure-rules.js';

const component = (key: string, fromDatabase = false): Component => ({
  key,
  name: { vi: `Giấy ${key}`, en: `Paper ${key}` },
  originals: 1,
  copies: 0,
  mandatory: true,
  fromDatabase,
});
const LISTED = { components: [component('form'), component('residence', true)] };

const found = (items: readonly SupplementItem[]) => {
  try {
    return overreachOf(items, LISTED);
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.field];
    throw error;
  }
};

describe('papers that an agency asks for', () => {
  it.each<[string, SupplementItem, readonly (string | null | undefined)[]]>([
    ['a listed one is asked for freely', { component: 'form', description: 'Tờ khai' }, []],
    [
      'one that is not on the list needs its reason',
      { description: 'Xác nhận' },
      ['item-outside-list', 'items[0].reason'],
    ],
    [
      'a blank reason is none',
      { description: 'Xác nhận', reason: ' ' },
      ['item-outside-list', 'items[0].reason'],
    ],
    ['with its reason it is flagged', { description: 'Xác nhận', reason: 'Luật X' }, ['asked_outside_list']],
    [
      'what a database gives needs its reason',
      { component: 'residence', description: 'Cư trú' },
      ['item-from-database', 'items[0].reason'],
    ],
    [
      'with its reason that is flagged too',
      { component: 'residence', description: 'Cư trú', reason: 'Dữ liệu sai' },
      ['asked_from_database'],
    ],
    [
      'an unknown component is a mistake',
      { component: 'nothing', description: 'x' },
      ['unknown-component', 'items[0].component'],
    ],
  ])('%s', (_rule, item, expected) => {
    expect(found([item])).toEqual(expected);
  });

  it('are each flagged once, however many', () => {
    const more = { description: 'Xác nhận', reason: 'Luật X' };
    expect(found([more, { ...more, description: 'Bản đồ' }])).toEqual(['asked_outside_list']);
  });

  it('cannot lie outside a list that is not on record', () => {
    expect(overreachOf([{ description: 'Giấy' }], { components: [] })).toEqual([]);
  });
});
