/**
 * The page with a fixture in place of a server, for looking at it: ?fixture=NAME&locale=zh&theme=light&problem=too-fast.
 * `gallery.show` puts another situation in its place without a new load.
 */

import '../../client/styles/all.ts';
import { render } from 'preact';
import { followLocale, locale } from '../../client/i18n/i18n.ts';
import type { Actions } from '../../client/model/actions.ts';
import { createClassSession } from '../../client/model/class-session.ts';
import { HOME } from '../../client/model/place.ts';
import { createPreferences } from '../../client/model/preferences.ts';
import { keeping, NO_PROGRESS, progress } from '../../client/model/progress.ts';
import { savedFile } from '../../client/model/saved-file.ts';
import { sitting } from '../../client/model/sitting.ts';
import { createSession, END_REASONS, type Session } from '../../client/model/session.ts';
import { App } from '../../client/ui/app.tsx';
import type { AppParts } from '../../client/ui/app-context.ts';
import { firstSeat } from '../../client/ui/first/first-seat.ts';
import { place } from '../../client/ui/route.ts';
import { followTheme } from '../../client/ui/theme.ts';
import type { Locale } from '../../shared/content/explain.ts';
import { REFUSALS } from '../../shared/duel/command.ts';
import { silentClassActions } from '../client/fixtures/class-actions.ts';
import type { PageFixture } from '../client/fixtures/page-fixture.ts';
import { pageFixture } from '../client/fixtures/page-views.ts';
import { type Survey, settled, shown, survey, turningPoints } from './survey.ts';
import { misfits } from './text-fits.ts';
import { unwhole } from './whole.ts';

const nothing = () => Promise.resolve();

/** What was asked for since the situation was put up, for tests to read. */
let asked: string[] = [];
const note = (what: string) => {
  asked.push(what);
  document.documentElement.dataset.asked = asked.join(' ');
};

/** What comes back from a move; with `unanswered` in the query nothing does. */
const NEVER: Promise<null> = new Promise(() => undefined);
let answers: Promise<null> = Promise.resolve(null);

const actions: Actions = {
  create: ({ against, options: { levelId, compose } }) =>
    Promise.resolve(note(`create:${against}:${levelId}:${compose ?? 'level'}`)),
  join: nothing,
  resume: () => Promise.resolve(false),
  enterSeat: (code) => Promise.resolve(note(`enter-seat:${code}`)).then(() => false),
  hold: (held) => note(held ? 'hold' : 'go-on'),
  ready: () => Promise.resolve(note('ready')),
  move: (positionId, move) => {
    const said =
      move.kind === 'send' ? `send:${move.segment.flags.join('+')}:${move.segment.seq}:${move.segment.ack}` : move.kind;
    note(move.kind === 'claim' ? `claim:${move.state}@${positionId}` : `${said}@${positionId}`);
    return answers;
  },
  practise: nothing,
  hint: (positionId) => Promise.resolve(note(`hint@${positionId}`)).then(() => true),
  call: (entryId) => Promise.resolve(note(`call:${entryId}`)),
  name: (entryId, mistake) => Promise.resolve(note(`name:${entryId}:${mistake}`)),
  record: () => Promise.resolve(null),
  setTimeFactor: nothing,
  order: (end, order) => Promise.resolve(note(`order:${end}:${order}`)),
  takeOver: () => Promise.resolve(note('take-over')),
  finish: () => Promise.resolve(note('finish')),
  leave: nothing,
  strangers: () => Promise.resolve([{ levelId: 'crossing', mode: 'live' }]),
  lookUp: (code) => LOOKED_UP[code] ?? Promise.resolve({ host: '小林', levelId: 'lost-last-ack', wireFree: true }),
  origins: () => Promise.resolve({ fixed: null, all: addresses }),
  reach: () => Promise.resolve('open'),
};

/** Where the server is reached: one address, or with `addresses` in the query two. */
const ADDRESSES = ['http://192.168.1.23:2567', 'http://10.0.0.7:2567'] as const;
let addresses: readonly string[] = ADDRESSES.slice(0, 1);

/** Under which codes something else is found: nothing, no answer, and nothing yet. */
const LOOKED_UP: Readonly<Record<string, ReturnType<Actions['lookUp']>>> = {
  NNNNN: Promise.resolve(null),
  AAAAA: Promise.resolve('no-answer'),
  WWWWW: new Promise(() => undefined),
};

/** The theme's signal outlives the situations: the document follows one. */
const shownPreferences = createPreferences('Ada');
followLocale(document);
followTheme(shownPreferences);

const root = document.getElementById('app');
if (root === null) throw new Error('the gallery has no place for the page');

/** The seat of the guided first duel. */
const FIRST_GRANT = { seat: 0, code: 'ACDEF', seatKey: 'ACDEF-key', classCode: null } as const;

function sessionOf(fixture: PageFixture, query: URLSearchParams): Session {
  const start = performance.now();
  const session = createSession(() => fixture.now + (query.has('run') ? performance.now() - start : 0));
  session.view.value = fixture.view;
  session.wireView.value = fixture.wireView ?? null;
  session.connection.value = { kind: 'open' };
  if (fixture.first !== undefined) session.grant.value = FIRST_GRANT;
  session.problem.value = REFUSALS.find((code) => code === query.get('problem')) ?? null;
  const why = END_REASONS.find((reason) => reason === query.get('ended'));
  if (why !== undefined) session.connection.value = { kind: 'ended', why };
  if (query.has('reconnecting')) session.connection.value = { kind: 'reconnecting' };
  return session;
}

function partsOf(fixture: PageFixture, query: URLSearchParams): AppParts {
  const session = sessionOf(fixture, query);
  const classSession = createClassSession(() => session.serverNow());
  classSession.student.value = fixture.student ?? null;
  classSession.teacher.value = fixture.teacher ?? null;
  classSession.watched.value = fixture.watched ?? null;
  classSession.connection.value = { kind: fixture.student || fixture.teacher ? 'open' : 'none' };
  const classActions = silentClassActions(note, fixture.classActions);
  const preferences = { ...createPreferences('Ada'), theme: shownPreferences.theme };
  const records: Partial<Actions> = {
    record: () => Promise.resolve(fixture.record ?? null),
    practise: ({ events, seat }) => Promise.resolve(note(`practise:${events}@${seat}`)),
  };
  return { session, actions: { ...actions, ...records }, preferences, classSession, classActions };
}

let session: Session | null = null;

/** Takes down what is shown and puts up the situation that `search` names. */
function show(search: string): void {
  const query = new URLSearchParams(search);
  const name = query.get('fixture') ?? 'home';
  const fixture = pageFixture(name);
  if (fixture === null) throw new Error(`no fixture ${name}`);
  if (root !== null) render(null, root);
  asked = [];
  delete document.documentElement.dataset.asked;
  scrollTo(0, 0);
  answers = query.has('unanswered') ? NEVER : Promise.resolve(null);
  addresses = query.has('addresses') ? ADDRESSES : ADDRESSES.slice(0, 1);
  locale.value = query.get('locale') === 'zh' ? 'zh' : 'en';
  shownPreferences.theme.value = query.get('theme') === 'light' ? 'light' : 'dark';
  place.value = fixture.place ?? HOME;
  progress.value = fixture.progress ?? NO_PROGRESS;
  sitting.value = fixture.sitting ?? null;
  keeping.value = 'kept';
  savedFile.value = null;
  firstSeat.value = fixture.first === undefined ? null : { code: FIRST_GRANT.code, read: fixture.first };
  const parts = partsOf(fixture, query);
  session = parts.session;
  if (root !== null) render(<App {...parts} />, root);
}

/** The next position of this seat is there, and asks the same. */
function askNext(): void {
  const view = session?.view.value;
  if (!view?.position) throw new Error('nothing is asked here');
  const position = { ...view.position, id: view.position.id + 1 };
  if (session !== null) session.view.value = { ...view, position };
}

/** The same situation in the other language, without a new beginning. */
function speak(language: Locale): void {
  locale.value = language;
}

const gallery = {
  show,
  /** Resolves when it is there. */
  put: (search: string) => {
    show(search);
    return shown();
  },
  speak,
  askNext,
  settled,
  turningPoints,
  /** In as many sizes as one likes; the gallery stands in a frame. */
  survey: (asked: Survey) => survey(asked, speak),
  misfits,
  unwhole,
};
export type Gallery = Readonly<typeof gallery>;
Object.assign(window, { gallery });
show(location.search);
