import { Injectable } from '@nestjs/common';
import { Shows } from '../platform/openapi/shows.js';
import { explainClock } from '../domain/deadline/clock-explanation.js';
import type { ClockCalendars } from '../domain/deadline/deadline-clock.js';
import type { CaseContext } from '../domain/dossier/dossier-case.js';
import type { Actor } from '../platform/access/actor.js';
import { Database } from '../platform/database/database.js';
import { CaseContextLookup } from './case-context.lookup.js';
import { caseClockOf } from './case-rows.js';
import type { ClockEntity } from './clock.entity.js';
import { DossierAccess } from './dossier-access.lookup.js';
import { BilingualText, NamedCode } from './dossier-response.contract.js';
import { DossierView, iso } from './dossier-view.lookup.js';
import { DossiersStore, type DossierRows } from './dossiers.store.js';
import { ExplainedDay, explainedDays } from './explained-day.contract.js';
import { DossierDueHistoryEntity } from './timeline-event.entity.js';

export class ClockResponse {
  @Shows('integer') no: number;
  @Shows('text', { example: 'processing' }) kind: string;
  @Shows(() => NamedCode, { description: 'Whose clock it is' }) owner: NamedCode;
  @Shows('text', { nullable: true, description: 'The step it measures' }) step: string | null;
  @Shows('text', { nullable: true }) leg: string | null;
  @Shows('text', { oneOf: ['running', 'paused', 'stopped'] }) state: string;
  @Shows('object', { nullable: true }) term: object | null;
  @Shows('integer', { description: 'Grows on restart, resume and extension' }) generation: number;
  @Shows('instant') startedAt: string;
  @Shows('instant', { nullable: true }) stoppedAt: string | null;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows('instant') originalDueAt: string;
  @Shows('boolean') provisional: boolean;
  @Shows('text') legalBasis: string;
  @Shows('integer') calendarVersion: number;
  @Shows('object', { list: true, description: 'Pauses and outages' })
  pauses: readonly object[];
  @Shows(() => BilingualText, { description: 'What a clerk reads aloud' }) sentence: BilingualText;
  @Shows(() => ExplainedDay, { list: true }) explanation: ExplainedDay[];
  @Shows('boolean', {
    description:
      'false: the calendar changed since; the explanation is by the present one, the due moment stands',
  })
  agrees: boolean;
  @Shows('object', { description: 'The sum of the explanation' })
  total: object;
}

export class DueChangeResponse {
  @Shows('instant') at: string;
  @Shows('instant', { nullable: true }) dueAt: string | null;
  @Shows('text') reason: string;
}

export class DeadlineResponse {
  @Shows('text') code: string;
  @Shows('instant', { nullable: true, description: 'Moved only by law' })
  dueAt: string | null;
  @Shows('instant', { nullable: true }) originalDueAt: string | null;
  @Shows('instant', { nullable: true, description: 'After an apology' })
  promisedDueAt: string | null;
  @Shows('boolean') provisional: boolean;
  @Shows(() => ClockResponse, { list: true }) clocks: ClockResponse[];
  @Shows(() => DueChangeResponse, { list: true }) history: DueChangeResponse[];
}

/** Why a dossier is due when it is due: every clock with its ledger, recomputed from its own facts. */
@Injectable()
export class ShowDeadline {
  constructor(
    private readonly database: Database,
    private readonly store: DossiersStore,
    private readonly access: DossierAccess,
    private readonly contexts: CaseContextLookup,
    private readonly views: DossierView,
  ) {}

  /** @throws DomainError not-found */
  async run(actor: Actor, code: string): Promise<DeadlineResponse> {
    return this.database.read(async (tx) => {
      const rows = await this.store.findByCode(tx, code);
      await this.access.assertSees(actor, rows);
      const { dossier } = rows;
      const { calendars } = await this.contexts.forDossier(rows);
      const where = { dossierId: dossier.id };
      const history = await tx.find(DossierDueHistoryEntity, { where, order: { id: 'ASC' } });
      return {
        code: dossier.code,
        dueAt: iso(dossier.dueAt),
        originalDueAt: iso(dossier.originalDueAt),
        promisedDueAt: iso(dossier.promisedDueAt),
        provisional: dossier.provisional,
        clocks: await Promise.all(rows.clocks.map((row) => this.clockOf(row, rows, calendars))),
        history: history.map(({ at, dueAt, reason }) => ({ at: iso(at), dueAt: iso(dueAt), reason })),
      };
    });
  }

  private async clockOf(
    row: ClockEntity,
    rows: DossierRows,
    calendars: CaseContext['calendars'],
  ): Promise<ClockResponse> {
    const clock = caseClockOf(row);
    const explained = explainClock(clock, calendarsOf(row, calendars));
    return {
      no: row.no,
      kind: row.kind,
      owner: await this.views.agencyName(row.ownerAgencyId),
      step: rows.steps.find((step) => step.no === row.stepNo)?.stepKey ?? null,
      leg: row.leg,
      state: stateOf(row),
      term: row.timeLimit,
      generation: row.generation,
      startedAt: iso(row.startedAt),
      stoppedAt: iso(row.stoppedAt),
      dueAt: iso(row.dueAt),
      originalDueAt: iso(row.originalDueAt),
      provisional: row.provisional,
      legalBasis: row.legalBasis,
      calendarVersion: explained.calendarVersion,
      pauses: clock.exclusions.map(({ from, to, ...rest }) => ({ ...rest, from: iso(from), to: iso(to) })),
      sentence: explained.agrees ? explained.sentence : afterChange(explained.sentence, row),
      agrees: explained.agrees,
      explanation: explainedDays(explained),
      total: explained.total,
    };
  }
}

/** Re-projection of running clocks comes with the calendar's own change; until then both dates are told. */
function afterChange(sentence: BilingualText, { dueAt }: ClockEntity): BilingualText {
  const due = dueAt === null ? '' : iso(dueAt).slice(0, 16).replace('T', ' ');
  return {
    vi: `Lịch làm việc đã thay đổi sau khi tính hạn; hạn đã hẹn vẫn là ${due}. Tính theo lịch hiện nay: ${sentence.vi}`,
    en: `The calendar changed after the due moment was fixed; it remains ${due}. By the present calendar: ${sentence.en}`,
  };
}

function calendarsOf(row: ClockEntity, calendars: CaseContext['calendars']): ClockCalendars {
  const counting = calendars.get(row.calendarId);
  if (!counting) throw new Error(`calendar ${row.calendarId} was not loaded for the clock`);
  const desk = row.deskCalendarId ? calendars.get(row.deskCalendarId) : undefined;
  return desk ? { counting, desk } : { counting };
}

function stateOf(row: ClockEntity): 'running' | 'paused' | 'stopped' {
  if (row.stoppedAt !== null) return 'stopped';
  return row.exclusions.some(({ kind, to }) => kind === 'pause' && to === null) ? 'paused' : 'running';
}
