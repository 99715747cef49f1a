import { termKeyOf } from '../../domain/catalogue/scope-words.js';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { ProcedureRules } from '../../domain/procedure-rules.js';
import { criticalPathMinutes, planFitsTerm, type PlanMisfit } from '../../domain/workflow/plan-term.js';
import { instantText, limitText, type Bilingual } from '../../domain/deadline/explanation-words.js';
import { type CutOff, dueMoment, type TimeLimit } from '../../domain/deadline/time-limit.js';
import type { WorkflowPlan } from '../../domain/workflow/workflow-plan.js';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.js';
import { instantAt } from '../../domain/calendar/zoned-time.js';
import { versionProblem, type VersionProblem } from './version-problem.js';

const NO_CUT_OFF: CutOff = { at: { kind: 'none' }, affects: 'hand_over' };

/** The days from which a plan is tried: those whose days off the State has announced. */
export interface PublishedYears {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

interface Case {
  readonly plan: WorkflowPlan;
  readonly limit: TimeLimit;
  readonly place: string;
}

/** One calendar with what was already found out on it: many versions share terms and whole plans. */
export class FitTrial {
  private readonly starts = new Map<string, readonly Date[]>();
  private readonly dues = new Map<string, ReadonlyMap<number, Date>>();
  private readonly verdicts = new Map<string, PlanMisfit | null>();
  private shortestDayMinutes: number | null = null;

  constructor(
    private readonly calendar: WorkingCalendar,
    private readonly years: PublishedYears,
  ) {}

  /** The counted steps of every plan against every term it has to keep, from every counted day. */
  problems(rules: ProcedureRules): readonly VersionProblem[] {
    return casesOf(rules).flatMap(({ plan, limit, place }) => {
      const misfit = this.misfit(plan, limit, rules.cutOff);
      return misfit ? [tooLong(plan, misfit, place, this.calendar.zone)] : [];
    });
  }

  private misfit(plan: WorkflowPlan, limit: TimeLimit, cutOff: CutOff): PlanMisfit | null {
    const key = JSON.stringify([plan, limit, cutOff]);
    const known = this.verdicts.get(key);
    if (known !== undefined) return known;
    const hours = asOneStep(plan);
    const misfit =
      hours && this.fitsByItsDays(hours, limit) ? null : this.tried(hours ?? plan, limit, cutOff);
    this.verdicts.set(key, misfit);
    return misfit;
  }

  /** n counted days after the day of receipt give n times the shortest day, wherever they lie. */
  private fitsByItsDays({ limit: sum }: HoursPlan, { amount, unit }: TimeLimit): boolean {
    return (
      unit === 'working_day' && Number.isInteger(amount) && sum.amount * 60 <= amount * this.shortestDay()
    );
  }

  private tried(run: HoursPlan | WorkflowPlan, limit: TimeLimit, cutOff: CutOff): PlanMisfit | null {
    const { plan, untilMidnight } = withSilenceApart('plan' in run ? run.plan : run);
    // A copy, since a step may share the very limit: only the legal term is moved by the cut-off.
    const term = { ...limit };
    const starts = this.startsUnder(cutOff);
    const dues = this.duesOf(term, cutOff, starts);
    return planFitsTerm(plan, { limit: term, starts }, (startedAt, each) => {
      if (each === term) return dues.get(startedAt.getTime()) as Date;
      // The same arithmetic as in dueMoment, without the ledger that explains it.
      if (each.unit === 'working_hour') return this.calendar.addWorkingMinutes(startedAt, each.amount * 60);
      return this.dueOf(each, startedAt, NO_CUT_OFF, untilMidnight.has(each) ? 'applicant' : 'agency');
    });
  }

  private duesOf(limit: TimeLimit, cutOff: CutOff, starts: readonly Date[]): ReadonlyMap<number, Date> {
    const key = JSON.stringify([limit, cutOff]);
    const known = this.dues.get(key);
    if (known) return known;
    const dues = new Map(
      starts.map((startedAt) => [startedAt.getTime(), this.dueOf(limit, startedAt, cutOff)]),
    );
    this.dues.set(key, dues);
    return dues;
  }

  private dueOf(
    limit: TimeLimit,
    startedAt: Date,
    cutOff: CutOff,
    binds: 'agency' | 'applicant' = 'agency',
  ): Date {
    return dueMoment(limit, startedAt, { calendar: this.calendar, cutOff, binds }).dueAt;
  }

  /**
   * The latest moment of each counted day that still counts as that day: every earlier one has the same due
   * moment and more time left.
   */
  private startsUnder(cutOff: CutOff): readonly Date[] {
    const key = JSON.stringify(cutOff);
    const known = this.starts.get(key);
    if (known) return known;
    const starts = this.countedDays().map((day) => this.lastMomentOf(day, cutOff));
    this.starts.set(key, starts);
    return starts;
  }

  private countedDays(): readonly LocalDay[] {
    const days: LocalDay[] = [];
    const last = this.calendar.previousCountedDay(this.years.to);
    let day = this.calendar.nextCountedDay(this.years.from);
    for (; day <= last; day = this.calendar.addCountedDays(day, 1)) days.push(day);
    return days;
  }

  private shortestDay(): number {
    this.shortestDayMinutes ??= Math.min(
      ...this.countedDays().map((day) =>
        this.calendar.sessionsOn(day).reduce((sum, { from, to }) => sum + to - from, 0),
      ),
    );
    return this.shortestDayMinutes;
  }

  private lastMomentOf(day: LocalDay, { at, affects }: CutOff): Date {
    const close = this.calendar.closeOf(day);
    if (affects !== 'clock' || at.kind === 'none') return close;
    if (at.kind === 'last_minutes') return new Date(close.getTime() - at.minutes * 60_000);
    const cutOff = instantAt(day, at.minuteOfDay, this.calendar.zone);
    return cutOff < close ? cutOff : close;
  }
}

/** A plan of working hours alone, as one step that takes their sum. */
interface HoursPlan {
  readonly plan: WorkflowPlan;
  readonly limit: TimeLimit;
}

/**
 * Working hours add up whatever day they fall on, so a plan of hours alone ends when their sum along the longest
 * way is used up: one sum instead of every step from every day. Null where days or elapsed hours are counted too.
 */
function asOneStep(plan: WorkflowPlan): HoursPlan | null {
  const legs = new Map(plan.legs.map((leg) => [leg.key, leg]));
  const isOfHours = plan.steps.every(({ counted, limit, leg }) => {
    const itsLeg = leg === null ? undefined : legs.get(leg);
    return !counted || itsLeg?.counted === false || limit?.unit === 'working_hour';
  });
  const last = plan.steps.find(({ outcomes }) => outcomes.some(({ result }) => result));
  if (!isOfHours || !last) return null;
  const limit: TimeLimit = { amount: criticalPathMinutes(plan).workingMinutes / 60, unit: 'working_hour' };
  const only = { ...last, counted: true, limit, leg: null, waitsFor: [] };
  return { plan: { start: [only.key], legs: [], steps: [only] }, limit };
}

/** Silence is consent only when the last day is over: such limits run to 24:00. Each is an object of its own. */
function withSilenceApart(plan: WorkflowPlan): {
  readonly plan: WorkflowPlan;
  readonly untilMidnight: ReadonlySet<TimeLimit>;
} {
  const untilMidnight = new Set<TimeLimit>();
  const steps = plan.steps.map((step) => {
    if (!step.deemedConsent || !step.limit) return step;
    const limit = { ...step.limit };
    untilMidnight.add(limit);
    return { ...step, limit };
  });
  return untilMidnight.size > 0 ? { plan: { ...plan, steps }, untilMidnight } : { plan, untilMidnight };
}

/** The term stands still while a consultation is open that sector law does not count. */
function withoutExcluded(plan: WorkflowPlan, excluded: ProcedureRules['excluded']): WorkflowPlan {
  if (!excluded?.includes('consultation')) return plan;
  const steps = plan.steps.map((step) => (step.kind === 'consultation' ? { ...step, counted: false } : step));
  return { ...plan, steps };
}

function casesOf({ variants, plan, excluded }: ProcedureRules): readonly Case[] {
  return variants.flatMap((variant) =>
    // Every row, whomever it is for: the plan has to fit the shortest.
    variant.terms.map((term) => ({
      plan: withoutExcluded(variant.plan ?? plan, excluded),
      limit: term.decidedTerm.limit,
      place: `variants.${variant.key}.terms.${termKeyOf(term)}`,
    })),
  );
}

function tooLong(plan: WorkflowPlan, misfit: PlanMisfit, place: string, zone: string): VersionProblem {
  const { workingMinutes, path } = criticalPathMinutes(plan);
  const hours = limitText({ amount: workingMinutes / 60, unit: 'working_hour' });
  const [started, due, finished] = [misfit.startedAt, misfit.dueAt, misfit.finishesAt].map((at) =>
    instantText(at, zone),
  ) as [Bilingual, Bilingual, Bilingual];
  const named = path.map((key) => plan.steps.find((step) => step.key === key)?.name ?? { vi: key, en: key });
  const [wayVi, wayEn] = [named.map(({ vi }) => `“${vi}”`), named.map(({ en }) => `"${en}"`)];
  return versionProblem(
    'plan-too-long',
    place,
    `Quy trình dài hơn thời hạn: hồ sơ nhận lúc ${started.vi} có hạn ${due.vi}, nhưng theo quy trình đến ${finished.vi} mới xong. Các bước nối tiếp lâu nhất cần ${hours.vi}: ${wayVi.join(' → ')}.`,
    `The plan is longer than the term: received at ${started.en} a dossier is due at ${due.en}, but by the plan it is done at ${finished.en}. The longest way takes ${hours.en}: ${wayEn.join(' → ')}.`,
  );
}
