/** The facts of the current match or class in the header: level, players, scores, connection. */

import { levelText } from './words/explanations.ts';
import type { StudentView } from '../shared/class/class-view.ts';
import type { SeatView } from '../shared/duel/vocabulary/seat.ts';
import type { WireView } from '../shared/duel/vocabulary/traffic.ts';
import { useApp } from './context/app-context.ts';
import { Person } from './kit/person.tsx';
import { halfName, scoreToldWhen } from './match/half-name.ts';
import { peerName } from './match/peer-name.ts';
import { roleName } from './match/role-name.ts';
import { isPeerScoreHidden } from './match/situation.ts';
import { formatNumber, locale, t } from './words/i18n.ts';
import { inLanguage } from './words/lesson-words.ts';

interface Shown {
  readonly view: SeatView | null;
  readonly wire: WireView | null;
  readonly student: StudentView | null;
}

export function HeaderFacts({ view, wire, student }: Shown) {
  if (view !== null) return <MatchFacts view={view} />;
  if (wire !== null) return <WireFacts view={wire} />;
  return student === null ? null : <ClassFacts view={student} />;
}

/** In a class, between its duels: which class, the student's name, and their score. */
function ClassFacts({ view: { frame, you } }: { readonly view: StudentView }) {
  const { kind } = useApp().classSession.connection.value;
  // The page itself says what has ended.
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
  // The review shows both halves, in which each had both roles.
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
  /** Null: shown later, since it would reveal what has arrived. */
  readonly score: number | null;
  /** When it is shown. */
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
          <span class="told sr-only-narrow">{hidden}</span>
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

/** The state of the connections: the player's own first, then whether the other is there. */
function Presence({ view }: { readonly view: SeatView }) {
  const theirs = view.peer.presence === 'here' ? null : t(`presence.${view.peer.presence}`, { name: peerName(view) });
  return <OwnLine otherwise={theirs} />;
}

/** Whether the player's own connection is up; if so, any other news. */
function OwnLine({ otherwise = null }: { readonly otherwise?: string | null }) {
  const { connection } = useApp().session;
  const words = connection.value.kind === 'open' ? otherwise : t('connection.lost');
  return (
    <span class={words === null ? 'presence good' : 'presence bad'} role="status">
      {words}
    </span>
  );
}
