/** The connections of a class: who has which role in it, and what each of them is sent. */

import type { Client } from '@colyseus/core';
import type { StudentId } from '../../../shared/class/class-event.ts';
import type { WatchedDuel } from '../../../shared/class/class-view.ts';
import type { ClassGrant, ClassJoin } from '../../../shared/class-protocol.ts';
import type { ViewMessages } from '../../../shared/lib/view-parts.ts';
import type { Connections, Session } from '../connections.ts';

/** A student has one connection at a time, a teacher any number of them; a claimant waits for the seat of a student. */
export type ClassPlace = `student ${StudentId}` | `teacher ${string}` | `claimant ${number}`;

export interface ClassSession extends Session<ClassPlace> {
  grant: ClassGrant;
  /** The duel that a teacher has enlarged. */
  watching: string | null;
  /** A teacher's device that shows the remote. */
  remote: boolean;
}

interface Sent extends ViewMessages {
  seat: ClassGrant;
  watched: WatchedDuel;
}
/** Who asks for what, from the check before there is a connection. */
export interface ClassEntry {
  readonly join: ClassJoin;
  readonly address: string;
}
export type ClassClient = Client<{ userData: ClassSession; auth: ClassEntry; messages: Sent }>;
export type ClassConnections = Connections<ClassPlace, ClassSession, ClassClient>;
