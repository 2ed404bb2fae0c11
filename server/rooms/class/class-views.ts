/** Sends everybody in a class what has changed for them: at once if they did it, else at most so often. */

import type { StudentId } from '../../../shared/class/class-event.ts';
import { CLASS_SHAPE, type TeacherView } from '../../../shared/class/class-view.ts';
import type { Services } from '../services.ts';
import type { Changed } from './changed.ts';
import type { ClassMaster } from './class-master.ts';
import { studentSees, studentsIn, teacherSees } from './make-views.ts';
import type { ClassClient, ClassConnections, ClassSession } from './room-session.ts';
import { Throttle } from './throttle.ts';

/** How often views are sent to clients that did nothing themselves. */
const STUDENTS_EVERY_MS = 100;
const TEACHERS_EVERY_MS = 250;

export class ClassViews {
  readonly #connections: ClassConnections;
  readonly #class: ClassMaster;
  readonly #studentsNext: Throttle;
  readonly #teachersNext: Throttle;
  #news: Changed = new Set();
  #duelNews = new Set<string>();

  constructor(connections: ClassConnections, from: ClassMaster, { time }: Pick<Services, 'time'>) {
    this.#connections = connections;
    this.#class = from;
    this.#studentsNext = new Throttle(time, STUDENTS_EVERY_MS, () => this.#tellStudents());
    this.#teachersNext = new Throttle(time, TEACHERS_EVERY_MS, () => this.#tellTeachers());
  }

  /** Nothing is sent later. */
  end(): void {
    this.#studentsNext.end();
    this.#teachersNext.end();
  }

  /** These views may have changed, and those of the teachers. */
  changed(changed: Changed): void {
    if (changed === 'everybody') {
      this.#news = changed;
      this.#studentsNext.ask();
    } else for (const student of changed) this.showStudent(student);
    this.#teachersNext.ask();
  }

  /** A duel of the class has changed. */
  duelChanged(matchId: string): void {
    this.#duelNews.add(matchId);
    if (this.#news !== 'everybody') this.#news = new Set([...this.#news, ...studentsIn(this.#class, matchId)]);
    this.#studentsNext.ask();
    this.#teachersNext.ask();
  }

  showStudent(student: StudentId): void {
    const client = this.#connections.at(`student ${student}`);
    if (client !== null) this.showTo(client);
  }

  /** Sends a client what has changed for them, now. */
  showTo(client: ClassClient): void {
    const session = this.#connections.reachedBy(client);
    if (session === null || session.grant.as === 'claimant') return;
    const { grant } = session;
    const view =
      grant.as === 'teacher' ? teacherSees(this.#class, session.remote) : studentSees(this.#class, grant.student);
    this.#connections.show(client, view, CLASS_SHAPE);
  }

  #tellStudents(): void {
    const news = this.#news;
    this.#news = new Set();
    if (news !== 'everybody') for (const student of news) this.showStudent(student);
    else for (const { client } of this.#with('student')) this.showTo(client);
  }

  /** All boards see the same, and all remotes: each is computed once. */
  #tellTeachers(): void {
    const duels = this.#duelNews;
    this.#duelNews = new Set();
    const teachers = this.#with('teacher');
    if (teachers.length === 0) return;
    const views = new Map<boolean, TeacherView>();
    for (const { client, session } of teachers) {
      const view = views.get(session.remote) ?? teacherSees(this.#class, session.remote);
      views.set(session.remote, view);
      this.#connections.show(client, view, CLASS_SHAPE);
      if (session.watching !== null && duels.has(session.watching)) this.#tellWatched(client, session.watching);
    }
  }

  #tellWatched(client: ClassClient, matchId: string): void {
    const watched = this.#class.duels.watched(matchId);
    if (watched !== null) client.send('watched', watched);
  }

  #with(
    role: ClassSession['grant']['as'],
  ): readonly { readonly client: ClassClient; readonly session: ClassSession }[] {
    const found: { client: ClassClient; session: ClassSession }[] = [];
    this.#connections.eachReached((client, session) => {
      if (session.grant.as === role) found.push({ client, session });
    });
    return found;
  }
}
