import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app/app.module.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { describeModule } from '../../src/platform/openapi/openapi.js';

const SOURCE = new URL('../../src/', import.meta.url);
const COMMITTED = new URL('openapi.json', import.meta.url);
const URL_OF_NOTHING = 'postgres://nowhere.invalid/none';

interface Described {
  readonly responses: Readonly<Record<string, object>>;
}

const unconnected = new DataSource({ type: 'postgres', url: URL_OF_NOTHING });
const described = describeModule(AppModule.forRoot(loadConfig({}), unconnected, URL_OF_NOTHING));

describe('the description of the product’s API', () => {
  it('is the committed one; after a change: npm run openapi', async () => {
    const present: unknown = JSON.parse(JSON.stringify(await described));
    expect(present).toEqual(JSON.parse(readFileSync(COMMITTED, 'utf8')));
  });

  it('shows what every successful answer looks like', async () => {
    const { paths } = await described;
    const silent = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Described>)
        .filter(([, { responses }]) => Object.entries(responses).some(isSilent))
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it('names only shapes that it describes', async () => {
    const document = await described;
    const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]*)"/g)].map(
      ([, name]) => name,
    );
    const shapes = Object.keys(document.components?.schemas ?? {});
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !shapes.includes(name ?? ''))).toEqual([]);
  });

  it('is not told by two classes of one name, of which the second would swallow the first', () => {
    const names = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(new URL(file, SOURCE), 'utf8').matchAll(/^export class (\w+)/gm)])
      .map(([, name]) => name);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

function isSilent([status, response]: [string, object]): boolean {
  return status.startsWith('2') && status !== '204' && !('content' in response);
}
