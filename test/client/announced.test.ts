/** What is read out of a duel, as the live regions have it: recorded over a whole match in virtual time. */

import { beforeAll, describe, expect, it } from 'vitest';
import { spokenOf, spokenTime } from '../../client/match/announced.tsx';
import { markPassed } from '../../client/kit/time-marks.ts';
import { locale } from '../../client/words/i18n.ts';
import type { Pace } from '../../shared/duel/options.ts';
import { levelById } from '../../shared/content/levels.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { must, perfect, type Player, Rig, ROOM } from '../duel/rig.ts';
import './every-language.ts';

const OPTIONS = { levelId: 'lost-last-ack', mode: 'coached', pace: 'normal', compose: 'cards', speed: false } as const;
const LOOK_MS = 250;

interface Heard {
  readonly at: number;
  readonly text: string;
  readonly urgent: boolean;
}

/** Every change of a region of seat 0, with its new text, over the first half. */
function heardIn(player: Player, pace: Pace = 'normal'): Heard[] {
  const rig = new Rig(must(levelById(OPTIONS.levelId)), [player, perfect(1_500)], { ...OPTIONS, pace });
  rig.startHalf();
  const heard: Heard[] = [];
  const regions = new Map<string, string>();
  let [before, looked] = [rig.state, rig.now];
  const listen = (now: number, state = before) => {
    const view = seatView(state, 0, ROOM, now);
    [spokenOf(view), spokenTime(view, now)].forEach(({ calm, urgent }, source) => {
      [...calm, urgent].forEach((text, place) => {
        const region = `${source}.${place}`;
        if (text !== '' && text !== regions.get(region)) heard.push({ at: now, text, urgent: place === calm.length });
        regions.set(region, text);
      });
    });
  };
  rig.runUntil(() => {
    for (; looked < rig.now; looked += LOOK_MS) listen(looked);
    before = rig.state;
    listen(rig.now);
    return rig.state.phase !== 'playing';
  });
  return heard;
}

beforeAll(() => {
  locale.value = 'en';
});

describe('[UI644] what is read out of a duel', () => {
  it('names each state once, in order', () => {
    const states = heardIn(perfect(1_500)).flatMap(({ text }) => /^([A-Z]+(?:-[A-Z0-9]+)*)[.:] /.exec(text)?.[1] ?? []);
    expect(states).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  });

  it('tells each arrival once, and interrupts for the FIN that came again alone', () => {
    const heard = heardIn(perfect(1_500));
    const arrivals = heard.filter(({ text }) => /segment arrived|^FIN again/i.test(text));
    expect(arrivals.map(({ text }) => /(?:FIN again|(?:FIN )?ACK), (?:.*)seq \d+, ack \d+/.exec(text)?.[0])).toEqual([
      'ACK, seq 9000, ack 4001',
      'FIN ACK, seq 9000, ack 4001',
      'FIN again, seq 9000, ack 4001',
    ]);
    expect(arrivals.map(({ urgent }) => urgent)).toEqual([false, false, true]);
  });

  it('counts a time down at 30, 10 and 5 seconds, and interrupts for the last', () => {
    const slow: Player = (view) => (view.position?.cause.kind === 'call' ? null : perfect(1_500)(view));
    const limit = heardIn(slow, 'relaxed').filter(({ text }) => text.startsWith('your stack plays in'));
    expect(limit.map(({ text, urgent }) => [text, urgent])).toEqual([
      ['your stack plays in 30 s', false],
      ['your stack plays in 10 s', false],
      ['your stack plays in 5 s', true],
    ]);
    const twoMsl = heardIn(perfect(1_500)).filter(({ text }) => text.startsWith('2MSL ends in'));
    // The ring starts over when the FIN comes again, and is counted once more.
    expect(twoMsl.map(({ text, urgent }) => [text, urgent])).toEqual([
      ['2MSL ends in 10 s', false],
      ['2MSL ends in 10 s', false],
      ['2MSL ends in 5 s', true],
    ]);
  });

  it('passes only the moments that a clock really passes', () => {
    expect([31, 30, 29, 10, 9, 5, 1, 0].map((s) => markPassed(s * 1_000, 40_000))).toEqual([
      null,
      30,
      30,
      10,
      10,
      5,
      5,
      null,
    ]);
    expect([20, 11, 10, 5].map((s) => markPassed(s * 1_000, 20_000))).toEqual([null, null, 10, 5]);
  });
});
