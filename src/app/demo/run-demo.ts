import { StartError } from '../../platform/config/start-error.js';
import { askForPapers } from './ask-for-papers.js';
import { followTheBirthGroup } from './birth-group.js';
import { demoOptions } from './demo-options.js';
import { DemoFailed } from './demo-failed.js';
import { explainADeadline } from './explain-a-deadline.js';
import { fileThroughPortal } from './file-through-portal.js';
import { finishTheSteps, handOverResult } from './finish-the-steps.js';
import { logADossier } from './log-a-dossier.js';
import { secondsSince } from './moments.js';
import { Office } from './office.js';
import { readReports } from './read-reports.js';
import { Story } from './story.js';
import { toldOnce, watchABacklog } from './watch-a-backlog.js';

/** Tells the four trips on a running server. @returns the exit code: 1 when the server did not do as told */
export async function runDemo(args: readonly string[]): Promise<number> {
  try {
    const { url, password } = await demoOptions(args);
    await tell(new Office(url, password), new Story(process.stdout));
    return 0;
  } catch (error) {
    const isTold = error instanceof DemoFailed || error instanceof StartError;
    process.stderr.write(`\n ✗ ${isTold ? error.message : String((error as Error).stack)}\n`);
    return 1;
  }
}

async function tell(office: Office, story: Story): Promise<void> {
  const startedAt = performance.now();
  await office.person('reception');
  const first = await logADossier(office, story);
  story.chapter({ vi: 'Các phòng, các cơ quan giải quyết', en: 'The departments at work' });
  story.tell({
    vi: `Từng người thấy hồ sơ ${first.code} trong danh sách việc và hoàn thành bước của mình:`,
    en: `Each officer finds dossier ${first.code} in the inbox and finishes a step:`,
  });
  await handOverResult(office, story, await finishTheSteps(office, story, first.code), ['early', 'on_time']);
  await askForPapers(office, story, first);
  await explainADeadline(office, story, first);
  await followTheBirthGroup(office, story);
  const late = await watchABacklog(office, story, first);
  story.chapter({ vi: 'Hồ sơ trực tuyến và báo cáo', en: 'An online filing, and the reports' });
  await fileThroughPortal(office, story);
  await readReports(office, story, first);
  await toldOnce(office, story, late);
  const seconds = secondsSince(startedAt);
  story.end({
    vi: `Bốn phần đều diễn ra đúng như kể, trong ${seconds.vi} giây.`,
    en: `All four trips went as told, in ${seconds.en} s.`,
  });
}
