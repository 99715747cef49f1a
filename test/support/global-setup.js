import { register } from 'node:module';

/** Runs once before the integration suites; Jest loads this file without transforming it. */
export default async function globalSetup() {
  register('./typescript-hooks.js', import.meta.url);
  const { startTestServer } = await import('./test-server.ts');
  globalThis.motcuaTestServer = await startTestServer();
}
