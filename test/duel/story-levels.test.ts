/** The levels about what applications and systems do besides segments: held ACKs and a forgotten close. */

import { describe, expect, it } from 'vitest';
import { levelById } from '../../shared/content/levels.ts';
import type { End } from '../../shared/duel/level.ts';
import type { HalfState } from '../../shared/duel/state/state.ts';
import { createTcb, DEFAULT_CONFIG } from '../../shared/tcp/create.ts';
import { createEndpoint, happen, play } from '../../shared/referee/endpoint.ts';
import { judge } from '../../shared/referee/judge.ts';
import { type Flag, has, makeSegment, segLen } from '../../shared/tcp/segment.ts';
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
