import type { ClockAnswer, DeadlineAnswer, DossierAnswer } from './answers.js';
import { found, mustHold } from './demo-failed.js';
import { finishOne, finishTheSteps, handOverResult } from './finish-the-steps.js';
import { previewOf } from './log-a-dossier.js';
import { momentText, nineOClock } from './moments.js';
import type { Colleague, Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const BUSINESS = { procedureCode: '1.001612', channel: 'counter', agencyCode: WARD };
const LONGEST_BREAK_DAYS = 20;
const REQUEST = {
  items: [{ component: 'request', description: 'Ghi rõ địa chỉ trụ sở trong giấy đề nghị' }],
  reason: 'Giấy đề nghị chưa ghi đủ địa chỉ trụ sở',
};

/** Trip 2, the other way: papers are missing, the clock stands still and starts anew when they come. */
export async function askForPapers(office: Office, story: Story, like: DossierAnswer): Promise<void> {
  const reception = await office.person('reception');
  const receivedAt = await earlierDay(office, like.receivedAt);
  const dossier = await reception.client.post<DossierAnswer>('/api/v1/dossiers', {
    ...BUSINESS,
    applicant: { kind: 'person', fullName: 'Phạm Thị Mười' },
    receivedAt,
    receivedAtReason: 'Nhận bằng giấy khi mất mạng, nhập lại sau',
  });
  story.tell({
    vi: `Hồ sơ đăng ký hộ kinh doanh ${dossier.code}, nhận bằng giấy lúc ${momentText(receivedAt)} khi mất mạng, hôm nay mới nhập; hồ sơ thiếu một giấy tờ. Cán bộ thụ lý yêu cầu bổ sung.`,
    en: `Household business ${dossier.code}, received on paper at ${momentText(receivedAt)} while the network was down and entered today, lacks a paper. The officer asks for it.`,
  });
  for (const step of dossier.currentSteps) await finishOne(office, story, dossier.code, step);
  await askAndReceive(office, story, dossier.code);
  await handOverResult(office, story, await finishTheSteps(office, story, dossier.code), [
    'early',
    'on_time',
  ]);
}

/** The latest earlier day from which the term ends sooner than from now: then a restarted clock is seen to move. */
async function earlierDay(office: Office, now: string): Promise<string> {
  const today = await previewOf(office, { ...BUSINESS, receivedAt: now });
  for (let days = 1; days <= LONGEST_BREAK_DAYS; days += 1) {
    const receivedAt = nineOClock(now, days);
    const { dueAt } = await previewOf(office, { ...BUSINESS, receivedAt });
    if (Date.parse(dueAt) < Date.parse(today.dueAt)) return receivedAt;
  }
  return nineOClock(now, 1);
}

async function askAndReceive(office: Office, story: Story, code: string): Promise<void> {
  const officer = await office.person('officer');
  const reception = await office.person('reception');
  const before = await processingOf(officer, code);
  showClock(story, 'Trước khi yêu cầu bổ sung', 'Before the request', before);
  await officer.client.post(`/api/v1/dossiers/${code}/request-supplement`, REQUEST);
  const during = await processingOf(officer, code);
  showClock(story, 'Trong khi chờ người nộp', 'While waiting for the applicant', during);
  await reception.client.post(`/api/v1/dossiers/${code}/receive-supplement`);
  const after = await processingOf(officer, code);
  showClock(story, 'Sau khi người nộp bổ sung', 'After the papers came', after);
  story.item(after.sentence);
  const promise = {
    vi: 'Đồng hồ dừng trong khi chờ; nhận đủ giấy tờ thì tính lại từ đầu (Nghị định 118/2025/NĐ-CP, Điều 19.5).',
    en: 'The clock stood still during the wait and started anew with the papers (Decree 118/2025, art. 19.5).',
  };
  mustHold(
    before.state === 'running' &&
      during.state === 'paused' &&
      during.dueAt === null &&
      isLaterClock(after, before),
    promise,
  );
  story.proven(promise);
}

async function processingOf(reader: Colleague, code: string): Promise<ClockAnswer> {
  const { clocks } = await reader.client.get<DeadlineAnswer>(`/api/v1/dossiers/${code}/deadline`);
  const clock = clocks.find(({ kind }) => kind === 'processing');
  return found(clock, { vi: 'đồng hồ giải quyết', en: 'the processing clock' });
}

function showClock(story: Story, vi: string, en: string, { state, dueAt }: ClockAnswer): void {
  const isPaused = state === 'paused';
  story.item({
    vi: `${vi}: ${isPaused ? 'đồng hồ tạm dừng, chưa có hạn' : `hạn ${momentText(dueAt ?? '')}`}`,
    en: `${en}: ${isPaused ? 'the clock is paused, no due moment' : `due ${momentText(dueAt ?? '')}`}`,
  });
}

function isLaterClock(after: ClockAnswer, before: ClockAnswer): boolean {
  if (after.dueAt === null || before.dueAt === null) return false;
  return after.generation > before.generation && Date.parse(after.dueAt) >= Date.parse(before.dueAt);
}
