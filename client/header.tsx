/** The bar over every page: the place, the players, the scores, the connection, language and theme, the way out. */

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { LANGUAGES, LOCALES } from '../shared/lib/language.ts';
import type { Phase } from '../shared/duel/vocabulary/seat.ts';
import type { StudentView } from '../shared/class/class-view.ts';
import { locale, speak, t } from './words/i18n.ts';
import { withWords } from './words/with-words.ts';
import { useApp } from './context/app-context.ts';
import { NotMe } from './student/not-me.tsx';
import { Dialog } from './kit/dialog.tsx';
import { Icon } from './kit/icon.tsx';
import { useKeys } from './kit/use-keys.ts';
import { lazily } from './kit/lazily.tsx';
import { leaveClass, leaveMatch } from './context/leave.ts';
import type { Place } from './context/place.ts';
import { goTo, hrefOf, inClass, place } from './context/route.ts';
import { switchHere } from './context/sound-switch.ts';
import { shownTheme } from './context/theme.ts';

const SOUND_KEY = 'm';

/** An empty space is reserved until it is loaded. */
const HeaderFacts = lazily(
  withWords(['play'], () => import('./header-facts.tsx').then((page) => page.HeaderFacts)),
  () => <span class="space" />,
);

export function Header() {
  const { session, classSession } = useApp();
  const { view, wireView } = session;
  const match = view.value ?? wireView.value;
  const student = inClass() ? classSession.student.value : null;
  // [UI620] A board has its bar in a corner: another one, since nothing that is there may move by itself.
  const onBoard = place.value.kind === 'board' && classSession.teacher.value !== null;
  return (
    <header key={String(onBoard)} class={headerClass(match !== null, student !== null)}>
      <span class="brand">{t('app.name')}</span>
      {match === null && student === null && (
        <>
          <TopLink to={{ kind: 'path' }} words={t('path.title')} />
          <TopLink to={{ kind: 'lecture', part: null }} words={t('home.lecture')} />
        </>
      )}
      {match === null && student === null ? (
        <span class="space" />
      ) : (
        <HeaderFacts view={view.value} wire={wireView.value} student={student} />
      )}
      <SoundButton />
      <LanguageList />
      <ThemeButton />
      {match !== null && student === null && (
        <LeaveButton phase={match.phase} what={t(view.value === null ? 'wire.leave.what' : 'leave.what')} />
      )}
      {student !== null && <ClassLeave view={student} />}
    </header>
  );
}

/** Figures over a whole page begin at its top. */
function headerClass(inMatch: boolean, isStudent: boolean): string {
  if (inMatch) return 'top in-match';
  if (isStudent) return 'top in-match as-student';
  return ['home', 'storm', 'path', 'match', 'wire', 'class'].includes(place.value.kind) ? 'top at-home' : 'top';
}

/** To the levels or the lecture, unless the player is in the middle of a match or class. */
function TopLink({
  to,
  words,
}: {
  readonly to: Place & { readonly kind: 'path' | 'lecture' };
  readonly words: string;
}) {
  const at = place.value.kind;
  if (['board', 'desk', 'report', 'lesson', 'teach'].includes(at)) return null;
  return (
    <a
      class={`top-link to-${to.kind}`}
      href={hrefOf(to)}
      aria-current={at === to.kind ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        goTo(to);
      }}
    >
      {words}
    </a>
  );
}

/** Out of the class from any of its pages; or the seat is another student's. */
function ClassLeave({ view: { frame, you } }: { readonly view: StudentView }) {
  const parts = useApp();
  return (
    <LeaveDialog
      label={t('class.leave')}
      title={t('class.leave.title')}
      what={t('class.leave.what')}
      harmless={frame.phase === 'over'}
      onLeave={() => leaveClass(parts)}
      more={(close) => <NotMe code={frame.code} name={you.name} onDone={close} />}
    />
  );
}

/** A reader who cannot read the current language finds their own by the globe and its name. */
function LanguageList() {
  return (
    <span class="icon-button language">
      <Icon name="globe" />
      <select
        aria-label={LANGUAGES[locale.value].listed}
        value={locale.value}
        onChange={({ currentTarget }) => {
          const chosen = LOCALES.find((language) => language === currentTarget.value) ?? 'en';
          // Chosen by a pointer, it is done with: the keys are the game's again.
          if (!currentTarget.matches(':focus-visible')) currentTarget.blur();
          // Without its sentences the page stays as it is, and so does the list.
          speak(chosen).catch(() => {
            currentTarget.value = locale.value;
          });
        }}
      >
        {LOCALES.map((language) => (
          <option key={language} value={language} lang={LANGUAGES[language].tag}>
            {LANGUAGES[language].name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Sound and vibration, for the page as it is: alone, in class, or on the board. */
function SoundButton() {
  const on = switchHere();
  const turn = () => {
    on.value = !on.peek();
  };
  useKeys((key) => (key === SOUND_KEY ? turn : null));
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('sound.label')}
      aria-pressed={on.value}
      aria-keyshortcuts={SOUND_KEY.toUpperCase()}
      title={t(on.value ? 'sound.on' : 'sound.off')}
      onClick={turn}
    >
      <Icon name={on.value ? 'sound' : 'silent'} />
    </button>
  );
}

function ThemeButton() {
  const { theme } = useApp().preferences;
  const other = shownTheme.value === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t(`theme.${other}`)}
      onClick={() => {
        theme.value = other;
      }}
    >
      <Icon name={other === 'light' ? 'sun' : 'moon'} />
    </button>
  );
}

function LeaveButton({ phase, what }: { readonly phase: Phase; readonly what: string }) {
  const parts = useApp();
  return (
    <LeaveDialog
      label={t('leave.label')}
      title={t('leave.title')}
      what={what}
      harmless={phase === 'waiting' || phase === 'over'}
      onLeave={() => leaveMatch(parts)}
    />
  );
}

/** Asks first if anything could be lost. */
function LeaveDialog({
  label,
  title,
  what,
  harmless,
  onLeave,
  more,
}: {
  readonly label: string;
  readonly title: string;
  readonly what: string;
  readonly harmless: boolean;
  readonly onLeave: () => void;
  /** The other possible meaning. */
  readonly more?: (close: () => void) => ComponentChildren;
}) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        onClick={() => (harmless ? onLeave() : setAsking(true))}
      >
        <Icon name="leave" />
      </button>
      {asking && (
        <Dialog titledBy="leave-title" onClose={() => setAsking(false)}>
          {(close) => (
            <>
              <h2 id="leave-title">{title}</h2>
              <p>{what}</p>
              <div class="buttons flow">
                <button type="button" class="button primary" onClick={close}>
                  {t('leave.stay')}
                </button>
                <button
                  type="button"
                  class="button"
                  onClick={() => {
                    close();
                    onLeave();
                  }}
                >
                  {t('leave.go')}
                </button>
              </div>
              {more?.(close)}
            </>
          )}
        </Dialog>
      )}
    </>
  );
}
