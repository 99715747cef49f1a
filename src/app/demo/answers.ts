/** What the demo reads of the answers; all else is left alone, as any client may. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

export interface Named {
  readonly code: string;
  readonly name: Bilingual;
}

export interface StepAnswer {
  readonly step: string;
  readonly name: Bilingual;
  readonly agency: Named;
  readonly role: string;
  readonly leg: string | null;
  readonly dueAt: string | null;
  readonly outcomes: readonly { readonly key: string; readonly name: Bilingual }[];
}

export interface DossierAnswer {
  readonly code: string;
  readonly status: string;
  readonly portalStatus: { readonly code: number; readonly name: Bilingual };
  readonly procedure: Named;
  readonly receivingAgency: Named;
  readonly competentAgency: Named;
  readonly applicantName: string | null;
  readonly receivedAt: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly resolvedAt: string | null;
  readonly timeliness: 'early' | 'on_time' | 'late' | null;
  readonly currentSteps: readonly StepAnswer[];
  readonly availableActions: readonly string[];
}

export interface PreviewAnswer {
  readonly dueAt: string;
  readonly sentence: Bilingual;
  readonly explanation: readonly { readonly on: string; readonly counted: boolean }[];
}

export interface ClockAnswer {
  readonly kind: string;
  readonly state: 'running' | 'paused' | 'stopped';
  readonly generation: number;
  readonly dueAt: string | null;
  readonly sentence: Bilingual;
  readonly explanation: readonly {
    readonly on: string;
    readonly counted: boolean;
    readonly reason: string;
  }[];
  readonly total: { readonly amount: number };
}

export interface DeadlineAnswer {
  readonly summary: Bilingual;
  readonly dueAt: string | null;
  readonly reAppointment: { readonly promisedDueAt: string } | null;
  readonly whoseTime: {
    readonly workingMinutes: number;
    readonly owners: readonly {
      readonly owner: { readonly name: Bilingual };
      readonly workingMinutes: number;
    }[];
  } | null;
  readonly clocks: readonly ClockAnswer[];
}

export interface TimelineAnswer {
  readonly events: readonly {
    readonly seq: number;
    readonly type: string;
    readonly at: string;
    readonly actor: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly hash: string;
  }[];
  readonly intact: boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface InboxAnswer {
  readonly kind: 'step' | 'filing';
  readonly step: string | null;
  readonly dueAt: string | null;
  readonly dossier: { readonly code: string };
}

export interface FlagAnswer {
  readonly kind: string;
  readonly clock: string | null;
  readonly dossierCode: string;
  readonly momentAt: string;
}

export interface NotificationAnswer {
  readonly kind: string;
  readonly dossierCode: string;
  readonly text: Bilingual;
}

export interface ReportRow {
  readonly key: string;
  readonly name: Bilingual;
  readonly numerator: number;
  readonly denominator: number;
  readonly percent: string | null;
  readonly links: { readonly dossiers: string; readonly numeratorDossiers: string | null } | null;
}

export interface ReportAnswer {
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
}
