import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { DomainError } from '../../domain/domain-error.js';
import type { PaperPlace } from '../../domain/dossier/paper-route.js';
import type { GivenPapers } from '../../domain/papers/handed-in.js';
import { DossiersStore, type DossierHead } from '../../dossiers/dossiers.store.js';
import { named } from '../../platform/database/rows.js';

/** A dossier on paper that a desk took in. */
export interface PlacedPaper extends PaperPlace {
  readonly dossierId: string;
  readonly code: string;
  readonly versionId: string;
  readonly variant: string;
  readonly applicantName: string;
  readonly components: readonly GivenPapers[] | null;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
}

/** Received on days in [from, to); left out: whenever. */
export interface Days {
  readonly from?: LocalDay | undefined;
  readonly to?: LocalDay | undefined;
}

/** @throws DomainError period-reversed */
export function assertInOrder({ from, to }: Days): void {
  if (from === undefined || to === undefined || from <= to) return;
  throw new DomainError('period-reversed', { from, to }, 'to');
}

/** A desk with more papers than this has not handed over for weeks; the oldest come first. */
export const MOST_WAITING = 5_000;

const PLACES = `
  SELECT d.id AS "dossierId", d.code, d.channel, d.state, d.receiving_agency_id AS "receivingAgencyId",
    d.competent_agency_id AS "competentAgencyId", d.version_id AS "versionId",
    d.variant, d.applicant ->> 'fullName' AS "applicantName", d.components, d.received_at AS "receivedAt",
    d.due_at AS "dueAt",
    EXISTS (SELECT FROM clock c
      WHERE c.dossier_id = d.id AND c.kind = 'hand_over' AND c.stopped_at IS NULL) AS "isToBeSentOn",
    (SELECT coalesce(json_agg(json_build_object('agencyId', s.agency_id::text, 'role', s.role, 'kind', s.kind)
        ORDER BY s.no), '[]')
      FROM dossier_step s WHERE s.dossier_id = d.id AND s.state = 'open') AS "openSteps",
    (SELECT json_build_object('number', h.number, 'as', coalesce(i.result, 'awaited'))
      FROM handover_item i JOIN handover h ON h.id = i.handover_id
      WHERE i.dossier_id = d.id AND i.freed_at IS NULL) AS held,
    (SELECT max(i.answered_at) FROM handover_item i
      WHERE i.dossier_id = d.id AND i.result = 'received') AS "lastReceivedAt",
    (SELECT max(s.finished_at) FROM dossier_step s WHERE s.dossier_id = d.id AND s.state = 'done'
      AND s.role <> 'reception_officer' AND s.kind <> 'consultation') AS "lastWorkedAt",
    (SELECT max(e.at) FROM timeline_event e JOIN account a ON a.id = e.actor_id
      WHERE e.dossier_id = d.id AND e.type = 'supplement_received'
        AND 'reception_officer' = ANY (a.roles)) AS "deskTookAt"
  FROM dossier d WHERE d.receiving_agency_id = $1::bigint AND NOT d.history`;

// What a receiver has, or has worked on, is left to the rule only where it is asked for by name.
const WAITING = `SELECT * FROM (${PLACES} AND d.channel <> 'online' AND d.accepted_at IS NOT NULL
      AND d.resolved_at IS NULL AND d.ended_at IS NULL
      AND ($2::date IS NULL OR d.received_on >= $2::date) AND ($3::date IS NULL OR d.received_on < $3::date)) p
  WHERE (p.held IS NULL OR p.held ->> 'as' = 'missing')
    AND (greatest(p."lastReceivedAt", p."lastWorkedAt") >= coalesce(p."deskTookAt", '-infinity')) IS NOT TRUE
  ORDER BY p."receivedAt", p."dossierId" LIMIT $4::integer`;

const NAMED = `${PLACES} AND d.code = ANY ($2::text[]) ORDER BY d.received_at, d.id`;
const BY_ID = `${PLACES} AND d.id = ANY ($2::bigint[]) ORDER BY d.received_at, d.id`;

export interface LockedPapers {
  readonly papers: readonly PlacedPaper[];
  readonly heads: ReadonlyMap<string, DossierHead>;
}

/** Where the papers are that a desk took in. */
@Injectable()
export class PaperPlaces {
  constructor(private readonly dossiers: DossiersStore) {}

  /** Those that may have to be carried, the oldest first. */
  waiting(tx: EntityManager, deskId: string, { from, to }: Days): Promise<PlacedPaper[]> {
    return named(tx, 'papers-waiting', WAITING, [deskId, from ?? null, to ?? null, MOST_WAITING]);
  }

  named(tx: EntityManager, deskId: string, codes: readonly string[]): Promise<PlacedPaper[]> {
    return named(tx, 'papers-named', NAMED, [deskId, codes]);
  }

  /** As they are once nobody else can move them; the locks hold until the transaction ends. */
  async locked(tx: EntityManager, deskId: string, found: readonly PlacedPaper[]): Promise<LockedPapers> {
    const ids = found.map(({ dossierId }) => dossierId);
    const heads = await this.dossiers.lockHeads(tx, ids);
    const papers = await named<PlacedPaper>(tx, 'papers-by-id', BY_ID, [deskId, ids]);
    return { papers, heads };
  }
}
