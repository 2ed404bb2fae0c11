import { describe, expect, it } from 'vitest';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { botMove } from '../../shared/bot/bot.ts';
import type { End, Level } from '../../shared/duel/level.ts';
import { type Pace, SEATS, type TimeFactor } from '../../shared/duel/options.ts';
import { positionTimes } from '../../shared/duel/timing.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import type { Outcome } from '../../shared/tcp/tcb.ts';
import { captureLevels } from '../../server/captures.ts';
import { must, OPTIONS, perfect, type Player, Rig } from './rig.ts';

const ALL = [...LEVELS, ...captureLevels()];

/** The half as the textbook writes it: the segments with their senders, and the losses. */
function waves(half: HalfState): string[] {
  return half.journal.flatMap((entry) => {
    if (entry.kind !== 'sent') return [];
    const { flags, seq, ack, len } = entry.segment;
    const numbers = ack === undefined ? `${seq}` : `${seq} ${ack}`;
    return [`${entry.end} ${flags.join(',')} ${numbers}${len > 0 ? ` len ${len}` : ''}${entry.lost ? ' lost' : ''}`];
  });
}

function states(half: HalfState, end: End): string[] {
  return half.journal.flatMap((entry) => (entry.kind === 'state' && entry.end === end ? [entry.state] : []));
}

function firstHalf(id: string): HalfState {
  return must(new Rig(must(levelById(id, captureLevels()))).runHalf().state.halves[0]);
}

/** The outcome of each end of a level, if not the normal one; null: still open. */
const OTHER_ENDS = new Map<string, Record<End, Outcome | null>>([
  ['half-open-reader', { A: 'aborted', B: 'reset' }],
  // The system of an application that is gone gives up FIN-WAIT-2, and the late FIN meets a RST in LAST-ACK.
  ['forgotten-close', { A: 'user-timeout', B: 'normal' }],
  ['abort', { A: 'aborted', B: 'reset' }],
  ['crash', { A: 'user-timeout', B: 'user-timeout' }],
  ['reuse-address', { A: null, B: null }],
  ['nobody-home', { A: 'reset', B: null }],
  ['skip-time-wait', { A: null, B: null }],
]);

describe('[DUEL57] the subject of a level', () => {
  const slow: Player = (view) => botMove(view, 'slow', 1);
  const speeds: readonly (readonly [Player, Player])[] = [
    [perfect(0), perfect(0)],
    [perfect(0), slow],
    [slow, perfect(0)],
    [slow, slow],
    [perfect(), perfect()],
  ];
  /** The segments and losses, the states that both ends went through, and wrong deliveries to the application. */
  const story = (
    level: Level,
    players: readonly [Player, Player],
    pace: Pace,
    factors: readonly [TimeFactor, TimeFactor] = ['1', '1'],
  ) => {
    const rig = new Rig(level, players, { pace });
    for (const seat of SEATS) rig.ask({ kind: 'time-factor', seat, factor: factors[seat] });
    const half = must(rig.runHalf().state.halves[0]);
    const corrupted = half.journal.flatMap((e) => (e.kind === 'corrupted' ? [e.bytes] : []));
    const bells = half.journal.flatMap((e) => (e.kind === 'timer' ? [`${e.end} ${e.timer}`] : [])).sort();
    return { waves: waves(half).sort(), A: states(half, 'A'), B: states(half, 'B'), corrupted, bells };
  };

  it.each(ALL.filter(({ storm }) => !storm).map((level) => [level.id, level] as const))(
    'occurs in %s at every pace and every speed of play',
    (_, level) => {
      const meant = story(level, [perfect(1_000), perfect(1_000)], 'normal');
      for (const pace of ['fast', 'normal', 'relaxed'] as const)
        for (const [i, players] of speeds.entries())
          expect(story(level, players, pace), `${pace}, players ${i}`).toEqual(meant);
    },
  );

  /** These levels are about 2MSL: a player who takes longer than that has lost, whatever their time to think. */
  const isRace = ({ id }: Level) => id.includes('lost-last-ack');
  /**
   * A player who uses nearly all the time that pace and factor allow; without a clock, as much as the largest factor
   * allows.
   */
  const nearlyAll = (pace: Pace, factor: TimeFactor): Player => {
    const { limitMs } = must(positionTimes({ ...OPTIONS, pace }, factor === 'off' ? '2' : factor));
    return perfect(Math.floor(limitMs * 0.98));
  };

  it.each(ALL.filter((level) => !level.storm && !isRace(level)).map((level) => [level.id, level] as const))(
    '[DUEL60] occurs in %s however much time to think the players have and use',
    (_, level) => {
      const meant = story(level, [perfect(1_000), perfect(1_000)], 'normal');
      for (const pace of ['fast', 'normal', 'relaxed'] as const)
        for (const factors of [
          ['1', '2'],
          ['1.5', '1.5'],
          ['2', '2'],
          ['off', '1.5'],
        ] as const) {
          const players = [nearlyAll(pace, factors[0]), nearlyAll(pace, factors[1])] as const;
          expect(story(level, players, pace, factors), `${pace}, ${factors.join(' and ')}`).toEqual(meant);
        }
    },
  );
});

describe('the levels', () => {
  it.each(ALL.map((level) => [level.id, level] as const))(
    '[DUEL20] %s ends as intended if both play right',
    (id, level) => {
      const { state } = new Rig(level).runMatch();
      const meant = OTHER_ENDS.get(id) ?? { A: 'normal', B: 'normal' };
      for (const half of state.halves) {
        expect({ A: half.ends.A.endpoint.tcb.outcome, B: half.ends.B.endpoint.tcb.outcome }).toEqual(meant);
        expect(half.judgements.map((j) => j.verdict)).not.toContain('wrong');
        expect(half.judgements.map((j) => j.verdict)).not.toContain('needless');
      }
    },
  );

  it.each(ALL.map((level) => [level.id, level] as const))(
    '[DUEL20] %s reaches every call of both applications, however long both players think',
    (_, level) => {
      for (const delayMs of [0, 9_000, 29_000]) {
        const half = must(new Rig(level, [perfect(delayMs), perfect(delayMs)]).runHalf().state.halves[0]);
        const { A, B } = half.level.ends;
        expect([half.ends.A.nextStep, half.ends.B.nextStep]).toEqual([A.script.length, B.script.length]);
      }
    },
  );

  it('[DUEL20] four-waves: FIN, ACK, FIN, ACK, and every state of both sides', () => {
    const half = firstHalf('four-waves');
    expect(waves(half)).toEqual(['A FIN,ACK 4000 9000', 'B ACK 9000 4001', 'B FIN,ACK 9000 4001', 'A ACK 4001 9001']);
    expect(states(half, 'A')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
    expect(states(half, 'B')).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
  });

  it('[DUEL20] last-words: the passive side keeps sending in CLOSE-WAIT, so w is greater than v', () => {
    expect(waves(firstHalf('last-words'))).toEqual([
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001',
      'B ACK 9000 4001 len 350',
      'A ACK 4001 9350',
      'B FIN,ACK 9350 4001',
      'A ACK 4001 9351',
    ]);
  });

  it('[DUEL20] [DUEL29] three-waves: the application closes before the FIN is answered, and one segment serves both', () => {
    const half = firstHalf('three-waves');
    expect(waves(half)).toEqual(['A FIN,ACK 4000 9000', 'B FIN,ACK 9000 4001', 'A ACK 4001 9001']);
    expect(states(half, 'A')).toEqual(['FIN-WAIT-1', 'TIME-WAIT', 'CLOSED']);
    expect(states(half, 'B')).toEqual(['CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
    const asked = half.judgements.find(({ end }) => end === 'B');
    expect(asked?.cause).toMatchObject({ kind: 'arrival', called: { call: 'CLOSE', bytes: 0, full: false } });
  });

  it('[DUEL20] lost-fin: the first wave must be sent again', () => {
    expect(waves(firstHalf('lost-fin')).slice(0, 3)).toEqual([
      'A FIN,ACK 4000 9000 lost',
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001',
    ]);
  });

  it('[DUEL20] lost-ack: the FIN is repeated although it had arrived, and gets its ACK again', () => {
    expect(waves(firstHalf('lost-ack'))).toEqual([
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001 lost',
      'A FIN,ACK 4000 9000',
      'B ACK 9000 4001',
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001',
    ]);
  });

  it('[DUEL20] lost-second-fin: the end in LAST-ACK notices, the end in FIN-WAIT-2 cannot', () => {
    expect(waves(firstHalf('lost-second-fin')).slice(2)).toEqual([
      'B FIN,ACK 9000 4001 lost',
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001',
    ]);
  });

  it('[DUEL20] lost-last-ack: the FIN is repeated in TIME-WAIT and acknowledged again', () => {
    const half = firstHalf('lost-last-ack');
    expect(waves(half).slice(2)).toEqual([
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001 lost',
      'B FIN,ACK 9000 4001',
      'A ACK 4001 9001',
    ]);
    expect(states(half, 'A')).toEqual(['FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED']);
  });

  it.each([
    [9_000, 29_000],
    [0, 0],
  ])('[DUEL20] [DUEL24] lost-last-ack-twice ends well with %i ms for one player and %i ms for the other', (a, b) => {
    const half = must(
      new Rig(must(levelById('lost-last-ack-twice')), [perfect(a), perfect(b)]).runHalf().state.halves[0],
    );
    expect(waves(half).filter((line) => line.startsWith('A ACK'))).toEqual([
      'A ACK 4001 9001 lost',
      'A ACK 4001 9001 lost',
      'A ACK 4001 9001',
    ]);
    expect(half.ends.B.endpoint.tcb.outcome).toBe('normal');
  });

  it('[DUEL20] crossing: the FINs cross, both sides go through CLOSING and wait 2MSL', () => {
    const half = firstHalf('crossing');
    const all = ['FIN-WAIT-1', 'CLOSING', 'TIME-WAIT', 'CLOSED'];
    expect([states(half, 'A'), states(half, 'B')]).toEqual([all, all]);
    expect(waves(half).sort()).toEqual([
      'A ACK 4001 9001',
      'A FIN,ACK 4000 9000',
      'B ACK 9001 4001',
      'B FIN,ACK 9000 4000',
    ]);
  });

  it('[DUEL20] [WIRE7] hole: the FIN arrives before the data, and counts only after the data has arrived', () => {
    const half = firstHalf('hole');
    expect(waves(half).slice(0, 4)).toEqual([
      'A ACK 4000 9000 len 350',
      'A FIN,ACK 4350 9000',
      'B ACK 9000 4000',
      'B ACK 9000 4351',
    ]);
    const seen = half.journal.flatMap((e) =>
      e.end === 'B' && (e.kind === 'arrived' || e.kind === 'state') ? [e] : [],
    );
    expect(seen.slice(0, 3).map((e) => (e.kind === 'state' ? e.state : e.segment.len))).toEqual([0, 350, 'CLOSE-WAIT']);
  });

  it('[DUEL20] half-open-reader: text for an application that has closed both directions is answered with RST', () => {
    expect(waves(firstHalf('half-open-reader')).slice(2)).toEqual(['B ACK 9000 4001 len 350', 'A RST 4001']);
  });

  it('[DUEL20] abort: RST instead of a close, and another for the text in flight', () => {
    expect(waves(firstHalf('abort')).sort()).toEqual(['A RST 4000', 'A RST 4000', 'B ACK 9000 4000 len 300']);
  });

  it('[DUEL20] nobody-home: a restarted host answers everything with RST', () => {
    const half = firstHalf('nobody-home');
    expect(waves(half).sort()).toEqual(['A ACK 4000 9000 len 150', 'A FIN,ACK 4150 9000', 'B RST 9000', 'B RST 9000']);
    expect(states(half, 'B')).toEqual([]);
  });

  it('[DUEL20] [DUEL30] port-rush: the second closer has the port at once, the first closer after 2MSL', () => {
    const half = firstHalf('port-rush');
    const moves = (end: End) =>
      half.judgements.flatMap(({ end: of, cause, move, points }) =>
        of === end && (move.kind === 'bind' || (cause?.kind === 'call' && cause.call === 'BIND'))
          ? [{ move, points }]
          : [],
      );
    expect(moves('B').map(({ move }) => move.kind)).toEqual(['bind']);
    expect(moves('A').map(({ move }) => move.kind)).toEqual(['wait', 'bind']);
  });

  it('[DUEL30] port-rush: the faster player scores', () => {
    const speedOf = (delayMs: number) => {
      const half = must(
        new Rig(must(levelById('port-rush')), [perfect(delayMs), perfect(0)]).runHalf().state.halves[0],
      );
      return must(half.judgements.findLast(({ move, end }) => move.kind === 'bind' && end === 'A')).points.speed;
    };
    expect([speedOf(0), speedOf(1_000), speedOf(2_000), speedOf(4_000)]).toEqual([40, 30, 20, 0]);
  });

  it('[DUEL12] abort: taking the free port answers nothing, and uses up no try', () => {
    const rig = new Rig(must(levelById('abort')), [perfect(2_000), perfect(2_000)]);
    rig.startHalf();
    rig.runUntil((one) => one.view(0).port === 'free' && one.view(0).position !== null);
    const { position } = rig.view(0);
    expect(rig.move(0, { kind: 'bind' }).ok).toBe(true);
    expect(rig.view(0)).toMatchObject({ port: 'reused', position: { id: position?.id, attempt: 1, base: 60 } });
  });

  it('[DUEL20] ghost: an old copy in TIME-WAIT is answered with an ACK, the ACK with a RST, and the RST ends the wait early', () => {
    const half = firstHalf('ghost');
    expect(waves(half).slice(-4)).toEqual(['B FIN,ACK 9200 4001', 'A ACK 4001 9201', 'A ACK 4001 9201', 'B RST 9201']);
    expect(half.journal.filter((entry) => entry.kind === 'timer')).toEqual([]);
    expect(states(half, 'A').slice(-2)).toEqual(['TIME-WAIT', 'CLOSED']);
  });

  it('[DUEL20] [DUEL31] skip-time-wait: octets of the old connection are handed over in the new one, unnoticed', () => {
    const half = firstHalf('skip-time-wait');
    const second = half.journal.slice(half.journal.findIndex(({ kind }) => kind === 'opened'));
    expect(second.flatMap((e) => (e.kind === 'corrupted' ? [{ end: e.end, bytes: e.bytes }] : []))).toEqual([
      { end: 'A', bytes: 350 },
    ]);
    expect(half.ends.A.endpoint.tcb.app.unread).toBe(500);
    expect(waves(half).slice(-3)).toEqual(['B ACK 9000 5000 len 500', 'A ACK 5000 9350', 'A ACK 5000 9500']);
  });

  it('[DUEL20] wraparound: the numbers wrap, and a FIN takes the very last one', () => {
    expect(waves(firstHalf('wraparound'))).toEqual([
      'A ACK 4294967146 4294967295 len 350',
      'B ACK 4294967295 200',
      'A FIN,ACK 200 4294967295',
      'B ACK 4294967295 201',
      'B FIN,ACK 4294967295 201',
      'A ACK 201 0',
    ]);
  });

  it('[DUEL20] the captured lost-last-ack plays with its recorded numbers and its loss', () => {
    const sent = waves(firstHalf('capture:lost-last-ack'));
    const a = 3_101_382_323;
    const b = 562_141_666;
    expect(sent).toEqual([
      `A FIN,ACK ${a + 121} ${b + 301}`,
      `B ACK ${b + 301} ${a + 122}`,
      `B FIN,ACK ${b + 301} ${a + 122}`,
      `A ACK ${a + 122} ${b + 302} lost`,
      `B FIN,ACK ${b + 301} ${a + 122}`,
      `A ACK ${a + 122} ${b + 302}`,
    ]);
  });

  it('[DUEL20] the captured half-close-data sends its three texts after the first FIN', () => {
    const texts = waves(firstHalf('capture:half-close-data')).filter((line) => line.includes('len'));
    expect(texts.map((line) => line.split(' len ')[1])).toEqual(['100', '250', '1']);
  });
});
