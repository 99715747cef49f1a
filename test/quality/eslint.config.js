import { fileURLToPath } from 'node:url';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const NEW_DATE = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The present moment is an argument, or comes from the injected Clock.',
};
const DATE_NOW = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: 'The present moment is an argument, or comes from the injected Clock.',
};
const BARE_DATE = {
  selector: "CallExpression[callee.name='Date']",
  message: 'Date() as a function reads the present moment.',
};
const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only src/platform/config reads the environment: add it to Config.',
};
const HTTP_EXCEPTION = {
  selector: 'ClassDeclaration[superClass.name=/Exception$/]',
  message: 'Rules refuse with a DomainError; only src/platform/problems knows HTTP.',
};
const ENUM = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of strings.',
};
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name.',
};
const ASYNC = {
  selector: ':function[async=true]',
  message: 'The core decides; it does not wait for anything.',
};
const DECORATOR = {
  selector: 'Decorator',
  message: 'The core knows no framework.',
};

const EVERYWHERE = [ENUM, DEFAULT_EXPORT];
const IN_SOURCE = [...EVERYWHERE, NEW_DATE, DATE_NOW, BARE_DATE, ENVIRONMENT, HTTP_EXCEPTION];
const refuse = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });
const sourceWithout = (...allowed) => refuse(...IN_SOURCE.filter((rule) => !allowed.includes(rule)));

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // `_` is what a signature forces on us.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A Nest module is a class with nothing but its decorator.
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      'max-depth': ['error', 3],
      ...refuse(...EVERYWHERE),
    },
  },
  { files: ['src/**/*.ts'], rules: sourceWithout() },
  { files: ['src/platform/time/**/*.ts'], rules: sourceWithout(NEW_DATE, DATE_NOW) },
  { files: ['src/platform/config/**/*.ts'], rules: sourceWithout(ENVIRONMENT) },
  { files: ['src/platform/problems/**/*.ts'], rules: sourceWithout(HTTP_EXCEPTION) },
  { files: ['src/domain/**/*.ts'], rules: refuse(...IN_SOURCE, ASYNC, DECORATOR) },
  {
    files: ['test/**/*.ts'],
    rules: {
      // One `describe` holds the rules of one thing.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  // A migration is a list of statements.
  { files: ['migrations/*.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' } },
);
