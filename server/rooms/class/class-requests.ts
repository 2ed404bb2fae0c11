/** How the requests of a class's clients are carried out: those of shared/class-messages.ts that are no command as they stand. */

import type { ClassRefusalCode } from '../../../shared/class/class-refusals.ts';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { ClassReply } from '../../../shared/class-protocol.ts';
import {
  CLASS_REQUESTS,
  type ClassMessage,
  type ClassReplyTo,
  type ClassRequest,
  type ClassRequestName,
  type CommandName,
  type CommandRequest,
} from '../../../shared/class-messages.ts';
import { refuse } from '../connections.ts';
import { isAllowedName } from '../name-filter.ts';
import { answerClaim } from './admission.ts';
import type { ClassMaster } from './class-master.ts';
import type { ClassClient, ClassConnections, ClassSession } from './room-session.ts';
import { movesBehind } from './make-views.ts';
import { lessonOf } from './open-class.ts';
import { mergeStudents, pauseClass, renameStudent, resumeClass, skipRound, startRound } from './teaching.ts';

/** The room in which requests are made. */
interface Asked {
  readonly connections: ClassConnections;
  master(): ClassMaster;
  /** Sends a client what has changed for them. */
  show(client: ClassClient): void;
}

/** Who asks, over which connection, of which class. */
interface Asking {
  readonly session: ClassSession;
  readonly client: ClassClient;
  readonly master: ClassMaster;
  readonly room: Asked;
}

type Handler = (client: ClassClient, raw: unknown) => Promise<ClassReply>;
type Handle<N extends ClassRequestName> = (
  asking: Asking,
  message: ClassMessage<N>,
) => Promise<ClassReplyTo<N>> | ClassReplyTo<N>;

const HANDLERS: { readonly [N in Exclude<ClassRequestName, CommandName>]: Handle<N> } = {
  answer: ({ master, session }, message) =>
    master.command({ kind: 'answer', student: studentIn(session), ...message, lagMs: session.lag.rttMs }),
  draft: ({ master, session }, message) => master.command({ kind: 'draft', student: studentIn(session), ...message }),
  'own-time': ({ master, session }, message) =>
    master.command({ kind: 'own-time', student: studentIn(session), ...message }),
  clock: ({ master, session, client }) => {
    session.lag.measure(client.ref);
    return { ok: true, now: master.clock.now() };
  },
  start: ({ master }, { index }) => startRound(master, index),
  skip: ({ master }) => skipRound(master),
  pause: ({ master }) => pauseClass(master),
  resume: ({ master }) => resumeClass(master),
  lesson: async ({ master }, { lesson: choice, next }) => {
    const lesson = await lessonOf(master.services, choice);
    return lesson === null ? refuse('no-such-lesson') : master.command({ kind: 'lesson', lesson, next });
  },
  rename: ({ master }, { student, name }) =>
    isAllowedName(name) ? renameStudent(master, student, name) : refuse('name-not-allowed'),
  merge: ({ master }, { student, into }) => mergeStudents(master, student, into),
  consent: ({ master }, { claim, allow }) => answerClaim(master, claim, allow),
  watch: ({ master, session }, { matchId }) => {
    const watched = matchId === null ? null : master.duels.watched(matchId);
    if (matchId !== null && watched === null) return refuse('no-such-duel');
    session.watching = matchId;
    return { ok: true, watched };
  },
  remote: ({ session, client, room }, { shown }) => {
    session.remote = shown;
    room.show(client);
    return { ok: true };
  },
  moves: ({ master }, { levelId, mistake }) => ({ ok: true, moves: movesBehind(master, levelId, mistake) }),
};

const REQUESTS: { readonly [N in ClassRequestName]: ClassRequest<ClassMessage<N>> } = CLASS_REQUESTS;
const COMMANDS: { readonly [N in CommandName]: CommandRequest<ClassMessage<N>> } = CLASS_REQUESTS;

/** @returns the handlers of the room's messages, by kind */
export function classRequests(room: Asked): Readonly<Record<string, Handler | (() => void)>> {
  const names = Object.keys(CLASS_REQUESTS) as ClassRequestName[];
  const handlers = names.map(
    (name) =>
      [name, isCommand(name) ? handler(room, name, commanded(name)) : handler(room, name, HANDLERS[name])] as const,
  );
  /** Any other kind of message is ignored. */
  return { ...Object.fromEntries(handlers), _: () => undefined };
}

function isCommand(name: ClassRequestName): name is CommandName {
  return 'as' in CLASS_REQUESTS[name];
}

function commanded<N extends CommandName>(name: N): Handle<N> {
  return ({ master }, message) => master.command(COMMANDS[name].as(message));
}

/** A student sees the effect of their own request at once, before the reply. */
function handler<N extends ClassRequestName>(room: Asked, name: N, handle: Handle<N>): Handler {
  const { by, form, malformed } = REQUESTS[name];
  const answer = async (message: ClassMessage<N>, session: ClassSession, client: ClassClient) => {
    const { grant } = session;
    if (by === 'teacher' && grant.as !== 'teacher') return refuse('not-the-teacher');
    if (by === 'student' && grant.as !== 'student') return refuse('not-a-student');
    const reply = await handle({ master: room.master(), session, client, room }, message);
    if (by === 'student') room.show(client);
    return reply;
  };
  return room.connections.answer<ClassMessage<N>, ClassReply, ClassRefusalCode>(name, form, answer, malformed);
}

/** @throws if the connection is not a student's, which `by` of the table rules out */
function studentIn({ grant }: ClassSession): StudentId {
  if (grant.as !== 'student') throw new Error('not a student');
  return grant.student;
}
