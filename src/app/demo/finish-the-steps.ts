import type { Bilingual, DossierAnswer, InboxAnswer, StepAnswer } from './answers.js';
import { found, mustHold } from './demo-failed.js';
import { momentText } from './moments.js';
import type { Colleague, Office } from './office.js';
import type { Story } from './story.js';

const TIMELINESS: Readonly<Record<string, Bilingual>> = {
  early: { vi: 'trước hạn', en: 'early' },
  on_time: { vi: 'đúng hạn', en: 'on time' },
  late: { vi: 'quá hạn', en: 'late' },
};

/** Trip 2: whoever the step belongs to finds it in the inbox and finishes it, until no step is open. */
export async function finishTheSteps(office: Office, story: Story, code: string): Promise<DossierAnswer> {
  const reception = await office.person('reception');
  const path = `/api/v1/dossiers/${code}`;
  let dossier = await reception.client.get<DossierAnswer>(path);
  while (dossier.currentSteps.length > 0) {
    for (const step of dossier.currentSteps) await finishOne(office, story, code, step);
    dossier = await reception.client.get<DossierAnswer>(path);
  }
  return dossier;
}

export async function finishOne(office: Office, story: Story, code: string, step: StepAnswer): Promise<void> {
  const worker = await office.worker({ agencyCode: step.agency.code, role: step.role });
  const waiting = await inInboxOf(worker, code, step.step);
  const outcome = found(step.outcomes[0], { vi: 'kết quả của bước', en: 'an outcome of the step' });
  const body = { step: step.step, outcome: outcome.key };
  await worker.client.post(`/api/v1/dossiers/${code}/finish-step`, body);
  const until = waiting.dueAt === null ? '' : momentText(waiting.dueAt);
  story.item({
    vi: `${step.agency.name.vi}, ${worker.fullName}: ${step.name.vi}${until && ` (hạn ${until})`} → ${outcome.name.vi}`,
    en: `${step.agency.name.en}: ${step.name.en}${until && ` (due ${until})`} → ${outcome.name.en}`,
  });
}

/** @throws DemoFailed when the step is not in the inbox of the one who has to do it */
async function inInboxOf(worker: Colleague, code: string, step: string): Promise<InboxAnswer> {
  const wanted = (item: InboxAnswer) => item.dossier.code === code && item.step === step;
  const path = `/api/v1/inbox?step=${encodeURIComponent(step)}`;
  return found(await worker.client.find<InboxAnswer>(path, wanted), {
    vi: `hồ sơ ${code} trong danh sách việc của ${worker.fullName}`,
    en: `dossier ${code} in the inbox of ${worker.fullName}`,
  });
}

/** The result lies at the desk; the applicant collects it. @returns the dossier after it */
export async function handOverResult(
  office: Office,
  story: Story,
  resolved: DossierAnswer,
  expected: readonly string[],
): Promise<DossierAnswer> {
  const { code } = resolved;
  const resolvedAt = found(resolved.resolvedAt, {
    vi: 'thời điểm có kết quả',
    en: 'the moment of the result',
  });
  const reception = await office.person('reception');
  const returned = await reception.client.post<DossierAnswer>(`/api/v1/dossiers/${code}/hand-over-result`, {
    way: 'desk',
  });
  const timeliness = TIMELINESS[resolved.timeliness ?? ''] ?? { vi: '(chưa rõ)', en: '(unknown)' };
  const promise = {
    vi: `${code}: kết quả có lúc ${momentText(resolvedAt)}, ${timeliness.vi}; đã trả cho người nộp (trạng thái ${returned.portalStatus.code}: ${returned.portalStatus.name.vi}).`,
    en: `${code}: result ready at ${momentText(resolvedAt)}, ${timeliness.en}; handed over to the applicant (status ${returned.portalStatus.code}: ${returned.portalStatus.name.en}).`,
  };
  mustHold(expected.includes(resolved.timeliness ?? '') && returned.status === 'returned', promise);
  story.proven(promise);
  return returned;
}
