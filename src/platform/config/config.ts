import { join, resolve } from 'node:path';
import type { FileLimits } from '../../domain/dossier/dossier-files.js';
import { StartError } from './start-error.js';

export type QueueBackend = 'postgres' | 'redis';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the environment may decide; read once when a process starts, and injected by this class. */
export abstract class Config {
  /** Port of the API; 0 lets the system choose one. */
  abstract readonly port: number;
  abstract readonly host: string;
  /** Absolute path of the folder that holds the embedded database and generated secrets. */
  abstract readonly dataDir: string;
  /** Absolute path of the folder that holds the files of dossiers; shared where several processes serve. */
  abstract readonly filesDir: string;
  abstract readonly fileLimits: FileLimits;
  /** Null: the embedded PostgreSQL in `dataDir` is used. */
  abstract readonly databaseUrl: string | null;
  abstract readonly redisUrl: string | null;
  abstract readonly queueBackend: QueueBackend;
  /** Load the sample province into an empty database: by default only into the embedded one. */
  abstract readonly loadsSample: boolean;
  /** Null: generated and shown once. */
  abstract readonly samplePassword: string | null;
  /** Null: generated once and kept in the database, where every process finds it. */
  abstract readonly tokenSecret: string | null;
  /** As `tokenSecret`, for what is printed on receipts: a new one makes the secrets on all papers void. */
  abstract readonly lookUpSecret: string | null;
  abstract readonly logLevel: LogLevel;
  /** Whether the API process also carries messages and watches the clocks; a worker of its own does so always. */
  abstract readonly runsWorker: boolean;
  /** From one address; 0 = no general limit. An office often shares one address. */
  abstract readonly requestsPerMinute: number;
  /** Two digits of the ministry whose central system this is (Circular 04/2025 art. 23); null: a province's own. */
  abstract readonly codeCentralOwner: string | null;
  /** Addresses or networks of the proxies in front, whose X-Forwarded-For is believed. */
  abstract readonly trustedProxies: readonly string[];
  /** Where applicants look their dossiers up; null: the QR code of a paper says the bare code. */
  abstract readonly publicUrl: string | null;
}

interface Complaint {
  readonly vi: string;
  readonly en: string;
}

/** Reads variables and collects every complaint, so that a person mends them all in one go. */
class EnvironmentReader {
  readonly complaints: Complaint[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** An empty value counts as unset: that is what `docker compose` passes for `${NAME:-}`. */
  text(name: string): string | null {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  secret(name: string, minimumLength: number): string | null {
    const value = this.text(name);
    if (value !== null && value.length < minimumLength) {
      this.refuse(
        name,
        `phải có ít nhất ${minimumLength} ký tự`,
        `must have at least ${minimumLength} characters`,
      );
    }
    return value;
  }

  port(name: string, preset: number): number {
    const value = this.text(name);
    if (value === null) return preset;
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) {
      this.refuse(
        name,
        `phải là số từ 0 đến 65535, không phải “${value}”`,
        `must be 0 to 65535, not "${value}"`,
      );
    }
    return Number(value);
  }

  count(name: string, preset: number): number {
    const value = this.text(name);
    if (value === null) return preset;
    if (!/^\d{1,9}$/.test(value)) {
      this.refuse(
        name,
        `phải là số nguyên không âm, không phải “${value}”`,
        `must be a whole number, not "${value}"`,
      );
    }
    return Number(value);
  }

  digits(name: string, length: number): string | null {
    const value = this.text(name);
    if (value !== null && !new RegExp(`^\\d{${length}}$`).test(value)) {
      this.refuse(name, `phải gồm ${length} chữ số`, `must be ${length} digits`);
    }
    return value;
  }

  amount(name: string, preset: number, most: number): number {
    const value = this.text(name);
    if (value === null) return preset;
    if (!/^\d{1,9}$/.test(value) || Number(value) < 1 || Number(value) > most) {
      this.refuse(
        name,
        `phải là số nguyên từ 1 đến ${most}, không phải “${value}”`,
        `must be a whole number from 1 to ${most}, not "${value}"`,
      );
    }
    return Number(value);
  }

  choice<T extends string>(name: string, options: readonly T[], preset: T): T {
    const value = this.text(name);
    if (value === null) return preset;
    const found = options.find((option) => option === value);
    if (found !== undefined) return found;
    const list = options.join(', ');
    this.refuse(
      name,
      `phải là một trong: ${list}; không phải “${value}”`,
      `must be one of: ${list}; not "${value}"`,
    );
    return preset;
  }

  /** The value itself stays out of the complaint, since an address may carry a password. */
  address(name: string, protocols: readonly string[]): string | null {
    const value = this.text(name);
    if (value === null) return null;
    const protocol = URL.canParse(value) ? new URL(value).protocol : null;
    if (protocol === null || !protocols.includes(protocol)) {
      const shape = protocols.map((each) => `${each}//…`).join(' / ');
      this.refuse(name, `phải là địa chỉ dạng ${shape}`, `must be an address like ${shape}`);
    }
    return value;
  }

  refuse(name: string, vi: string, en: string): void {
    this.complaints.push({ vi: `${name} ${vi}`, en: `${name} ${en}` });
  }
}

/**
 * Reads the configuration from environment variables; all of them are optional.
 * @throws StartError naming every variable that cannot be used, in Vietnamese and English
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const reader = new EnvironmentReader(env);
  const databaseUrl = reader.address('DATABASE_URL', ['postgres:', 'postgresql:']);
  const redisUrl = reader.address('REDIS_URL', ['redis:', 'rediss:']);
  const queueBackend = reader.choice<QueueBackend>('QUEUE_BACKEND', ['postgres', 'redis'], 'postgres');
  if (queueBackend === 'redis' && redisUrl === null) {
    reader.refuse('REDIS_URL', 'là bắt buộc khi QUEUE_BACKEND=redis', 'is required when QUEUE_BACKEND=redis');
  }
  const presetForSample = databaseUrl === null ? '1' : '0';
  const dataDir = resolve(reader.text('DATA_DIR') ?? 'data');
  const config: Config = {
    port: reader.port('PORT', 3000),
    host: reader.text('HOST') ?? '127.0.0.1',
    dataDir,
    filesDir: resolve(reader.text('FILES_DIR') ?? join(dataDir, 'files')),
    fileLimits: readFileLimits(reader),
    databaseUrl,
    redisUrl,
    queueBackend,
    loadsSample: reader.choice('SAMPLE', ['0', '1'], presetForSample) === '1',
    samplePassword: reader.secret('SAMPLE_PASSWORD', 1),
    tokenSecret: reader.secret('TOKEN_SECRET', 32),
    lookUpSecret: reader.secret('LOOKUP_SECRET', 32),
    logLevel: reader.choice('LOG_LEVEL', LOG_LEVELS, 'warn'),
    codeCentralOwner: reader.digits('CODE_CENTRAL_OWNER', 2),
    runsWorker: reader.choice('WORKER', ['0', '1'], '1') === '1',
    requestsPerMinute: reader.count('REQUESTS_PER_MINUTE', 60_000),
    trustedProxies: (reader.text('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter((each) => each !== ''),
    publicUrl: reader.address('PUBLIC_URL', ['https:', 'http:']),
  };
  throwComplaints(reader.complaints);
  return config;
}

const MEGABYTE = 1_048_576;

function readFileLimits(reader: EnvironmentReader): FileLimits {
  const file = reader.amount('FILE_MEGABYTES', 50, 1_000);
  const dossier = reader.amount('DOSSIER_MEGABYTES', 500, 100_000);
  if (dossier < file) {
    reader.refuse(
      'DOSSIER_MEGABYTES',
      `phải không nhỏ hơn FILE_MEGABYTES (${file})`,
      `must not be less than FILE_MEGABYTES (${file})`,
    );
  }
  return {
    mostFileBytes: file * MEGABYTE,
    mostDossierBytes: dossier * MEGABYTE,
    mostDossierFiles: reader.amount('DOSSIER_FILES', 200, 10_000),
  };
}

function throwComplaints(complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return;
  throw new StartError(
    `Cấu hình không hợp lệ: ${complaints.map((each) => each.vi).join('; ')}.`,
    `Invalid configuration: ${complaints.map((each) => each.en).join('; ')}.`,
  );
}

/** The configuration of this process. @throws StartError as `loadConfig` */
export function configFromEnvironment(): Config {
  return loadConfig(process.env);
}
