import { randomUUID } from 'node:crypto';
import type { DossierAnswer, InboxAnswer, Page, TimelineAnswer } from './answers.js';
import { found, mustHold } from './demo-failed.js';
import { finishTheSteps, handOverResult } from './finish-the-steps.js';
import { momentText } from './moments.js';
import type { Colleague, Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const CREATED = 201;
const EVENT_NAMES: Readonly<Record<string, string>> = {
  dossier_registered: 'Đăng ký hồ sơ',
  dossier_accepted: 'Tiếp nhận',
  step_finished: 'Hoàn thành bước',
  flag_raised: 'Cảnh báo',
  dossier_resolved: 'Có kết quả',
  result_handed_over: 'Trả kết quả',
};

/** A portal files online; repeated requests file nothing twice; the desk accepts; the portal reads the status. */
export async function fileThroughPortal(office: Office, story: Story): Promise<void> {
  const portal = await office.person('portal');
  const externalReference = `CDVC-${randomUUID()}`;
  const filed = await fileTwice(portal, story, externalReference);
  await showStatus(portal, story, externalReference);
  await accept(office, story, filed.code);
  await showStatus(portal, story, externalReference);
  await handOverResult(office, story, await finishTheSteps(office, story, filed.code), ['early', 'on_time']);
  await showStatus(portal, story, externalReference);
  await readTimeline(office, story, filed.code);
}

async function fileTwice(portal: Colleague, story: Story, externalReference: string): Promise<DossierAnswer> {
  const body = {
    procedureCode: '1.001193',
    channel: 'online',
    agencyCode: WARD,
    externalReference,
    applicant: { kind: 'person', fullName: 'Võ Thị Sáng', email: 'vo.thi.sang@example.vn' },
    resultDelivery: { way: 'electronic' },
  };
  const sent = { body, idempotencyKey: randomUUID() };
  const first = await portal.client.ask<DossierAnswer>('POST', '/api/v1/dossiers', sent);
  const second = await portal.client.ask<DossierAnswer>('POST', '/api/v1/dossiers', sent);
  story.tell({
    vi: `Cổng nộp hồ sơ khai sinh với mã riêng ${externalReference}; đường truyền chập chờn nên gửi lại lần nữa.`,
    en: `The portal files a birth registration under its own reference ${externalReference}; the line is poor, so it sends the request again.`,
  });
  const promise = {
    vi: `Cả hai lần cùng một câu trả lời, chỉ một hồ sơ: ${first.body?.code}.`,
    en: `Both get the same answer, and there is one dossier: ${first.body?.code}.`,
  };
  const isSame = JSON.stringify(first.body) === JSON.stringify(second.body);
  const page = await byReference(portal, externalReference);
  mustHold(
    first.status === CREATED && second.status === CREATED && isSame && page.items.length === 1,
    promise,
  );
  story.proven(promise);
  return first.body;
}

function byReference(portal: Colleague, reference: string): Promise<Page<DossierAnswer>> {
  return portal.client.get(`/api/v1/dossiers?externalReference=${encodeURIComponent(reference)}`);
}

async function showStatus(portal: Colleague, story: Story, reference: string): Promise<void> {
  const { items } = await byReference(portal, reference);
  const { portalStatus } = found(items[0], { vi: 'hồ sơ của Cổng', en: 'the dossier of the portal' });
  story.item({
    vi: `Cổng đọc trạng thái: ${portalStatus.code} – ${portalStatus.name.vi}`,
    en: `The portal reads the status: ${portalStatus.code} – ${portalStatus.name.en}`,
  });
}

async function accept(office: Office, story: Story, code: string): Promise<void> {
  const reception = await office.person('reception');
  const isOurs = (item: InboxAnswer) => item.kind === 'filing' && item.dossier.code === code;
  const waiting = found(await reception.client.find<InboxAnswer>('/api/v1/inbox', isOurs), {
    vi: `hồ sơ trực tuyến ${code} trong danh sách việc của bộ phận một cửa`,
    en: `the online filing ${code} in the inbox of the desk`,
  });
  const accepted = await reception.client.post<DossierAnswer>(`/api/v1/dossiers/${code}/accept`);
  const promise = {
    vi: `Bộ phận một cửa phải trả lời trước ${momentText(waiting.dueAt ?? '')}; ${reception.fullName} tiếp nhận ngay, hẹn trả ${momentText(accepted.dueAt ?? '')}.`,
    en: `The desk has to answer by ${momentText(waiting.dueAt ?? '')}; it accepts at once, due ${momentText(accepted.dueAt ?? '')}.`,
  };
  mustHold(waiting.dueAt !== null && accepted.dueAt !== null && accepted.status === 'in_progress', promise);
  story.proven(promise);
}

async function readTimeline(office: Office, story: Story, code: string): Promise<void> {
  const reception = await office.person('reception');
  const { events, intact } = await reception.client.get<TimelineAnswer>(`/api/v1/dossiers/${code}/timeline`);
  story.tell({ vi: `Nhật ký xử lý của ${code}:`, en: `The timeline of ${code}:` });
  story.table(
    ['sự kiện · event', 'lúc · at', 'người · who', 'mã băm · hash'],
    events.map(({ seq, type, at, actor, hash }) => [
      `${seq}  ${EVENT_NAMES[type] ?? ''} · ${type}`,
      momentText(at),
      actor,
      hash.slice(0, 8),
    ]),
  );
  const promise = {
    vi: 'Chuỗi mã băm nguyên vẹn: không dòng nào bị sửa hay bị bớt.',
    en: 'The hash chain is intact: no entry was changed or taken away.',
  };
  mustHold(intact && events.length > 0, promise);
  story.proven(promise);
}
