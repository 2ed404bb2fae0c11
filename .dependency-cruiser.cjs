/** Who may import whom. `test/tools/check-imports.ts` applies it; `test/house/import-rules.test.ts` proves that each rule can fire. */

/** The layers of shared/ and what each may import apart from itself. */
const LAYERS = {
  lib: [],
  tcp: ['lib'],
  wire: ['lib', 'tcp'],
  referee: ['lib', 'tcp'],
  conformance: ['lib', 'tcp', 'wire', 'referee'],
  duel: ['lib', 'tcp', 'wire', 'referee'],
  story: ['lib', 'tcp', 'duel'],
  capture: ['lib', 'tcp', 'wire', 'duel'],
  bot: ['lib', 'tcp', 'wire', 'referee', 'duel'],
  match: ['lib', 'tcp', 'wire', 'referee', 'duel', 'bot'],
  class: ['lib', 'tcp', 'wire', 'referee', 'duel'],
  report: ['lib', 'tcp', 'wire', 'referee', 'duel', 'class'],
  // Many closes between two bots: what a network and TIME-WAIT add up to.
  sandbox: ['lib', 'tcp', 'wire', 'referee', 'duel', 'bot'],
  content: ['lib', 'tcp', 'wire', 'referee', 'duel', 'class', 'report'],
};
const LAYER_NAMES = Object.keys(LAYERS).join('|');

/** The parts of large layers, and what each may import apart from itself and the files directly in its layer. */
const PARTS = {
  capture: { read: [], explain: ['read'], level: ['read', 'explain'], export: [] },
  duel: {
    vocabulary: [],
    state: ['vocabulary'],
    rules: ['vocabulary', 'state'],
    views: ['vocabulary', 'state', 'rules'],
  },
};

const partRules = Object.entries(PARTS).flatMap(([layer, parts]) =>
  Object.entries(parts).map(([part, others]) => ({
    name: `${layer}-${part}`,
    comment: `shared/${layer}/${part} imports ${others.length === 0 ? 'no other part' : `only ${others.join(', ')}`} of shared/${layer}`,
    severity: 'error',
    from: { path: `^shared/${layer}/${part}/` },
    to: { path: `^shared/${layer}/[^/]+/`, pathNot: `^shared/${layer}/(${[part, ...others].join('|')})/` },
  })),
);

/** Files directly in shared/ are agreements between page and server and belong above all layers. */
const AGREEMENTS = '^shared/[^/]+$';

const PRODUCT = '^(client|server|shared)/';

const layerRules = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `shared/${layer} imports ${below.length === 0 ? 'no other layer' : `only ${below.join(', ')}`}`,
  severity: 'error',
  from: { path: `^shared/${layer}/` },
  to: { path: '^shared/', pathNot: `^shared/(${[layer, ...below].join('|')})/` },
}));

/**
 * The rooms of client/ and what each may import apart from itself: features share code only through `review`, `match`,
 * `questions`, `figure`, `context` and `kit`. Files directly in client/ are the shell, which assembles the features.
 */
const BASE = ['words', 'kit', 'context', 'sound'];
const ROOMS = {
  words: [],
  kit: ['words'],
  context: ['words', 'kit'],
  sound: ['kit', 'context'],
  net: BASE,
  figure: ['words', 'kit'],
  questions: BASE,
  match: [...BASE, 'figure'],
  review: [...BASE, 'figure', 'match'],
  ending: [...BASE, 'figure', 'match', 'review'],
  student: [...BASE, 'match', 'questions'],
  teach: [...BASE, 'figure', 'match', 'questions'],
  'lesson-editor': [...BASE, 'questions'],
  report: [...BASE, 'figure'],
  captures: [...BASE, 'figure'],
  sample: BASE,
  lecture: [...BASE, 'figure'],
  // A run of it is read like any match.
  sandbox: [...BASE, 'figure', 'match', 'review'],
  // The guided duel ends with its story and its review.
  solo: [...BASE, 'figure', 'match', 'questions', 'review', 'ending'],
  // The first page leads to solo play and to the teacher's pages.
  home: [...BASE, 'figure', 'match', 'solo', 'teach'],
};
const ROOM_NAMES = Object.keys(ROOMS).join('|');

const roomRules = Object.entries(ROOMS).map(([room, others]) => ({
  name: `room-${room}`,
  comment: `client/${room} imports ${others.length === 0 ? 'no other room' : `only ${others.join(', ')}`}`,
  severity: 'error',
  from: { path: `^client/${room}/` },
  to: { path: '^client/', pathNot: `^client/(${[room, ...others].join('|')})/` },
}));

/** Packages by the part of the product that they belong to. */
const pkg = (...names) => `node_modules/(${names.join('|')})/`;
const SDK = pkg('colyseus\\.js', '@colyseus/sdk');
const COLYSEUS = pkg('colyseus', '@colyseus/(?!sdk/)[^/]+');
const PAGE_ONLY = pkg(
  'preact',
  '@preact/[^/]+',
  'phaser',
  'idb-keyval',
  'lean-qr',
  '@observablehq/[^/]+',
  '@fontsource[^/]*/[^/]+',
  'ts-fsrs',
);
const SERVER_ONLY = pkg(
  'compression',
  'csv-stringify',
  'express',
  'jstat',
  'kysely',
  'libsql',
  'obscenity',
  'pg',
  'pino',
  'prom-client',
  'rate-limiter-flexible',
  'write-excel-file',
  'ws',
);
const TOOLS = pkg(
  '@biomejs/[^/]+',
  '@preact/preset-vite',
  '@stryker-mutator/[^/]+',
  'axe-core',
  'dependency-cruiser',
  'esbuild',
  'fast-check',
  'knip',
  'playwright-core',
  'postcss[^/]*',
  'puppeteer-core',
  'tsx',
  'typescript',
  'vite',
  'vitest',
);

module.exports = {
  forbidden: [
    ...layerRules,
    ...partRules,
    {
      name: 'layer-unknown',
      comment: 'a new folder of shared/ needs a place among the layers first',
      severity: 'error',
      from: { path: '^shared/', pathNot: [`^shared/(${LAYER_NAMES})/`, AGREEMENTS] },
      to: {},
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ imports no package except pure-rand, zod for validating what comes from outside, and fflate for decompression',
      severity: 'error',
      from: {
        path: '^shared/',
        pathNot: '^shared/(class-messages|lib/name-schema|content/(level|lesson)-schema|capture/read/unpack)\\.ts$',
      },
      to: { path: 'node_modules/', pathNot: pkg('pure-rand') },
    },
    {
      name: 'shared-is-alone',
      comment: 'shared/ knows neither page nor server',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(client|server)/' },
    },
    {
      name: 'no-node-in-shared-or-page',
      comment: 'Node builtins only in server/ and test/',
      severity: 'error',
      from: { path: '^(shared|client)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-not-page',
      comment: 'server/ imports only shared/',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: ['^client/', PAGE_ONLY, SDK] },
    },
    {
      name: 'page-not-server',
      comment: 'client/ imports only shared/',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: ['^server/', SERVER_ONLY, COLYSEUS] },
    },
    {
      name: 'views-without-schema',
      comment: 'views are sent in parts as text, not as the state of a room (decision 26)',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: pkg('@colyseus/schema') },
    },
    {
      name: 'store-below-rooms',
      comment: 'the log does not know its writers',
      severity: 'error',
      from: { path: '^server/store/' },
      to: { path: ['^server/(?!store/|workers\\.ts$|node-remarks\\.ts$)', COLYSEUS] },
    },
    {
      name: 'operation-below-rooms',
      comment: 'log and metrics do not know what they report on',
      severity: 'error',
      from: { path: '^server/operation/' },
      to: { path: ['^server/(?!operation/|settings\\.ts$)', COLYSEUS] },
    },
    {
      name: 'rooms-below-http',
      comment: 'requests ask the rooms, and the rooms know of no requests',
      severity: 'error',
      from: { path: '^server/rooms/' },
      to: { path: '^server/http/' },
    },
    {
      name: 'sdk-only-in-net',
      comment: 'the client SDK only in client/net',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/net/' },
      to: { path: SDK },
    },
    {
      name: 'phaser-only-in-its-figure',
      comment: 'Phaser only in client/figure/phaser',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/figure/phaser/' },
      to: { path: pkg('phaser') },
    },
    {
      name: 'phaser-is-lazy',
      comment:
        'client/figure/phaser pulls in Phaser: import() it (types may be imported), so that joining does not load it',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/figure/phaser/' },
      to: { path: '^client/figure/phaser/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'page-loads-one-language',
      comment: 'the texts of a language are import()ed on demand: client/words/explanations.ts uses the loaded one',
      severity: 'error',
      from: { path: '^client/' },
      to: {
        path: '^shared/content/(explain\\.ts$|(content|explain|level-text|right)\\.[a-z]{2}\\.ts$|why/[a-z-]+\\.[a-z]{2}\\.ts$)',
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'logic-knows-no-screen',
      comment: 'the logic of a page (.ts) does not know its components (.tsx)',
      severity: 'error',
      from: { path: '^client/.*\\.ts$' },
      to: { path: '\\.tsx$', dependencyTypesNot: ['type-only'] },
    },
    ...roomRules,
    {
      name: 'room-unknown',
      comment: 'a new folder of client/ needs a place among the rooms first',
      severity: 'error',
      from: { path: '^client/[^/]+/', pathNot: [`^client/(${ROOM_NAMES})/`, '^client/public/'] },
      to: {},
    },
    {
      name: 'nothing-imports-tests',
      comment: 'the product does not know its tests',
      severity: 'error',
      from: { path: PRODUCT },
      to: { path: '^test/' },
    },
    {
      name: 'no-tool-in-product',
      comment: 'build and test code is not part of the product: page and server are bundled with what they import',
      severity: 'error',
      from: { path: PRODUCT },
      to: { path: TOOLS, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-in-package-json',
      comment: 'every imported package is listed in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-resolvable',
      comment: 'the module does not exist',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycle',
      comment: 'modules must not import each other in a cycle',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/fixtures)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.cjs', '.js', '.json'],
    },
  },
};
