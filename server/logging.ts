/** Where the server's lines go: JSON, one object a line. */

import { type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

export function createLog({ logLevel }: Pick<Settings, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null });
}

/** More lines of the framework than this in a second tell nothing new. */
const LINES_PER_SECOND = 5;
const LONGEST_LINE = 300;

/**
 * The log as Colyseus uses it. It writes a stack trace for every message that it cannot read, so anybody could fill the
 * disk: here it gets the first line of each, a few a second, and a count of those left out.
 */
export function frameworkLog(log: Logger, now: () => number) {
  let second = 0;
  let lines = 0;
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error' | 'trace') =>
    (...args: readonly unknown[]): void => {
      const at = Math.floor(now() / 1000);
      if (at !== second) {
        if (lines > LINES_PER_SECOND) log.warn({ left: lines - LINES_PER_SECOND }, 'lines of the framework left out');
        second = at;
        lines = 0;
      }
      lines += 1;
      if (lines <= LINES_PER_SECOND) log[level]({ from: 'colyseus' }, firstLine(args));
    };
  return {
    debug: write('debug'),
    error: write('error'),
    info: write('info'),
    trace: write('trace'),
    warn: write('warn'),
  };
}

function firstLine(args: readonly unknown[]): string {
  return args.map(String).join(' ').split('\n', 1).join('').slice(0, LONGEST_LINE);
}
