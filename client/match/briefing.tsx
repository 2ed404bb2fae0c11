/** Before a half: the player's role and task, and a button. Starts when both are ready. */

import { useEffect, useRef } from 'preact/hooks';
import { levelText } from '../words/explanations.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { locale, t } from '../words/i18n.ts';
import { hasUsualRoles } from '../context/level-groups.ts';
import { useApp } from '../context/app-context.ts';
import { DarkHint } from '../context/dark-hint.tsx';
import { halfName } from './half-name.ts';
import { TimeFactorChoice } from './match-options.tsx';
import { peerName } from './peer-name.ts';
import { ProblemNotice } from '../context/problem.tsx';
import { inClass } from '../context/route.ts';
import { RoleBoth } from './both-roles.tsx';
import { StandIn } from './stand-in.tsx';
import { ThirdSeat } from './third-seat.tsx';
import { Person } from '../kit/person.tsx';

export function Briefing({ view }: { readonly view: SeatView }) {
  return (
    <main class="sheet grid" id="main">
      <RoleCard view={view} />
      <DarkHint />
    </main>
  );
}

/** The card of the half about to begin. */
export function RoleCard({ view }: { readonly view: SeatView }) {
  const { title, goal, own } = levelText(view.levelId, locale.value);
  const { end, role } = view.you;
  const bothClose = role === 'active' && view.peer.role === 'active';
  return (
    <section class={`panel-card box grid role-card end-${end}`} aria-labelledby="role-title">
      <p class="kicker in-line">
        {title} · {halfName(view)}
        {view.seed !== null && ` · ${t('briefing.seed', { seed: view.seed })}`}
      </p>
      {view.half > 1 && (
        <p class="swapped">{t(role === view.peer.role ? 'briefing.swapped.ends' : 'briefing.swapped')}</p>
      )}
      <h1 id="role-title">
        {bothClose ? t('briefing.both') : t('briefing.you')}{' '}
        {!bothClose && <RoleBoth role={role} notation={view.notation} />}
      </h1>
      <p class="lead">{t(bothClose || !hasUsualRoles(view.levelId) ? 'briefing.any' : `briefing.${end}`)}</p>
      <dl class="ends grid">
        <div class="mine">
          <dt>{t('briefing.yourEnd')}</dt>
          <dd>{address(view.you.address)}</dd>
        </div>
        <div class="peer">
          <dt>
            <Person name={peerName(view)} />
          </dt>
          <dd>{address(view.peer.address)}</dd>
        </div>
      </dl>
      {view.peer.bot !== null && <p class="character">{t(`bot.${view.peer.bot}.hint`)}</p>}
      <p class="goal">{own?.[end] ?? goal}</p>
      <ol class="how grid">
        <li>{t('briefing.how.1')}</li>
        <li>{t('briefing.how.2')}</li>
        <li>{t(view.mode === 'live' ? 'briefing.how.3.live' : 'briefing.how.3')}</li>
      </ol>
      <ThirdSeat view={view} />
      <ProblemNotice />
      <StandIn view={view} />
      <ReadyButton view={view} />
      {!inClass() && (
        <details class="options small">
          <summary>{t('options.time')}</summary>
          <TimeFactorChoice />
        </details>
      )}
    </section>
  );
}

function ReadyButton({ view }: { readonly view: SeatView }) {
  const { actions } = useApp();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  const waits = view.you.ready;
  return (
    <div class="ready-row grid">
      <button
        ref={button}
        type="button"
        class="button primary big"
        disabled={waits}
        onClick={() => void actions.ask('ready', {})}
      >
        {waits
          ? t('briefing.waiting', { name: peerName(view) })
          : t(view.canFinish ? 'briefing.nextRound' : 'briefing.ready')}
      </button>
      {view.canFinish && !inClass() && (
        <button type="button" class="button finish" onClick={() => void actions.ask('finish', {})}>
          {t('briefing.finish')}
        </button>
      )}
      <p class="dim" role="status">
        {view.peer.ready && !waits ? t('briefing.peerReady', { name: peerName(view) }) : ''}
      </p>
    </div>
  );
}

function address({ ip, port }: { readonly ip: string; readonly port: number }): string {
  return `${ip}:${port}`;
}
