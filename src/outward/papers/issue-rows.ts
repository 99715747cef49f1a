import type { LocalDay } from '../../domain/calendar/local-day.js';
import type { EntityManager } from 'typeorm';
import type { StepRole } from '../../domain/workflow/workflow-plan.js';
import type { Channel } from '../../domain/procedure-rules.js';
import type { PaperDelivery, PaperPerson } from '../../domain/papers/paper-facts.js';
import { named } from '../../platform/database/rows.js';

/** An event by its place in the timeline of a dossier. */
export interface EventKey {
  readonly dossierId: string;
  readonly seq: number;
}

/** The step that was finished last when the event happened. */
export interface LastStep {
  readonly stepKey: string;
  readonly name: string;
  readonly role: StepRole;
  readonly outcome: string | null;
  readonly note: string | null;
}

/** An event that may issue a paper, with the facts of its dossier. */
export interface IssueRow extends EventKey {
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  /** null: a rule acted. */
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actingAgencyId: string | null;
  readonly code: string;
  readonly procedureName: string;
  readonly versionId: string;
  readonly variant: string;
  readonly applicantClass: string | null;
  readonly receivedOn: LocalDay;
  readonly channel: Channel;
  readonly receivingAgencyId: string;
  readonly competentAgencyId: string;
  readonly applicant: PaperPerson;
  readonly representative: PaperPerson | null;
  readonly components: readonly { key: string; originals: number; copies: number }[] | null;
  readonly delivery: PaperDelivery | null;
  readonly receivedAt: Date;
  readonly lastStep: LastStep | null;
  readonly answerBy: Date | null;
  /** Number of the receipt that was given before the event; null: there was none. */
  readonly formerReceipt: string | null;
}

/** In the order of the messages; an event that has its paper already is passed over. */
const ROWS = `
  SELECT m.dossier_id AS "dossierId", e.seq, e.type, e.at, e.data, e.actor_id AS "actorId",
    e.actor_name AS "actorName", e.agency_id AS "actingAgencyId", d.code, v.name_vi AS "procedureName",
    d.version_id AS "versionId", d.variant, d.applicant_class AS "applicantClass",
    d.received_on AS "receivedOn", d.channel, d.receiving_agency_id AS "receivingAgencyId",
    d.competent_agency_id AS "competentAgencyId", d.applicant, d.representative, d.components,
    d.result_delivery AS "delivery", d.received_at AS "receivedAt",
    (SELECT json_build_object('stepKey', s.step_key, 'name', s.name_vi, 'role', s.role, 'outcome', s.outcome,
        'note', s.note)
      FROM dossier_step s WHERE s.dossier_id = d.id AND s.state = 'done' AND s.finished_at <= e.at
      ORDER BY s.finished_at DESC, s.no DESC LIMIT 1) AS "lastStep",
    (SELECT c.original_due_at FROM clock c WHERE c.dossier_id = d.id AND c.kind = 'supplement_wait'
      AND c.started_at = e.at ORDER BY c.no DESC LIMIT 1) AS "answerBy",
    (SELECT i.content ->> 'number' FROM issued_paper i WHERE i.dossier_id = d.id AND i.form = 'receipt'
      AND i.event_seq < e.seq ORDER BY i.event_seq DESC LIMIT 1) AS "formerReceipt"
  FROM unnest($1::bigint[], $2::integer[]) WITH ORDINALITY AS m (dossier_id, seq, place)
  JOIN timeline_event e ON e.dossier_id = m.dossier_id AND e.seq = m.seq
  JOIN dossier d ON d.id = m.dossier_id
  JOIN procedure_version v ON v.id = d.version_id
  WHERE NOT EXISTS (SELECT FROM issued_paper i WHERE i.dossier_id = e.dossier_id AND i.event_seq = e.seq)
  ORDER BY m.place`;

export function readIssueRows(tx: EntityManager, keys: readonly EventKey[]): Promise<IssueRow[]> {
  const columns = [keys.map(({ dossierId }) => dossierId), keys.map(({ seq }) => seq)];
  return named<IssueRow>(tx, 'paper-issue-rows', ROWS, columns);
}
