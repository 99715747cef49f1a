import { readFile } from 'node:fs/promises';
import type { Type } from '@nestjs/common';
import { requestValidation } from '../http/validation.js';
import { FIELD_FAULT_TEXTS, InvalidRequest } from '../problems/field-fault.js';
import { fillText } from '../problems/problem-entry.js';
import type { MappingFault } from './choice.js';
import { ImportRefused } from './import-refused.js';

/**
 * Reads a mapping file and makes a mapping of what it says.
 * @throws ImportRefused naming every fault of the file
 */
export async function readMappingFile<F extends object, M extends object>(
  path: string,
  shape: Type<F>,
  mappingOf: (file: F) => M | MappingFault[],
): Promise<M> {
  const file = await shaped(path, parsed(path, await textOf(path)), shape);
  const mapping = mappingOf(file);
  if (Array.isArray(mapping)) throw refused(path, mapping);
  return mapping;
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ImportRefused(
      { vi: `Không đọc được tệp ánh xạ ${path}.`, en: `Cannot read the mapping file ${path}.` },
      { cause },
    );
  }
}

function parsed(path: string, text: string): object {
  const value = parsedJson(path, text.replace(/^\ufeff/, ''));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw notJson(path, undefined);
}

function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(path, cause);
  }
}

function notJson(path: string, cause: unknown): ImportRefused {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return new ImportRefused(
    {
      vi: `Tệp ánh xạ ${path} không phải là một đối tượng JSON${reason}.`,
      en: `The mapping file ${path} is not a JSON object${reason}.`,
    },
    { cause },
  );
}

async function shaped<F extends object>(path: string, value: object, shape: Type<F>): Promise<F> {
  try {
    const file: unknown = await requestValidation().transform(value, { type: 'body', metatype: shape });
    return file as F;
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error;
    const faults = error.faults.map(({ field, code, params }) => {
      const { vi, en } = FIELD_FAULT_TEXTS[code];
      return { field, vi: fillText(vi, params), en: fillText(en, params) };
    });
    throw refused(path, faults);
  }
}

function refused(path: string, faults: readonly MappingFault[]): ImportRefused {
  const told = (language: 'vi' | 'en') =>
    faults.map((fault) => `\n  ${fault.field}: ${fault[language]}`).join('');
  return new ImportRefused({
    vi: `Tệp ánh xạ ${path} chưa dùng được:${told('vi')}`,
    en: `The mapping file ${path} cannot be used:${told('en')}`,
  });
}
