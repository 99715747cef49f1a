import { rate, type Rate } from '../rates/rates.js';
import {
  onlineLevelOf,
  STATED_LEVELS,
  type CatalogueEntry,
  type StatedLevel,
} from './procedure-selection.js';

/** How much of the catalogue can be had at the desk, and how much of that online. */
export interface Coverage {
  /** Procedures that the desk takes in ÷ all that are known. */
  readonly offered: Rate;
  /** Of each online level ÷ those that the desk takes in; the levels add up to them. */
  readonly byLevel: Readonly<Record<StatedLevel, Rate>>;
}

export function coverageOf(entries: readonly CatalogueEntry[]): Coverage {
  const levels = entries.map(onlineLevelOf).filter((level) => level !== null);
  const shareOf = (level: StatedLevel) => rate(levels.filter((each) => each === level).length, levels.length);
  const byLevel = STATED_LEVELS.map((level) => [level, shareOf(level)] as const);
  return {
    offered: rate(levels.length, entries.length),
    byLevel: Object.fromEntries(byLevel) as Coverage['byLevel'],
  };
}
