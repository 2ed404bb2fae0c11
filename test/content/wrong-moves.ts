/** Every kind of wrong move at every position of every level, judged by the engine without being played. */

import { captureLevels } from '../../server/captures.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { judgeMove } from '../../shared/duel/rules/judge-move.ts';
import type { Level } from '../../shared/duel/level.ts';
import { numbersOf } from '../../shared/duel/state/end-numbers.ts';
import { type DuelState, endOf } from '../../shared/duel/state/state.ts';
import type { Judgement } from '../../shared/duel/vocabulary/judgement.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import type { Move, Notation } from '../../shared/referee/verdict.ts';
import { owedSegment, pureAck } from '../../shared/tcp/output.ts';
import { type Flag, makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { Rig } from '../duel/rig.ts';

const SEATS = [0, 1] as const;
type SeatState = { readonly state: DuelState; readonly seat: 0 | 1 };

/** Every state of a mistake-free half in which a seat has just been asked. */
export function askedStates(level: Level, seed = 1, notation: Notation = level.notation): SeatState[] {
  const rig = new Rig(level, undefined, { compose: 'free', notation }, seed);
  const seen = new Set<string>();
  const asked: SeatState[] = [];
  const look = () => {
    for (const seat of SEATS) {
      const id = rig.state.phase === 'playing' ? rig.end(seat).position?.id : undefined;
      if (id === undefined || seen.has(`${seat}/${id}`)) continue;
      seen.add(`${seat}/${id}`);
      asked.push({ state: rig.state, seat });
    }
    return rig.state.phase !== 'playing';
  };
  rig.startHalf();
  rig.runUntil(look);
  return asked;
}

export const EVERY_LEVEL: readonly Level[] = [...LEVELS, ...captureLevels()];

/** A prime, so that every flag, number and length gets its turn. */
const STRIDE = 97;
const LENGTHS = [0, 1, 100];
const FLAGS: readonly (readonly Flag[])[] = [[], ['FIN'], ['RST'], ['SYN'], ['RST', 'FIN']];

function endState({ state, seat }: SeatState) {
  const half = state.halves.at(-1);
  if (half === undefined) throw new Error('no half yet');
  const end = endOf(seat, half.half);
  return { end, endpoint: half.ends[end].endpoint };
}

/** Numbers that a player might enter there. */
function numbersNear(at: SeatState): number[] {
  const { tcb, history } = endState(at).endpoint;
  const around = [tcb.snd.una, tcb.snd.nxt, tcb.rcv.nxt, ...history.textStarts, tcb.rcv.nxt + 200];
  return [...new Set([0, 7, ...around.flatMap((n) => [seqAdd(n, -1), n, seqAdd(n, 1)])])];
}

/**
 * The segment that is due and the ACK that is not, with one part of them changed; and some that are quite different.
 */
function sends(at: SeatState): Segment[] {
  const { tcb } = endState(at).endpoint;
  const near = numbersNear(at);
  const bases = [owedSegment(tcb) ?? pureAck(tcb), pureAck(tcb), makeSegment({ seq: tcb.rcv.nxt, ack: tcb.snd.nxt })];
  const slips = bases.flatMap((base) => [
    base,
    ...near.map((seq) => ({ ...base, seq })),
    ...[undefined, ...near].map((ack) => makeSegment({ ...base, flags: base.flags.filter((f) => f !== 'ACK'), ack })),
    ...FLAGS.map((flags) => makeSegment({ ...base, flags })),
    ...LENGTHS.map((len) => ({ ...base, len })),
  ]);
  const anything = FLAGS.flatMap((flags) =>
    near.flatMap((seq) => near.flatMap((ack) => LENGTHS.map((len) => makeSegment({ flags, seq, ack, len })))),
  );
  return [...slips, ...anything.filter((_, i) => i % STRIDE === 0)];
}

const claims: readonly Move[] = STATES.map((state) => ({ kind: 'claim', state }));

/** Many moves that are wrong or needless there, judged. */
export function wrongMoves(at: SeatState): Judgement[] {
  const { end, endpoint } = endState(at);
  const segments = sends(at).map((segment) => ({ kind: 'send', segment }) as const);
  const moves: Move[] = [{ kind: 'wait' }, { kind: 'bind' }, ...claims, ...segments];
  const numbers = numbersOf(endpoint);
  return moves
    .map((move) => ({ ...judgeMove(at.state, { end, move, by: 'player', at: 0, lagMs: 0 }), numbers }))
    .filter(({ mistake }) => mistake !== null);
}
