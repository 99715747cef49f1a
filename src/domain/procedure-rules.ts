import type { LocalDay } from './calendar/local-day.js';
import type { ClockKind, RungRule } from './deadline/clock-facts.js';
import type { CutOff, TimeLimit } from './deadline/time-limit.js';
import type { AgencySelector, WorkflowPlan } from './workflow/workflow-plan.js';

/** cách thức nộp */
export const CHANNELS = ['counter', 'online', 'postal'] as const;
export type Channel = (typeof CHANNELS)[number];

/** mức độ dịch vụ công trực tuyến: toàn trình, một phần, or not offered online (Decree 224/2026 art. 14) */
export const ONLINE_LEVELS = ['full', 'partial', 'none'] as const;
export type OnlineLevel = (typeof ONLINE_LEVELS)[number];

/** How far one can go online; why it stays partial has to be published (Decree 224/2026 art. 14). */
export interface OnlineService {
  readonly level: OnlineLevel;
  readonly reason?: string;
}

/** What the source prints, word for word; the unit may be missing there. */
export interface PrintedTerm {
  readonly text: string;
  readonly amount: number | null;
  readonly unit: TimeLimit['unit'] | null;
}

/** What counts: decided by a named authority on a named basis. */
export interface DecidedTerm {
  readonly limit: TimeLimit;
  readonly basis: string;
  readonly decidedBy: string;
}

/** đối tượng nộp: who files and is treated otherwise than everybody. They do not combine: a filing is of one at most. */
export interface ApplicantClass {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  /** What the desk looks at, which vouches for it; absent: not told. */
  readonly evidence?: string;
}

/** For whom and when a row holds within its version, by the local day of receipt. */
export interface RowScope {
  /** Absent: everybody whom no row of his own class is for. */
  readonly applicantClass?: string;
  /** Absent: from the version's first day. */
  readonly from?: LocalDay;
  /** The last day, which counts. Absent: to the version's last. */
  readonly to?: LocalDay;
}

export interface ChannelTerm extends RowScope {
  readonly channel: Channel;
  readonly printedTerm: PrintedTerm;
  readonly decidedTerm: DecidedTerm;
}

/** phí, lệ phí: whole đồng; null where the amount depends on a rule told in `note`. */
export interface Fee extends RowScope {
  /**
   * Lines of one key are one fee, told for different people or days: one of them counts. Lines of different keys add
   * up, and one without a key counts beside them all.
   */
  readonly key?: string;
  readonly channel: Channel | null;
  readonly amountDong: number | null;
  readonly per: string | null;
  readonly note: string;
}

/** thành phần hồ sơ */
export interface Component {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly originals: number;
  readonly copies: number;
  readonly mandatory: boolean;
  /** A database already gives it: it must not be asked for (Decree 309/2026 art. 2). */
  readonly fromDatabase: boolean;
  /** Which one; absent: not told. */
  readonly database?: string;
}

/** trường hợp: a case with its own term, fee, papers. */
export interface ProcedureVariant {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly terms: readonly ChannelTerm[];
  readonly fees: readonly Fee[];
  readonly components: readonly Component[];
  /** null: the version's plan. */
  readonly plan: WorkflowPlan | null;
}

/** What a supplement does to the legal clock (Decree 118/2025 art. 19.5 and sector law). */
export type SupplementPolicy =
  | { readonly kind: 'restart' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'fixed_term_after'; readonly limit: TimeLimit };

/**
 * What starts the legal clock: the complete dossier (Decree 309/2026 art. 8), the competent agency's receipt where
 * another place took it in (same article), or the complete dossier together with its paid fee (sector law).
 */
export const CLOCK_STARTS = ['complete_dossier', 'agency_received', 'fee_paid'] as const;
export type ClockStart = (typeof CLOCK_STARTS)[number];

/** Time that sector law does not count. */
export const EXCLUDABLE = ['consultation', 'verification', 'outage'] as const;
export type Excludable = (typeof EXCLUDABLE)[number];

/** How far sector law lets the term be extended, once per dossier; a restart gives neither it nor a second one. */
export interface ExtensionRule {
  readonly most: TimeLimit;
  readonly legalBasis: string;
}

/** By when sector law lets a dossier be sent back for papers; absent: within three working days (art. 19.5). */
export interface ReturnLimitRule {
  readonly limit: TimeLimit;
  readonly legalBasis: string;
}

/** How long the applicant has to pay, and whether sector law then has the dossier closed. */
export interface PaymentWaitRule {
  readonly limit: TimeLimit;
  readonly legalBasis: string;
  readonly closes: boolean;
}

/** Everything a published version freezes. */
export interface ProcedureRules {
  readonly variants: readonly ProcedureVariant[];
  /** The variant taken when a filing names none. */
  readonly defaultVariant: string;
  /** Whom its terms and fees know; absent: nobody in particular. */
  readonly applicantClasses?: readonly ApplicantClass[];
  /** cơ quan có thẩm quyền: who decides, seen from the agency that takes it in; absent = that agency itself. */
  readonly competent?: AgencySelector;
  readonly cutOff: CutOff;
  readonly supplementPolicy: SupplementPolicy;
  /** Absent: `complete_dossier`. */
  readonly clockStart?: ClockStart;
  /** Absent: none. */
  readonly excluded?: readonly Excludable[];
  /** Absent: the term cannot be extended. */
  readonly extension?: ExtensionRule | null;
  /** Ladders of this version; a kind that is absent has its usual one. */
  readonly ladders?: Readonly<Partial<Record<ClockKind, readonly RungRule[]>>>;
  /** Time the applicant has to complete; then the dossier may be closed. */
  readonly supplementWait: TimeLimit;
  /** The sector rule that gives that time; absent: the decree's article. */
  readonly supplementWaitBasis?: string;
  /** Absent: the statutory one. */
  readonly returnLimit?: ReturnLimitRule;
  /** Absent: the desk is reminded after the time that the applicant has to complete; nothing is closed. */
  readonly paymentWait?: PaymentWaitRule;
  /** Absent: not stated. */
  readonly online?: OnlineService;
  /** Answered at once: logged, no receipt unless asked (art. 17.4). */
  readonly immediate: boolean;
  readonly plan: WorkflowPlan;
  readonly legalBasis: readonly string[];
  readonly results: readonly {
    readonly code: string | null;
    readonly name: { readonly vi: string; readonly en: string };
  }[];
}

/** One frozen version as the use cases read it. */
export interface PublishedVersion {
  readonly id: string;
  readonly procedureId: string;
  readonly procedureCode: string;
  readonly procedureName: { readonly vi: string; readonly en: string };
  readonly field: string;
  readonly effectiveFrom: LocalDay;
  readonly effectiveTo: LocalDay | null;
  readonly rules: ProcedureRules;
}
