/**
 * `npm run sbom`: the software bill of materials of the build, as CycloneDX, in dist/sbom.cdx.json. npm knows every
 * package of the lock file; only those whose code is in page or server, or is installed with it, are shipped.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses?: readonly {
    readonly license?: { readonly id?: string; readonly name?: string };
    readonly expression?: string;
  }[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/** What is used here of CycloneDX 1.5. */
export interface Bom {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
  readonly metadata: { readonly component: Component };
}

/** Licenses that allow shipping the code, changed or not, with a notice. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'OFL-1.1', 'BlueOak-1.0.0'],
]);
/** Packages whose manifest names none; their texts do. */
const BY_ITS_TEXT: Readonly<Record<string, string>> = { jstat: 'MIT' };
const DEVELOPMENT = 'cdx:npm:package:development';

/** The packages in the notices of server or page, as `name version`. */
export function namedIn(notices: string): string[] {
  return [...notices.matchAll(/^## (\S+) (?:- )?(\d\S*)(?: \(.*\))?$/gm)].map(
    ([, name, version]) => `${name} ${version}`,
  );
}

/** `name version` as it is published: a package may be installed under another name. */
function published({ purl }: Component): string {
  const [, name = '', version = ''] = /^pkg:npm\/(.+)@([^@?]+)/.exec(decodeURIComponent(purl)) ?? [];
  return `${name} ${version}`;
}

function isInstalled({ properties = [] }: Component): boolean {
  return !properties.some(({ name }) => name === DEVELOPMENT);
}

/**
 * @param all what npm says of the whole lock file
 * @param bundled the packages whose code is in page or server, as `name version`
 * @throws Error that names the packages, if npm does not know one or its license does not allow shipping it
 */
export function shippedOf(all: Bom, bundled: readonly string[]): Bom {
  const known = new Set(all.components.map(published));
  const missing = bundled.filter((one) => !known.has(one));
  if (missing.length > 0) throw new Error(`not in the lock file: ${missing.join(', ')}`);
  const shipped = new Set(bundled);
  const components = all.components
    .filter((one) => isInstalled(one) || shipped.has(published(one)))
    .map((one) => withLicense(one))
    .map(({ properties: _, ...one }) => ({ ...one, scope: 'required' }));
  const refused = components.filter((one) => !licensesOf(one).every((license) => ALLOWED.has(license)));
  if (refused.length > 0)
    throw new Error(`no license that allows it: ${refused.map((one) => `${published(one)} (${licensesOf(one)})`)}`);
  const refs = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  const dependencies = all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }));
  return { ...all, components, dependencies };
}

function withLicense(one: Component): Component {
  const named = BY_ITS_TEXT[one.name];
  return one.licenses === undefined && named !== undefined ? { ...one, licenses: [{ license: { id: named } }] } : one;
}

function licensesOf({ licenses = [] }: Component): string[] {
  const all = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? 'unknown');
  return all.length === 0 ? ['none'] : all;
}

/** @returns what npm says of the lock file, with the name of the product */
export function lockedPackages(): Bom {
  const npm = process.env.npm_execpath;
  const [program, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const args = [...first, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const all: Bom = JSON.parse(execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26 }));
  const { name }: { name: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  // npm takes the name of the folder.
  return { ...all, metadata: { ...all.metadata, component: { ...all.metadata.component, name } } };
}

/** The packages in the built page and server, as `name version`. */
export function bundledPackages(): string[] {
  return ['dist/server', 'dist/client'].flatMap((folder) =>
    namedIn(readFileSync(`${folder}/third-party-licenses.md`, 'utf8')),
  );
}

if (process.argv[1]?.endsWith('sbom.ts')) {
  const shipped = shippedOf(lockedPackages(), bundledPackages());
  writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(shipped, null, 1)}\n`);
  process.stdout.write(`dist/sbom.cdx.json: ${shipped.components.length} packages\n`);
}
