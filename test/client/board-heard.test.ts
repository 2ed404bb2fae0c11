/** What the room hears of its class. */

import { describe, expect, it } from 'vitest';
import { boardHeard, pulseEvery } from '../../client/teach/board/board-heard.ts';
import type { TeacherView } from '../../shared/class/class-view.ts';
import { must } from '../duel/rig.ts';
import { TEACHER_FIXTURES } from './fixtures/class-views.ts';

function view(name: keyof typeof TEACHER_FIXTURES): TeacherView {
  const { teacher } = TEACHER_FIXTURES[name] as { readonly teacher?: TeacherView };
  return must(teacher);
}
const inFrame = (from: TeacherView, frame: Partial<TeacherView['frame']>): TeacherView => ({
  ...from,
  frame: { ...from.frame, ...frame },
});

const DUELS = view('boardDuels15');
const [QUESTION] = Object.keys(TEACHER_FIXTURES).flatMap((name) => {
  const { teacher } = TEACHER_FIXTURES[name as keyof typeof TEACHER_FIXTURES] as { readonly teacher?: TeacherView };
  return teacher?.round?.kind === 'question' && teacher.frame.phase === 'round' ? [teacher] : [];
});

describe('[SOUND587] the room', () => {
  it('hears a round begin and end, once, and nothing when the board is opened in the middle of it', () => {
    const { round } = DUELS.frame;
    const between = inFrame(DUELS, { phase: 'between' });
    expect(boardHeard(null, DUELS)).toEqual([]);
    expect(boardHeard(DUELS, DUELS)).toEqual([]);
    expect(boardHeard(DUELS, between)).toEqual(['roundOver']);
    expect(boardHeard(between, inFrame(DUELS, { round: round + 1 }))).toEqual(['roundBegins']);
    expect(boardHeard(DUELS, inFrame(DUELS, { round: round + 1 }))).toEqual(['roundOver', 'roundBegins']);
    expect(boardHeard(between, inFrame(DUELS, { phase: 'over' }))).toEqual([]);
  });

  it('hears each answer as it comes, the right and the wrong one alike', () => {
    const asked = must(QUESTION);
    if (asked.round?.kind !== 'question') throw new Error('the fixture asks a question');
    const { round } = asked;
    const more: TeacherView = {
      ...asked,
      round: { ...round, count: { ...round.count, answered: round.count.answered + 2 } },
    };
    expect(boardHeard(asked, more)).toEqual(['vote']);
    expect(boardHeard(more, more)).toEqual([]);
  });

  it('has a pulse that is the faster the more are to move, and none where nobody is or the class is paused', () => {
    const duels = Object.values(DUELS.duels).map((duel) => ({ ...duel, phase: 'playing' as const }));
    const asking = (count: number): TeacherView => {
      let left = count;
      const seated = duels.map((duel) => {
        const seats = duel.seats.map((seat) => ({
          ...seat,
          presence: 'here' as const,
          askedSince: left-- > 0 ? 1_000 : null,
        }));
        return { ...duel, seats: [must(seats[0]), must(seats[1])] as const };
      });
      return { ...DUELS, duels: Object.fromEntries(seated.map((duel) => [duel.matchId, duel])) };
    };
    const paces = [1, 5, 20, duels.length * 2].map((count) => must(pulseEvery(asking(count))));
    expect(paces).toEqual(paces.toSorted((a, b) => b - a));
    expect([paces[0], paces.at(-1)]).toEqual([6_000, 2_000]);
    expect(pulseEvery(asking(0))).toBeNull();
    expect(pulseEvery(inFrame(asking(5), { paused: true }))).toBeNull();
    expect(pulseEvery(inFrame(asking(5), { phase: 'between' }))).toBeNull();
  });
});
