/** Time to pair a class of 250 and to build its views, in milliseconds. None of it has a goal. */

import { performance } from 'node:perf_hooks';
import { duelFacts } from '../../shared/class/duel-facts.ts';
import { CLASS_SHAPE } from '../../shared/class/class-view.ts';
import { changedParts, type View } from '../../shared/lib/view-parts.ts';
import { cheapestPairs } from '../../shared/lib/matching.ts';
import { drawsFrom } from '../../shared/lib/random.ts';
import { levelById } from '../../shared/content/levels.ts';
import { careless } from '../duel/arbitrary.ts';
import { must, Rig, ROOM } from '../duel/rig.ts';
import { AT, ClassRig, RIGHT } from '../class/class-rig.ts';
import { report } from './support/report.ts';

const STUDENTS = 250;
const TIMES = 7;

/** Reports the median of a few runs. */
function measure(name: string, work: () => void): void {
  work();
  const times = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  report(`class of ${STUDENTS}: ${name}`, 'ms', must(times[TIMES >> 1]));
}

/** A class of 250 in which a few students are missing each round. */
function after(rounds: number, missing: number): ClassRig {
  const rig = new ClassRig({ students: STUDENTS });
  const draw = drawsFrom(1, rounds);
  for (let i = 0; i < rounds; i++) {
    const away = Array.from({ length: missing }, () => 1 + draw(STUDENTS));
    for (const id of away) rig.here.delete(id);
    rig.start(AT.duel).must({ kind: 'skip' });
    for (const id of away) rig.here.add(id);
  }
  return rig;
}

for (const [rounds, missing] of [
  [0, 0],
  [8, 0],
  [8, 5],
  [60, 5],
] as const) {
  const rig = after(rounds, missing);
  measure(`pairs after ${rounds} rounds, ${missing} missing in each`, () => rig.drawn());
}

const draw = drawsFrom(2, 2);
const costs = Array.from({ length: STUDENTS }, () => Array.from({ length: STUDENTS }, () => draw(1_000_000)));
measure('pairs at any costs', () => {
  cheapestPairs(STUDENTS, (a, b) => must(must(costs[Math.min(a, b)])[Math.max(a, b)]));
});

const duel = new Rig(must(levelById('lost-last-ack')), [careless(1), careless(2)], { compose: 'cards' }).runHalf();
duel.startHalf();
duel.untilAsked(1);
const plan = { matchId: 'm', code: 'ACDEF', seats: { 0: 1, 1: 2 } };
measure('facts of 100 duels', () => {
  for (let i = 0; i < 100; i++) duelFacts('m', duel.state, ROOM, plan, duel.now);
});

const rig = after(8, 5).start(AT.question);
for (let id = 1; id <= STUDENTS; id += 2) rig.answer(id, RIGHT);
const { moves, mini } = duelFacts('m', duel.state, ROOM, plan, duel.now);
for (const { matchId } of rig.state.rounds.flatMap(({ duels }) => duels))
  rig.stands(matchId, [50, 40], true, { moves, mini });
measure('views of all students', () => {
  for (let id = 1; id <= STUDENTS; id++) rig.student(id);
});
measure('view of the teacher, in parts', () => {
  changedParts(null, rig.teacher() as unknown as View, CLASS_SHAPE);
});
