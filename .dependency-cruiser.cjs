/** Who may import whom. `test/tools/check-imports.ts` applies it; `test/house/import-rules.test.ts` proves that each rule can fire. */

/** The layers of shared/ and what each may import beside itself. */
const LAYERS = {
  lib: [],
  tcp: ['lib'],
  wire: ['lib', 'tcp'],
  referee: ['lib', 'tcp'],
  conformance: ['lib', 'tcp', 'wire', 'referee'],
  duel: ['lib', 'tcp', 'wire', 'referee'],
  capture: ['lib', 'tcp', 'wire', 'duel'],
  bot: ['lib', 'tcp', 'wire', 'referee', 'duel'],
  lesson: ['lib', 'tcp', 'wire', 'referee', 'duel'],
  content: ['lib', 'tcp', 'wire', 'referee', 'duel', 'lesson'],
};
const LAYER_NAMES = Object.keys(LAYERS).join('|');

/** Files directly in shared/ are agreements between page and server and stand above all layers. */
const AGREEMENTS = '^shared/[^/]+$';

const PRODUCT = '^(client|server|shared)/';

const layerRules = Object.entries(LAYERS).map(([layer, below]) => ({
  name: `layer-${layer}`,
  comment: `shared/${layer} imports ${below.length === 0 ? 'no other layer' : `only ${below.join(', ')}`}`,
  severity: 'error',
  from: { path: `^shared/${layer}/` },
  to: { path: '^shared/', pathNot: `^shared/(${[layer, ...below].join('|')})/` },
}));

/** Packages by the part of the product that they belong to. */
const pkg = (...names) => `node_modules/(${names.join('|')})/`;
const SDK = pkg('colyseus\\.js', '@colyseus/sdk');
const COLYSEUS = pkg('colyseus', '@colyseus/(?!sdk/)[^/]+');
const PAGE_ONLY = pkg(
  'preact',
  '@preact/[^/]+',
  'phaser',
  'i18next',
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
  'rate-limiter-flexible',
  'write-excel-file',
  'ws',
);

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'layer-unknown',
      comment: 'a new folder of shared/ needs its place among the layers first',
      severity: 'error',
      from: { path: '^shared/', pathNot: [`^shared/(${LAYER_NAMES})/`, AGREEMENTS] },
      to: {},
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared/ imports no package but pure-rand, zod where it reads what was written by hand, and fflate where it unpacks',
      severity: 'error',
      from: { path: '^shared/', pathNot: '^shared/(content/(level|lesson)-schema|capture/unpack)\\.ts$' },
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
      comment: 'builtins of Node only in server/ and test/',
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
      name: 'schema-only-in-rooms',
      comment: 'Colyseus schema is a projection for the wire: only server/rooms makes it',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/rooms/' },
      to: { path: pkg('@colyseus/schema') },
    },
    {
      name: 'store-below-rooms',
      comment: 'the log does not know who writes it',
      severity: 'error',
      from: { path: '^server/store/' },
      to: { path: ['^server/(?!store/)', COLYSEUS] },
    },
    {
      name: 'sdk-only-in-net',
      comment: 'the client sdk only in client/net',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/net/' },
      to: { path: SDK },
    },
    {
      name: 'phaser-only-in-scenes',
      comment: 'Phaser only in client/scenes',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/scenes/' },
      to: { path: pkg('phaser') },
    },
    {
      name: 'scenes-are-lazy',
      comment: 'the scenes drag Phaser along: import() them (types may be imported), so that joining needs none of it',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/scenes/' },
      to: { path: '^client/scenes/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'model-knows-no-screen',
      comment: 'data comes one way: net -> model -> scenes, ui',
      severity: 'error',
      from: { path: '^client/model/' },
      to: { path: '^client/(ui|scenes|net)/' },
    },
    {
      name: 'net-knows-no-screen',
      comment: 'data comes one way: net -> model -> scenes, ui',
      severity: 'error',
      from: { path: '^client/net/' },
      to: { path: '^client/(ui|scenes)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'the product does not know its tests',
      severity: 'error',
      from: { path: PRODUCT },
      to: { path: '^test/' },
    },
    {
      name: 'no-dev-dependency',
      comment: 'what the server needs at run time is a dependency; the page is built, and what it needs is in it',
      severity: 'error',
      from: { path: '^(server|shared)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-in-package-json',
      comment: 'every package that is imported stands in package.json',
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
      comment: 'modules import one another one way',
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
