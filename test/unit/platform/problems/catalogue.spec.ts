import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROBLEM_AREAS, findProblem } from '../../../../src/platform/problems/catalogue.js';
import { FIELD_FAULT_TEXTS } from '../../../../src/platform/problems/field-fault.js';

const SOURCE = join(import.meta.dirname, '../../../../src');
const AREAS_FOLDER = join(SOURCE, 'platform/problems/catalogue');
const THROWN = /new DomainError\(\s*'([^']+)'/g;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const thrown = [
  ...new Set(
    sources(SOURCE).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(THROWN)].map((match) => match[1] as string),
    ),
  ),
].sort();

describe('the problem catalogue', () => {
  it('finds the codes that are thrown', () => {
    expect(thrown).toContain('action-not-allowed');
    expect(thrown.length).toBeGreaterThan(20);
  });

  it.each(thrown)('tells %s to people', (code) => {
    expect(findProblem(code)).not.toBeNull();
  });

  it('has every area file in it, and no code twice', () => {
    const codes = PROBLEM_AREAS.flatMap((area) => Object.keys(area));
    expect(PROBLEM_AREAS).toHaveLength(readdirSync(AREAS_FOLDER).length);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('has both languages for every code, with the same placeholders', () => {
    const texts = PROBLEM_AREAS.flatMap((area) => Object.values(area)).flatMap(({ title, detail }) => [
      title,
      detail,
    ]);
    // `{vi}` and `{en}` are one text that a rule brings in both languages.
    const placeholders = (text: string) =>
      [...text.replace(/\{(?:vi|en)\}/, '{told}').matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { vi, en } of [...texts, ...Object.values(FIELD_FAULT_TEXTS)]) {
      expect(vi.trim().length).toBeGreaterThan(5);
      expect(en.trim().length).toBeGreaterThan(5);
      expect(placeholders(vi)).toEqual(placeholders(en));
      expect(vi).toBe(vi.normalize('NFC'));
      expect(vi).not.toBe(en);
    }
  });
});
