import type { Bilingual } from '../deadline/explanation-words.js';
import type { RecordDraft } from './draft-of-record.js';

/** What a procedure is called, what it belongs to and whom it is for; a version says it from its first day on. */
export interface ProcedureDescription {
  readonly name: Bilingual;
  /** lĩnh vực */
  readonly field: string;
  readonly levels: readonly string[];
  /** đối tượng thực hiện; empty: not told */
  readonly audiences: readonly string[];
}

/** What somebody says otherwise than what is known; left out: as it is. */
export interface ToldDescription {
  readonly nameVi?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly field?: string | undefined;
  readonly levels?: readonly string[] | undefined;
  readonly audiences?: readonly string[] | undefined;
}

export function describedAnew(known: ProcedureDescription, told: ToldDescription): ProcedureDescription {
  const vi = told.nameVi ?? known.name.vi;
  // An English name belongs to the Vietnamese one that it translates.
  const en = told.nameEn ?? (vi === known.name.vi ? known.name.en : vi);
  return {
    name: { vi, en },
    field: told.field ?? known.field,
    levels: told.levels ?? known.levels,
    audiences: told.audiences ?? known.audiences,
  };
}

/** The national database tells Vietnamese names only, and parts that it leaves empty say nothing. */
export function toldByRecord({
  name,
  field,
  levels,
  audiences,
}: Pick<RecordDraft, 'name' | 'field' | 'levels' | 'audiences'>): ToldDescription {
  return {
    nameVi: name,
    field: field === '' ? undefined : field,
    levels: levels.length === 0 ? undefined : levels,
    audiences: audiences.length === 0 ? undefined : audiences,
  };
}
