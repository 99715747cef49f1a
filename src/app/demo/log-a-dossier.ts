import type { Bilingual, DeadlineAnswer, DossierAnswer, PreviewAnswer } from './answers.js';
import { found, mustHold } from './demo-failed.js';
import { momentText } from './moments.js';
import type { Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const RESIDENCE = { procedureCode: '1.004222', channel: 'counter', agencyCode: WARD };
const BEFORE_TET = '2026-02-13T09:00:00+07:00';
const DUE_AFTER_TET = '2026-03-03T17:30:00.000+07:00';

/** Trip 1: a citizen asks when it would be ready, then comes to the desk and goes home with the receipt. */
export async function logADossier(office: Office, story: Story): Promise<DossierAnswer> {
  story.chapter({ vi: 'Một hồ sơ đến bộ phận một cửa', en: 'A dossier comes to the one-stop desk' });
  await askBeforeTet(office, story);
  const reception = await office.person('reception');
  story.tell({
    vi: `Tại quầy, ${reception.fullName} nhận hồ sơ đăng ký thường trú của ông Trần Văn Hậu.`,
    en: `At the desk, ${reception.fullName} takes in Mr Trần Văn Hậu’s registration of permanent residence.`,
  });
  const applicant = { kind: 'person', fullName: 'Trần Văn Hậu', phone: '0905 123 456' };
  const dossier = await reception.client.post<DossierAnswer>('/api/v1/dossiers', { ...RESIDENCE, applicant });
  const deadline = await reception.client.get<DeadlineAnswer>(`/api/v1/dossiers/${dossier.code}/deadline`);
  const processing = found(
    deadline.clocks.find(({ kind }) => kind === 'processing'),
    { vi: 'đồng hồ giải quyết', en: 'the processing clock' },
  );
  showReceipt(story, dossier);
  story.item(processing.sentence);
  await compareWithPreview(office, story, dossier);
  return dossier;
}

async function askBeforeTet(office: Office, story: Story): Promise<void> {
  const preview = await previewOf(office, { ...RESIDENCE, receivedAt: BEFORE_TET });
  const counted = preview.explanation.filter((day) => day.counted).length;
  story.tell({
    vi: 'Chưa cần đăng nhập, người dân hỏi: nộp hồ sơ đăng ký thường trú lúc 09:00 ngày 13/02/2026, ngay trước Tết, thì bao giờ xong?',
    en: 'Without signing in a citizen asks: filed at 09:00 on 13/02/2026, just before Tết, when would it be ready?',
  });
  story.item(preview.sentence);
  const promise: Bilingual = {
    vi: `Đếm lại từng ngày: ${counted} ngày làm việc, hạn ${momentText(preview.dueAt)}.`,
    en: `Counted again day by day: ${counted} working days, due ${momentText(preview.dueAt)}.`,
  };
  mustHold(counted === 7 && preview.dueAt === DUE_AFTER_TET, promise);
  story.proven(promise);
}

function showReceipt(story: Story, dossier: DossierAnswer): void {
  const dueAt = found(dossier.dueAt, { vi: 'hạn trả kết quả', en: 'the due moment' });
  const [next] = dossier.currentSteps;
  story.slip({ vi: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả', en: 'Receipt and appointment' }, [
    [{ vi: 'Mã số', en: 'Code' }, dossier.code],
    [{ vi: 'Thủ tục', en: 'Procedure' }, `${dossier.procedure.code} ${dossier.procedure.name.vi}`],
    [{ vi: 'Người nộp', en: 'Applicant' }, dossier.applicantName ?? ''],
    [{ vi: 'Nơi nhận', en: 'Taken in by' }, dossier.receivingAgency.name.vi],
    [{ vi: 'Nơi giải quyết', en: 'Decided by' }, dossier.competentAgency.name.vi],
    [{ vi: 'Nhận lúc', en: 'Received' }, momentText(dossier.receivedAt)],
    [{ vi: 'Hẹn trả', en: 'Due' }, momentText(dueAt)],
    [{ vi: 'Bước tiếp theo', en: 'Next step' }, next?.name.vi ?? ''],
  ]);
}

async function compareWithPreview(office: Office, story: Story, dossier: DossierAnswer): Promise<void> {
  const preview = await previewOf(office, { ...RESIDENCE, receivedAt: dossier.receivedAt });
  const promise = {
    vi: 'Giấy hẹn và câu trả lời cho người dân dùng chung một phép tính: hai hạn trùng nhau.',
    en: 'The receipt and the answer to a citizen come from the same arithmetic: both moments agree.',
  };
  mustHold(preview.dueAt === dossier.dueAt, promise);
  story.proven(promise);
}

export interface PreviewQuestion {
  readonly procedureCode: string;
  readonly channel: string;
  readonly agencyCode: string;
  readonly receivedAt: string;
}

export function previewOf(office: Office, question: PreviewQuestion): Promise<PreviewAnswer> {
  return office.citizen.post<PreviewAnswer>('/api/v1/deadlines/preview', question);
}
