// The levels of the house, lowest first. A file imports its own module or a lower level.
const LEVELS = ['domain', 'platform', 'registers', 'dossiers', 'handling', 'outward', 'app'];
// Levels whose sub-folders are modules that do not know each other.
const LEVELS_OF_SIBLINGS = ['registers', 'handling', 'outward'];
// Modules that other modules enter by the front door only.
const LEVELS_WITH_DOORS = ['registers', 'dossiers', 'handling', 'outward'];
// A contract holds the request and answer classes that several desks share.
const DOOR = '\\.(module|store|lookup|contract)\\.ts$';

const downOnly = LEVELS.slice(0, -1).map((level, height) => ({
  name: `down-only-${level}`,
  comment: `${level} may not import a level above it.`,
  severity: 'error',
  from: { path: `^src/${level}/` },
  to: { path: `^src/(${LEVELS.slice(height + 1).join('|')})/` },
}));

const siblingsDoNotMeet = LEVELS_OF_SIBLINGS.map((level) => ({
  name: `siblings-do-not-meet-${level}`,
  comment: 'Siblings meet in a higher level or through an event.',
  severity: 'error',
  from: { path: `^src/${level}/([^/]+)/` },
  to: { path: `^src/${level}/`, pathNot: `^src/${level}/$1/` },
}));

const frontDoors = LEVELS_WITH_DOORS.map((level) => ({
  name: `front-door-${level}`,
  comment: 'From another module import only *.module.ts, *.store.ts, *.lookup.ts or *.contract.ts.',
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/(${level}|app)/` },
  to: { path: `^src/${level}/`, pathNot: DOOR },
}));

module.exports = {
  forbidden: [
    ...downOnly,
    ...siblingsDoNotMeet,
    ...frontDoors,
    {
      name: 'domain-imports-only-domain',
      comment: 'The core knows no framework, no package and no Node module.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'no-circular',
      comment: 'A circle is fatal under ESM with decorators.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-resolvable',
      comment: 'An import that leads nowhere would pass every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // An import of types alone is a dependency too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
