import { describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const rulesFile = new URL('./eslint.config.js', import.meta.url);
const { default: houseRules } = (await import(rulesFile.href)) as { default: Linter.Config[] };

// The planted files do not exist, so the rules that need types are left to the lint run itself.
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    ...houseRules,
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function complaintsOf(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const lines = (count: number): string => 'work();\n'.repeat(count);

const FAULTS: readonly (readonly [rule: string, file: string, code: string, named: string])[] = [
  ['no present moment in the source', 'src/dossiers/a.ts', 'export const a = new Date();', 'injected Clock'],
  ['no Date.now() in the core', 'src/domain/a.ts', 'export const a = Date.now();', 'injected Clock'],
  ['no Date() as a function', 'src/domain/a.ts', 'export const a = Date();', 'present moment'],
  ['no environment outside config', 'src/app/a.ts', 'export const a = process.env;', 'src/platform/config'],
  [
    'no HTTP outside problems',
    'src/handling/a.ts',
    'export class A extends HttpException {}',
    'src/platform/problems',
  ],
  ['no enum', 'src/dossiers/a.ts', 'export enum A { B }', 'union of strings'],
  ['no default export', 'src/dossiers/a.ts', 'export default 1;', 'by name'],
  ['no async in the core', 'src/domain/a.ts', 'export async function a() { await b(); }', 'does not wait'],
  ['no decorator in the core', 'src/domain/a.ts', '@Injectable() export class A {}', 'no framework'],
  ['files of at most 250 lines', 'src/dossiers/a.ts', lines(251), 'max-lines'],
  ['tests of at most 400 lines', 'test/unit/a.spec.ts', lines(401), 'max-lines'],
  [
    'functions of at most 40 lines',
    'src/dossiers/a.ts',
    `export function a() {\n${lines(40)}}`,
    'max-lines-per-function',
  ],
  ['at most five parameters', 'src/dossiers/a.ts', 'export const a = (b, c, d, e, f, g) => b;', 'max-params'],
  [
    'nesting of at most three',
    'src/dossiers/a.ts',
    'if (a) { if (b) { if (c) { if (d) { e(); } } } }',
    'max-depth',
  ],
  [
    'no rule is switched off in a file',
    'src/dossiers/a.ts',
    '// eslint-disable-next-line\nexport enum A { B }',
    'union',
  ],
];

const ALLOWED: readonly (readonly [why: string, file: string, code: string])[] = [
  ['the clock reads the present moment', 'src/platform/time/a.ts', 'export const a = new Date();'],
  ['the core builds instants from numbers', 'src/domain/a.ts', 'export const a = new Date(0);'],
  ['config reads the environment', 'src/platform/config/a.ts', 'export const a = process.env;'],
  ['problems may speak HTTP', 'src/platform/problems/a.ts', 'export class A extends HttpException {}'],
  ['tests may read the present moment', 'test/unit/a.spec.ts', 'export const a = new Date();'],
];

describe('house rules', () => {
  it.each(FAULTS)('%s', async (_rule, file, code, named) => {
    expect((await complaintsOf(file, code)).join('\n')).toContain(named);
  });

  it.each(ALLOWED)('%s', async (_why, file, code) => {
    expect(await complaintsOf(file, code)).toEqual([]);
  });
});
