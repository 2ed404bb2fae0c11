/** Puts the page together: language, choices, connection, screens. */

import './styles/all.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { followLocale, locale, localeOf } from './i18n/i18n.ts';
import { createPreferences } from './model/preferences.ts';
import { ServerClock } from './model/server-clock.ts';
import { createClassSession } from './model/class-session.ts';
import { keeping } from './model/progress.ts';
import { createSession } from './model/session.ts';
import { ClassClient } from './net/class-client.ts';
import { teacherShelf } from './model/teacher-shelf.ts';
import { MatchClient } from './net/match-client.ts';
import { anchorHead } from './net/root.ts';
import { App } from './ui/app.tsx';
import { stayAwake } from './ui/awake.ts';
import { generatedName } from './ui/generated-name.ts';
import type { AppParts } from './ui/app-context.ts';
import type { Place } from './model/place.ts';
import { followClass } from './ui/class/follow-class.ts';
import { collectDrills } from './ui/daily/collect.ts';
import { followRuns } from './ui/path/follow-runs.ts';
import { firstSeat } from './ui/first/first-seat.ts';
import { followRoute, place } from './ui/route.ts';
import { keepName, keepOrigin, keepPreferences, keepShelf, keptDice } from './ui/storage.ts';
import { followTheme } from './ui/theme.ts';
import { chosenOrigin } from './ui/use-origin.ts';
import { liveWithTranslators } from './ui/translated.ts';
import { asksBefore, inTheMiddle, watchTheWayBack } from './ui/way-back.ts';

const clock = new ServerClock();
const session = createSession(() => clock.now(performance.now()));
const actions = new MatchClient(session, clock);
const classClock = new ServerClock();
const classSession = createClassSession(() => classClock.now(performance.now()));
const classActions = new ClassClient(classSession, classClock);

locale.value = localeOf(navigator.languages);
const preferences = createPreferences('');
keepPreferences(preferences);
keepShelf(teacherShelf);
keepOrigin(chosenOrigin);
nameThePlayer();
followLocale(document);
followTheme(preferences);
anchorHead();
followRoute(session, asksBefore, (to) => void enter(to));
watchTheWayBack(() => inTheMiddle(session, classSession));
stayAwake(() => inTheMiddle(session, classSession) || (classSession.teacher.value?.frame.phase ?? 'over') !== 'over');
collectDrills(session);
void actions.setTimeFactor(preferences.timeFactor.value);

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
liveWithTranslators(root);
const parts: AppParts = { session, actions, preferences, classSession, classActions };
render(<App {...parts} />, root);
void enter(place.value);
followClass(parts);
followRuns(session);
// What is kept is read with care, and nobody needs it to begin: the code for it comes after the page.
import('./ui/progress-store.ts').then(({ keepProgress }) => keepProgress()).catch(goWithoutStore);

/** Back into the seat that this browser holds in the match of the address, if it holds one. */
async function enter(to: Place): Promise<void> {
  if (to.kind === 'class' && classSession.grant.value?.code === to.code) return;
  const code = to.kind === 'match' || to.kind === 'wire' ? to.code : guidedCode(to);
  const known = session.grant.value?.code ?? null;
  if (code === known) return;
  if (known !== null) await actions.leave();
  if (code !== null) await actions.resume(code, to.kind === 'wire' ? 'wire' : undefined);
}

/** The guided duel has its own address, whichever match it is. */
function guidedCode(to: Place): string | null {
  return to.kind === 'first' ? (firstSeat.peek()?.code ?? null) : null;
}

/** A generated name in the page's language until one is typed; that one is kept. */
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

/** The code for it has not come: what is learned holds until the page is closed. */
function goWithoutStore(): void {
  keeping.value = 'session';
}
