import { register } from 'node:module';

// A process of its own that runs the embedded server of the folder it is given, until it is killed or told to
// stop by the end of its input.
register('./typescript-hooks.js', import.meta.url);
const { startEmbeddedPostgres } = await import('../../src/platform/embedded/embedded-postgres.ts');
const server = await startEmbeddedPostgres({ dataDir: process.argv[2], log: () => undefined });
process.stdout.write(`${JSON.stringify({ url: server.url, owned: server.owned })}\n`);
process.stdin.resume().once('end', () => server.stop());
