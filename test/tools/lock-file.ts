/**
 * Optional packages for other platforms that package-lock.json lacks. npm leaves them out if the registry does not
 * carry them, and `npm ci` then refuses the lock file, on every platform.
 */

export interface LockEntry {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

export type LockPackages = Readonly<Record<string, LockEntry>>;

interface Gap {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly dev: boolean;
}

const OPERATING_SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/** The optional dependencies for which Node's resolution would find no entry. */
export function missingOptional(packages: LockPackages): Gap[] {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesOf(from, name).some((place) => place in packages))
      .map(([name, version]) => ({ path: `node_modules/${name}`, name, version, dev: entry.dev === true })),
  );
}

/** The same packages with an entry for each gap, without a hash, for exactly the requested version. */
export function completed(packages: LockPackages): LockPackages {
  const gaps = missingOptional(packages).map((gap) => [gap.path, entryFor(gap)] as const);
  return Object.fromEntries([...Object.entries(packages), ...gaps].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

/** The folders in which Node looks for `name` from the package at `from`, nearest first. */
function placesOf(from: string, name: string): string[] {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (from === '') return [place];
  const parent = from.slice(0, from.lastIndexOf('node_modules/')).replace(/\/$/, '');
  return [place, ...placesOf(parent, name)];
}

/** A package's name contains its platform: `@biomejs/cli-linux-x64-musl`. */
function entryFor({ name, version, dev }: Gap): LockEntry {
  const words = name.split(/[/-]/);
  const os = OPERATING_SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1 || !/^\d/.test(version))
    throw new Error(`${name}@${version}: which platform?`);
  const musl = words.some((word) => word.startsWith('musl'));
  const libc = os[0] === 'linux' ? { libc: [musl ? 'musl' : 'glibc'] } : {};
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os };
}
