/** Bets in the fog in words: what is asked, what was said, what was true. */

import { type Bet, type BetOffer, OTHER_STATE, type Truth, WHEREABOUTS } from '../../shared/duel/vocabulary/bet.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { has, type Segment } from '../../shared/tcp/segment.ts';
import { locale, signed, t } from '../words/i18n.ts';
import { sentences } from '../kit/sentences.ts';
import { peerName } from './peer-name.ts';

/** Where a segment is, or a state, in words. */
export function guessWords(guess: Truth | typeof OTHER_STATE): string {
  if (guess === 'arrived' || guess === 'lost' || guess === 'on-the-way') return t(`bet.segment.${guess}`);
  return guess === OTHER_STATE ? t('bet.state.other') : guess;
}

/** What kind of segment it is, for its owner. */
function lastWords(segment: Segment): string {
  if (has(segment, 'RST')) return t('bet.last.rst');
  if (has(segment, 'FIN')) return t('bet.last.fin');
  if (has(segment, 'SYN')) return t('bet.last.syn');
  return t(segment.len > 0 ? 'bet.last.data' : 'bet.last.ack');
}

/** The last segment that a bet is about, by its id in the figure. */
function lastName({ figure }: SeatView, entryId: number): string {
  const entry = figure.find(({ id }) => id === entryId);
  return entry?.kind === 'sent' ? lastWords(entry.segment) : t('bet.last.ack');
}

/** The question of a bet. */
export function betQuestion(view: SeatView, { about, entryId }: Pick<BetOffer, 'about' | 'entryId'>): string {
  if (about === 'state') return t('bet.state', { peer: peerName(view) });
  return t('bet.segment', { last: lastName(view, entryId) });
}

/** A bet that is placed. */
export function placedWords(view: SeatView, bet: Bet): string {
  const guess = guessWords(bet.guess);
  if (bet.about === 'state') return t('bet.placed.state', { peer: peerName(view), guess });
  return t('bet.placed.segment', { last: lastName(view, bet.entryId), guess });
}

/** The bets of the wait that goes on: those placed since the last question. */
export function betsOfWait({ bets, judgements }: SeatView): readonly Bet[] {
  const answered = judgements.findLast(({ positionId }) => positionId !== null)?.at ?? Number.NEGATIVE_INFINITY;
  return bets.filter(({ at }) => at >= answered);
}

/** For a screen reader: the bet that can be placed, or the one that has just been. */
export function spokenBet(view: SeatView): string {
  const placed = betsOfWait(view).at(-1);
  const said = placed === undefined ? '' : placedWords(view, placed);
  if (view.bet === null) return said;
  const { about, states, gain } = view.bet;
  const guesses: readonly Bet['guess'][] = about === 'segment' ? WHEREABOUTS : [...states, OTHER_STATE];
  const options = new Intl.ListFormat(locale.value, { type: 'disjunction' }).format(guesses.map(guessWords));
  const spoken = t('bet.spoken', { points: signed(gain), question: betQuestion(view, view.bet), options });
  return sentences(said === '' ? [spoken] : [said, spoken], locale.value);
}
