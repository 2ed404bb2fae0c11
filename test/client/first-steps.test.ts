import { describe, expect, it } from 'vitest';
import { type Callout, calloutOf, FIRST_MATCH } from '../../client/solo/first/first-steps.ts';
import { FIRST_STEPS, type FirstStep } from '../../client/solo/first/step-names.ts';
import { segmentSymbols } from '../../client/figure/layout/figure-symbols.ts';
import { FIRST_EN } from '../../client/words/en/first.ts';
import { FIRST_ES } from '../../client/words/es/first.ts';
import { FIRST_ZH } from '../../client/words/zh/first.ts';
import { botMove } from '../../shared/bot/bot.ts';
import { levelById } from '../../shared/content/levels.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import type { Segment } from '../../shared/tcp/segment.ts';
import { must, type Player, Rig, ROOM } from '../duel/rig.ts';

const READING_MS = 6_000;
/** The bot says that it is ready after this time, and the player at the end reads what happened. */
const BEFORE_AND_AFTER_MS = 800 + READING_MS;

/** Reads every callout of a position before answering, for six seconds each. */
function reader(seed: number, err?: (view: SeatView) => ReturnType<Player>): Player {
  return (view) => {
    const right = botMove(view, 'perfect', seed);
    if (right === null) return null;
    const read: FirstStep[] = [];
    for (let said = calloutOf(view, view.now, read); said?.kind === 'step' && said.onward === 'read'; ) {
      read.push(said.step);
      said = calloutOf(view, view.now, read);
    }
    return err?.(view) ?? { ...right, delayMs: READING_MS * (read.length + 1) };
  };
}

/** Plays the first duel and notes each callout as it appears, looking twice a second. */
function guided(player: Player, seed: number): { said: Callout[]; rig: Rig } {
  const bot: Player = (view) => botMove(view, 'perfect', seed);
  const rig = new Rig(must(levelById(FIRST_MATCH.levelId)), [player, bot], FIRST_MATCH, seed);
  rig.ask({ kind: 'time-factor', seat: 0, factor: 'off' });
  rig.startHalf();
  const said: Callout[] = [];
  const read: FirstStep[] = [];
  let shownSince = 0;
  let [before, looked] = [rig.state, rig.now];
  const look = (at: number) => {
    const now = calloutOf(seatView(before, 0, ROOM, at), at, read);
    const last = said.at(-1);
    const isNew =
      now !== null && JSON.stringify(keyOf(now)) !== JSON.stringify(last === undefined ? null : keyOf(last));
    if (now !== null && isNew) {
      said.push(now);
      shownSince = at;
    }
    if (now?.kind === 'step' && now.onward === 'read' && at - shownSince >= READING_MS) read.push(now.step);
  };
  rig.runUntil(() => {
    for (; looked < rig.now; looked += 500) look(looked);
    before = rig.state;
    look(rig.now);
    return rig.state.phase !== 'playing';
  });
  return { said, rig };
}

const keyOf = (callout: Callout) => (callout.kind === 'step' ? callout.step : callout.judgement.id);

describe('the guided first duel', () => {
  it.each([1, 2, 3, 4, 5])('[PATH2] says each thing once, in the order of events (seed %i)', (seed) => {
    const { said } = guided(reader(seed), seed);
    expect(said.map(keyOf)).toEqual(FIRST_STEPS);
  });

  it.each([1, 2, 3, 4, 5])(
    '[PATH3] takes less than two minutes with six seconds for each callout (seed %i)',
    (seed) => {
      const { rig } = guided(reader(seed), seed);
      expect(rig.state.phase).toBe('over');
      expect(rig.now + BEFORE_AND_AFTER_MS).toBeLessThan(120_000);
    },
  );

  it('[PATH4] explains a wrong card in place of the callout, and then continues', () => {
    const wrong = (view: SeatView) => {
      const { position } = view;
      if (position === null || position.attempt > 1) return null;
      const right = botMove(view, 'perfect', 1)?.move;
      const card = position.cards.find(
        (one) => right?.kind !== 'send' || JSON.stringify(one) !== JSON.stringify(right.segment),
      );
      return card === undefined ? null : { move: { kind: 'send' as const, segment: card }, delayMs: READING_MS };
    };
    const { said, rig } = guided(reader(1, wrong), 1);
    expect(rig.state.phase).toBe('over');
    const explained = said.flatMap((callout) => (callout.kind === 'wrong' ? [callout.judgement] : []));
    expect(explained.length).toBeGreaterThanOrEqual(3);
    for (const { verdict, mistake } of explained) {
      expect(verdict).not.toBe('correct');
      expect(mistake).not.toBeNull();
    }
    // An explanation stays until the next move, and after the duel there are no more.
    expect(calloutOf(rig.view(0), rig.now, [])).toBeNull();
  });

  it('[PATH4] explains a port that was taken too early, for a while', () => {
    const { rig } = guided(reader(1), 1);
    const again = new Rig(must(levelById(FIRST_MATCH.levelId)), rig.players, FIRST_MATCH, 1);
    again.startHalf();
    again.runUntil((one) => one.view(0).timeWait !== null && one.view(0).position === null);
    again.move(0, { kind: 'bind' });
    const view = again.view(0);
    expect(calloutOf(view, view.now, [])).toMatchObject({ kind: 'wrong', judgement: { mistake: 'port-too-early' } });
    expect(calloutOf(view, view.now + READING_MS, [])).toMatchObject({ kind: 'step' });
  });
});

describe('[DUEL58] everything that the guided duel asks for was introduced before', () => {
  const read = FIRST_STEPS.filter((step) => !['card', 'wait', 'last', 'free'].includes(step));

  function termsOf(card: Segment, { you, symbols }: SeatView): string[] {
    const { seq, ack } = segmentSymbols(card, you.end, symbols);
    const fields = ['seq', card.ack === undefined ? null : 'ack', seq, ack];
    return [...card.flags, ...fields.filter((term) => term !== null)];
  }

  /** What stands on the cards of each question, flags, names of fields and letters, and the callout that asks it. */
  function questions(): { readonly step: FirstStep; readonly terms: readonly string[] }[] {
    const rig = new Rig(must(levelById(FIRST_MATCH.levelId)), guided(reader(1), 1).rig.players, FIRST_MATCH, 1);
    rig.startHalf();
    const asked = new Map<FirstStep, Set<string>>();
    rig.runUntil((one) => {
      const view = one.view(0);
      const callout = calloutOf(view, one.now, read);
      if (view.position === null || callout?.kind !== 'step') return one.state.phase !== 'playing';
      const terms = asked.get(callout.step) ?? new Set();
      for (const term of view.position.cards.flatMap((card) => termsOf(card, view))) terms.add(term);
      asked.set(callout.step, terms);
      return false;
    });
    return [...asked].map(([step, terms]) => ({ step, terms: [...terms] }));
  }

  const upTo = (step: FirstStep, text: Readonly<Record<string, string>>) =>
    FIRST_STEPS.slice(0, FIRST_STEPS.indexOf(step) + 1)
      .map((one) => must(text[`first.${one}`]))
      .join(' ');

  const isIn = (text: string, term: string) =>
    new RegExp(`(?<![\\w+=])${term.replace('+', '\\+')}(?![\\w+=])`).test(text);

  it.each([
    ['English', FIRST_EN],
    ['Chinese', FIRST_ZH],
    ['Spanish', FIRST_ES],
  ] as const)('in %s: each flag, field and letter of a card, by the callout that asks for a card', (_, text) => {
    const asked = questions();
    expect(asked.map(({ step }) => step)).toEqual(['card', 'wait', 'last', 'free']);
    expect(asked[0]?.terms).toEqual(expect.arrayContaining(['FIN', 'ACK', 'seq', 'ack', 'u', 'v']));
    for (const { step, terms } of asked)
      for (const term of terms) expect(isIn(upTo(step, text), term), `${term} at ${step}`).toBe(true);
    // RST is one of the flags even where no card of the first duel has it, and the figure shows an ACK that the card had not.
    expect(isIn(upTo('card', text), 'RST')).toBe(true);
    expect(text['first.fog']).toMatch(/ACK/);
  });
});
