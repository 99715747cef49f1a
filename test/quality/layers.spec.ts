import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

// One planted fault for each rule: a rule that has stopped working is noticed here.
const FAULTS: readonly Fault[] = [
  { rule: 'down-only-domain', file: 'src/domain/up.ts', imports: '../platform/clock.js' },
  { rule: 'down-only-platform', file: 'src/platform/up.ts', imports: '../app/main.js' },
  {
    rule: 'down-only-registers',
    file: 'src/registers/agencies/up.ts',
    imports: '../../dossiers/dossiers.store.js',
  },
  { rule: 'down-only-dossiers', file: 'src/dossiers/up.ts', imports: '../handling/intake/intake.module.js' },
  {
    rule: 'down-only-handling',
    file: 'src/handling/intake/up.ts',
    imports: '../../outward/reports/reports.module.js',
  },
  { rule: 'down-only-outward', file: 'src/outward/reports/up.ts', imports: '../../app/main.js' },
  {
    rule: 'siblings-do-not-meet-registers',
    file: 'src/registers/agencies/sideways.ts',
    imports: '../staff/staff.store.js',
  },
  {
    rule: 'siblings-do-not-meet-handling',
    file: 'src/handling/workflow/sideways.ts',
    imports: '../intake/intake.module.js',
  },
  {
    rule: 'siblings-do-not-meet-outward',
    file: 'src/outward/portal/sideways.ts',
    imports: '../reports/reports.module.js',
  },
  {
    rule: 'front-door-registers',
    file: 'src/dossiers/window.ts',
    imports: '../registers/staff/staff.entity.js',
  },
  {
    rule: 'front-door-dossiers',
    file: 'src/handling/intake/window.ts',
    imports: '../../dossiers/dossier.entity.js',
  },
  {
    rule: 'front-door-handling',
    file: 'src/outward/portal/window.ts',
    imports: '../../handling/intake/log.js',
  },
  {
    rule: 'front-door-outward',
    file: 'src/handling/intake/back.ts',
    imports: '../../outward/reports/on-time.js',
  },
  { rule: 'domain-imports-only-domain', file: 'src/domain/reads-files.ts', imports: 'node:fs' },
  { rule: 'no-circular', file: 'src/domain/egg.ts', imports: './hen.js' },
  { rule: 'not-resolvable', file: 'src/platform/lost.ts', imports: './nowhere.js' },
  { rule: 'source-never-imports-tests', file: 'src/platform/tested.ts', imports: '../../test/helper.js' },
];

// What is allowed, and must stay unnamed.
const ALLOWED: readonly Omit<Fault, 'rule'>[] = [
  { file: 'src/domain/hen.ts', imports: './egg.js' },
  { file: 'src/platform/clock.ts', imports: 'node:fs' },
  { file: 'src/registers/staff/staff.store.ts', imports: './staff.entity.js' },
  { file: 'src/registers/staff/staff.entity.ts', imports: '../../domain/leaf.js' },
  { file: 'src/dossiers/dossiers.store.ts', imports: '../registers/staff/staff.store.js' },
  { file: 'src/dossiers/dossier.entity.ts', imports: '../platform/clock.js' },
  { file: 'src/handling/intake/intake.module.ts', imports: '../../dossiers/dossiers.store.js' },
  { file: 'src/handling/intake/log.ts', imports: '../../platform/clock.js' },
  { file: 'src/outward/reports/reports.module.ts', imports: './on-time.js' },
  { file: 'src/outward/reports/on-time.ts', imports: '../../domain/leaf.js' },
  { file: 'src/app/main.ts', imports: '../registers/staff/staff.entity.js' },
  { file: 'src/domain/leaf.ts', imports: './leaf-of-leaf.js' },
  { file: 'src/domain/leaf-of-leaf.ts', imports: '' },
  { file: 'test/helper.ts', imports: '../src/domain/leaf.js' },
];

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
}

const here = dirname(fileURLToPath(import.meta.url));
const rulesFile = join(here, 'layers.cjs');
const cruiser = join(here, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

function cruise(folder: string): Promise<Violation[]> {
  const args = [cruiser, '--config', rulesFile, '--output-type', 'json', 'src', 'test'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('dependency-cruiser said nothing'));
      else resolve((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}

describe('layers', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'motcua-layers-'));
    for (const { file, imports } of [...FAULTS, ...ALLOWED]) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(
        join(folder, file),
        imports === '' ? 'export {};\n' : `import '${imports}';\nexport {};\n`,
      );
    }
    violations = await cruise(folder);
  });

  afterAll(() => rm(folder, { recursive: true }));

  it.each(FAULTS)('$rule names its planted fault', ({ rule, file }) => {
    expect(violations.map((each) => `${each.rule.name}: ${each.from}`)).toContain(`${rule}: ${file}`);
  });

  it.each(ALLOWED.filter(({ file }) => file !== 'src/domain/hen.ts'))('$file is in order', ({ file }) => {
    expect(violations.filter((each) => each.from === file)).toEqual([]);
  });

  it('has a planted fault for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(rulesFile) as Rules;
    const planted = new Set(FAULTS.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
