import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LocalDay } from '../../domain/calendar/local-day.js';
import { dayText } from '../../domain/deadline/explanation-words.js';
import { STEP_ROLES } from '../../domain/dossier/absences.js';
import { ABSENCE_CHANGED } from '../../handling/absences/absence-changes.store.js';
import { insertRows } from '../../platform/database/rows.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import type { OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { Clock } from '../../platform/time/clock.js';
import { AbsencesStore, type StoredAbsence } from '../../registers/staff/absences.store.js';
import { AccountLookup, type KnownAccount } from '../../registers/staff/account.lookup.js';
import { NotificationEntity } from './notification.entity.js';

type NoticeKind = 'absence_recorded' | 'absence_ended' | 'stand_in_named' | 'stand_in_ended';

/**
 * Tells whoever stands in for whom and how long, or that he need not any more, and somebody whom another one recorded
 * as away. Told twice, the second changes nothing.
 */
@Injectable()
export class AbsenceNotices implements OutboxConsumer {
  readonly name = 'absence notices';
  readonly topics = [ABSENCE_CHANGED];

  constructor(
    private readonly absences: AbsencesStore,
    private readonly accounts: AccountLookup,
    private readonly clock: Clock,
  ) {}

  async consume(tx: EntityManager, messages: readonly OutboxMessage[]): Promise<void> {
    for (const { id: outboxId, payload } of messages) {
      const absence = await this.absences.byId(tx, payload['absenceId'] as string);
      const absent = await this.accounts.byId(absence.accountId);
      for (const accountId of payload['accountIds'] as readonly string[]) {
        const told = await this.accounts.byId(accountId);
        if (absent && told)
          await this.tell(tx, outboxId, noticeOf(absence, absent, told, this.accounts.today()));
      }
    }
  }

  private async tell(tx: EntityManager, outboxId: string, notice: Notice | null): Promise<void> {
    if (notice === null) return;
    const row = { ...notice, outboxId, dossierId: null, createdAt: this.clock.now() };
    await insertRows(tx, NotificationEntity, [row], { onConflictDoNothing: true });
  }
}

type Notice = Pick<
  NotificationEntity,
  'agencyId' | 'role' | 'accountId' | 'link' | 'kind' | 'textVi' | 'textEn'
>;

/** null: he works nowhere any more. */
function noticeOf(
  absence: StoredAbsence,
  absent: KnownAccount,
  told: KnownAccount,
  today: LocalDay,
): Notice | null {
  const { accountId, agencyId } = told;
  const role = STEP_ROLES.find((each) => told.roles.includes(each));
  if (agencyId === null || role === undefined) return null;
  const kind = kindOf(absence, accountId, today);
  const text = TEXTS[kind](absence, absent);
  const link = `/api/v1/absences/${absence.id}`;
  return { agencyId, role, accountId, link, kind, textVi: text.vi, textEn: text.en };
}

function kindOf(
  { accountId, standInId, lastOn, cancelledAt }: StoredAbsence,
  told: string,
  today: LocalDay,
): NoticeKind {
  const isAway = cancelledAt === null && lastOn >= today;
  if (told === accountId) return isAway ? 'absence_recorded' : 'absence_ended';
  return isAway && told === standInId ? 'stand_in_named' : 'stand_in_ended';
}

type Text = (absence: StoredAbsence, absent: KnownAccount) => BilingualText;

const TEXTS: Readonly<Record<NoticeKind, Text>> = {
  absence_recorded: (absence) => {
    const { vi, en } = daysText(absence);
    return {
      vi: `Ông/bà được ghi nhận vắng mặt ${vi}. Nếu không đúng, đề nghị đổi ngày hoặc báo người ghi nhận.`,
      en: `You were recorded as away ${en}. If that is wrong, change the days or tell whoever recorded it.`,
    };
  },
  absence_ended: () => ({
    vi: 'Ông/bà không còn được ghi nhận vắng mặt.',
    en: 'You are not recorded as away any more.',
  }),
  stand_in_named: (absence, { fullName }) => {
    const { vi, en } = daysText(absence);
    return {
      vi: `Ông/bà xử lý thay ${fullName} ${vi}: các bước ${fullName} đang nhận xử lý có trong hộp việc của ông/bà, mục “xử lý thay”.`,
      en: `You stand in for ${fullName} ${en}: the steps that ${fullName} has in hand are in your inbox under "standing in".`,
    };
  },
  stand_in_ended: (_absence, { fullName }) => ({
    vi: `Ông/bà không còn xử lý thay ${fullName}.`,
    en: `You do not stand in for ${fullName} any more.`,
  }),
};

function daysText({ firstOn, lastOn }: StoredAbsence): BilingualText {
  const [from, to] = [dayText(firstOn), dayText(lastOn)];
  return {
    vi: `từ ${from.vi} đến hết ${to.vi}`,
    en: `from ${from.en} up to and including ${to.en}`,
  };
}
