import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DossierAccess } from '../../../src/dossiers/dossier-access.lookup.js';
import { DossierSummaries } from '../../../src/dossiers/dossier-summaries.lookup.js';
import { DossierView } from '../../../src/dossiers/dossier-view.lookup.js';
import { ListDossiers } from '../../../src/dossiers/list-dossiers.js';
import { ListDossiersRequest } from '../../../src/dossiers/list-dossiers.requests.js';
import { NameGroups } from '../../../src/outward/reports/name-groups.js';
import { OnTimeReport } from '../../../src/outward/reports/on-time-report.js';
import { OnlineSubmissionReport } from '../../../src/outward/reports/online-submission-report.js';
import { GROUPINGS } from '../../../src/outward/reports/report-selection.js';
import { SelectDossiers } from '../../../src/outward/reports/select-dossiers.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { requestValidation } from '../../../src/platform/http/validation.js';
import { type HistoryHouse, openHistoryHouse } from '../import/history-house.js';
import { AS_OF, GOLDEN, insertGolden, instant } from './golden-dossiers.js';

const PERIOD = { from: '2025-12-31', to: '2026-02-02' };
const FILTERS = [
  {},
  { agency: 'P.1' },
  { field: 'Đất đai', channel: 'counter' as const },
  { procedure: 'HT' },
];

let house: HistoryHouse;
let onTime: OnTimeReport;
let online: OnlineSubmissionReport;
let list: ListDossiers;
let supervisor: Actor;

beforeAll(async () => {
  house = await openHistoryHouse();
  house.clock.set(instant(AS_OF));
  await insertGolden(house.dataSource, GOLDEN);
  const { database, agencies, accounts, procedures, clock } = house;
  const access = new DossierAccess(agencies, accounts);
  const select = new SelectDossiers(access, agencies, procedures);
  const names = new NameGroups(agencies, procedures, clock);
  onTime = new OnTimeReport(database, select, names, clock);
  online = new OnlineSubmissionReport(database, select, names, clock);
  const views = new DossierView(agencies, procedures, access, accounts, clock);
  list = new ListDossiers(database, agencies, access, new DossierSummaries(views, access), clock);
  const agencyId = (await agencies.byCode('P')).id;
  supervisor = { accountId: '1', username: 's', fullName: 'S', roles: ['supervisor'], agencyId };
});
afterAll(() => house.close());

/** How many dossiers a link opens, asked as a request would be. */
async function opened(link: string): Promise<number | null> {
  const url = new URL(link, 'http://localhost');
  expect(url.pathname).toBe('/api/v1/dossiers');
  const query = { ...Object.fromEntries(url.searchParams), withTotal: 'true' };
  const asked: unknown = await requestValidation().transform(query, {
    type: 'query',
    metatype: ListDossiersRequest,
  });
  const page = await list.run(supervisor, asked as ListDossiersRequest);
  expect(page.items).toHaveLength(page.total as number);
  return page.total;
}

const CASES = [undefined, ...GROUPINGS].flatMap((groupBy) =>
  FILTERS.map((filter) => ({ ...filter, ...(groupBy && { groupBy }) })),
);

describe('the links of a report', () => {
  it.each(CASES)('open exactly the dossiers behind each on-time figure: %o', async (query) => {
    const { rows, total } = await onTime.execute(supervisor, { ...PERIOD, ...query });
    for (const row of [...rows, total]) {
      const links = row.links;
      if (links === null) throw new Error('a supervisor has links');
      expect(await opened(links.dossiers)).toBe(row.denominator);
      expect(await opened(links.numeratorDossiers)).toBe(row.numerator);
      expect(await opened(links.late)).toBe(row.late);
      expect(await opened(links.withoutDueMoment)).toBe(row.withoutDueMoment);
      expect(links.openOverdue && (await opened(links.openOverdue))).toBe(row.openOverdue);
    }
  });

  it.each(CASES)('open exactly the dossiers behind each online figure: %o', async (query) => {
    const { rows, total } = await online.execute(supervisor, { ...PERIOD, ...query });
    for (const row of [...rows, total]) {
      expect(await opened(row.links?.dossiers as string)).toBe(row.denominator);
      const numerator = row.links?.numeratorDossiers;
      expect(numerator ? await opened(numerator) : 0).toBe(row.numerator);
    }
  });
});
