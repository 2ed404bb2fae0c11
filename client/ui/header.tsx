/** The bar over every page: where one is, who plays, the scores, the connection, language and theme, the way out. */

import { useRef } from 'preact/hooks';
import { levelText } from '../../shared/content/explain.ts';
import type { SeatView } from '../../shared/duel/view.ts';
import { formatNumber, locale, t } from '../i18n/i18n.ts';
import { useApp } from './app-context.ts';
import { Icon } from './icon.tsx';
import { leaveMatch } from './leave.ts';
import { peerName } from './peer-name.ts';
import { roleName } from './role.tsx';
import { shownTheme } from './theme.ts';

export function Header() {
  const view = useApp().session.view.value;
  return (
    <header class={view === null ? 'top' : 'top in-match'}>
      <span class="brand">{t('app.name')}</span>
      {view === null ? <span class="space" /> : <MatchFacts view={view} />}
      <LanguageButton />
      <ThemeButton />
      {view !== null && <LeaveButton />}
    </header>
  );
}

function MatchFacts({ view }: { readonly view: SeatView }) {
  // The review shows both halves: there each had both roles.
  const over = view.phase === 'over';
  const half = view.phase === 'waiting' || over ? '' : t('half.of', { half: view.half });
  return (
    <>
      <span class="level">{levelText(view.levelId, locale.value).title}</span>
      <span class="half">{half}</span>
      <span class="space" />
      <Presence view={view} />
      <PlayerScore
        side="mine"
        name={t('you')}
        role={over ? '' : roleName(view.you.end, view.notation)}
        score={view.you.score}
      />
      {view.phase !== 'waiting' && (
        <PlayerScore
          side="peer"
          name={peerName(view)}
          role={over ? '' : roleName(view.peer.end, view.notation)}
          score={view.peer.score}
          note={view.phase === 'playing' ? t('score.asOfHalf') : ''}
        />
      )}
    </>
  );
}

function PlayerScore({
  side,
  name,
  role,
  score,
  note = '',
}: {
  readonly side: 'mine' | 'peer';
  readonly name: string;
  readonly role: string;
  readonly score: number;
  readonly note?: string;
}) {
  return (
    <span class={`player ${side}`} title={note}>
      <i class="dot" aria-hidden="true" />
      <span class="player-name">{name}</span> {role !== '' && <span class="player-role">{role}</span>}{' '}
      <b class="score">
        {formatNumber(score)} <span class="sr-only">{t('score.points')}</span>
      </b>
    </span>
  );
}

/** What there is to know of the lines: one's own first, then whether the other is there. */
function Presence({ view }: { readonly view: SeatView }) {
  const { connection } = useApp().session;
  const mine = connection.value.kind === 'open' ? null : t('connection.lost');
  const theirs = view.peer.presence === 'here' ? null : t(`presence.${view.peer.presence}`, { name: peerName(view) });
  const words = mine ?? theirs;
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

/** Asks first while something could be lost. */
function LeaveButton() {
  const parts = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const view = parts.session.view.value;
  const harmless = view === null || view.phase === 'waiting' || view.phase === 'over';
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={t('leave.label')}
        onClick={() => (harmless ? leaveMatch(parts) : dialog.current?.showModal())}
      >
        <Icon name="leave" />
      </button>
      <dialog ref={dialog} aria-labelledby="leave-title">
        <h2 id="leave-title">{t('leave.title')}</h2>
        <p>{t('leave.what')}</p>
        <div class="buttons">
          <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
            {t('leave.stay')}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => {
              dialog.current?.close();
              leaveMatch(parts);
            }}
          >
            {t('leave.go')}
          </button>
        </div>
      </dialog>
    </>
  );
}
