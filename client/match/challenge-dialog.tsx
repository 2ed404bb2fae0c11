/** Challenging an arrival and naming the mistake: which segment, then which of four, then the result. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { CHALLENGE_PRICE, NAME_PRICE } from '../../shared/duel/rules/score.ts';
import type { Challenge } from '../../shared/duel/vocabulary/challenge.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { formatNumber, signed, t } from '../words/i18n.ts';
import { challengeableArrivals, unnamed } from './challenge-offer.ts';
import { Dialog } from '../kit/dialog.tsx';
import { useApp } from '../context/app-context.ts';
import { challengeWords, mistakeOfOther } from './challenge-words.ts';
import { SegmentLine } from './segment-line.tsx';
import { TimeLeft } from './time-left.tsx';

export function ChallengeDialog({ view, onClose }: { readonly view: SeatView; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  /** The challenge or name since the dialog was opened. */
  const [made, setMade] = useState<number | null>(null);
  const naming = unnamed(view);
  const result = view.challenges.find(({ entryId }) => entryId === made) ?? null;
  const stage = naming !== null ? 'naming' : result !== null ? 'result' : 'choosing';
  // The next stage replaces the focused element.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each stage again
  useEffect(() => dialog.current?.querySelector<HTMLElement>('input, .mistake-name, .plain')?.focus(), [stage]);
  const meaningOf = (key: string) => {
    const button = /^\d$/.test(key) ? dialog.current?.querySelector<HTMLElement>(`[data-key="${key}"]`) : null;
    return button == null ? null : () => button.click();
  };
  return (
    <Dialog
      self={dialog}
      class="challenge-dialog docked"
      titledBy="challenge-title"
      outside="closes"
      onKey={meaningOf}
      onClose={onClose}
    >
      {(close) => (
        <>
          {view.position !== null && <TimeLeft view={view} position={view.position} />}
          <Stage view={view} naming={naming} result={result} onMade={setMade} />
          <p role="status" class={result === null || naming !== null ? 'sr-only' : 'challenge-result'}>
            {result === null ? '' : challengeWords(result)}
          </p>
          <button type="button" class="plain" onClick={close}>
            {t('coach.close')} <kbd>Esc</kbd>
          </button>
        </>
      )}
    </Dialog>
  );
}

function Stage({
  view,
  naming,
  result,
  onMade,
}: {
  readonly view: SeatView;
  readonly naming: Challenge | null;
  readonly result: Challenge | null;
  readonly onMade: (entryId: number) => void;
}) {
  if (naming !== null) return <Naming key={naming.entryId} view={view} challenge={naming} onMade={onMade} />;
  if (result === null) return <Choosing view={view} onMade={onMade} />;
  return (
    <>
      <h2 id="challenge-title">{t('coach.challenge.done')}</h2>
      <p class="challenge-segment">
        <SegmentLine segment={result.segment} from={view.peer.end} symbols={view.symbols} />
      </p>
    </>
  );
}

function Choosing({ view, onMade }: { readonly view: SeatView; readonly onMade: (entryId: number) => void }) {
  const { actions } = useApp();
  const [chosen, choose] = useState<number | null>(null);
  const arrivals = challengeableArrivals(view);
  const at = arrivals.find(({ id }) => id === chosen) ?? arrivals[0];
  return (
    <form
      class="challenge-choice"
      onSubmit={(event) => {
        event.preventDefault();
        if (at === undefined) return;
        onMade(at.id);
        void actions.ask('challenge', { entryId: at.id });
      }}
    >
      <h2 id="challenge-title">{t('coach.challenge.title')}</h2>
      <p class="dim">
        {t('coach.challenge.terms', {
          gain: formatNumber(CHALLENGE_PRICE.gain),
          cost: formatNumber(CHALLENGE_PRICE.cost),
          more: formatNumber(NAME_PRICE.gain),
        })}
      </p>
      <fieldset>
        <legend class="sr-only">{t('coach.challenge.title')}</legend>
        {arrivals.map((arrival, index) => (
          <label key={arrival.id} class={arrival === at ? 'arrival chosen' : 'arrival'}>
            <input type="radio" name="challenge" checked={arrival === at} onChange={() => choose(arrival.id)} />
            <SegmentLine segment={arrival.segment} from={view.peer.end} symbols={view.symbols} />
            {index === 0 && <span class="dim">{t('coach.challenge.newest')}</span>}
            {arrival.again && <span class="dim">{t('coach.challenge.again')}</span>}
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button primary" disabled={at === undefined}>
        {t('coach.challenge.do')} {signed(CHALLENGE_PRICE.gain)} / {signed(-CHALLENGE_PRICE.cost)}
      </button>
    </form>
  );
}

function Naming({
  view,
  challenge,
  onMade,
}: {
  readonly view: SeatView;
  readonly challenge: Challenge;
  readonly onMade: (entryId: number) => void;
}) {
  const { actions } = useApp();
  const name = (index: number) => {
    const mistake = challenge.cards[index];
    if (mistake === undefined) return;
    onMade(challenge.entryId);
    void actions.ask('name', { entryId: challenge.entryId, mistake });
  };
  return (
    <div class="naming">
      <h2 id="challenge-title">{t('coach.name.title')}</h2>
      <p class="challenge-segment">
        <SegmentLine segment={challenge.segment} from={view.peer.end} symbols={view.symbols} />
      </p>
      <p class="dim">{t('coach.name.terms', { gain: signed(NAME_PRICE.gain), cost: signed(-NAME_PRICE.cost) })}</p>
      <ol>
        {challenge.cards.map((mistake, index) => (
          <li key={mistake}>
            <button type="button" class="mistake-name pick grid" data-key={index + 1} onClick={() => name(index)}>
              <kbd>{index + 1}</kbd> <b>{mistakeOfOther(mistake)}</b>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
