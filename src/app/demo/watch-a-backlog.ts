import { setTimeout as sleep } from 'node:timers/promises';
import type { DossierAnswer, FlagAnswer, NotificationAnswer, TimelineAnswer } from './answers.js';
import { DemoFailed, mustHold } from './demo-failed.js';
import { finishTheSteps, handOverResult } from './finish-the-steps.js';
import { momentText, nineOClock, secondsSince } from './moments.js';
import type { Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const MARITAL_STATUS = { procedureCode: '1.004873', channel: 'counter', agencyCode: WARD };
/** Longer than its three working days even over Tết. */
const DAYS_AGO = 30;
const LONGEST_WAIT_MILLISECONDS = 12_000;
const POLL_MILLISECONDS = 100;

/** Trip 3: a dossier that is late already is entered, and the watch tells it once, by itself. */
export async function watchABacklog(
  office: Office,
  story: Story,
  like: DossierAnswer,
): Promise<DossierAnswer> {
  story.chapter({ vi: 'Theo dõi thời hạn', en: 'The watch over the deadlines' });
  const reception = await office.person('reception');
  await office.person('supervisor');
  const enteredAt = performance.now();
  const dossier = await reception.client.post<DossierAnswer>('/api/v1/dossiers', {
    ...MARITAL_STATUS,
    applicant: { kind: 'person', fullName: 'Lê Văn Bảy' },
    receivedAt: nineOClock(like.receivedAt, DAYS_AGO),
    receivedAtReason: 'Nhập bù sổ tiếp nhận giấy',
  });
  story.tell({
    vi: `Hồ sơ giấy nhận lúc ${momentText(dossier.receivedAt)} nay mới nhập vào: ${dossier.code}, hạn ${momentText(dossier.dueAt ?? '')} đã qua.`,
    en: `A paper dossier received at ${momentText(dossier.receivedAt)} is entered only now: ${dossier.code}, due ${momentText(dossier.dueAt ?? '')}, which is over.`,
  });
  await untilFlagged(office, story, dossier.code, enteredAt);
  await readNotifications(office, story, dossier.code);
  story.tell({ vi: 'Phòng chuyên môn giải quyết ngay.', en: 'The department settles it at once.' });
  return handOverResult(office, story, await finishTheSteps(office, story, dossier.code), ['late']);
}

async function untilFlagged(office: Office, story: Story, code: string, enteredAt: number): Promise<void> {
  const supervisor = await office.person('supervisor');
  const isOurs = (flag: FlagAnswer) => flag.dossierCode === code && flag.clock === 'processing';
  const flag = await untilFound(() =>
    supervisor.client.find<FlagAnswer>(`/api/v1/flags?kind=overdue&agency=${WARD}`, isOurs),
  );
  const seconds = secondsSince(enteredAt);
  story.proven({
    vi: `Chưa tới ${seconds.vi} giây sau, người giám sát thấy cờ “quá hạn”, đúng thời điểm quá hạn ${momentText(flag.momentAt)}.`,
    en: `Within ${seconds.en} s the supervisor sees the flag "overdue", with its true moment ${momentText(flag.momentAt)}.`,
  });
}

async function readNotifications(office: Office, story: Story, code: string): Promise<void> {
  const officer = await office.person('officer');
  const isOurs = (item: NotificationAnswer) => item.dossierCode === code && item.kind === 'overdue';
  const message = await untilFound(() =>
    officer.client.find<NotificationAnswer>('/api/v1/notifications?unread=true', isOurs),
  );
  story.tell({
    vi: `${officer.fullName}, cán bộ thụ lý, nhận được thông báo:`,
    en: 'The processing officer has a notification:',
  });
  story.item(message.text);
}

/** Asked for again when everything else is done: no later round of the watch has told it a second time. */
export async function toldOnce(office: Office, story: Story, { code }: DossierAnswer): Promise<void> {
  const officer = await office.person('officer');
  const { events } = await officer.client.get<TimelineAnswer>(`/api/v1/dossiers/${code}/timeline`);
  const flagged = events.filter(({ type, data }) => type === 'flag_raised' && data['kind'] === 'overdue');
  const subjects = new Set(flagged.map(({ data }) => data['subject']));
  let messages = 0;
  for await (const item of officer.client.all<NotificationAnswer>('/api/v1/notifications')) {
    if (item.dossierCode === code && item.kind === 'overdue') messages += 1;
  }
  const promise = {
    vi: `Xem lại lần cuối: hồ sơ ${code} chỉ được báo quá hạn một lần cho mỗi đồng hồ, và cán bộ thụ lý chỉ nhận một thông báo.`,
    en: `A last look: dossier ${code} was told overdue once for each clock, and the officer has one message.`,
  };
  mustHold(flagged.length > 0 && subjects.size === flagged.length && messages === 1, promise);
  story.proven(promise);
}

async function untilFound<T>(look: () => Promise<T | null>): Promise<T> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < LONGEST_WAIT_MILLISECONDS) {
    const seen = await look();
    if (seen !== null) return seen;
    await sleep(POLL_MILLISECONDS);
  }
  throw new DemoFailed(
    'Bộ theo dõi thời hạn không báo gì trong 12 giây. Có tiến trình worker nào đang chạy không (WORKER=1, hoặc npm run start:worker)?',
    'The watch told nothing within 12 seconds. Does a worker run (WORKER=1, or npm run start:worker)?',
  );
}
