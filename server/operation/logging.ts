/**
 * The server's log: JSON, one event of `log-events.ts` per line, on stdout. However much clients send, each event has
 * at most its share of lines a minute: what one client can cause is bounded by what all together can.
 */

import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { errorFacts, harmless } from './error-facts.ts';
import { LOG_EVENTS, type LogEvent, type LogFields } from './log-events.ts';
import type { Settings } from '../settings.ts';

/** Of one event, in a minute; more say nothing new. */
export const LINES_A_MINUTE = 10;
const MINUTE_MS = 60_000;

/** Where the parts of the server write their events. */
export interface Log {
  write<E extends LogEvent>(event: E, fields: LogFields<E>): void;
}

interface Wanted {
  /** Milliseconds of any clock that does not go back. */
  readonly now?: () => number;
  /** Absent: stdout. */
  readonly to?: DestinationStream;
}

/** Opens the log, with the events of `logLevel` and those more severe. */
export function createLog(
  { logLevel }: Pick<Settings, 'logLevel'>,
  { now = () => performance.now(), to }: Wanted = {},
): Log {
  const options = {
    level: logLevel,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    serializers: { error: errorFacts },
  };
  const lines = to === undefined ? pino(options) : pino(options, to);
  const put = (event: LogEvent, fields: object) =>
    lines[LOG_EVENTS[event].level]({ event, ...fields }, LOG_EVENTS[event].says);
  const shares = new Shares(now, (request, count) => put('lines-left-out', { request, count }));
  return {
    write(event, fields) {
      if (shares.take(event)) put(event, fields);
    },
  };
}

/** The lines of each event in the current minute. */
class Shares {
  readonly #now: () => number;
  readonly #onLeftOut: (event: LogEvent, count: number) => void;
  #lines = new Map<LogEvent, number>();
  #until = 0;

  /** @param onLeftOut called with the first line of a later minute, for each event that had too many */
  constructor(now: () => number, onLeftOut: (event: LogEvent, count: number) => void) {
    this.#now = now;
    this.#onLeftOut = onLeftOut;
  }

  /** @returns whether one more line of this event may be written */
  take(event: LogEvent): boolean {
    if (this.#now() >= this.#until) this.#begin();
    const lines = (this.#lines.get(event) ?? 0) + 1;
    this.#lines.set(event, lines);
    return lines <= LINES_A_MINUTE;
  }

  #begin(): void {
    const before = this.#lines;
    this.#lines = new Map();
    this.#until = this.#now() + MINUTE_MS;
    for (const [event, lines] of before) if (lines > LINES_A_MINUTE) this.#onLeftOut(event, lines - LINES_A_MINUTE);
  }
}

/** Of a stack trace. */
const FRAMEWORK_LINES = 3;

/** The log as Colyseus uses it: it writes a stack trace, and sometimes the message itself, for each that it cannot read. */
export function frameworkLog(log: Log) {
  const write = (...args: readonly unknown[]): void =>
    log.write('framework', {
      text: [...args.map(String).join(' ').split(/\n\s+/, FRAMEWORK_LINES)].map(harmless).join(' '),
    });
  const nothing = () => undefined;
  return { debug: nothing, trace: nothing, info: write, warn: write, error: write };
}

/**
 * Passes what libraries print on the console to the log instead: a library of Colyseus does so for each unreadable text.
 * @returns undoes it
 */
export function logConsole(log: Log): () => void {
  const { debug, error, info, log: print, trace, warn } = console;
  const write = frameworkLog(log);
  Object.assign(console, {
    debug: write.debug,
    error: write.error,
    info: write.info,
    log: write.info,
    trace: write.trace,
    warn: write.warn,
  });
  return () => void Object.assign(console, { debug, error, info, log: print, trace, warn });
}
