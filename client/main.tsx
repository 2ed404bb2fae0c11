/** Assembles the page: language, choices, connection, screens. */

import './styles.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { bringWords, followLocale, locale, localeOf } from './words/i18n.ts';
import { createPreferences } from './context/preferences.ts';
import { ServerClock } from './kit/server-clock.ts';
import { createClassSession } from './context/class-session.ts';
import { keeping } from './context/progress.ts';
import { createSession } from './context/session.ts';
import { teacherShelf } from './context/teacher-shelf.ts';
import { MatchClient } from './net/match-client.ts';
import { PageActions } from './page-actions.ts';
import { PageClass } from './page-class.ts';
import { sdkAhead } from './net/sdk.ts';
import { anchorHead } from './kit/root.ts';
import { afterwards, loadAhead, mayBeAlone } from './ahead.tsx';
import { App } from './app.tsx';
import { keepPage } from './new-version.ts';
import { stayAwake } from './kit/awake.ts';
import { generatedName } from './context/generated-name.ts';
import type { AppParts } from './context/app-context.ts';
import { HOME, type Place } from './context/place.ts';
import { followClass } from './student/follow-class.ts';
import { collectDrills } from './solo/drills/collect.ts';
import { followRuns } from './solo/path/follow-runs.ts';
import { firstSeat } from './solo/first/first-seat.ts';
import { followRoute, goTo, place } from './context/route.ts';
import { keepName, keepOrigin, keepPreferences, keepShelf, keepSoundSwitch, keptDice } from './context/storage.ts';
import { followTheme } from './context/theme.ts';
import { listen } from './listen.ts';
import { chosenOrigin } from './context/use-origin.ts';
import { savesData } from './kit/saves-data.ts';
import { liveWithTranslators } from './kit/translated.ts';
import { asksBefore, inTheMiddle, watchTheWayBack } from './context/way-back.ts';

// [NET626] Before zod is loaded: it would try whether it may make code from text, which the server's policy refuses.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const clock = new ServerClock();
const session = createSession(() => clock.now(performance.now()));
const actions = new PageActions(new MatchClient(session, clock), session, clock);
const classClock = new ServerClock();
const classSession = createClassSession(() => classClock.now(performance.now()));
const classActions = new PageClass(classSession, classClock);

locale.value = localeOf(navigator.languages);
const preferences = createPreferences('');
keepPreferences(preferences);
keepShelf(teacherShelf);
keepOrigin(chosenOrigin);
keepSoundSwitch();
// Without sentences there is no page; public/unfit.js is told and says so.
bringWords('entry').then(begin, reportError);

function begin(): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('the page has no place for the app');
  nameThePlayer();
  followLocale(document);
  followTheme(preferences);
  anchorHead();
  followRoute(session, asksBefore, (to) => void enter(to));
  watchTheWayBack(() => inTheMiddle(session, classSession));
  stayAwake(() => inTheMiddle(session, classSession) || (classSession.teacher.value?.frame.phase ?? 'over') !== 'over');
  collectDrills(session);
  listen(session);
  void actions.setTimeFactor(preferences.timeFactor.value);
  liveWithTranslators(root);
  const parts: AppParts = { session, actions, preferences, classSession, classActions };
  render(<App {...parts} />, root);
  void enter(place.value);
  followClass(parts);
  followRuns(session);
  // Stored data is read with care, and starting does not need it: its code is loaded after the page.
  if (mayBeAlone(place.value)) readProgress();
  else afterwards(readProgress);
  if (mayBeAlone(place.value) && !savesData()) afterwards(keepPage);
  sdkAhead();
  loadAhead(place.value);
}

/** Returns to the seat that this browser holds in the match of the address, if any. */
async function enter(to: Place): Promise<void> {
  if (to.kind === 'class' && classSession.grant.value?.code === to.code) return;
  const code = to.kind === 'match' || to.kind === 'own' || to.kind === 'wire' ? to.code : guidedCode(to);
  const known = session.grant.value?.code ?? null;
  if (code === known) return;
  if (known !== null) await actions.leave();
  if (code === null) return;
  const found = await actions.resume(code, to.kind === 'wire' ? 'wire' : undefined);
  if (!found && to.kind === 'own') goTo(HOME);
}

/** The guided duel has its own address, whichever match it is. */
function guidedCode(to: Place): string | null {
  return to.kind === 'first' ? (firstSeat.peek()?.code ?? null) : null;
}

function readProgress(): void {
  import('./solo/progress/progress-store.ts').then(({ keepProgress }) => keepProgress()).catch(goWithoutStore);
}

/** A generated name in the page's language until one is typed, which is stored. */
function nameThePlayer(): void {
  const dice = keptDice();
  let generated = '';
  effect(() => {
    const another = generatedName(dice);
    if (preferences.name.peek() !== '' && preferences.name.peek() !== generated) return;
    generated = another;
    preferences.name.value = generated;
  });
  effect(() => {
    if (preferences.name.value !== generated) keepName(preferences.name.value);
  });
}

/** Its code has not arrived: progress lasts until the page is closed. */
function goWithoutStore(): void {
  keeping.value = 'session';
}
