import { describe, expect, it } from 'vitest';
import { botMove } from '../../shared/bot/bot.ts';
import { MISCONCEPTIONS } from '../../shared/bot/misconceptions.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { COMPOSE_MODES } from '../../shared/duel/level.ts';
import { BOT_PROFILES, type BotProfile, type MatchOptions, MODES } from '../../shared/duel/options.ts';
import { has } from '../../shared/tcp/segment.ts';
import type { MistakeId } from '../../shared/referee/mistake.ts';
import { must, perfect, type Player, Rig } from '../duel/rig.ts';

/** The mistakes that each character may make; `off-by-one` is missing, since its slips have many names (see BOT2). */
const OWN_MISTAKES: Partial<Record<BotProfile, readonly MistakeId[]>> = {
  perfect: [],
  slow: [],
  deaf: [],
  'forgets-time-wait': ['no-reack-in-time-wait', 'port-too-early', 'state-skips-time-wait'],
  impatient: ['fin-too-early', 'needless-retransmission'],
  typical: [...new Set(MISCONCEPTIONS.map(({ mistake }) => mistake))],
};

const bot =
  (profile: BotProfile, seed: number): Player =>
  (view) =>
    botMove(view, profile, seed);

/** A whole match of the character (seat 0) against one that makes no mistakes. */
function play(levelId: string, profile: BotProfile, options: Partial<MatchOptions> = {}, seed = 3): Rig {
  const deaf = profile === 'deaf' ? { deaf: 0 as const } : {};
  const players = [bot(profile, seed), perfect()] as const;
  return new Rig(must(levelById(levelId)), players, { ...options, ...deaf }, seed).runMatch();
}

const judgementsOf = (rig: Rig) => rig.state.halves.flatMap((half) => half.judgements);
/** The mistakes of the character itself; moves that the stack made after a timeout do not count. */
const blamed = (rig: Rig) =>
  judgementsOf(rig).filter(({ seat, by, mistake }) => seat === 0 && by !== 'stack' && mistake);
const mistakesOf = (rig: Rig) => new Set(blamed(rig).flatMap(({ mistake }) => mistake ?? []));

describe('the characters of the bots', () => {
  it.each(BOT_PROFILES)('[BOT10] %s reaches the end of every level, with no mistakes but its own', (profile) => {
    for (const { id } of LEVELS) {
      for (const [mode, compose] of MODES.flatMap((m) => COMPOSE_MODES.map((c) => [m, c] as const))) {
        const rig = play(id, profile, { mode, compose });
        expect(rig.state.phase).toBe('over');
        const own = OWN_MISTAKES[profile];
        const foreign = [...mistakesOf(rig)].filter((mistake) => own?.includes(mistake) === false);
        expect(foreign, `${id} ${mode} ${compose}`).toEqual([]);
        expect(blamed(rig).filter(({ attempt }) => attempt > 1)).toEqual([]);
        const others = judgementsOf(rig).filter(({ seat, mistake }) => seat === 1 && mistake !== null);
        expect(others, 'a perfect opponent makes no mistakes').toEqual([]);
      }
    }
  });

  it('[BOT5] slow thinks two to three times as long as the others, and loses nothing by it at any pace', () => {
    const rig = new Rig(must(levelById('lost-last-ack')), [perfect(), perfect()], {}, 1, true).runMatch();
    const unhurried = rig.seen.flat().filter(({ position, timeWait }) => position !== null && timeWait === null);
    for (const view of unhurried) {
      const [slow, usual] = [must(botMove(view, 'slow', 5)).delayMs, must(botMove(view, 'perfect', 5)).delayMs];
      // It takes at most half of the position's time.
      const limit = must(view.position?.limitAt) - view.now;
      expect(slow).toBeGreaterThanOrEqual(Math.min(2 * usual, limit / 2));
      expect(slow).toBeLessThanOrEqual(3 * usual);
    }
    for (const pace of ['fast', 'normal'] as const) {
      for (const { id } of LEVELS) {
        const judgements = judgementsOf(play(id, 'slow', { pace })).filter(({ seat }) => seat === 0);
        expect(judgements.filter(({ by, verdict }) => by === 'stack' || verdict !== 'correct')).toEqual([]);
      }
    }
  });

  it('[BOT6] forgets-time-wait ignores a repeated FIN, wants its port and says that it is closed', () => {
    const coached = play('lost-last-ack', 'forgets-time-wait');
    expect(mistakesOf(coached)).toEqual(
      new Set(['state-skips-time-wait', 'port-too-early', 'no-reack-in-time-wait'] satisfies MistakeId[]),
    );
    const early = judgementsOf(coached).filter(({ mistake }) => mistake === 'port-too-early');
    expect(early.length, 'it learns from the first refusal').toBeLessThanOrEqual(2);
  });

  it('[BOT6] in live mode its peer repeats the FIN, and a closed end answers with RST', () => {
    const { halves } = play('lost-last-ack', 'forgets-time-wait', { mode: 'live' }).state;
    const [first] = halves;
    const sentByBot = must(first).journal.flatMap((entry) => (entry.kind === 'sent' && entry.end === 'A' ? entry : []));
    expect(has(must(sentByBot.at(-1)).segment, 'RST')).toBe(true);
    const reached = must(first).journal.findLast((entry) => entry.kind === 'arrived' && entry.end === 'B');
    expect(reached?.kind === 'arrived' && has(reached.segment, 'RST')).toBe(true);
  });

  it('[BOT7] impatient closes before its application does, before all text is sent, and retransmits before the timer expires', () => {
    const seeds = [1, 2, 3, 4];
    const all = seeds.flatMap((seed) =>
      ['four-waves', 'last-words', 'crossing', 'wraparound'].map((id) =>
        play(id, 'impatient', { compose: 'free' }, seed),
      ),
    );
    const early = all.flatMap(blamed).filter(({ mistake }) => mistake === 'fin-too-early');
    expect(early.some(({ numbers }) => !numbers.closed && numbers.pending === 0)).toBe(true);
    expect(early.some(({ numbers }) => numbers.pending > 0)).toBe(true);
    expect(new Set(all.flatMap((rig) => [...mistakesOf(rig)]))).toEqual(new Set(OWN_MISTAKES.impatient));
    expect(mistakesOf(play('four-waves', 'impatient', { compose: 'cards' }, 1))).toContain('fin-too-early');
  });

  it("[BOT8] deaf, closing first, also closes for reading: the peer's last words meet a RST", () => {
    const rig = play('last-words', 'deaf');
    const [first, second] = rig.state.halves;
    const resets = must(first).journal.filter((entry) => entry.kind === 'arrived' && has(entry.segment, 'RST'));
    expect(resets.map(({ end }) => end)).toEqual(['B']);
    expect(must(first).journal.some((entry) => entry.kind === 'call' && entry.end === 'A' && entry.full)).toBe(true);
    // In the other half it closes second, where close() and shutdown() are the same.
    expect(must(second).journal.some((entry) => entry.kind === 'call' && entry.full)).toBe(false);
    expect(
      play('four-waves', 'deaf').state.halves[0]?.journal.some(
        (entry) => entry.kind === 'arrived' && has(entry.segment, 'RST'),
      ),
    ).toBe(false);
  });

  it('[BOT9] typical shows every misconception that a move can show, and those with more sources more often', () => {
    const counts = new Map<MistakeId, number>();
    const levels = [
      'four-waves',
      'last-words',
      'hole',
      'crossing',
      'lost-last-ack',
      'nobody-home',
      'ghost',
      'port-rush',
    ];
    for (let seed = 1; seed <= 12; seed++) {
      for (const id of levels) {
        for (const { mistake } of blamed(play(id, 'typical', { compose: 'free', notation: 'wire' }, seed))) {
          if (mistake !== null) counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
        }
      }
    }
    expect([...counts.keys()].sort()).toEqual([...must(OWN_MISTAKES.typical)].sort());
    const often = (mistake: MistakeId) => counts.get(mistake) ?? 0;
    // Both come to mind whenever a FIN must be acknowledged.
    expect(often('seq-fin-not-counted')).toBeGreaterThan(often('seq-ack-counted'));
  });

  it('[BOT9] the same seed errs in the same places', () => {
    const once = () => judgementsOf(play('last-words', 'typical')).map(({ at, move }) => [at, move]);
    expect(once()).toEqual(once());
  });
});
