/**
 * The page with a fixture in place of a server, for inspection: ?fixture=NAME&locale=zh&theme=light&problem=too-fast.
 * `gallery.show` switches to another situation without a new load.
 */

import '../../client/styles.ts';
import { render } from 'preact';
import { followLocale, locale } from '../../client/words/i18n.ts';
import '../client/every-language.ts';
import type { Actions } from '../../client/context/actions.ts';
import type { PlayerAsk, PlayerAsks } from '../../shared/match/asks.ts';
import type { Move } from '../../shared/referee/verdict.ts';
import { createClassSession } from '../../client/context/class-session.ts';
import { HOME } from '../../client/context/place.ts';
import { createPreferences } from '../../client/context/preferences.ts';
import { keeping, NO_PROGRESS, progress } from '../../client/context/progress.ts';
import { savedFile } from '../../client/kit/saved-file.ts';
import { sitting } from '../../client/solo/drills/drill-sitting.ts';
import { createSession, END_REASONS, type Session } from '../../client/context/session.ts';
import { App } from '../../client/app.tsx';
import type { AppParts } from '../../client/context/app-context.ts';
import { firstSeat } from '../../client/solo/first/first-seat.ts';
import { place } from '../../client/context/route.ts';
import { followTheme } from '../../client/context/theme.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { REFUSALS } from '../../shared/duel/rules/command.ts';
import { silentClassActions } from '../client/fixtures/class-actions.ts';
import type { PageFixture } from '../client/fixtures/page-fixture.ts';
import { pageFixture } from '../client/fixtures/page-views.ts';
import { mispointed } from './mispointed.ts';
import { type Survey, settled, shown, survey, turningPoints } from './survey.ts';
import { misfits } from './text-fits.ts';
import { unwhole } from './whole.ts';

const nothing = () => Promise.resolve();

/** The requests since the situation was shown, for tests to read. */
let asked: string[] = [];
const note = (what: string) => {
  asked.push(what);
  document.documentElement.dataset.asked = asked.join(' ');
};

/** The reply to a move; with `unanswered` in the query there is none. */
const NEVER: Promise<boolean> = new Promise(() => undefined);
let answers = Promise.resolve(true);

/** What the page has asked for, in short: a move as `send:ACK:4001:9351@1005`, anything else as `NAME:VALUES`. */
function saidOf<N extends PlayerAsk>(name: N, message: PlayerAsks[N]): string {
  if ('move' in message) return `${moveSaid(message.move)}@${message.positionId}`;
  return [name, ...Object.values(message)].join(':');
}

function moveSaid(move: Move): string {
  if (move.kind === 'claim') return `claim:${move.state}`;
  if (move.kind !== 'send') return move.kind;
  const { flags, seq, ack } = move.segment;
  return `send:${flags.join('+')}:${seq}:${ack}`;
}

const actions: Actions = {
  create: ({ against, options: { levelId, compose } }) =>
    Promise.resolve(note(`create:${against}:${levelId}:${compose ?? 'level'}`)),
  join: nothing,
  resume: () => Promise.resolve(false),
  enterSeat: (code) => Promise.resolve(note(`enter-seat:${code}`)).then(() => false),
  pause: (held) => note(held ? 'hold' : 'go-on'),
  ask: (name, message) => {
    note(saidOf(name, message));
    return name === 'move' ? answers : Promise.resolve(true);
  },
  hurry: (on) => note(on ? 'hurry' : 'unhurried'),
  order: (end, order) => Promise.resolve(note(`order:${end}:${order}`)).then(() => true),
  practise: nothing,
  tryMoment: nothing,
  record: () => Promise.resolve(null),
  share: () => Promise.resolve(null),
  setTimeFactor: nothing,
  leave: nothing,
  strangers: () => Promise.resolve([{ levelId: 'crossing', mode: 'live' }]),
  lookUp: (code) => LOOKED_UP[code] ?? Promise.resolve({ host: '小林', levelId: 'lost-last-ack', wireFree: true }),
  origins: () => Promise.resolve({ fixed: null, all: addresses }),
  reach: () => Promise.resolve('open'),
};

/** The addresses of the server: one, or with `addresses` in the query two. */
const ADDRESSES = ['http://192.168.1.23:2567', 'http://10.0.0.7:2567'] as const;
let addresses: readonly string[] = ADDRESSES.slice(0, 1);

/** Codes with another result: nothing, no answer, and nothing yet. */
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
  classSession.teacher.value = fixture.before ?? fixture.teacher ?? null;
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

/** Removes the current situation and shows the one that `search` names. */
function show(search: string): void {
  const query = new URLSearchParams(search);
  const name = query.get('fixture') ?? 'home';
  const fixture = pageFixture(name);
  if (fixture === null) throw new Error(`no fixture ${name}`);
  if (root !== null) render(null, root);
  asked = [];
  delete document.documentElement.dataset.asked;
  scrollTo(0, 0);
  answers = query.has('unanswered') ? NEVER : Promise.resolve(true);
  addresses = query.has('addresses') ? ADDRESSES : ADDRESSES.slice(0, 1);
  locale.value = LOCALES.find((language) => language === query.get('locale')) ?? 'en';
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
  turn(parts, fixture);
}

/** Goes on to the situation that the page sees the class come to, as soon as it shows the one before. */
function turn({ classSession }: AppParts, { before, teacher }: PageFixture): void {
  if (before === undefined) return;
  const look = () => {
    if (document.querySelector('main:not([aria-busy])') === null) requestAnimationFrame(look);
    else classSession.teacher.value = teacher ?? null;
  };
  requestAnimationFrame(look);
}

/** The next position of this seat is there, and asks the same. */
function askNext(): void {
  const view = session?.view.value;
  if (!view?.position) throw new Error('nothing is asked here');
  const position = { ...view.position, id: view.position.id + 1 };
  if (session !== null) session.view.value = { ...view, position };
}

/** The match goes on to the view of another fixture, as it would by a message. */
function goOn(name: string): void {
  if (session !== null) session.view.value = pageFixture(name)?.view ?? null;
}

/** The same situation in another language, without starting over. */
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
  goOn,
  settled,
  turningPoints,
  /** In any number of sizes; the gallery is in a frame. */
  survey: (asked: Survey) => survey(asked, speak),
  misfits,
  mispointed,
  unwhole,
};
export type Gallery = Readonly<typeof gallery>;
Object.assign(window, { gallery });
show(location.search);
