import type { Bilingual } from '../deadline/explanation-words.js';
import type { ProcedureDescription } from './procedure-description.js';
import { factAt, type RuleFact } from './rule-fact.js';
import { asWritten, joined } from './rule-words.js';

const LEVEL_WORDS: Readonly<Record<string, Bilingual>> = {
  ministry: { vi: 'cấp bộ', en: 'ministry' },
  province: { vi: 'cấp tỉnh', en: 'province' },
  commune: { vi: 'cấp xã', en: 'commune' },
  other: { vi: 'cơ quan khác', en: 'other agencies' },
};

/** What a version calls the procedure, and whom it says it is for; levels and subjects are sets. */
export function descriptionFacts({
  name,
  field,
  levels,
  audiences,
}: ProcedureDescription): readonly RuleFact[] {
  return [
    ...factAt('name', name, { vi: 'Tên thủ tục', en: 'Name' }, (told) => told),
    ...factAt('field', field || null, { vi: 'Lĩnh vực', en: 'Field' }, asWritten),
    ...factAt('levels', sorted(levels), { vi: 'Cấp thực hiện', en: 'Levels' }, (all) =>
      joined(all.map((level) => LEVEL_WORDS[level] ?? asWritten(level))),
    ),
    ...factAt('audiences', sorted(audiences), { vi: 'Đối tượng thực hiện', en: 'Subjects' }, (all) =>
      joined(all.map(asWritten)),
    ),
  ];
}

function sorted(words: readonly string[]): readonly string[] | null {
  return words.length === 0 ? null : [...new Set(words)].sort();
}
