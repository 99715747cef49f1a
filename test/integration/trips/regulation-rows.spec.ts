import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTIONS, END_STATES } from '../../../src/domain/dossier/dossier-lifecycle.js';
import { PORTAL_STATUSES } from '../../../src/domain/dossier/portal-status.js';
import type { ApiClient, Problem } from '../../support/api-client.js';
import { ClockOffice, COMMUNE, type Dossier, local, PAPERS } from './clock-office.js';

interface Paper {
  readonly form: string;
}

/**
 * Rows of section 10 of the regulation whose trip no other suite makes: 9 to 12, 16 and 24 are in clock-ends, 17 and 18 in clock-verbs, 23 in
 * recalculation/outages.
 */
describe('the rows of the regulation, over REST', () => {
  let office: ClockOffice;

  beforeAll(async () => {
    office = await ClockOffice.open('04-29T08:00:00');
  }, 120_000);
  afterAll(() => office.close());
