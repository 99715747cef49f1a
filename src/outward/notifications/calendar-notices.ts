import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  RecalculationSummaries,
  type AgencyFigures,
  type RecalculationSummary,
} from '../../handling/recalculation/recalculation-summaries.lookup.js';
import { RECALCULATION_FINISHED } from '../../handling/recalculation/recalculations.store.js';
import { insertRows } from '../../platform/database/rows.js';
import type { OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { Clock } from '../../platform/time/clock.js';
import { calendarNoticeText, type NoticeFigures, type NoticeReader } from './calendar-notice-text.js';
import { NotificationEntity } from './notification.entity.js';

const NO_FIGURES: NoticeFigures = {
  moved: 0,
  becameLate: 0,
  noLongerLate: 0,
  becameFinal: 0,
  becameProvisional: 0,
};

/**
 * Tells each receiving agency and each supervisor once what a recalculation did to their appointments; the event of
 * a single dossier tells nobody by itself. Told twice, the second time changes nothing.
 */
@Injectable()
export class CalendarNotices implements OutboxConsumer {
  readonly name = 'calendar notices';
  readonly topics = [RECALCULATION_FINISHED];

  constructor(
    private readonly summaries: RecalculationSummaries,
    private readonly clock: Clock,
  ) {}

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    for (const { id, payload } of messages) {
      const summary = await this.summaries.of(tx, payload['recalculationId'] as string);
      const rows = noticesOf(summary).map((notice) => ({
        ...notice,
        outboxId: id,
        accountId: null,
        link: `/api/v1/recalculations/${summary.id}/moves`,
        kind: summary.cause.kind === 'outage' ? 'outage_recorded' : 'calendar_changed',
        createdAt: this.clock.now(),
      }));
      await insertRows(tx, NotificationEntity, rows, { onConflictDoNothing: true });
    }
  }
}

function noticesOf(summary: RecalculationSummary) {
  const { agencies } = summary;
  const toDesks = agencies.map((figures) => noticeOf(summary, figures.agencyId, figures, 'desk'));
  const toSupervisors = [...bySupervisor(agencies)].map(([agencyId, figures]) =>
    noticeOf(summary, agencyId, figures, 'supervisor'),
  );
  return [...toDesks, ...toSupervisors];
}

function noticeOf(
  summary: RecalculationSummary,
  agencyId: string,
  figures: NoticeFigures,
  reader: NoticeReader,
) {
  const text = calendarNoticeText(summary, figures, reader);
  const role = reader === 'desk' ? 'reception_officer' : 'supervisor';
  return { agencyId, role, textVi: text.vi, textEn: text.en };
}

/** A supervisor of several agencies reads one message about all of them. */
function bySupervisor(agencies: readonly AgencyFigures[]): ReadonlyMap<string, NoticeFigures> {
  const sums = new Map<string, NoticeFigures>();
  for (const figures of agencies) {
    const { supervisingAgencyId } = figures;
    if (supervisingAgencyId === null) continue;
    const sum = sums.get(supervisingAgencyId) ?? NO_FIGURES;
    sums.set(supervisingAgencyId, {
      moved: sum.moved + figures.moved,
      becameLate: sum.becameLate + figures.becameLate,
      noLongerLate: sum.noLongerLate + figures.noLongerLate,
      becameFinal: sum.becameFinal + figures.becameFinal,
      becameProvisional: sum.becameProvisional + figures.becameProvisional,
    });
  }
  return sums;
}
