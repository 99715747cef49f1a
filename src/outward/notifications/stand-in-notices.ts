import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { STEP_ROLES } from '../../domain/dossier/absences.js';
import { dayText } from '../../domain/deadline/explanation-words.js';
import { insertRows } from '../../platform/database/rows.js';
import type { BilingualText } from '../../platform/i18n/language.js';
import type { OutboxConsumer } from '../../platform/outbox/outbox-consumers.js';
import type { OutboxMessage } from '../../platform/outbox/outbox.store.js';
import { Clock } from '../../platform/time/clock.js';
import { STAND_IN_CHANGED } from '../../handling/absences/absence-changes.store.js';
import { AbsencesStore, type StoredAbsence } from '../../registers/staff/absences.store.js';
import { AccountLookup, type KnownAccount } from '../../registers/staff/account.lookup.js';
import { NotificationEntity } from './notification.entity.js';

/** Tells whoever stands in for whom and how long, or that he need not any more. Told twice, the second changes nothing. */
@Injectable()
export class StandInNotices implements OutboxConsumer {
  readonly name = 'stand-in notices';
  readonly topics = [STAND_IN_CHANGED];

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
        if (absent && told) await this.tell(tx, outboxId, noticeOf(absence, absent, told));
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
function noticeOf(absence: StoredAbsence, absent: KnownAccount, told: KnownAccount): Notice | null {
  const { accountId, agencyId } = told;
  const role = STEP_ROLES.find((each) => told.roles.includes(each));
  if (agencyId === null || role === undefined) return null;
  const standsIn = absence.cancelledAt === null && absence.standInId === accountId;
  const text = standsIn ? standsInText(absence, absent) : notAnyMoreText(absent);
  const kind = standsIn ? 'stand_in_named' : 'stand_in_ended';
  const link = `/api/v1/absences/${absence.id}`;
  return { agencyId, role, accountId, link, kind, textVi: text.vi, textEn: text.en };
}

function standsInText({ firstOn, lastOn }: StoredAbsence, { fullName }: KnownAccount): BilingualText {
  const [from, to] = [dayText(firstOn), dayText(lastOn)];
  return {
    vi: `Ông/bà xử lý thay ${fullName} từ ${from.vi} đến hết ${to.vi}: các bước ${fullName} đang nhận xử lý có trong hộp việc của ông/bà, mục “xử lý thay”.`,
    en: `You stand in for ${fullName} from ${from.en} up to and including ${to.en}: the steps that ${fullName} has in hand are in your inbox under "standing in".`,
  };
}

function notAnyMoreText({ fullName }: KnownAccount): BilingualText {
  return {
    vi: `Ông/bà không còn xử lý thay ${fullName}.`,
    en: `You do not stand in for ${fullName} any more.`,
  };
}
