import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '../../../src/platform/access/actor.js';
import {
  type HttpTestApp,
  accountName,
  createAccounts,
  insertAgency,
  startHttpTestApp,
} from '../../support/http-test-app.js';
import { insertDossier } from './insert-dossier.js';
import { bodyOf } from './route-bodies.js';
import { type Route, call, countHandlers, matrixOf, routesOf, verdictOf } from './walk-routes.js';

const INSIDE = 'T01';
const OUTSIDE = 'T02';
const APPLICANT = 'Nguyễn Văn Kín';
const DOSSIER_CODE = 'T01-261123-0001';

let app: HttpTestApp;

beforeAll(async () => {
  app = await startHttpTestApp({ product: true });
  await insertAgency(app.dataSource, INSIDE);
  await insertAgency(app.dataSource, OUTSIDE);
  await createAccounts(app, ROLES, INSIDE);
  await createAccounts(app, ROLES, OUTSIDE);
  await insertDossier(app.dataSource, { code: DOSSIER_CODE, agencyCode: INSIDE, fullName: APPLICANT });
});
afterAll(() => app.close());

function tokenOf(role: Role | 'anonymous', agencyCode = INSIDE): Promise<string | null> {
  return role === 'anonymous' ? Promise.resolve(null) : app.tokenOf(accountName(role, agencyCode));
}

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
const isOfDossier = ({ path }: Route): boolean => path.startsWith('/api/v1/dossiers/{code}');

/** Calls on their way at once: the matrix grows with every route. */
const TOGETHER = 8;

describe('every route', () => {
  it('is described, so that this walk meets it', () => {
    expect(routesOf(app).length).toBeGreaterThan(30);
    expect(routesOf(app)).toHaveLength(countHandlers(app));
  });

  it('lets through whom it names and nobody else', async () => {
    const matrix = matrixOf(routesOf(app));
    const found: string[] = [];
    for (let from = 0; from < matrix.length; from += TOGETHER) {
      const walked = matrix.slice(from, from + TOGETHER).map(async ({ route, role }) => {
        const verdict = verdictOf(await call(app, route, await tokenOf(role)));
        return `${nameOf(route)} ${role}: ${verdict}`;
      });
      found.push(...(await Promise.all(walked)));
    }
    expect(found).toEqual(matrix.map(({ route, role, expected }) => `${nameOf(route)} ${role}: ${expected}`));
  });

  it('never fails with an unexpected error on an empty request', async () => {
    const failed = [];
    for (const route of routesOf(app)) {
      const role = route.roles?.[0] ?? 'anonymous';
      const { status } = await call(app, route, await tokenOf(role));
      if (status >= 500) failed.push(`${nameOf(route)} ${status}`);
    }
    expect(failed).toEqual([]);
  });
});

describe('a dossier of another agency', () => {
  const parameters = { code: DOSSIER_CODE };
  const timelineOf = () => app.count('timeline_event');

  it('does not exist for anybody there, on any of its routes', async () => {
    const routes = routesOf(app).filter(isOfDossier);
    expect(routes.length).toBeGreaterThan(5);
    const before = await timelineOf();
    const seen = [];
    for (const route of routes) {
      for (const role of route.roles ?? []) {
        const body = bodyOf(route);
        const { status, json } = await call(app, route, await tokenOf(role, OUTSIDE), { parameters, body });
        const isHidden = status === 404 && json['code'] === 'not-found';
        if (!isHidden) seen.push(`${nameOf(route)} ${role}: ${status}`);
      }
    }
    expect(seen).toEqual([]);
    expect(await timelineOf()).toBe(before);
  });

  it('is in no list of theirs and named in no answer', async () => {
    const lists = routesOf(app).filter(({ method, path }) => method === 'GET' && !path.includes('{'));
    const told = [];
    for (const route of lists) {
      for (const role of route.roles ?? []) {
        const { text } = await call(app, route, await tokenOf(role, OUTSIDE), { parameters });
        if (text.includes(APPLICANT) || text.includes(DOSSIER_CODE)) told.push(`${nameOf(route)} ${role}`);
      }
    }
    expect(told).toEqual([]);
  });

  it('is found by its own officers, and names nobody to an administrator', async () => {
    const list = { method: 'GET', path: '/api/v1/dossiers', roles: null };
    const own = await call(app, list, await tokenOf('reception_officer'), { parameters });
    expect(own.text).toContain(DOSSIER_CODE);
    for (const route of routesOf(app).filter(({ method }) => method === 'GET')) {
      const { text } = await call(app, route, await tokenOf('administrator'), { parameters });
      expect(text).not.toContain(APPLICANT);
    }
  });
});

describe('the bodies of this walk', () => {
  it('are whole, so that every route looks further than at its fields', async () => {
    const refused = [];
    for (const route of routesOf(app).filter(({ method }) => method !== 'GET')) {
      const role = route.roles?.[0] ?? 'anonymous';
      const { status, json } = await call(app, route, await tokenOf(role), { body: bodyOf(route) });
      const isWhole = status < 500 && json['code'] !== 'validation-failed';
      if (!isWhole) refused.push(`${nameOf(route)} ${role}: ${status} ${JSON.stringify(json['errors'])}`);
    }
    expect(refused).toEqual([]);
  });
});
