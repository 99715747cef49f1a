import type { Bilingual } from '../deadline/explanation-words.js';
import type { ProcedureRules } from '../procedure-rules.js';
import { changesBetween } from './draft-changes.js';
import { descriptionFacts } from './description-facts.js';
import type { ProcedureDescription } from './procedure-description.js';
import type { RuleFact } from './rule-fact.js';
import { factsOf } from './version-facts.js';

export interface RuleChange {
  /** e.g. `variants.standard.terms.counter` */
  readonly place: string;
  readonly what: 'added' | 'removed' | 'changed';
  /** null: the version said nothing there. */
  readonly before: unknown;
  readonly after: unknown;
  /** `Thời hạn (trực tiếp): 20 ngày làm việc → 15 ngày làm việc` */
  readonly summary: Bilingual;
}

/**
 * What the later rules say otherwise, by place: parts are told apart by their keys and not by where they stand in a
 * list. In the order of the later rules, each thing that is gone behind what stood before it. A case, step or paper
 * that is new or gone is one change with all its parts. Two versions that mean the same have none.
 */
export function changesOfRules(before: ProcedureRules, after: ProcedureRules): readonly RuleChange[] {
  const namesCases = before.variants.length > 1 || after.variants.length > 1;
  const had = byPlace(factsOf(before, namesCases, after));
  const has = byPlace(factsOf(after, namesCases, null));
  return changesOf(had, has);
}

/** What the later version calls the procedure otherwise, and of whom else it says that it is for them. */
export function changesOfDescription(
  before: ProcedureDescription,
  after: ProcedureDescription,
): readonly RuleChange[] {
  return changesOf(byPlace(descriptionFacts(before)), byPlace(descriptionFacts(after)));
}

function changesOf(had: Facts, has: Facts): readonly RuleChange[] {
  const isWholeChanged = (place: string | null) => place !== null && had.has(place) !== has.has(place);
  return placesInOrder(had, has).flatMap((place) => {
    const [was, is] = [had.get(place), has.get(place)];
    const within = (is ?? was)?.within ?? null;
    // A part of a part of something new has a whole that is new itself.
    return isWholeChanged(within) ? [] : changeAt(was, is);
  });
}

type Facts = ReadonlyMap<string, RuleFact>;

/** A draft may say a thing twice: the second has a place of its own. */
function byPlace(facts: readonly RuleFact[]): Facts {
  const found = new Map<string, RuleFact>();
  for (const fact of facts) {
    let place = fact.place;
    for (let no = 2; found.has(place); no += 1) place = `${fact.place}#${no}`;
    found.set(place, { ...fact, place });
  }
  return found;
}

function placesInOrder(had: Facts, has: Facts): readonly string[] {
  const goneBehind = new Map<string, string[]>();
  let before = '';
  for (const place of had.keys()) {
    if (has.has(place)) before = place;
    else goneBehind.set(before, [...(goneBehind.get(before) ?? []), place]);
  }
  const first = goneBehind.get('') ?? [];
  return [...first, ...[...has.keys()].flatMap((place) => [place, ...(goneBehind.get(place) ?? [])])];
}

function changeAt(was: RuleFact | undefined, is: RuleFact | undefined): readonly RuleChange[] {
  const fact = is ?? was;
  if (!fact || (was && is && changesBetween(was.value, is.value).length === 0)) return [];
  const what = was && is ? 'changed' : is ? 'added' : 'removed';
  const { place } = fact;
  return [
    { place, what, before: was?.value ?? null, after: is?.value ?? null, summary: summaryOf(was, is, fact) },
  ];
}

function summaryOf(was: RuleFact | undefined, is: RuleFact | undefined, { label }: RuleFact): Bilingual {
  const words = (language: 'vi' | 'en', added: string, removed: string, otherwise: string) => {
    const [had, has] = [was?.told[language], is?.told[language]];
    if (had === undefined) return `${label[language]}: ${added} ${has}`;
    if (has === undefined) return `${label[language]}: ${removed} ${had}`;
    return `${label[language]}: ${had === has ? otherwise : `${had} → ${has}`}`;
  };
  return {
    vi: words('vi', 'thêm', 'bỏ', 'đổi nội dung chi tiết'),
    en: words('en', 'added', 'removed', 'details changed'),
  };
}
