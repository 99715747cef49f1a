import type { EntityManager } from 'typeorm';
import type { RungKey } from '../../domain/deadline/deadline-clock.js';
import type { CaseFlag } from '../../domain/dossier/dossier-case.js';
import { absenceOn, isStaffed, type Attendance } from '../../domain/dossier/officers.js';
import { standInOf } from '../../domain/dossier/stand-ins.js';
import { holderOf } from '../../domain/dossier/step-holder.js';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';
import { named } from '../../platform/database/rows.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';

/** An open piece of work and who does it. */
export interface StepFacts {
  readonly no: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly agencyId: string;
  readonly role: StepRole;
  /** Who does it today, when nobody of its role is there; null: nobody else. */
  readonly coveredBy: StepRole | null;
  readonly dueAt: Date | null;
  /** Who has it in hand, still works there, and is there or has somebody who stands in. */
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  /** The role by which he does it; null: nobody has it. */
  readonly assigneeRole: StepRole | null;
}

/** What `dossier_flag` holds: every rung that is told, and what verbs found. */
export type ToldFlagKind = Exclude<RungKey, 'expired'> | CaseFlag['kind'];

export interface FlagFacts {
  readonly kind: ToldFlagKind;
  readonly agencyId: string;
  /** The agency itself or the nearest one above it that has a supervisor; null where none has. */
  readonly supervisingAgencyId: string | null;
  readonly momentAt: Date;
  readonly clearedAt: Date | null;
  /** It says "due soon" of a clock that has its "overdue" flag by now, or asks for what is too late already. */
  readonly isOvertaken: boolean;
  readonly detail: {
    readonly clockKind?: string;
    readonly stepNo?: number | null;
    readonly dueAt?: string | null;
  };
}

/** What happened and what a message may say of it: nothing about the applicant. */
export interface EventFacts {
  readonly outboxId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** null: a rule did it. */
  readonly actorId: string | null;
  readonly dossierId: string;
  readonly code: string;
  readonly isHistory: boolean;
  readonly procedureVi: string;
  readonly procedureEn: string;
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
  /** Whose supervisor heads the one-stop desk: the receiving agency or the nearest one above it that has one. */
  readonly deskSupervisingAgencyId: string | null;
  readonly steps: readonly (StepFacts & { readonly isOpen: boolean })[];
  readonly flag: FlagFacts | null;
}

/** The agency or the nearest one above it that has a supervisor. */
const supervisingAgency = (agency: string): string => `
  WITH RECURSIVE above AS (
    SELECT id, parent_id, 0 AS height FROM agency WHERE id = ${agency}
    UNION ALL
    SELECT up.id, up.parent_id, height + 1 FROM agency up JOIN above ON up.id = above.parent_id)
  SELECT above.id::text FROM above JOIN account ON account.agency_id = above.id
  WHERE account.active AND 'supervisor' = ANY (account.roles) ORDER BY height LIMIT 1`;

/** One row per message whose event exists, with the dossier's steps and the flag it tells of, as they are now. */
const FACTS = `
  SELECT m.outbox_id AS "outboxId", e.type, e.data, e.actor_id AS "actorId", d.id AS "dossierId", d.code, d.history AS "isHistory",
    v.name_vi AS "procedureVi", v.name_en AS "procedureEn", d.receiving_agency_id AS "receivingAgencyId",
    d.competent_agency_id AS "competentAgencyId",
    CASE WHEN e.type IN ('flag_raised', 'refiling_proposed')
      THEN (${supervisingAgency('d.receiving_agency_id')}) END AS "deskSupervisingAgencyId",
    (SELECT coalesce(json_agg(json_build_object('no', s.no, 'nameVi', s.name_vi, 'nameEn', s.name_en,
        'agencyId', s.agency_id::text, 'role', s.role, 'coverRole', s.cover_role, 'dueAt', s.due_at,
        'isOpen', s.state = 'open', 'assigneeId', s.assignee_id::text) ORDER BY s.no), '[]')
      FROM dossier_step s WHERE s.dossier_id = d.id) AS steps,
    (SELECT json_build_object('kind', f.kind, 'agencyId', f.agency_id::text, 'momentAt', f.moment_at,
        'clearedAt', f.cleared_at, 'detail', f.detail,
        'isOvertaken', f.kind = 'due_soon' AND EXISTS (
          SELECT 1 FROM dossier_flag late WHERE late.dossier_id = f.dossier_id AND late.kind = 'overdue'
            AND late.subject = f.subject AND late.cleared_at IS NULL)
          OR f.kind = 'apology_due' AND f.raised_at > (f.detail->>'dueAt')::timestamptz,
        'supervisingAgencyId', (${supervisingAgency('f.agency_id')}))
      FROM dossier_flag f WHERE f.dossier_id = d.id AND e.type = 'flag_raised'
        AND f.kind = e.data->>'kind' AND f.subject = e.data->>'subject') AS flag
  FROM unnest($1::bigint[], $2::bigint[], $3::integer[]) AS m (outbox_id, dossier_id, seq)
  JOIN timeline_event e ON e.dossier_id = m.dossier_id AND e.seq = m.seq
  JOIN dossier d ON d.id = m.dossier_id
  JOIN procedure_version v ON v.id = d.version_id
  ORDER BY m.outbox_id`;

type Told<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};

interface StepRow extends Omit<EventFacts['steps'][number], 'coveredBy' | 'assignee' | 'assigneeRole'> {
  readonly coverRole: StepRole | null;
}

interface FactsRow extends Omit<EventFacts, 'steps' | 'flag'> {
  readonly steps: readonly Told<StepRow>[];
  readonly flag: Told<FlagFacts> | null;
}

/**
 * What the messages are about, in one statement; who does the steps is told by who is there today.
 * @throws Error when a message points to an event that is not there
 */
export async function readFacts(
  tx: EntityManager,
  messages: readonly OutboxMessage[],
  attendance: Attendance,
): Promise<EventFacts[]> {
  const keys = [
    messages.map((message) => message.id),
    messages.map((message) => message.dossierId),
    messages.map((message) => message.payload['seq']),
  ];
  const rows = await named<FactsRow>(tx, 'notification-facts', FACTS, keys);
  if (rows.length !== messages.length) {
    const found = new Set(rows.map((row) => row.outboxId));
    const missing = messages.filter((message) => !found.has(message.id)).map((message) => message.id);
    throw new Error(`No event behind outbox rows ${missing.join(', ')}`);
  }
  return rows.map((row) => ({
    ...row,
    steps: row.steps.map((step) => stepFacts(step, attendance)),
    flag: row.flag && {
      ...row.flag,
      momentAt: new Date(row.flag.momentAt),
      clearedAt: dateOf(row.flag.clearedAt),
    },
  }));
}

function stepFacts(step: Told<StepRow>, attendance: Attendance): EventFacts['steps'][number] {
  const { coverRole, ...shown } = step;
  const holder = holderOf(step, attendance);
  const isHeard =
    holder && (absenceOn(holder, attendance.day) === null || standInOf(holder, step, attendance));
  const told = isHeard ? holder : null;
  return {
    ...shown,
    dueAt: dateOf(step.dueAt),
    assigneeId: told?.accountId ?? null,
    assignee: told?.username ?? null,
    assigneeRole: told && (told.roles.includes(step.role) ? step.role : coverRole),
    coveredBy: isStaffed(step, attendance) ? null : coverRole,
  };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
