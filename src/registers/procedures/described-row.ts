import type { ProcedureDescription } from '../../domain/catalogue/procedure-description.js';
import { foldText } from '../../domain/fold-text.js';
import type { ProcedureVersionEntity } from './procedure.entity.js';

type DescriptionColumns = Pick<
  ProcedureVersionEntity,
  'nameVi' | 'nameEn' | 'field' | 'levels' | 'audiences' | 'searchName'
>;

/** What the row of a procedure or of a version says. */
export function descriptionOf(row: Omit<DescriptionColumns, 'searchName'>): ProcedureDescription {
  const { nameVi, nameEn, field, levels, audiences } = row;
  return { name: { vi: nameVi, en: nameEn }, field, levels, audiences };
}

/** A description as the rows of procedures and versions keep it. */
export function columnsOf({ name, field, levels, audiences }: ProcedureDescription): DescriptionColumns {
  return {
    nameVi: name.vi,
    nameEn: name.en,
    searchName: foldText(name.vi === name.en ? name.vi : `${name.vi} ${name.en}`),
    field,
    levels: [...levels],
    audiences: [...audiences],
  };
}
