/** The server's log: JSON, one object per line. */

import { type Logger, pino } from 'pino';
import type { Settings } from './settings.ts';

export function createLog({ logLevel }: Pick<Settings, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null });
}

/** More framework lines than this per second say nothing new. */
const LINES_PER_SECOND = 5;
const LONGEST_LINE = 300;

/**
 * The log as Colyseus uses it. Colyseus writes a stack trace for every unreadable message, so any client could fill the
 * disk: here only the first line of each is kept, a few per second, with a count of those left out.
 */
export function frameworkLog(log: Logger, now: () => number) {
  let second = 0;
  let lines = 0;
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error' | 'trace') =>
    (...args: readonly unknown[]): void => {
      const at = Math.floor(now() / 1000);
      if (at !== second) {
        if (lines > LINES_PER_SECOND) log.warn({ left: lines - LINES_PER_SECOND }, 'framework log lines left out');
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
