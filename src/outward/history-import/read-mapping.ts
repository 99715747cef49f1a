import { readMappingFile } from '../../platform/csv-import/read-mapping-file.js';
import { type HistoryMapping, mappingOf } from './history-mapping.js';
import { MappingFile } from './mapping-file.js';

/**
 * Reads and checks a mapping file; `agencyCode` stands for the agency that it names.
 * @throws ImportRefused naming every fault of the file
 */
export async function readMapping(path: string, agencyCode: string | null): Promise<HistoryMapping> {
  return readMappingFile(path, MappingFile, (file) => mappingOf(file, agencyCode));
}
