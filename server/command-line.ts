/** The arguments of `last-ack`: options in, the environment that a server reads out. */

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import open from 'open';
import manifest from '../package.json' with { type: 'json' };
import { backUpInto, restoreFrom } from './backup-file.ts';
import { serve } from './serve.ts';
import { readSettings } from './settings.ts';
import { startProblem } from './start-problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const HELP = `Last ACK: play the close of a TCP connection, alone, in pairs or with a class.

  last-ack [--port N] [--host ADDRESS] [--folder FOLDER] [--no-open]
  last-ack backup FILE [--folder FOLDER]
  last-ack restore FILE [--folder FOLDER]

  backup            writes all classes, lessons and matches into FILE, while the game runs or not
  restore           puts them back into a store that is empty, a folder's or a database's

  --port N          the port to listen on (2567)
  --host ADDRESS    the address to listen on (all of this machine)
  --folder FOLDER   where classes, lessons and matches are kept (last-ack-data in your home folder)
  --no-open         opens no browser
  --version         prints the version
  --help            prints this help

Everything else, such as a PostgreSQL database, is set by environment variables, which README.md lists.
`;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  folder: { type: 'string' },
  'no-open': { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The requested command. */
export type Asked =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'backup' | 'restore'; readonly file: string; readonly environment: Environment }
  | { readonly kind: 'serve'; readonly opens: boolean; readonly environment: Environment };

/**
 * Reads the options, which override the environment.
 * @throws an Error in one sentence if an option is unknown or has no value, or if there is no place to keep data
 */
export function readOptions(args: readonly string[], environment: Environment): Asked {
  const { values, task } = parsed(args);
  const { port, host, folder, ...flags } = values;
  if (flags.help === true) return { kind: 'help' };
  if (flags.version === true) return { kind: 'version' };
  const file = folder === undefined ? environment.LAST_ACK_DB : undefined;
  const asked = {
    ...environment,
    LAST_ACK_DB: file ?? join(resolve(folder ?? homeFolder()), 'last-ack.sqlite'),
    ...(port === undefined ? {} : { PORT: port }),
    ...(host === undefined ? {} : { HOST: host }),
  };
  if (task !== null) return { ...task, environment: asked };
  return { kind: 'serve', opens: flags['no-open'] !== true, environment: asked };
}

/** @throws an Error that says what to do if this user has no home */
function homeFolder(): string {
  try {
    const home = homedir();
    if (home !== '') return join(home, 'last-ack-data');
  } catch {
    // HOME is not set, and the system does not know this user.
  }
  throw new Error('there is no home folder to keep anything in. Name a folder: last-ack --folder FOLDER');
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
    for (const [name, value] of Object.entries(values)) if (value === '') throw new Error(`'--${name}' needs a value`);
    return { values, task: taskOf(positionals) };
  } catch (error) {
    throw new Error(
      `${optionProblem(error instanceof Error ? error.message : String(error))}. For help: last-ack --help`,
    );
  }
}

/** Node's own message is several sentences about its syntax. */
function optionProblem(said: string): string {
  const valueless = /'(--[\w-]+)[^']*' argument (missing|is ambiguous)/.exec(said)?.[1];
  return valueless === undefined ? (/^.*?(?=\.?$|\. )/m.exec(said)?.[0] ?? said) : `'${valueless}' needs a value`;
}

/** @returns null if only options were given */
function taskOf([kind, file, ...more]: readonly string[]): { kind: 'backup' | 'restore'; file: string } | null {
  if (kind === undefined) return null;
  if (kind !== 'backup' && kind !== 'restore') throw new Error(`Unknown command '${kind}'`);
  if (file === undefined || file === '' || more.length > 0) throw new Error(`'${kind}' takes the name of one file`);
  return { kind, file };
}

/** Does what the arguments ask for. A failing start prints one line and sets exit code 1. */
export async function runCommand(args: readonly string[], environment: Environment): Promise<void> {
  try {
    await doAsked(readOptions(args, environment));
  } catch (error) {
    process.stderr.write(`Last ACK cannot do that: ${startProblem(error, null)}\n`);
    process.exitCode = 1;
  }
}

async function doAsked(asked: Asked): Promise<void> {
  switch (asked.kind) {
    case 'help':
      return say(HELP);
    case 'version':
      return say(`${manifest.version}\n`);
    case 'backup': {
      const rows = await backUpInto(readSettings(asked.environment), asked.file);
      return say(`Everything is in ${asked.file}: ${counted(rows)}\n`);
    }
    case 'restore': {
      const rows = await restoreFrom(readSettings(asked.environment), asked.file);
      return say(`Everything in ${asked.file} is back: ${counted(rows)}\n`);
    }
    case 'serve':
      return await start(asked.environment, asked.opens);
  }
}

const counted = (rows: number) => (rows === 1 ? '1 row' : `${rows} rows`);

function say(text: string): void {
  process.stdout.write(text);
}

async function start(environment: Environment, opens: boolean): Promise<void> {
  const address = await serve(environment);
  if (!opens) return;
  const page = `${address}/#/teach`;
  say(`Opening the teacher's page: ${page}\n`);
  // The game keeps running if no browser can be opened, as on a server.
  await open(page).catch(() => say('No browser could be opened here: open that address yourself\n'));
}
