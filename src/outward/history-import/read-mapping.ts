import { readFile } from 'node:fs/promises';
import { requestValidation } from '../../platform/http/validation.js';
import { FIELD_FAULT_TEXTS, InvalidRequest } from '../../platform/problems/field-fault.js';
import { fillText } from '../../platform/problems/problem-entry.js';
import { type HistoryMapping, mappingOf, type MappingFault } from './history-mapping.js';
import { ImportRefused } from '../../platform/csv-import/import-refused.js';
import { MappingFile } from './mapping-file.js';

/**
 * Reads and checks a mapping file; `agencyCode` stands for the agency that it names.
 * @throws ImportRefused naming every fault of the file
 */
export async function readMapping(path: string, agencyCode: string | null): Promise<HistoryMapping> {
  const file = await shaped(path, parsed(path, await textOf(path)));
  const mapping = mappingOf(file, agencyCode);
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

async function shaped(path: string, value: object): Promise<MappingFile> {
  try {
    const file: unknown = await requestValidation().transform(value, { type: 'body', metatype: MappingFile });
    return file as MappingFile;
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
