// npm run prove — the property tests of the deadline engine on more than 100,000 random cases, one seed for all.
// PROPERTY_SEED repeats a run, PROPERTY_RUNS changes how many cases a property gets.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST_CASES = 100_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

const folder = mkdtempSync(join(tmpdir(), 'motcua-prove-'));
const report = join(folder, 'cases.jsonl');
const seed = process.env.PROPERTY_SEED ?? String(Date.now() % 2_147_483_648);
const runs = process.env.PROPERTY_RUNS ?? '6000';
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const specs = ['--selectProjects', 'unit', '--testPathPatterns', 'test/unit/domain/time/'];

const startedAt = performance.now();
const { status } = spawnSync(process.execPath, [...flags, JEST, ...specs], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PROPERTY_RUNS: runs, PROPERTY_SEED: seed, PROPERTY_REPORT: report },
});
const seconds = Math.round((performance.now() - startedAt) / 1000);
const lines = status === 0 ? readFileSync(report, 'utf8').trim().split('\n').map(JSON.parse) : [];
rmSync(folder, { recursive: true });

const total = lines.reduce((sum, { cases }) => sum + cases, 0);
console.log(`\n   cases  seconds  property`);
for (const { rule, cases, millis } of lines.toSorted((a, b) => a.rule.localeCompare(b.rule))) {
  console.log([String(cases).padStart(8), (millis / 1000).toFixed(1).padStart(8), ` ${rule}`].join(' '));
}
console.log(`${total} random cases in ${lines.length} properties, ${seconds} s, seed ${seed}`);
if (status !== 0)
  console.log(`A property failed; PROPERTY_SEED=${seed} PROPERTY_RUNS=${runs} npm run prove repeats it.`);
else if (total < LEAST_CASES) console.log(`That is fewer than ${LEAST_CASES}.`);
process.exitCode = status === 0 && total >= LEAST_CASES ? 0 : 1;
