import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { Level } from '../../shared/duel/level.ts';
import type { RoomFacts } from '../../shared/duel/vocabulary/room-facts.ts';
import type { WireView } from '../../shared/duel/vocabulary/traffic.ts';
import { wireView } from '../../shared/duel/views/wire-view.ts';
import { ABSENT, must, perfect, type Player, Rig, ROOM } from './rig.ts';

const LAST_WORDS = must(levelById('last-words'));
const WITH_WIRE: RoomFacts = { ...ROOM, wire: { name: 'Wu' } };

const rigOf = (level: Level, ...players: Player[]) => {
  const [first = perfect(), second = perfect()] = players;
  return new Rig(level, [first, second], { wire: 'person' });
};
const viewOf = ({ state, now }: Rig): WireView => wireView(state, WITH_WIRE, now);
const sentBy = (rig: Rig, count: number) => rig.runUntil((r) => viewOf(r).traffic.length >= count);

describe('what is on the wire', () => {
  it('[VIEW7] is every segment of the half, numbered from 1, with the past and future arrival times of its copies', () => {
    const rig = rigOf(LAST_WORDS);
    expect(viewOf(rig)).toMatchObject({ phase: 'ready', half: 1, traffic: [], halfStartedAt: null });
    rig.startHalf();
    const [fin] = viewOf(sentBy(rig, 1)).traffic;
    const sentAt = rig.now;
    expect(fin).toEqual({
      id: 1,
      from: 'A',
      sentAt,
      segment: { flags: ['FIN', 'ACK'], seq: 4_000, ack: 9_000, len: 0 },
      again: false,
      order: null,
      arrivals: [],
      onTheWay: [sentAt + 1_500],
    });
    sentBy(rig, 2);
    expect(viewOf(rig).traffic).toMatchObject([
      { arrivals: [sentAt + 1_500], onTheWay: [] },
      { id: 2, from: 'B' },
    ]);
  });

  it('[VIEW7] is empty again when the next half begins, with the players at the other ends', () => {
    const rig = rigOf(LAST_WORDS).runHalf();
    expect(viewOf(rig)).toMatchObject({ half: 1, ends: { A: { name: 'Ada' }, B: { name: '小林' } } });
    expect(viewOf(rig).traffic.length).toBeGreaterThan(3);
    rig.startHalf();
    expect(viewOf(rig)).toMatchObject({ half: 2, ends: { A: { name: '小林' }, B: { name: 'Ada' } }, traffic: [] });
  });

  it('[VIEW7] does not show a parked copy before its release', () => {
    const effect = { kind: 'hold', copy: true, until: { kind: 'state', state: 'CLOSING' }, ms: 10 } as const;
    const held: Level = { ...LAST_WORDS, faults: [{ from: 'A', match: { nth: 1 }, effect }] };
    const rig = new Rig(held);
    rig.startHalf();
    sentBy(rig, 1);
    expect(must(rig.state.halves[0]).parked).toHaveLength(1);
    expect(must(viewOf(rig).traffic[0]).onTheWay).toHaveLength(1);
    rig.runUntil((r) => r.state.phase !== 'playing');
    expect(must(viewOf(rig).traffic[0]).arrivals).toHaveLength(1);
  });
});

describe('what the ends make of it', () => {
  /** The passive player has been asked about the FIN, and has not answered. */
  const asked = () => {
    const rig = rigOf(LAST_WORDS, perfect(), ABSENT);
    rig.startHalf();
    rig.untilAsked(1);
    return rig;
  };
  const segmentOf = (rig: Rig, wanted: (right: boolean) => boolean) => {
    const { cards } = must(rig.view(1).position);
    return must(cards.find((card) => wanted(card.ack === 4_001 && card.seq === 9_000 && card.flags.join() === 'ACK')));
  };

  it.each([
    ['tries a wrong card', (rig: Rig) => rig.move(1, { kind: 'send', segment: segmentOf(rig, (right) => !right) })],
    ['names their state', (rig: Rig) => rig.move(1, { kind: 'claim', state: 'CLOSE-WAIT' })],
    ['says that they are slow', (rig: Rig) => rig.ask({ kind: 'time-factor', seat: 1, factor: '2' })],
  ])('[VIEW7] is not visible when a player %s', (_, doing) => {
    const rig = asked();
    const before = viewOf(rig);
    expect(doing(rig)).toMatchObject({ ok: true });
    expect(viewOf(rig)).toEqual(before);
  });

  it('[VIEW7] is not visible when the end processes what has waited at its door', () => {
    const twice: Level = {
      ...LAST_WORDS,
      faults: [{ from: 'A', match: { nth: 1 }, effect: { kind: 'duplicate', ms: 2_000 } }],
    };
    const rig = new Rig(twice, [perfect(), perfect(6_000)]);
    rig.startHalf();
    sentBy(rig, 1);
    const sentAt = rig.now;
    const times: (readonly number[])[] = [];
    rig.runUntil((r) => {
      if (r.now >= sentAt + 3_500) times.push(must(viewOf(r).traffic[0]).arrivals);
      return r.state.phase !== 'playing';
    });
    expect(times.length).toBeGreaterThan(5);
    expect(new Set(times.map(String))).toEqual(new Set([String([sentAt + 1_500, sentAt + 3_500])]));
    const takenIn = must(rig.state.halves[0]).journal.filter((entry) => entry.kind === 'arrived' && entry.end === 'B');
    expect(takenIn[1]?.at).toBeGreaterThan(sentAt + 3_500);
  });

  it('[VIEW7] becomes visible when the match is over, and not before', () => {
    const rig = rigOf(LAST_WORDS).runHalf();
    expect(viewOf(rig).review).toBeNull();
    rig.runMatch();
    expect(viewOf(rig).review).toMatchObject({ names: ['Ada', '小林'], wire: 'Wu' });
  });
});

describe('an order of the third player', () => {
  it('[VIEW7] stands until a segment comes, is shown on that segment, and is then used up', () => {
    const rig = rigOf(LAST_WORDS);
    expect(viewOf(rig).budget).toEqual({ left: 3, of: 3 });
    rig.startHalf();
    expect(rig.ask({ kind: 'order', end: 'A', order: 'lose' })).toMatchObject({ ok: true });
    expect(viewOf(rig)).toMatchObject({ budget: { left: 3 }, orders: { A: 'lose', B: null } });
    sentBy(rig, 1);
    expect(viewOf(rig)).toMatchObject({ budget: { left: 2, of: 3 }, orders: { A: null, B: null } });
    expect(viewOf(rig).traffic).toMatchObject([{ order: 'lose', arrivals: [], onTheWay: [] }]);
  });
});
