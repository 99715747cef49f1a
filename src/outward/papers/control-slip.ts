import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { localDayOf } from '../../domain/calendar/zoned-time.js';
import {
  handOversOf,
  RESULT_WORDS,
  type FollowedEvent,
  type FollowedStep,
  type HandOver,
} from '../../domain/papers/control-slip.js';
import { lookUpText } from '../../domain/papers/look-up.js';
import type { PaperContent, PaperField } from '../../domain/papers/paper-content.js';
import { deskNameOf, field, paperOf, strongField } from '../../domain/papers/paper-parts.js';
import { joined, momentWords } from '../../domain/papers/paper-words.js';
import { templateOf, templateSetOn } from '../../domain/papers/template-sets.js';
import type { DossierRows } from '../../dossiers/dossiers.store.js';
import { Config } from '../../platform/config/config.js';
import { named } from '../../platform/database/rows.js';
import { Clock } from '../../platform/time/clock.js';
import { OFFICE_ZONE } from '../../platform/time/office-zone.js';
import { ProcedureLookup } from '../../registers/procedures/procedure.lookup.js';
import { TrackingEntryEntity } from './issued-paper.entity.js';
import { PaperAgencies } from './paper-agencies.js';

export interface ControlSlip {
  readonly content: PaperContent;
  readonly handOvers: readonly HandOver[];
}

const EVENTS = `SELECT type, at, data, CASE WHEN actor_id IS NOT NULL THEN actor_name END AS "actorName"
  FROM timeline_event WHERE dossier_id = $1::bigint ORDER BY seq`;

const NAMES = `SELECT id, full_name AS name FROM account WHERE id = ANY ($1::bigint[])`;

/** phiếu kiểm soát quá trình giải quyết hồ sơ, as of now: it is read off the timeline and never written. */
@Injectable()
export class ControlSlips {
  constructor(
    private readonly agencies: PaperAgencies,
    private readonly procedures: ProcedureLookup,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async of(tx: EntityManager, rows: DossierRows): Promise<ControlSlip> {
    const { id, receivingAgencyId, applicant } = rows.dossier;
    const events = await named<FollowedEvent>(tx, 'control-slip-events', EVENTS, [id]);
    const steps = await this.stepsOf(tx, rows);
    const deskName = deskNameOf(await this.agencies.of(receivingAgencyId));
    const followed = { deskName, applicantName: applicant.fullName, steps, events, zone: OFFICE_ZONE };
    return { content: await this.contentOf(tx, rows, steps), handOvers: handOversOf(followed) };
  }

  private async stepsOf(tx: EntityManager, { steps }: DossierRows): Promise<FollowedStep[]> {
    const ids = steps.flatMap(({ finishedBy }) => finishedBy ?? []);
    const accounts = await named<{ id: string; name: string }>(tx, 'control-slip-names', NAMES, [ids]);
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    const followed = steps.map(async (step) => ({
      no: step.no,
      name: step.nameVi,
      agencyName: (await this.agencies.of(step.agencyId)).name,
      finishedAt: step.finishedAt,
      dueAt: step.dueAt,
      isOpen: step.state === 'open',
      finishedBy: step.finishedBy === null ? null : (names.get(step.finishedBy) ?? null),
      note: step.note,
    }));
    return Promise.all(followed);
  }

  private async contentOf(
    tx: EntityManager,
    { dossier }: DossierRows,
    steps: readonly FollowedStep[],
  ): Promise<PaperContent> {
    const { code, receivingAgencyId, competentAgencyId, applicant, representative, receivedAt } = dossier;
    const now = this.clock.now();
    const set = templateSetOn(localDayOf(now, OFFICE_ZONE));
    const template = templateOf(set, 'control_slip');
    if (template === null) throw new Error(`Template set ${set.key} has no process control slip`);
    const entry = await tx.findOneBy(TrackingEntryEntity, { dossierId: dossier.id });
    const issuer = await this.agencies.of(receivingAgencyId);
    const competent = (await this.agencies.of(competentAgencyId)).name;
    const { procedureName: name } = await this.procedures.versionById(dossier.versionId);
    const names = { receivingName: issuer.name, competentName: competent, procedureName: name.vi };
    const facts = {
      ...{ set, template, issuer, no: entry?.no ?? 0, issuedAt: now, zone: OFFICE_ZONE, atDesk: true },
      lookUp: lookUpText(this.config.publicUrl, code, null),
      lookUpSecret: null,
      dossier: { code, applicant, representative, receivedAt, ...names },
      officerName: null,
    };
    return paperOf(facts, { fields: fieldsOf(dossier, names, steps), signatures: [] });
  }
}

function fieldsOf(
  { applicant, receivedAt, dueAt, promisedDueAt, timeliness }: DossierRows['dossier'],
  names: { readonly competentName: string; readonly procedureName: string },
  steps: readonly FollowedStep[],
): readonly PaperField[] {
  const others = new Set(steps.map(({ agencyName }) => agencyName));
  others.delete(names.competentName);
  const due = dueAt && momentWords(dueAt, OFFICE_ZONE);
  const promised = promisedDueAt && `hẹn lại ${momentWords(promisedDueAt, OFFICE_ZONE)}`;
  return [
    field('request', 'Thủ tục hành chính', names.procedureName),
    field('applicant', 'Người nộp hồ sơ', applicant.fullName),
    field('agency', 'Cơ quan chủ trì giải quyết', names.competentName),
    field(
      'coordinating',
      'Cơ quan phối hợp giải quyết',
      others.size === 0 ? 'Không' : [...others].join('; '),
    ),
    field('receivedAt', 'Thời gian nhận hồ sơ', momentWords(receivedAt, OFFICE_ZONE)),
    strongField('dueAt', 'Thời gian trả kết quả', joined([due, promised], '; ')),
    ...(timeliness === null ? [] : [field('result', 'Kết quả giải quyết hồ sơ', RESULT_WORDS[timeliness])]),
  ];
}
