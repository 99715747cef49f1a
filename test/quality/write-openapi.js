// Writes the committed description of the API from the built product: npm run openapi
import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { DataSource } from 'typeorm';
import { AppModule } from '../../dist/src/app/app.module.js';
import { loadConfig } from '../../dist/src/platform/config/config.js';
import { describeModule } from '../../dist/src/platform/openapi/openapi.js';

const FILE = new URL('openapi.json', import.meta.url).pathname;
const URL_OF_NOTHING = 'postgres://nowhere.invalid/none';

// Described, never started: nothing is connected to.
const unconnected = new DataSource({ type: 'postgres', url: URL_OF_NOTHING });
const module = AppModule.forRoot(loadConfig({}), unconnected, URL_OF_NOTHING);
const text = JSON.stringify(await describeModule(module));
const settings = await resolveConfig(FILE);
await writeFile(FILE, await format(text, { ...settings, parser: 'json' }));
