/** Bets in the fog in words, and when the clock of a lone player may be hurried. */

import { afterEach, describe, expect, it } from 'vitest';
import { betQuestion, betsOfWait, guessWords, placedWords, spokenBet } from '../../client/match/bet-words.ts';
import { canHurry } from '../../client/match/hurry-offer.ts';
import { keyMeaning } from '../../client/match/use-move-keys.ts';
import { locale } from '../../client/words/i18n.ts';
import './every-language.ts';
import { must } from '../duel/rig.ts';
import { BET_VIEWS } from './fixtures/bet-views.ts';

const viewOf = (name: keyof typeof BET_VIEWS) => must(BET_VIEWS[name]().view);
afterEach(() => {
  locale.value = 'en';
});

describe('a bet in words', () => {
  it('[UI600] is asked as what it is about, and spoken with its answers', () => {
    const view = viewOf('betSegment');
    expect(betQuestion(view, must(view.bet))).toBe('Where is your last ACK?');
    expect(spokenBet(view)).toBe('A bet for +5: Where is your last ACK? Arrived, Lost, or On its way.');
    locale.value = 'zh';
    expect(spokenBet(view)).toBe('猜中得 +5 分：你最后的 ACK 报文段现在在哪里？已到达、已丢失或还在路上。');
  });

  it('[UI600] tells what is placed in this wait, and then asks for the state', () => {
    const view = viewOf('betState');
    expect(betsOfWait(view).map((bet) => placedWords(view, bet))).toEqual(['Your bet on your last ACK: Lost']);
    expect(spokenBet(view)).toContain('Which state is 小林 in? CLOSING, LAST-ACK, TIME-WAIT, CLOSED, or Another.');
    expect(betsOfWait(viewOf('betPlaced'))).toHaveLength(2);
    expect(viewOf('betPlaced').bet).toBeNull();
    expect(guessWords('FIN-WAIT-2')).toBe('FIN-WAIT-2');
  });

  it('[UI600] leaves its keys to nothing else', () => {
    for (const key of ['a', 'l', 'o', '1', '5', 'Escape']) expect(keyMeaning(key, viewOf('betSegment'))).toBeNull();
  });
});

describe('the hurried clock', () => {
  it('[UI610] is offered in a match of this page alone, and only while nothing is asked', () => {
    expect(canHurry(viewOf('betAlone'))).toBe(true);
    expect(canHurry(viewOf('betSegment'))).toBe(false);
    expect(canHurry({ ...viewOf('betAlone'), phase: 'half-over' })).toBe(false);
  });
});
