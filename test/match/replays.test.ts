/** Which logs of a match played alone the rules would have written, and which not. */

import { describe, expect, test } from 'vitest';
import { BOT_PROFILES, type BotProfile } from '../../shared/duel/options.ts';
import { practiceLog } from '../../shared/duel/state/practice.ts';
import type { DuelEvent } from '../../shared/duel/state/duel-event.ts';
import { levelById } from '../../shared/content/levels.ts';
import { replays } from '../../shared/match/replays.ts';
import { playAlone } from './alone.ts';

const unknown = () => Promise.resolve(false);

describe('a log of a match against the bot', () => {
  test.each([
    ...BOT_PROFILES.map((bot) => ['four-waves', 'coached', bot] as const),
    ...(['lost-last-ack', 'crossing', 'storm'] as const).map((level) => [level, 'coached', 'typical'] as const),
    ['lost-last-ack', 'live', 'off-by-one'] as const,
  ])('[PATH42] of %s, %s, against %s replays', async (level, mode, bot) => {
    const { events } = await playAlone({ level, mode, bot, seed: 7 });
    expect(events.at(-1)?.type).toBe('match-ended');
    expect(await replays(events, unknown)).toBe(true);
  });

  test('[PATH42] with hints, challenges, names and another time factor replays', async () => {
    const { events } = await playAlone({
      level: 'lost-last-ack',
      mode: 'live',
      bot: 'off-by-one',
      seed: 3,
      busy: true,
    });
    const types = new Set(events.map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['hinted', 'called-out', 'time-factor-set']));
    expect(await replays(events, unknown)).toBe(true);
  });
});

describe('a log that was changed', () => {
  const forgeries: readonly (readonly [string, (events: readonly DuelEvent[]) => readonly DuelEvent[]])[] = [
    ['more points', (events) => changed(events, 'judged', (event) => withTotal(event, 500))],
    ['a wrong move called right', (events) => changed(events, 'judged', (event) => withVerdict(event))],
    ['an event taken out', (events) => events.filter((_, at) => at !== 9)],
    ['an event twice', (events) => [...events.slice(0, 9), ...events.slice(8)]],
    ['two events in the other order', (events) => swapped(events, 9)],
    ['an earlier time', (events) => events.map((event, at) => (at === 12 ? { ...event, at: event.at - 1 } : event))],
    ['another seed', (events) => changed(events, 'created', (event) => ({ ...event, seed: 8 }))],
    ['an end before its time', (events) => [...events.slice(0, 30), { type: 'match-ended', at: events[29]?.at ?? 0 }]],
    ['nothing behind the beginning of a half', (events) => [...events.slice(0, 5), ...events.slice(-1)]],
  ];

  test.each(forgeries)('[PATH42] by %s does not replay', async (_, forge) => {
    const { events } = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'typical', seed: 7 });
    expect(await replays(forge(events), unknown)).toBe(false);
  });

  test('[PATH42] is none at all without its beginning', async () => {
    const { events } = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'perfect', seed: 7 });
    expect(await replays(events.slice(1), unknown)).toBe(false);
  });
});

describe('practice', () => {
  test('[PATH42] replays behind a log that replays, or that is known, and behind no other', async () => {
    const { events } = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'perfect', seed: 7 });
    const asked = events.findIndex((event) => event.type === 'position-opened' && event.end === 'A') + 1;
    const log = practiceLog(events, { matchId: 'own', events: asked }, 0);
    if (log === null) throw new Error('no question');
    const practised = await playAlone({ level: 'four-waves', mode: 'coached', bot: 'perfect', seed: 7, log });
    expect(practised.events.at(-1)?.type).toBe('match-ended');
    expect(await replays(practised.events, unknown)).toBe(true);
    const other = practised.events.map((event, at) => (at === 3 ? { ...event, at: event.at + 1 } : event));
    expect(await replays(other, unknown)).toBe(false);
    expect(await replays(other, () => Promise.resolve(true))).toBe(true);
  });
});

function changed<T extends DuelEvent['type']>(
  events: readonly DuelEvent[],
  type: T,
  change: (event: Extract<DuelEvent, { type: T }>) => DuelEvent,
): readonly DuelEvent[] {
  const found = events.findIndex((event) => event.type === type);
  return events.map((event, at) => (at === found ? change(event as Extract<DuelEvent, { type: T }>) : event));
}

type Judged = Extract<DuelEvent, { type: 'judged' }>;

function withTotal(event: Judged, total: number): DuelEvent {
  return { ...event, judgement: { ...event.judgement, points: { ...event.judgement.points, total } } };
}

function withVerdict(event: Judged): DuelEvent {
  const verdict = event.judgement.verdict === 'correct' ? 'needless' : 'correct';
  return { ...event, judgement: { ...event.judgement, verdict } };
}

function swapped(events: readonly DuelEvent[], at: number): readonly DuelEvent[] {
  const [one, other] = [events[at], events[at + 1]];
  if (one === undefined || other === undefined) throw new Error('a short log');
  return [...events.slice(0, at), other, one, ...events.slice(at + 2)];
}

test('the levels of these tests are there', () => {
  for (const id of ['four-waves', 'lost-last-ack', 'crossing', 'storm']) expect(levelById(id), id).not.toBeNull();
  expect(BOT_PROFILES satisfies readonly BotProfile[]).toHaveLength(7);
});
