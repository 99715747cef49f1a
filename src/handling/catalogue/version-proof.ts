import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.js';
import { provePlan } from '../../domain/workflow/plan-proof.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import type { AgencySelector, WorkflowPlan } from '../../domain/workflow/workflow-plan.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { CaseContextLookup } from '../../dossiers/case-context.lookup.js';
import { type AgenciesOfDossier, AgencyLookup } from '../../registers/agencies/agency.lookup.js';
import { CalendarLookup } from '../../registers/calendars/calendar.lookup.js';
import { deemedConsentProblems } from './deemed-consent-problems.js';
import { limitProblems } from './limit-problems.js';
import { FitTrial, type PublishedYears } from './plan-fit.js';
import { ruleProblems } from './rule-problems.js';
import { scopeProblems, type ProvedVersion } from './scope-problems.js';
import { versionProblem, type VersionProblem } from './version-problem.js';

/** Days off are entered from this year on. */
const FIRST_PUBLISHED_DAY = '2024-01-01';

interface PlacedPlan {
  readonly plan: WorkflowPlan;
  readonly place: string;
}

/** Everything that a version must prove before people can file under it. */
@Injectable()
export class VersionProof {
  private trials = new Map<string, { readonly calendar: WorkingCalendar; readonly trial: FitTrial }>();

  constructor(
    private readonly agencies: AgencyLookup,
    private readonly calendars: CalendarLookup,
    private readonly contexts: CaseContextLookup,
  ) {}

  /** Empty = proved. Faults of the rules are told first: plans are not followed on rules that are broken. */
  async problems(version: ProvedVersion, levels: readonly string[]): Promise<readonly VersionProblem[]> {
    const { rules } = version;
    const plans = plansOf(rules);
    const faults = [...ruleProblems(rules), ...scopeProblems(version), ...plans.flatMap(planFaults)];
    if (faults.length > 0) return faults;
    const places = await this.filingPlaces(rules, levels);
    if (places.length === 0) return [nobodyCompetent(levels)];
    const found: VersionProblem[] = [];
    for (const { plan, place } of plans) {
      const resolvable = await this.resolvable(plan, places);
      const problems = provePlan(plan, {
        resolvesAgency: (selector) => resolvable.has(JSON.stringify(selector)),
      });
      found.push(...problems.map((problem) => ({ ...problem, place: `${place}.${problem.place}` })));
    }
    return found.length > 0 ? found : this.fitProblems(rules, places);
  }

  /** Each desk of the procedure's levels with the agency that decides what comes in there. */
  private async filingPlaces(
    rules: ProcedureRules,
    levels: readonly string[],
  ): Promise<readonly AgenciesOfDossier[]> {
    const all = await this.agencies.all();
    const desks = await Promise.all(
      all
        .filter((agency) => levels.includes(agency.level) && this.agencies.isOpen(agency))
        .map((agency) => this.agencies.deskOf(agency)),
    );
    const places: AgenciesOfDossier[] = [];
    for (const receiving of new Set(desks)) {
      const competent = await unlessUnresolvable(() => this.contexts.competentFor(rules, receiving));
      if (!competent) return [];
      places.push({ receiving, competent });
    }
    return places;
  }

  /** The selectors of a plan that find an agency from every desk. */
  private async resolvable(
    plan: WorkflowPlan,
    places: readonly AgenciesOfDossier[],
  ): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    const selectors = new Map<string, AgencySelector>(
      [...plan.steps, ...plan.legs].map(({ agency }) => [JSON.stringify(agency), agency]),
    );
    for (const [key, selector] of selectors) {
      if (await this.resolvesEverywhere(selector, places)) found.add(key);
    }
    return found;
  }

  private async resolvesEverywhere(
    selector: AgencySelector,
    places: readonly AgenciesOfDossier[],
  ): Promise<boolean> {
    for (const place of places) {
      const agency = await unlessUnresolvable(() => this.agencies.resolve(selector, place));
      if (!agency || !this.agencies.isOpen(agency)) return false;
    }
    return true;
  }

  private async fitProblems(
    rules: ProcedureRules,
    places: readonly AgenciesOfDossier[],
  ): Promise<readonly VersionProblem[]> {
    for (const calendarId of new Set(places.map(({ competent }) => competent.calendarId))) {
      const problems = this.trialOn(await this.calendars.calendarOf(calendarId)).problems(rules);
      if (problems.length > 0) return problems;
    }
    return [];
  }

  /** Kept while the calendar stays the same one. */
  private trialOn(calendar: WorkingCalendar): FitTrial {
    const known = this.trials.get(calendar.id);
    if (known?.calendar === calendar) return known.trial;
    const years: PublishedYears = { from: FIRST_PUBLISHED_DAY, to: calendar.publishedThrough };
    const trial = new FitTrial(calendar, years);
    this.trials.set(calendar.id, { calendar, trial });
    return trial;
  }
}

function plansOf({ plan, variants }: ProcedureRules): readonly PlacedPlan[] {
  const own = variants.flatMap((variant) =>
    variant.plan ? [{ plan: variant.plan, place: `variants.${variant.key}.plan` }] : [],
  );
  return [{ plan, place: 'plan' }, ...own];
}

function planFaults({ plan, place }: PlacedPlan): VersionProblem[] {
  return [
    ...plan.steps.flatMap(({ key, limit }) => limitProblems(limit, `${place}.steps.${key}.limit`)),
    ...plan.legs.flatMap(({ key, limit, acknowledgement }) => [
      ...limitProblems(limit, `${place}.legs.${key}.limit`),
      ...limitProblems(acknowledgement?.limit ?? null, `${place}.legs.${key}.acknowledgement.limit`),
    ]),
    ...deemedConsentProblems(plan, place),
  ];
}

async function unlessUnresolvable<T>(find: () => Promise<T>): Promise<T | null> {
  try {
    return await find();
  } catch (error) {
    const isUnresolvable =
      error instanceof DomainError && ['agency-not-resolvable', 'unknown-agency'].includes(error.code);
    if (isUnresolvable) return null;
    throw error;
  }
}

function nobodyCompetent(levels: readonly string[]): VersionProblem {
  const list = levels.join(', ');
  return versionProblem(
    'nobody-competent',
    'competent',
    `Không xác định được cơ quan có thẩm quyền ở cấp ${list}.`,
    `No competent agency can be found for the levels ${list}.`,
  );
}
