/** What is typed behind `last-ack`: options in, the environment that a server reads out. */

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
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
  --host ADDRESS    the address to listen on (all that this machine has)
  --folder FOLDER   where classes, lessons and matches are kept (last-ack in your home folder)
  --no-open         opens no browser
  --version         says which version this is
  --help            says this

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

/** What was asked for. */
export type Asked =
  | { readonly kind: 'help' | 'version' }
  | { readonly kind: 'backup' | 'restore'; readonly file: string; readonly environment: Environment }
  | { readonly kind: 'serve'; readonly opens: boolean; readonly environment: Environment };

/**
 * Reads the options. What an option says goes before what the environment says.
 * @param page the folder of the built page
 * @throws an Error in one sentence, if an option is not known or has no value
 */
export function readOptions(args: readonly string[], environment: Environment, page: string): Asked {
  const { values, task } = parsed(args);
  const { port, host, folder, ...flags } = values;
  if (flags.help === true) return { kind: 'help' };
  if (flags.version === true) return { kind: 'version' };
  const kept = resolve(folder ?? join(homedir(), 'last-ack'));
  const file = folder === undefined ? environment.LAST_ACK_DB : undefined;
  const asked = {
    ...environment,
    LAST_ACK_PAGE: environment.LAST_ACK_PAGE ?? page,
    LAST_ACK_DB: file ?? join(kept, 'last-ack.sqlite'),
    ...(port === undefined ? {} : { PORT: port }),
    ...(host === undefined ? {} : { HOST: host }),
  };
  if (task !== null) return { ...task, environment: asked };
  return { kind: 'serve', opens: flags['no-open'] !== true, environment: asked };
}

function parsed(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
    return { values, task: taskOf(positionals) };
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Error(`${sentence.replace(/\.$/, '')}. What there is: last-ack --help`);
  }
}

/** @returns null where nothing but options was typed */
function taskOf([kind, file, ...more]: readonly string[]): { kind: 'backup' | 'restore'; file: string } | null {
  if (kind === undefined) return null;
  if (kind !== 'backup' && kind !== 'restore') throw new Error(`Unknown command '${kind}'`);
  if (file === undefined || more.length > 0) throw new Error(`'${kind}' takes the name of one file`);
  return { kind, file };
}

/** Does what the arguments ask for. A start that fails says why in one line and ends with exit code 1. */
export async function runCommand(args: readonly string[], environment: Environment): Promise<void> {
  // Beside the built server lies the built page.
  const page = fileURLToPath(new URL('../client', import.meta.url));
  try {
    await doAsked(readOptions(args, environment, page));
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
      return say(`Everything is in ${asked.file}: ${rows} rows\n`);
    }
    case 'restore': {
      const rows = await restoreFrom(readSettings(asked.environment), asked.file);
      return say(`Everything in ${asked.file} is back: ${rows} rows\n`);
    }
    case 'serve':
      return await start(asked.environment, asked.opens);
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

async function start(environment: Environment, opens: boolean): Promise<void> {
  const address = await serve(environment);
  process.stdout.write(`Classes, lessons and matches are kept in ${environment.LAST_ACK_DB}\n`);
  if (opens) await open(`${address}/#/teach`);
}
