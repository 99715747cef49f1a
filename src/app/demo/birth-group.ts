import type { DossierAnswer, StepAnswer } from './answers.js';
import { mustHold } from './demo-failed.js';
import { finishOne, finishTheSteps, handOverResult } from './finish-the-steps.js';
import type { Colleague, Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const PARALLEL_LEGS = ['identity_card', 'insurance', 'residence'];

/** Trip 2 over several agencies: one dossier with legs, never a second file for the same family. */
export async function followTheBirthGroup(office: Office, story: Story): Promise<void> {
  const reception = await office.person('reception');
  const dossier = await reception.client.post<DossierAnswer>('/api/v1/dossiers', {
    procedureCode: '3.000722',
    channel: 'counter',
    agencyCode: WARD,
    applicant: { kind: 'person', fullName: 'Nguyễn Thị Đào' },
  });
  story.tell({
    vi: `Nhóm khai sinh ${dossier.code}: một hồ sơ cho khai sinh, thường trú, thẻ bảo hiểm y tế và thẻ căn cước của cháu bé.`,
    en: `Birth group ${dossier.code}: one dossier for birth, residence, health insurance and identity card of the child.`,
  });
  const atWork = await untilLegsAreOpen(office, story, reception, dossier.code);
  const agencies = new Set(atWork.map(({ agency }) => agency.name.vi));
  const inParallel = {
    vi: `Khai sinh vừa ký, ${atWork.length} chặng mở cùng lúc tại: ${[...agencies].join(', ')}.`,
    en: `The birth is signed, and ${atWork.length} legs open at once in ${agencies.size} agencies.`,
  };
  mustHold(
    atWork
      .map(({ leg }) => leg)
      .sort()
      .join() === PARALLEL_LEGS.join() && agencies.size > 1,
    inParallel,
  );
  story.proven(inParallel);
  await waitForTheLast(office, story, { reception, code: dossier.code, atWork });
  const resolved = await finishTheSteps(office, story, dossier.code);
  await handOverResult(office, story, resolved, ['early', 'on_time']);
}

async function untilLegsAreOpen(
  office: Office,
  story: Story,
  reception: Colleague,
  code: string,
): Promise<readonly StepAnswer[]> {
  let steps = (await seen(reception, code)).currentSteps;
  while (steps.length === 1) {
    for (const step of steps) await finishOne(office, story, code, step);
    steps = (await seen(reception, code)).currentSteps;
  }
  return steps;
}

interface Legs {
  readonly reception: Colleague;
  readonly code: string;
  readonly atWork: readonly StepAnswer[];
}

/** The desk collects the results only when the last leg has ended. */
async function waitForTheLast(
  office: Office,
  story: Story,
  { reception, code, atWork }: Legs,
): Promise<void> {
  for (const step of atWork.slice(0, -1)) await finishOne(office, story, code, step);
  const { currentSteps } = await seen(reception, code);
  const promise = {
    vi: 'Còn một chặng chưa xong thì bộ phận một cửa chưa tập hợp kết quả.',
    en: 'As long as one leg is open, the desk does not collect the results yet.',
  };
  mustHold(currentSteps.length === 1 && currentSteps[0]?.step === atWork.at(-1)?.step, promise);
  story.proven(promise);
}

function seen(reception: Colleague, code: string): Promise<DossierAnswer> {
  return reception.client.get<DossierAnswer>(`/api/v1/dossiers/${code}`);
}
