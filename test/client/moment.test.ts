/** When each moment of a match arises: from the views that the duel itself makes. */

import { describe, expect, it } from 'vitest';
import { type MatchMoment, momentOf } from '../../client/match/moment-of.ts';
import { levelById } from '../../shared/content/levels.ts';
import { type Player, perfect, Rig, must } from '../duel/rig.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';

const right = perfect(2_000);
const isBack = ({ position, tcp }: SeatView) =>
  position?.cause.kind === 'arrival' && position.cause.again && tcp?.state === 'TIME-WAIT';
/** Right, except that the FIN that comes again in TIME-WAIT is left alone. */
const missesTheRace: Player = (view) => (isBack(view) ? null : right(view));

/** The kinds of moment of a seat in the first half of a level, each once, in order. */
function kindsIn(levelId: string, seat: 0 | 1, players: readonly [Player, Player] = [right, right]): string[] {
  return momentsIn(levelId, seat, players).map(({ kind }) => kind);
}

function momentsIn(levelId: string, seat: 0 | 1, players: readonly [Player, Player] = [right, right]): MatchMoment[] {
  const rig = new Rig(must(levelById(levelId)), players, {}, 1, true);
  rig.runHalf();
  const moments = rig.seen[seat].flatMap((view) => momentOf(view) ?? []);
  return moments.filter((one, i) => one.kind !== moments[i - 1]?.kind || one.at !== moments[i - 1]?.at);
}

describe('the moment of a view', () => {
  it('[UI521] is the showdown while a FIN that came again waits in TIME-WAIT, and its answer as long as the ring runs', () => {
    const [showdown, answered, ...later] = momentsIn('lost-last-ack', 0);
    expect(showdown).toMatchObject({ kind: 'showdown', fin: { flags: ['FIN', 'ACK'], seq: 9000, ack: 4001 } });
    if (showdown?.kind !== 'showdown' || answered?.kind !== 'answered') throw new Error('no showdown');
    expect(showdown.endsAt - showdown.startedAt).toBe(20_000);
    expect(answered.at - showdown.at).toBe(2_000);
    expect(answered.leftMs).toBe(showdown.endsAt - answered.at);
    expect(answered.startedAt).toBe(answered.at);
    expect(later.map(({ kind }) => kind)).toEqual(['port-won']);
  });

  it('[UI521] is the missed race once the ring has run out over that FIN, and no clean close', () => {
    expect(kindsIn('lost-last-ack', 0, [missesTheRace, right])).toEqual(['showdown', 'missed', 'torn']);
  });

  it('[UI521] is a port reused after the ring, with what passed since, or asked for too early', () => {
    expect(momentsIn('four-waves', 0).at(-1)).toMatchObject({ kind: 'port-won', afterMs: 2_000 });
    const early: Player = (view) =>
      view.may.bind === 'held' && view.port === 'held' && !view.figure.some(({ kind }) => kind === 'bind')
        ? { move: { kind: 'bind' }, delayMs: 1_000, positionId: view.position?.id ?? null }
        : right(view);
    expect(kindsIn('four-waves', 0, [early, right])).toContain('port-early');
  });

  it('[UI521] is a clean close of the end that closes second, once its state is shown', () => {
    expect(kindsIn('four-waves', 1)).toEqual(['closed']);
  });

  it('[UI521] is a connection broken off, by this end or by the other', () => {
    expect(momentsIn('abort', 0).at(-1)).toMatchObject({ kind: 'aborted', by: 'own' });
    expect(momentsIn('abort', 1).at(-1)).toMatchObject({ kind: 'aborted', by: 'peer' });
  });

  it('[UI521] is a ghost when octets of another connection have gone through', () => {
    const moments = momentsIn('skip-time-wait', 0).concat(momentsIn('skip-time-wait', 1));
    expect(moments.find(({ kind }) => kind === 'ghost')).toMatchObject({ bytes: expect.any(Number) });
  });
});
