import type { TimeLimit } from './time-limit.js';

export type StepKind = 'task' | 'approval' | 'consultation' | 'hand_over' | 'result';
export type StepRole = 'reception_officer' | 'processing_officer' | 'approver';
export type DossierOutcome = 'granted' | 'refused';

/** Who does a step, resolved to one agency when the dossier is accepted. */
export type AgencySelector =
  | { readonly kind: 'receiving' }
  | { readonly kind: 'competent' }
  | { readonly kind: 'parent' }
  | { readonly kind: 'named'; readonly agencyCode: string }
  /** The agency of that level and handled field that serves the receiving agency's area, e.g. the commune's police. */
  | { readonly kind: 'by_field'; readonly field: string };

export interface StepOutcome {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  /** Several targets = a fork. Empty only where the outcome ends the plan with `result`. */
  readonly next: readonly string[];
  readonly result?: DossierOutcome;
}

export interface PlanStep {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly kind: StepKind;
  readonly agency: AgencySelector;
  readonly role: StepRole;
  /** null = the step has no clock of its own (e.g. the return of the result, "not counted"). */
  readonly limit: TimeLimit | null;
  /** Whether its time is part of the legal term. */
  readonly counted: boolean;
  /** The leg (chặng) it belongs to; null in a one-agency plan. */
  readonly leg: string | null;
  /** A join: opens once each of these steps has sent it a token. */
  readonly waitsFor?: readonly string[];
  readonly outcomes: readonly StepOutcome[];
}

export interface PlanLeg {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly agency: AgencySelector;
  readonly limit: TimeLimit | null;
  /** false: the leg has its own term outside the group's. */
  readonly counted: boolean;
  readonly legalBasis: string;
}

export interface WorkflowPlan {
  readonly start: readonly string[];
  readonly steps: readonly PlanStep[];
  readonly legs: readonly PlanLeg[];
}

/** Where the tokens are. */
export interface PlanMarking {
  readonly open: readonly string[];
  readonly waiting: readonly { readonly step: string; readonly arrived: readonly string[] }[];
}
