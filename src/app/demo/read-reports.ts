import type { Bilingual, DossierAnswer, ReportAnswer, ReportRow } from './answers.js';
import { addDays } from '../../domain/calendar/local-day.js';
import { found, mustHold } from './demo-failed.js';
import { dayOf, dayText } from './moments.js';
import type { Colleague, Office } from './office.js';
import type { Story } from './story.js';

const WARD = 'H99.31';
const MOST_ROWS = 8;

interface Report {
  readonly path: string;
  readonly title: Bilingual;
}

const REPORTS: readonly Report[] = [
  { path: 'on-time', title: { vi: 'Tỷ lệ giải quyết đúng hạn', en: 'Settled on time' } },
  { path: 'online-submission', title: { vi: 'Tỷ lệ hồ sơ nộp trực tuyến', en: 'Filed online' } },
];

/** Trip 4: a supervisor reads a rate, opens the dossiers behind it and counts them. */
export async function readReports(office: Office, story: Story, like: DossierAnswer): Promise<void> {
  const supervisor = await office.person('supervisor');
  const today = dayOf(like.receivedAt);
  const period = { from: `${today.slice(0, 7)}-01`, to: addDays(today, 1) };
  for (const report of REPORTS) await readOne(supervisor, story, report, period);
}

interface Period {
  readonly from: string;
  readonly to: string;
}

async function readOne(supervisor: Colleague, story: Story, report: Report, period: Period): Promise<void> {
  const { path, title } = report;
  const query = new URLSearchParams({ ...period, groupBy: 'agency' }).toString();
  const answer = await supervisor.client.get<ReportAnswer>(`/api/v1/reports/${path}?${query}`);
  const days = `${dayText(period.from)}–${dayText(addDays(period.to, -1))}`;
  story.tell({
    vi: `Người giám sát mở báo cáo: ${title.vi}, ${days}`,
    en: `A supervisor opens a report: ${title.en}, ${days}`,
  });
  showRows(story, answer);
  const ward = found(
    answer.rows.find(({ key }) => key === WARD),
    { vi: `dòng ${WARD} của báo cáo`, en: `row ${WARD} of the report` },
  );
  await countBehind(supervisor, story, ward);
}

function showRows(story: Story, { rows, total }: ReportAnswer): void {
  const cells = ({ key, name, numerator, denominator, percent }: ReportRow) => [
    key === 'total' ? name.vi : `${key} ${name.vi}`,
    String(numerator),
    String(denominator),
    percent === null ? '–' : `${percent.replace('.', ',')} %`,
  ];
  const shown = [...rows].sort((a, b) => b.denominator - a.denominator).slice(0, MOST_ROWS);
  const head = ['cơ quan · agency', 'tử số · numerator', 'mẫu số · denominator', 'tỷ lệ · rate'];
  story.table(head, [...shown, total].map(cells));
}

async function countBehind(supervisor: Colleague, story: Story, row: ReportRow): Promise<void> {
  const links = found(row.links, { vi: 'liên kết tới hồ sơ', en: 'links to the dossiers' });
  const all = await countOf(supervisor, links.dossiers);
  const inNumerator =
    links.numeratorDossiers === null ? 0 : await countOf(supervisor, links.numeratorDossiers);
  const promise = {
    vi: `Mở liên kết của ${row.name.vi}: đếm được đúng ${inNumerator} trên ${all} hồ sơ.`,
    en: `The links of ${row.name.en} open exactly ${inNumerator} of ${all} dossiers.`,
  };
  mustHold(all > 0 && all === row.denominator && inNumerator === row.numerator, promise);
  story.proven(promise);
}

async function countOf(supervisor: Colleague, link: string): Promise<number> {
  let count = 0;
  for await (const dossier of supervisor.client.all<DossierAnswer>(link))
    count += dossier.code === '' ? 0 : 1;
  return count;
}
