/** The levels about what applications, systems and cables do: held ACKs, a forgotten close, a port wanted back, a crash. */

import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { End } from '../../shared/duel/level.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import { createEndpoint, happen, listens, play } from '../../shared/referee/endpoint.ts';
import { owedSegment } from '../../shared/tcp/output.ts';
import { judge } from '../../shared/referee/judge.ts';
import { type Flag, has, makeSegment, segLen } from '../../shared/tcp/segment.ts';
import { transmissionsOf } from '../../shared/capture/export/export-frames.ts';
import { playedHalves } from '../capture/export-rig.ts';
import { must, perfect, type Player, Rig } from './rig.ts';

const level = (id: string) => must(levelById(id));
const half = (rig: Rig): HalfState => must(rig.runHalf().state.halves[0]);

/** The flags of what an end has sent, in order. */
function said({ journal }: HalfState, end: End): string[] {
  return journal.flatMap((entry) => (entry.kind === 'sent' && entry.end === end ? [entry.segment.flags.join()] : []));
}

/** Sends an ACK at once wherever it might hold it back. */
const prompt: Player = (view) => {
  const { position } = view;
  const isNew = position?.cause.kind === 'arrival' && segLen(position.cause.segment) > 0 && !position.cause.again;
  const ack = position?.cards.find((card) => card.flags.join() === 'ACK' && card.ack === view.tcp?.rcvNxt);
  if (view.you.end !== 'B' || !isNew || ack === undefined) return perfect(1_000)(view);
  return { move: { kind: 'send', segment: { ...ack, seq: view.tcp?.sndNxt ?? 0 } }, delayMs: 1_000 };
};

describe('delayed-ack', () => {
  it('[DUEL400] a held ACK goes alone when its timer rings, and rides on the FIN of an application that closes in time', () => {
    const played = half(new Rig(level('delayed-ack'), [perfect(1_000), perfect(1_000)]));
    expect(said(played, 'B')).toEqual(['ACK', 'FIN,ACK']);
    expect(said(played, 'A')).toEqual(['ACK', 'FIN,ACK', 'ACK']);
    const rang = played.journal.flatMap((entry) => (entry.kind === 'timer' ? [`${entry.end} ${entry.timer}`] : []));
    expect(rang).toEqual(['B delayed-ack', 'A time-wait']);
  });

  it('[DUEL400] sent at once, the ACK earns the same, and the close takes four segments', () => {
    const held = half(new Rig(level('delayed-ack'), [perfect(1_000), perfect(1_000)]));
    const sent = half(new Rig(level('delayed-ack'), [prompt, prompt]));
    expect(said(sent, 'B')).toEqual(['ACK', 'ACK', 'FIN,ACK']);
    const earned = ({ judgements }: HalfState) =>
      judgements.filter(({ end, cause }) => end === 'B' && cause?.kind === 'arrival' && has(cause.segment, 'FIN'));
    expect(earned(sent).map(({ points }) => [points.base, points.speed])).toEqual(
      earned(held).map(({ points }) => [points.base, points.speed]),
    );
    expect(earned(held).map(({ verdict, move }) => [verdict, move.kind])).toEqual([['correct', 'wait']]);
  });

  it('[DUEL400] where nobody answers the stack holds the ACK as well', () => {
    const absent: Player = (view) => (view.you.end === 'B' ? null : perfect(1_000)(view));
    const rig = new Rig(level('delayed-ack'), [perfect(1_000), absent]);
    rig.startHalf();
    rig.runUntil(({ log }) => log.some(({ type }) => type === 'ack-held'));
    expect(rig.log.at(-1)).toMatchObject({ type: 'position-closed', end: 'B' });
  });
});

describe('an endpoint that delays ACKs', () => {
  const config = { ...DEFAULT_CONFIG, delayedAckMs: 40 };
  const start = createEndpoint(createTcb({ state: 'ESTABLISHED', sndUna: 100, sndNxt: 100, rcvNxt: 500 }, config, 0));
  const comes = (flags: Flag[], seq: number, len = 0) =>
    ({ type: 'segment', segment: makeSegment({ flags, seq, ack: 100, len }) }) as const;
  const fin = happen(start, comes(['FIN'], 500), 0).endpoint;
  const wait = { kind: 'wait' } as const;

  it('[REF401] may hold back the ACK of the first FIN and of text in order', () => {
    expect(judge(fin, wait, 'wire').verdict).toBe('correct');
    expect(judge(happen(start, comes([], 500, 10), 0).endpoint, wait, 'wire').verdict).toBe('correct');
  });

  it('[REF401] holds it back no longer once the application closes, and what is missing then is the FIN', () => {
    const closed = happen(fin, { type: 'call', call: { kind: 'CLOSE', full: false } }, 10).endpoint;
    expect(judge(closed, wait, 'wire')).toMatchObject({ verdict: 'wrong', mistake: 'close-forgotten' });
  });

  it('[REF401] acknowledges at once what arrives again', () => {
    const acked = play(fin, makeSegment({ seq: 100, ack: 501 }), 0);
    expect(judge(happen(acked, comes(['FIN'], 500), 0).endpoint, wait, 'wire').mistake).toBe('no-reply-to-fin');
  });

  it('[REF401] does not hold the last ACK back', () => {
    const closed = happen(start, { type: 'call', call: { kind: 'CLOSE', full: false } }, 0).endpoint;
    const sent = play(closed, makeSegment({ flags: ['FIN'], seq: 100, ack: 500 }), 0);
    const second = happen(sent, { type: 'segment', segment: makeSegment({ flags: ['FIN'], seq: 500, ack: 101 }) }, 0);
    expect(judge(second.endpoint, wait, 'wire').mistake).toBe('no-reply-to-fin');
  });

  it('[TCP400] [REF400] must send it when its timer rings', () => {
    const rang = happen(fin, { type: 'timeout', timer: 'delayed-ack' }, 40);
    expect([rang.tcb, rang.rules]).toEqual([fin.tcb, ['TCP400']]);
    expect(judge(rang.endpoint, wait, 'wire')).toMatchObject({ mistake: 'ack-overdue', others: ['no-reply-to-fin'] });
    const ack = makeSegment({ seq: 100, ack: 501 });
    expect(judge(rang.endpoint, { kind: 'send', segment: ack }, 'wire').verdict).toBe('correct');
    expect(judge(play(rang.endpoint, ack, 40), wait, 'wire').verdict).toBe('correct');
  });
});

describe('forgotten-close', () => {
  it('[DUEL401] [TCP36] the system ends FIN-WAIT-2 without a segment, and the late FIN meets a RST', () => {
    const played = half(new Rig(level('forgotten-close'), [perfect(1_000), perfect(1_000)]));
    expect(said(played, 'A')).toEqual(['FIN,ACK', 'RST']);
    expect(said(played, 'B')).toEqual(['ACK', 'FIN,ACK']);
    const { A } = played.ends;
    expect([A.endpoint.tcb.state, A.givenUp, A.timeWaitSince, A.port]).toEqual(['CLOSED', 'no-fin', null, 'free']);
  });
});

describe('reuse-address', () => {
  const played = () => half(new Rig(level('reuse-address'), [perfect(1_000), perfect(1_000)]));

  it('[DUEL402] gives the port in TIME-WAIT only with SO_REUSEADDR, and a new SYN opens the next connection', () => {
    const { journal, judgements, connection } = played();
    const asked = judgements.filter(({ cause }) => cause?.kind === 'call' && /BIND|LISTEN/.test(cause.call));
    expect(asked.map(({ state, move, verdict }) => [state, move, verdict])).toEqual([
      ['TIME-WAIT', { kind: 'wait' }, 'correct'],
      ['TIME-WAIT', { kind: 'bind', reuse: true }, 'correct'],
    ]);
    const shaken = journal.flatMap((e) => (e.kind === 'sent' && e.segment.flags.includes('SYN') ? [e.segment] : []));
    expect(shaken).toEqual([
      makeSegment({ flags: ['SYN'], seq: 74_538 }),
      makeSegment({ flags: ['SYN'], seq: 69_538, ack: 74_539 }),
    ]);
    expect(connection).toBe(2);
    expect(journal.some((entry) => entry.kind === 'timer')).toBe(false);
  });

  it('[EXP3] is exported with each handshake once: the first is written before it, the second was played', () => {
    const [before] = playedHalves(level('reuse-address'), [perfect(1_000), perfect(1_000)], {});
    const sent = transmissionsOf(must(before)).filter(({ segment }) => segment.flags.includes('SYN'));
    expect(sent.map(({ connection, segment }) => [connection, segment.flags.join(), segment.seq])).toEqual([
      [1, 'SYN', 8_999],
      [1, 'SYN,ACK', 3_999],
      [2, 'SYN', 74_538],
      [2, 'SYN,ACK', 69_538],
    ]);
  });

  it('[DUEL402] takes the port for a player who lets its moment pass', () => {
    const absent: Player = (view) =>
      view.position?.cause.kind === 'call' && view.position.cause.call === 'LISTEN' ? null : perfect(1_000)(view);
    expect(half(new Rig(level('reuse-address'), [absent, perfect(1_000)])).connection).toBe(2);
  });

  it('[REF405] without the option the port stays taken, and without the call the option is not set', () => {
    const rig = new Rig(level('reuse-address'), [perfect(1_000), perfect(1_000)]);
    rig.startHalf();
    rig.runUntil(({ state }) => state.halves[0]?.ends.A.position?.cause.kind === 'call' && rig.end(0).port === 'held');
    expect(rig.view(0).may.bind).toBe('held');
    rig.move(0, { kind: 'bind', reuse: true });
    expect(rig.state.halves[0]?.judgements.at(-1)).toMatchObject({ mistake: 'port-too-early' });
  });

  const closed = createEndpoint(
    createTcb({ state: 'TIME-WAIT', sndUna: 101, sndNxt: 101, rcvNxt: 501 }, DEFAULT_CONFIG, 0),
  );
  const syn = (seq: number) => ({ type: 'segment', segment: makeSegment({ flags: ['SYN'], seq }) }) as const;
  const send = (flags: Flag[], seq: number, ack?: number) =>
    ({ kind: 'send', segment: makeSegment({ flags, seq, ack }) }) as const;

  it('[TCP401] a SYN that may be old is answered with an ACK, and so is every SYN where nobody listens', () => {
    for (const [endpoint, seq] of [[listens(closed), 400] as const, [closed, 9_000] as const]) {
      const { tcb } = happen(endpoint, syn(seq), 0);
      expect([tcb.state, tcb.owed.ack, tcb.owed.opening]).toEqual(['TIME-WAIT', true, null]);
    }
  });

  it('[TCP401] [REF402] [REF403] [REF404] a new one is answered with a SYN,ACK beyond the old numbers', () => {
    const { endpoint, tcb } = happen(listens(closed), syn(9_000), 0);
    expect([tcb.state, tcb.owed.opening]).toEqual(['CLOSED', makeSegment({ flags: ['SYN'], seq: 65_638, ack: 9_001 })]);
    const verdict = (move: Parameters<typeof judge>[1]) => judge(endpoint, move, 'wire').mistake;
    expect(verdict(send(['SYN'], 65_638, 9_001))).toBeNull();
    expect(verdict(send(['SYN'], 101, 9_001))).toBeNull();
    expect(verdict(send(['SYN'], 100, 9_001))).toBe('reopen-seq');
    expect(verdict(send(['SYN'], 65_638, 9_000))).toBe('reopen-ack');
    expect(verdict(send([], 101, 501))).toBe('syn-refused');
    expect(verdict(send(['RST'], 0, 9_001))).toBe('syn-refused');
    expect(verdict({ kind: 'wait' })).toBe('syn-refused');
  });
});

describe('crash', () => {
  it('[DUEL403] [DUEL404] a killed process is told by RST, a pulled cable by timers alone', () => {
    const { journal, ends } = half(new Rig(level('crash'), [perfect(1_000), perfect(1_000)]));
    const next = journal.findIndex(({ kind }) => kind === 'opened');
    const before = journal
      .slice(0, next)
      .flatMap((e) => (e.kind === 'sent' ? [`${e.end} ${e.segment.flags.join()}`] : []));
    expect(before).toEqual(['B ACK', 'A ACK', 'A RST']);
    const after = journal.slice(next);
    expect(after.filter((entry) => entry.kind === 'arrived')).toEqual([]);
    const rang = (end: End) => after.flatMap((e) => (e.kind === 'timer' && e.end === end ? [e.timer] : []));
    expect(rang('A')).toEqual(['keep-alive', 'keep-alive', 'user']);
    expect(rang('B')).toEqual(['retransmission', 'retransmission', 'user']);
    expect([ends.A.givenUp, ends.B.givenUp]).toEqual(['no-answer', 'user-timeout']);
  });

  it('[TCP402] a keep-alive probe repeats a number, so that a living peer answers and then no more is owed', () => {
    const silent = createEndpoint(
      createTcb({ state: 'ESTABLISHED', sndUna: 100, sndNxt: 100, rcvNxt: 500 }, DEFAULT_CONFIG, 0),
    );
    const { endpoint } = happen(silent, { type: 'timeout', timer: 'keep-alive' }, 0);
    const probe = makeSegment({ seq: 99, ack: 500 });
    expect(owedSegment(endpoint.tcb)).toEqual(probe);
    expect(judge(endpoint, { kind: 'send', segment: probe }, 'wire').verdict).toBe('correct');
    expect(owedSegment(play(endpoint, probe, 0).tcb)).toBeNull();
    const peer = createEndpoint(
      createTcb({ state: 'ESTABLISHED', sndUna: 500, sndNxt: 500, rcvNxt: 100 }, DEFAULT_CONFIG, 0),
    );
    expect(happen(peer, { type: 'segment', segment: probe }, 0).rules).toEqual(['TCP1']);
  });
});
