/** The bar over every page: where one is, who plays, the scores, the connection, language and theme, the way out. */

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import type { Phase, SeatView, WireView } from '../../shared/duel/view.ts';
import type { StudentView } from '../../shared/lesson/class-view.ts';
import { inLanguage } from '../model/words.ts';
import { formatNumber, locale, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { halfName, scoreToldWhen } from './half-name.ts';
import { NotMe } from './class/not-me.tsx';
import { Icon } from './icon.tsx';
import { leaveClass, leaveMatch } from './leave.ts';
import { peerName } from './peer-name.ts';
import { isPeerScoreHidden } from '../model/situation.ts';
import { roleName } from './role.tsx';
import { goTo, hrefOf, inClass, place } from './route.ts';
import { shownTheme } from './theme.ts';
import { Person } from './person.tsx';

export function Header() {
  const { session, classSession } = useApp();
  const { view, wireView } = session;
  const match = view.value ?? wireView.value;
  const student = inClass() ? classSession.student.value : null;
  return (
    <header class={headerClass(match !== null, student !== null)}>
      <span class="brand">{t('app.name')}</span>
      {match === null && student === null && <PathLink />}
      {match === null && student !== null ? (
        <ClassHeader view={student} />
      ) : (
        <Facts view={view.value} wire={wireView.value} />
      )}
      <LanguageButton />
      <ThemeButton />
      {match !== null && student === null && (
        <LeaveButton phase={match.phase} what={t(view.value === null ? 'wire.leave.what' : 'leave.what')} />
      )}
      {student !== null && <ClassLeave view={student} />}
    </header>
  );
}

function headerClass(inMatch: boolean, isStudent: boolean): string {
  if (inMatch) return 'top in-match';
  return isStudent ? 'top in-match as-student' : 'top';
}

function Facts({ view, wire }: { readonly view: SeatView | null; readonly wire: WireView | null }) {
  if (view !== null) return <MatchFacts view={view} />;
  return wire === null ? <span class="space" /> : <WireFacts view={wire} />;
}

/** In a class, between its duels: which, who one is, and what one has. */
function ClassHeader({ view: { frame, you } }: { readonly view: StudentView }) {
  const { kind } = useApp().classSession.connection.value;
  // What has ended is told by the page itself.
  const stands = kind === 'open' || kind === 'ended';
  return (
    <>
      <span class="level">{inLanguage(frame.title, locale.value)}</span>
      <span class="space" />
      <span class={stands ? 'presence good' : 'presence bad'} role="status">
        {stands ? null : t('connection.lost')}
      </span>
      <PlayerScore side="mine" name={you.name} score={you.score} />
    </>
  );
}

/** To the levels, for whoever is not in the middle of something. */
function PathLink() {
  const at = place.value.kind;
  if (['board', 'desk', 'report', 'lesson', 'teach'].includes(at)) return null;
  return (
    <a
      class="top-link"
      href={hrefOf({ kind: 'path' })}
      aria-current={at === 'path' ? 'page' : undefined}
      onClick={(event) => {
        event.preventDefault();
        goTo({ kind: 'path' });
      }}
    >
      {t('path.title')}
    </a>
  );
}

/** Out of the class from wherever one is in it; or it is somebody else's seat. */
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

function WireFacts({ view }: { readonly view: WireView }) {
  return (
    <>
      <span class="level">{levelText(view.levelId, locale.value).title}</span>
      <span class="half">{view.phase === 'playing' ? t('half.n', { half: view.half }) : ''}</span>
      <span class="space" />
      <OwnLine />
      <span class="player wire">
        <i class="dot" aria-hidden="true" />
        <span class="player-name">{t('wire.you')}</span>
      </span>
    </>
  );
}

function MatchFacts({ view }: { readonly view: SeatView }) {
  // The review shows both halves: there each had both roles.
  const over = view.phase === 'over';
  const half = view.phase === 'waiting' || over || view.halves === 1 ? '' : halfName(view);
  return (
    <>
      <span class="level">{levelText(view.levelId, locale.value).title}</span>
      {view.practice === null || over ? <span class="half">{half}</span> : <PracticeBadge />}
      <span class="space" />
      <Presence view={view} />
      <PlayerScore side="mine" name={t('you')} role={over ? '' : roleName(view.you.role)} score={view.you.score} />
      {view.phase !== 'waiting' && (
        <PlayerScore
          side="peer"
          name={peerName(view)}
          role={over ? '' : roleName(view.peer.role)}
          score={isPeerScoreHidden(view) ? null : view.peer.score}
          hidden={scoreToldWhen(view)}
          note={view.phase === 'playing' ? t('score.asOfHalf') : ''}
        />
      )}
    </>
  );
}

/** On a phone there is room for one word. */
function PracticeBadge() {
  return (
    <span class="practice">
      <span class="long">{t('review.practice.banner')}</span>
      <span class="short">{t('review.practice.short')}</span>
    </span>
  );
}

function PlayerScore({
  side,
  name,
  role = '',
  score,
  hidden = '',
  note = '',
}: {
  readonly side: 'mine' | 'peer';
  readonly name: string;
  readonly role?: string;
  /** Null: told later, as it would tell what has arrived. */
  readonly score: number | null;
  /** When it is told. */
  readonly hidden?: string;
  readonly note?: string;
}) {
  return (
    <span class={`player ${side}`} title={note}>
      <i class="dot" aria-hidden="true" />
      <span class="player-name">
        <Person name={name} />
      </span>{' '}
      {role !== '' && <span class="player-role">{role}</span>}{' '}
      {score === null ? (
        <small class="score dim">
          <span class="told">{hidden}</span>
          <span class="untold" aria-hidden="true">
            –
          </span>
        </small>
      ) : (
        <b class="score">
          {formatNumber(score)} <span class="sr-only">{t('score.points')}</span>
        </b>
      )}
    </span>
  );
}

/** What there is to know of the lines: one's own first, then whether the other is there. */
function Presence({ view }: { readonly view: SeatView }) {
  const theirs = view.peer.presence === 'here' ? null : t(`presence.${view.peer.presence}`, { name: peerName(view) });
  return <OwnLine otherwise={theirs} />;
}

/** Whether one's own connection stands; while it does, what else there is to say. */
function OwnLine({ otherwise = null }: { readonly otherwise?: string | null }) {
  const { connection } = useApp().session;
  const words = connection.value.kind === 'open' ? otherwise : t('connection.lost');
  return (
    <span class={words === null ? 'presence good' : 'presence bad'} role="status">
      {words}
    </span>
  );
}

function LanguageButton() {
  const other = locale.value === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class="icon-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      aria-label={other === 'zh' ? '中：切换到中文' : 'EN: Switch to English'}
      onClick={() => {
        locale.value = other;
      }}
    >
      {other === 'zh' ? '中' : 'EN'}
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

/** Asks first while something could be lost. */
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
  /** What else can be meant. */
  readonly more?: (close: () => void) => ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        onClick={() => (harmless ? onLeave() : dialog.current?.showModal())}
      >
        <Icon name="leave" />
      </button>
      <dialog ref={dialog} aria-labelledby="leave-title">
        <h2 id="leave-title">{title}</h2>
        <p>{what}</p>
        <div class="buttons">
          <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
            {t('leave.stay')}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              dialog.current?.close();
              onLeave();
            }}
          >
            {t('leave.go')}
          </button>
        </div>
        {more?.(() => dialog.current?.close())}
      </dialog>
    </>
  );
}
