import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/platform/config/config.js';
import { StartError } from '../../../src/platform/config/start-error.js';

function complaintOf(env: NodeJS.ProcessEnv): StartError {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof StartError) return error;
  }
  throw new Error('the configuration was accepted');
}

describe('configuration', () => {
  it('needs no variable at all', () => {
    expect(loadConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: resolve('data'),
      filesDir: resolve('data/files'),
      fileLimits: {
        mostFileBytes: 50 * 1_048_576,
        mostDossierBytes: 500 * 1_048_576,
        mostDossierFiles: 200,
      },
      databaseUrl: null,
      redisUrl: null,
      queueBackend: 'postgres',
      loadsSample: true,
      samplePassword: null,
      tokenSecret: null,
      lookUpSecret: null,
      logLevel: 'warn',
      codeCentralOwner: null,
      runsWorker: true,
      requestsPerMinute: 60_000,
      trustedProxies: [],
      publicUrl: null,
    });
  });

  it('counts an empty or blank variable as unset', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', SAMPLE: '', LOG_LEVEL: '' })).toEqual(loadConfig({}));
  });

  it('loads the sample province on a foreign database only when told to', () => {
    const external = { DATABASE_URL: 'postgres://db.example/motcua' };
    expect(loadConfig(external).loadsSample).toBe(false);
    expect(loadConfig({ ...external, SAMPLE: '1' }).loadsSample).toBe(true);
    expect(loadConfig({ SAMPLE: '0' }).loadsSample).toBe(false);
  });

  it('takes exactly two digits for the owner of a central system', () => {
    expect(loadConfig({ CODE_CENTRAL_OWNER: '07' }).codeCentralOwner).toBe('07');
    for (const wrong of ['7', '007', 'G7']) {
      expect(complaintOf({ CODE_CENTRAL_OWNER: wrong }).message).toContain('CODE_CENTRAL_OWNER');
    }
  });

  it('takes the Redis backend only together with a Redis', () => {
    expect(complaintOf({ QUEUE_BACKEND: 'redis' }).en).toContain('REDIS_URL is required');
    const config = loadConfig({ QUEUE_BACKEND: 'redis', REDIS_URL: 'redis://127.0.0.1:6379/2' });
    expect(config).toMatchObject({ queueBackend: 'redis', redisUrl: 'redis://127.0.0.1:6379/2' });
  });

  it.each<[string, string]>([
    ['PORT', 'http'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['DATABASE_URL', 'mysql://db.example/motcua'],
    ['DATABASE_URL', 'db.example'],
    ['REDIS_URL', 'http://cache.example'],
    ['QUEUE_BACKEND', 'kafka'],
    ['SAMPLE', 'yes'],
    ['TOKEN_SECRET', 'too short to sign anything'],
    ['LOG_LEVEL', 'loud'],
    ['WORKER', 'no'],
    ['REQUESTS_PER_MINUTE', 'many'],
    ['FILE_MEGABYTES', '0'],
    ['FILE_MEGABYTES', '2.5'],
    ['DOSSIER_MEGABYTES', '20'],
    ['DOSSIER_FILES', '100000'],
  ])('refuses %s=%s and names the variable in both languages', (name, value) => {
    const { vi, en } = complaintOf({ [name]: value });
    expect(vi).toContain(`Cấu hình không hợp lệ: ${name} phải`);
    expect(en).toContain(`Invalid configuration: ${name} must`);
  });

  it('names every wrong variable at once', () => {
    const { message } = complaintOf({ PORT: 'x', SAMPLE: 'x', LOG_LEVEL: 'x' });
    for (const name of ['PORT', 'SAMPLE', 'LOG_LEVEL']) expect(message).toContain(name);
  });

  it('never repeats an address or a secret, which may carry a password', () => {
    const { message } = complaintOf({
      DATABASE_URL: 'mysql://clerk:hunter2@db.example',
      TOKEN_SECRET: 'hunter2',
    });
    expect(message).not.toContain('hunter2');
  });

  it('makes the data folder absolute, since servers run from another folder', () => {
    expect(loadConfig({ DATA_DIR: 'somewhere/else' }).dataDir).toBe(resolve('somewhere/else'));
  });

  it('keeps files in the data folder unless they have one of their own', () => {
    expect(loadConfig({ DATA_DIR: 'elsewhere' }).filesDir).toBe(resolve('elsewhere/files'));
    expect(loadConfig({ DATA_DIR: 'elsewhere', FILES_DIR: 'papers' }).filesDir).toBe(resolve('papers'));
  });
});
