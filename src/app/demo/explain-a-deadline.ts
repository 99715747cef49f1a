import { addDays, isoWeekday } from '../../domain/calendar/local-day.js';
import type { DeadlineAnswer, DossierAnswer } from './answers.js';
import { found, mustHold } from './demo-failed.js';
import { dayOf, dayText, momentText, nineOClock } from './moments.js';
import type { Office } from './office.js';
import type { Story } from './story.js';

const LAND = { procedureCode: '1.012784', channel: 'counter', agencyCode: 'H99.31' };
const LEAST_DAYS_AGO = 6;
const FRIDAY = 5;
const APOLOGY = {
  amount: 3,
  unit: 'working_day',
  reason: 'Cần xác minh thêm nguồn gốc sử dụng đất tại thực địa',
};

/** Every date can say why: read aloud in a paragraph, day by day, and by whose time it was. */
export async function explainADeadline(office: Office, story: Story, like: DossierAnswer): Promise<void> {
  story.chapter({ vi: 'Vì sao hẹn ngày ấy', en: 'Why that date' });
  const reception = await office.person('reception');
  const dossier = await reception.client.post<DossierAnswer>('/api/v1/dossiers', {
    ...LAND,
    applicant: { kind: 'person', fullName: 'Huỳnh Thị Lựu' },
    receivedAt: weekdayBefore(like.receivedAt),
    receivedAtReason: 'Nhận bằng giấy, nhập lại sau',
  });
  const { code, competentAgency } = dossier;
  const head = await office.worker({ agencyCode: competentAgency.code, role: 'approver' });
  await head.client.post(`/api/v1/dossiers/${code}/apologise`, APOLOGY);
  story.tell({
    vi: `Hồ sơ ${code} khó xong đúng hạn: ${competentAgency.name.vi} xin lỗi và hẹn lại một lần. Ai hỏi, cán bộ đọc nguyên văn:`,
    en: `Dossier ${code} may not be ready in time: ${competentAgency.name.en} apologises and names a new appointment, once. Whoever asks is read this:`,
  });
  const deadline = await reception.client.get<DeadlineAnswer>(`/api/v1/dossiers/${code}/deadline`);
  story.item(deadline.summary);
  showDays(story, deadline);
  showWhoseTime(story, deadline);
}

/** Nobody brings papers to a closed desk. */
function weekdayBefore(now: string): string {
  let days = LEAST_DAYS_AGO;
  while (isoWeekday(addDays(dayOf(now), -days)) > FRIDAY) days += 1;
  return nineOClock(now, days);
}

function showDays(story: Story, { clocks, dueAt, reAppointment }: DeadlineAnswer): void {
  const processing = found(
    clocks.find(({ kind }) => kind === 'processing'),
    { vi: 'đồng hồ giải quyết', en: 'the processing clock' },
  );
  const { explanation, total } = processing;
  const rows = explanation.map(({ on, counted, reason }) => [dayText(on), counted ? '+1' : '0', reason]);
  story.table(['ngày · day', 'tính · counted', 'lý do · reason'], rows);
  const counted = explanation.filter((day) => day.counted).length;
  const last = explanation.at(-1)?.on;
  const promise = {
    vi: `Cộng từng ngày: ${counted} ngày, hạn ${momentText(dueAt ?? '')}; hẹn lại ${momentText(reAppointment?.promisedDueAt ?? '')}, hạn theo quy định vẫn giữ nguyên.`,
    en: `Day by day: ${counted} days, due ${momentText(dueAt ?? '')}; promised for ${momentText(reAppointment?.promisedDueAt ?? '')}, the legal moment stands.`,
  };
  const isRight = counted === total.amount && last === dueAt?.slice(0, 10) && reAppointment !== null;
  mustHold(isRight, promise);
  story.proven(promise);
}

function showWhoseTime(story: Story, { whoseTime }: DeadlineAnswer): void {
  const { owners, workingMinutes } = found(whoseTime, { vi: 'thời gian của từng bên', en: 'whose time' });
  story.table(
    ['thời gian của · time of', 'phút làm việc · working minutes'],
    owners.map(({ owner, workingMinutes: minutes }) => [owner.name.vi, String(minutes)]),
  );
  const promise = {
    vi: `Thời gian của từng bên cộng lại đúng ${workingMinutes} phút làm việc từ khi nhận đến lúc này.`,
    en: `What each party used adds up to the ${workingMinutes} working minutes since the receipt.`,
  };
  mustHold(owners.reduce((sum, owner) => sum + owner.workingMinutes, 0) === workingMinutes, promise);
  story.proven(promise);
}
