/** What the server's log may say: each event with its level, its sentence and its fields. Nothing else is ever written. */

/** The types of all fields. None can hold a name, a key or an address: an error is reduced to what it may tell. */
interface Fields {
  /** The code of a match or class. */
  readonly code: string;
  /** The id of a match. */
  readonly match: string;
  /** The kind of a request, from the tables of requests. */
  readonly request: string;
  /** The kind of a room, or the part of the server that is not ready. */
  readonly part: string;
  readonly count: number;
  readonly port: number;
  /** What was thrown; see `error-facts.ts` for what of it is written. */
  readonly error: unknown;
  /** A line of the framework or of a library. */
  readonly text: string;
}

interface Shape {
  readonly level: 'error' | 'warn' | 'info';
  readonly says: string;
  readonly fields: readonly (keyof Fields)[];
}

export const LOG_EVENTS = {
  /** The server listens, and the rooms of the log are open again. */
  started: { level: 'info', says: 'the server has started', fields: ['port'] },
  /** The server was asked to end: clients are told, and everything unfinished stays in the store. */
  stopping: { level: 'info', says: 'the server is stopping', fields: [] },
  /** A bug: nobody caught this error, and the process ends. systemd or the container starts it again. */
  crashed: { level: 'error', says: 'the server has crashed', fields: ['error'] },
  /** A part of the server can no longer do its work (see docs/operation.md); /readyz answers 503. */
  'not-ready': { level: 'warn', says: 'the server is not ready', fields: ['part'] },
  /** The part works again. */
  'ready-again': { level: 'info', says: 'the server is ready again', fields: ['part'] },
  /** `count` matches outside classes were older than LAST_ACK_KEEP_MS. */
  'matches-deleted': { level: 'info', says: 'old matches were deleted', fields: ['count'] },
  /** `count` classes were older than RETENTION_DAYS. */
  'classes-deleted': { level: 'info', says: 'old classes were deleted with everything in them', fields: ['count'] },
  /** `count` lessons had been neither changed nor used for 400 days. */
  'lessons-deleted': { level: 'info', says: 'old lessons were deleted', fields: ['count'] },
  /** The hourly deletion of old matches and classes failed; it is tried again in an hour. */
  'deletion-failed': { level: 'error', says: 'old matches and classes could not be deleted', fields: ['error'] },
  /** The sign of life could not be written: the store is out of reach, full or locked. */
  'beat-failed': { level: 'error', says: 'the sign of life could not be written', fields: ['error'] },
  /** A connection to the database broke by itself; the next query opens another. */
  'database-connection-broke': { level: 'error', says: 'a connection to the database broke', fields: ['error'] },
  /** The connection to Redis broke; what is done with it is done again when it is back. */
  'redis-connection-broke': { level: 'error', says: 'the connection to Redis broke', fields: ['error'] },
  /** This server was taken for dead, or a class was deleted: `count` of its rooms are not its own any more. */
  'rooms-lost': { level: 'warn', says: 'rooms that are no longer this server’s were closed', fields: ['count'] },
  /** A room could not be handed over when the server ended; another server takes it from the store. */
  'room-not-handed-over': { level: 'error', says: 'a room could not be handed over', fields: ['code', 'error'] },
  /** Not all rooms could be handed over when the server ended; the others take them from the store. */
  'group-not-left': { level: 'error', says: 'the group was not left in good order', fields: ['error'] },
  /** A match or class of the store could not be opened again at the start; it stays in the store. */
  'room-not-restored': {
    level: 'error',
    says: 'a room of the log could not be opened again',
    fields: ['part', 'code', 'error'],
  },
  /** A player's, student's or teacher's request failed; they were told that the server is busy. */
  'request-failed': { level: 'error', says: 'a request in a room failed', fields: ['request', 'code', 'error'] },
  /** Somebody could not be let into a room; they were told that the server is busy. */
  'entry-failed': { level: 'error', says: 'somebody could not be let in', fields: ['error'] },
  /** A task that was due in a room failed; it is tried again in a second. */
  'room-stuck': { level: 'error', says: 'a room could not go on', fields: ['code', 'error'] },
  /** What a class had to do, such as opening duels, failed; it is tried again in a second. */
  'class-stuck': { level: 'error', says: 'a class could not do everything', fields: ['code', 'error'] },
  /** A seat that its person may not hold any more could not be left in the log. */
  'seat-not-left': { level: 'error', says: 'a seat could not be left', fields: ['code', 'error'] },
  /** A student's seat could not be given to their other device. */
  'seat-not-moved': { level: 'error', says: 'a seat could not be moved to another device', fields: ['code', 'error'] },
  /** A round that was over could not be ended; it is tried again when something happens in the class. */
  'round-not-ended': { level: 'error', says: 'a round could not be ended', fields: ['code', 'error'] },
  /** A class could not process the news of a duel. */
  'duel-not-told': { level: 'error', says: 'a class could not be told of its duel', fields: ['match', 'error'] },
  /** The log of a class duel cannot be read: its report lacks that duel. */
  'duel-unreadable': { level: 'error', says: 'a duel of a class cannot be read', fields: ['match', 'error'] },
  /** A link still says that somebody waits, although nobody does. */
  'invitation-stale': { level: 'error', says: 'an invitation could not be withdrawn', fields: ['code', 'error'] },
  /** An HTTP request failed and was answered with 500; `request` is the kind. */
  'http-failed': { level: 'error', says: 'a request by HTTP failed', fields: ['request', 'error'] },
  /** The framework or a library reports something, mostly messages that it could not read. */
  framework: { level: 'warn', says: 'the framework reports', fields: ['text'] },
  /** More of one event than a minute's share: `count` lines of `request` were left out. */
  'lines-left-out': { level: 'warn', says: 'lines of the log were left out', fields: ['request', 'count'] },
} as const satisfies Readonly<Record<string, Shape>>;

export type LogEvent = keyof typeof LOG_EVENTS;

/** What comes with an event. */
export type LogFields<E extends LogEvent> = Pick<Fields, (typeof LOG_EVENTS)[E]['fields'][number]>;
