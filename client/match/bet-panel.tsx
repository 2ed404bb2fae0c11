/** While nothing can be done: a bet on the last segment, then on the state of the other end. Folds away when a question opens. */

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type BetOffer, type Guess, OTHER_STATE, WHEREABOUTS } from '../../shared/duel/vocabulary/bet.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { State } from '../../shared/tcp/connection-state.ts';
import { signed, t } from '../words/i18n.ts';
import { sound } from '../sound/sound.ts';
import { useKeys } from '../kit/use-keys.ts';
import { BetPicture } from './bet-picture.tsx';
import { betQuestion, betsOfWait, guessWords, placedWords } from './bet-words.ts';
import { peerName } from './peer-name.ts';

/** The match in which the player wants no bets. */
const hiddenIn = signal<string | null>(null);

/** Whether bets are shown in this match. */
export function showsBets({ code }: SeatView): boolean {
  return hiddenIn.value !== code;
}

/** The keys of where a segment can be; a state has the key of its number. */
const LETTERS = { arrived: 'A', lost: 'L', 'on-the-way': 'O' } as const;

interface Option {
  readonly guess: Guess;
  readonly letter: string;
}

/** The answers of a bet, with their keys. */
function optionsOf({ about, states }: BetOffer): readonly Option[] {
  if (about === 'segment') return WHEREABOUTS.map((guess) => ({ guess: { about, guess }, letter: LETTERS[guess] }));
  const guesses: readonly (State | typeof OTHER_STATE)[] = [...states, OTHER_STATE];
  return guesses.map((guess, index) => ({ guess: { about, guess }, letter: String(index + 1) }));
}

interface BetProps {
  readonly view: SeatView;
  readonly place: (bet: Guess & { readonly entryId: number }) => void;
}

export function BetPanel({ view, place }: BetProps) {
  const placed = betsOfWait(view);
  if (view.position !== null || view.phase !== 'playing' || !showsBets(view)) return null;
  if (view.bet === null && placed.length === 0) return null;
  return (
    <section class="bet grid" aria-label={t('bet.kicker')}>
      {placed.length > 0 && (
        <p class="bet-placed">
          {placed.map((bet) => (
            <span key={bet.about}>
              <span aria-hidden="true">✓ </span>
              {placedWords(view, bet)}
            </span>
          ))}
        </p>
      )}
      {view.bet !== null && <Offer key={view.bet.about} view={view} offer={view.bet} place={place} />}
    </section>
  );
}

function Offer({ view, offer, place }: BetProps & { readonly offer: BetOffer }) {
  const options = optionsOf(offer);
  const bet = ({ guess }: Option) => {
    sound.play('betPlaced');
    place({ ...guess, entryId: offer.entryId });
  };
  const hide = () => {
    hiddenIn.value = view.code;
  };
  useKeys((key) => {
    if (key === 'Escape') return hide;
    const option = options.find(({ letter }) => letter.toLowerCase() === key.toLowerCase());
    return option === undefined ? null : () => bet(option);
  });
  return (
    <>
      <div class="bet-ask">
        <h2>{betQuestion(view, offer)}</h2>
        <b class="bet-gain">{signed(offer.gain)}</b>
      </div>
      <div class={`bet-options grid ${offer.about}`}>
        {options.map((option) => (
          <button
            key={option.letter}
            type="button"
            class="bet-option pick grid"
            aria-keyshortcuts={option.letter}
            onClick={() => bet(option)}
          >
            <Answer view={view} option={option} />
          </button>
        ))}
      </div>
      <div class="bet-terms">
        <span>{t('bet.terms')}</span>
        <button type="button" class="plain" aria-keyshortcuts="Escape" onClick={hide}>
          {t('bet.hide')} <kbd>Esc</kbd>
        </button>
      </div>
    </>
  );
}

function Answer({ view, option: { guess, letter } }: { readonly view: SeatView; readonly option: Option }) {
  const name = (
    <span class="control-name">
      {guessWords(guess.guess)} <kbd>{letter}</kbd>
    </span>
  );
  if (guess.about === 'state') return name;
  return (
    <>
      <BetPicture where={guess.guess} />
      {name}
      <span class="bet-hint">{t(`bet.segment.${guess.guess}.hint`, { peer: peerName(view) })}</span>
    </>
  );
}

/** One sound for the bets that a half has settled, as it is first shown. */
export function useSettledSound(bets: SeatView['bets']): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are settled once
  useEffect(() => {
    if (bets.length > 0) sound.play(bets.some(({ points }) => (points ?? 0) > 0) ? 'betRight' : 'betWrong');
  }, []);
}
