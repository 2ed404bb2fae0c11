/** What a connection is sent of its view: everything at first, then what changed, and nothing if nothing did. */

import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Due, Outbox } from '../../server/rooms/outbox.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { type View, type ViewShape, withParts } from '../../shared/lib/view-parts.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { seatViewer } from '../../shared/duel/views/seat-viewer.ts';
import { DUEL_SHAPE } from '../../shared/duel/views/sent-view.ts';
import { wireView } from '../../shared/duel/views/wire-view.ts';
import { careless } from '../duel/arbitrary.ts';
import { SEATS } from '../../shared/duel/options.ts';
import { isOver } from '../../shared/duel/duel.ts';
import { must, perfect, Rig, ROOM } from '../duel/rig.ts';

const SHAPE: ViewShape = {
  records: ['students'],
  lists: ['figure'],
  clock: 'now',
  names: [],
  code: { forms: [['id']], words: [] },
};
const LATE = { now: 1, phase: 'playing', you: { score: 0 }, figure: [{ id: 1 }, { id: 2 }], students: { 7: 'Ada' } };

/** A client with its outbox: what it was sent, and what it has made of it. */
function client(shape = SHAPE) {
  const outbox = new Outbox();
  let view: View | null = null;
  const answer = (due: Due | null): Due | null => {
    // As it is after its way over the wire.
    if (due !== null)
      view = withParts(due.message === 'view' ? null : view, JSON.parse(JSON.stringify(due.parts)), shape);
    return due;
  };
  return { outbox, show: (next: object) => answer(outbox.take(next, shape)), answer, view: () => view };
}

/** The last entry of its list. */
const lastOf = (view: View | null) => (view?.figure as readonly unknown[] | undefined)?.at(-1);

describe('a view in parts', () => {
  it('[NET170] is sent whole at first, and again after the other end has lost it', () => {
    const { outbox, show, view } = client();
    expect(show(LATE)?.message).toBe('view');
    expect(view()).toEqual(LATE);
    outbox.forget();
    expect(show(LATE)?.message).toBe('view');
    expect(view()).toEqual(LATE);
  });

  it('[NET170] costs no message while nothing but the time changes, and then has the time of the change', () => {
    const { show, view } = client();
    show(LATE);
    expect(show({ ...LATE, now: 2 })).toBeNull();
    expect(show({ ...structuredClone(LATE), now: 2 })).toBeNull();
    expect(show({ ...LATE, now: 3, phase: 'over' })).toEqual({ message: 'parts', parts: ['phase', 'over', 'now', 3] });
    expect(view()).toEqual({ ...LATE, now: 3, phase: 'over' });
  });

  it.each([
    ['grows', [{ id: 1 }, { id: 2 }, { id: 3 }], [-1, 2, [0, 3]]],
    ['has another last entry', [{ id: 1 }, { id: 9 }], [-1, 1, [0, 9]]],
    ['begins again', [], [-1, 0]],
    ['gets shorter', [{ id: 1 }], [-1, 1]],
  ])('[NET170] is sent only the end of a list that %s', (_, figure, sent) => {
    const { show, view } = client();
    show(LATE);
    expect(show({ ...LATE, now: 4, figure })?.parts).toEqual(['figure', sent, 'now', 4]);
    expect(view()).toEqual({ ...LATE, now: 4, figure });
  });

  it('[NET170] is sent entry by entry where it has many, and an entry that is gone is gone', () => {
    const { show, view } = client();
    show(LATE);
    expect(show({ ...LATE, students: { 8: 'Bob' } })?.parts).toEqual([
      'students/8',
      'Bob',
      'students/7',
      null,
      'now',
      1,
    ]);
    expect(view()).toEqual({ ...LATE, students: { 8: 'Bob' } });
  });

  it('[NET170] keeps what did not change as the same objects', () => {
    const { show, view } = client();
    show(LATE);
    const [you, second] = [view()?.you, lastOf(view())];
    show({ ...LATE, figure: [...LATE.figure, { id: 3 }] });
    expect(view()?.you).toBe(you);
    expect(view()?.figure).toSatisfy((figure: readonly unknown[]) => figure.includes(second));
  });

  it('[VIEW72] waits, while a request is under way, for its answer', () => {
    const { outbox, show } = client();
    show(LATE);
    const [first, second] = [outbox.ask(), outbox.ask()];
    expect(show({ ...LATE, now: 2, phase: 'half-over' })).toBeNull();
    expect(show({ ...LATE, now: 3, phase: 'over' })).toBeNull();
    expect(first.end()).toEqual({ message: 'parts', parts: ['phase', 'over', 'now', 3] });
    expect(show({ ...LATE, now: 4, phase: 'playing' })).toBeNull();
    outbox.forget();
    expect(show({ ...LATE, now: 5 })?.message).toBe('view');
    expect(second.end()).toBeNull();
    expect(show({ ...LATE, now: 6, phase: 'over' })?.message).toBe('parts');
  });

  it('[NET170] of a class has its time in its frame, and is sent it with that alone', () => {
    const { show } = client({ ...SHAPE, clock: 'frame' });
    const view = { frame: { now: 1, phase: 'door' }, students: {} };
    expect(show(view)?.parts).toEqual(['frame', { now: 1, phase: 'door' }]);
    expect(show({ ...view, frame: { now: 2, phase: 'door' } })).toBeNull();
    expect(show({ ...view, frame: { now: 3, phase: 'round' } })?.parts).toEqual(['frame', { now: 3, phase: 'round' }]);
    expect(show({ frame: { now: 4, phase: 'round' }, students: { 7: 'Ada' } })?.parts).toEqual(['students/7', 'Ada']);
  });
});

/** A page and its connection: what the server wants shown is shown, late, or after the connection broke. */
function page(draw: (count: number) => number) {
  const { outbox, show, answer, view } = client(DUEL_SHAPE);
  let asks: ReturnType<Outbox['ask']>[] = [];
  /** Requests of connections that broke: they end all the same. */
  let lost: typeof asks = [];
  /** Afterwards the page has the view, unless it waits for an answer. */
  const next = (made: object) => {
    if (draw(8) === 0) {
      outbox.forget();
      [asks, lost] = [[], [...lost, ...asks]];
    }
    if (draw(5) === 0) asks.push(outbox.ask());
    show(made);
    if (draw(3) === 0) for (const ask of lost.splice(0)) answer(ask.end());
    if (draw(2) === 0) for (const ask of asks.splice(0)) answer(ask.end());
    // One that changes nothing.
    if (draw(4) === 0) answer(outbox.ask().end());
    return asks.length === 0 ? view() : null;
  };
  return { next };
}

it.each([0, 1, 2])(
  '[VIEW80] a page has at every moment the view of its place, whatever was lost and asked in between, seed %i',
  (seed) => {
    let drawn = 0;
    const draw = (count: number) => drawsFrom(seed, drawn++)(count);
    const level = must(LEVELS[seed * 3]);
    const mode = seed === 1 ? 'live' : 'coached';
    const rig = new Rig(level, [careless(seed), perfect()], { mode, compose: 'free', wire: 'person' });
    const room = { ...ROOM, wire: { name: 'Eve' } };
    const viewers = [seatViewer(0), seatViewer(1)] as const;
    const pages = [page(draw), page(draw), page(draw)] as const;
    const shown = () => {
      for (const seat of SEATS) {
        const has = pages[seat].next(viewers[seat](rig.state, room, rig.now));
        if (has !== null) same(has, seatView(rig.state, seat, room, rig.now));
      }
      // The third player comes late.
      if (rig.state.halves.length < 2) return;
      const view = wireView(rig.state, room, rig.now);
      const has = pages[2].next(view);
      if (has !== null) same(has, view);
    };
    for (shown(); !isOver(rig.state); shown()) {
      if (rig.state.phase === 'playing') rig.step();
      else rig.startHalf();
    }
  },
);

/** Time alone is not sent. */
function same(one: object, other: object): void {
  const [has, made] = [one, other].map((view) => ({ ...view, now: 0 }));
  // Saying why takes long.
  if (!isDeepStrictEqual(has, made)) expect(has).toEqual(made);
}
