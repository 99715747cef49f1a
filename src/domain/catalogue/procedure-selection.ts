import type { AgencySelector } from '../workflow/workflow-plan.js';
import { ONLINE_LEVELS, type ProcedureRules } from '../procedure-rules.js';

/** A procedure of the catalogue with the version in force on a day; null: nobody can file under it then. */
export interface CatalogueEntry {
  readonly procedure: {
    readonly field: string;
    readonly levels: readonly string[];
    readonly audiences: readonly string[];
  };
  readonly version: { readonly rules: ProcedureRules } | null;
}

/** What an agency is there for. */
export interface AgencyDuties {
  readonly code: string;
  /** All that mean it: a plan may name any of them. */
  readonly codes: readonly string[];
  readonly level: string;
  /** lĩnh vực; empty: not told, so all of its level. */
  readonly fields: readonly string[];
}

/** `unstated`: filed online, but the version does not say how far. */
export const STATED_LEVELS = [...ONLINE_LEVELS, 'unstated'] as const;
export type StatedLevel = (typeof STATED_LEVELS)[number];

/** Which procedures are meant. The list and the figures of the catalogue both ask here, so that they agree. */
export interface ProcedureSelection {
  readonly field?: string | undefined;
  readonly level?: string | undefined;
  readonly audience?: string | undefined;
  readonly agency?: AgencyDuties | undefined;
  /** Only what is offered has one. */
  readonly onlineLevel?: StatedLevel | undefined;
  /** true: only what the desk offers on that day; false: the whole catalogue. */
  readonly offered: boolean;
}

export function isSelected(entry: CatalogueEntry, selection: ProcedureSelection): boolean {
  const { procedure, version } = entry;
  const { field, level, audience, agency, onlineLevel, offered } = selection;
  if (offered && version === null) return false;
  if (field !== undefined && procedure.field !== field) return false;
  if (level !== undefined && !procedure.levels.includes(level)) return false;
  if (audience !== undefined && !procedure.audiences.includes(audience)) return false;
  if (onlineLevel !== undefined && onlineLevelOf(entry) !== onlineLevel) return false;
  return agency === undefined || isHandledBy(entry, agency);
}

/** null: not offered on that day. */
export function onlineLevelOf({ version }: CatalogueEntry): StatedLevel | null {
  if (version === null) return null;
  const { online, variants } = version.rules;
  if (online) return online.level;
  const isFiledOnline = variants.some(({ terms }) => terms.some(({ channel }) => channel === 'online'));
  return isFiledOnline ? 'unstated' : 'none';
}

/** Its level and field, or somebody whom the version names: to decide, to do a step, to lead a leg. */
export function isHandledBy({ procedure, version }: CatalogueEntry, agency: AgencyDuties): boolean {
  const { codes, level, fields } = agency;
  const isOfField = fields.length === 0 || fields.includes(procedure.field);
  if (isOfField && procedure.levels.includes(level)) return true;
  return (
    version !== null &&
    selectorsOf(version.rules).some((selector) => {
      if (selector.kind === 'named') return codes.includes(selector.agencyCode);
      return selector.kind === 'by_field' && fields.includes(selector.field);
    })
  );
}

const selectors = new WeakMap<ProcedureRules, readonly AgencySelector[]>();

/** Those that name somebody; kept, since a report asks for each agency. */
function selectorsOf(rules: ProcedureRules): readonly AgencySelector[] {
  const known = selectors.get(rules);
  if (known) return known;
  const plans = [rules.plan, ...rules.variants.flatMap(({ plan }) => plan ?? [])];
  const all = plans.flatMap(({ steps, legs }) => [...steps, ...legs].map(({ agency }) => agency));
  const naming = [...(rules.competent ? [rules.competent] : []), ...all].filter(
    ({ kind }) => kind === 'named' || kind === 'by_field',
  );
  const once = new Map(naming.map((selector) => [JSON.stringify(selector), selector]));
  selectors.set(rules, [...once.values()]);
  return [...once.values()];
}
