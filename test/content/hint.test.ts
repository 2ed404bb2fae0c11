/**
 * Three hints in each language at every position of every level: never cut, never naming the state, and with the
 * numbers.
 */

import { describe, expect, it, test } from 'vitest';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { hintText } from './said.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { endOf } from '../../shared/duel/state/state.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { NOTATIONS, type Move } from '../../shared/referee/verdict.ts';
import { has, makeSegment, type Segment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { must, ROOM } from '../duel/rig.ts';
import { checkTexts } from '../tools/texts.ts';
import { askedStates, EVERY_LEVEL } from './wrong-moves.ts';

interface Asked {
  readonly view: SeatView;
  readonly right: Move;
}

/** Every position of the level as its seat sees it, and the right move there. */
function positions(level: (typeof EVERY_LEVEL)[number]): Asked[] {
  const seeds = level.storm === true ? [1, 2, 3] : [1];
  return NOTATIONS.flatMap((notation) =>
    seeds.flatMap((seed) =>
      askedStates(level, seed, notation).map(({ state, seat }) => {
        const half = must(state.halves.at(-1));
        return { view: seatView(state, seat, ROOM, 0), right: must(half.ends[endOf(seat, half.half)].position).right };
      }),
    ),
  );
}

const STEPS = [1, 2, 3];
const named = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

/** The numbers from which the segment that is due can be computed. */
function needed({ view, right }: Asked): number[] {
  const tcp = must(view.tcp);
  const cause = must(view.position).cause;
  if (right.kind !== 'send') return [];
  if (has(right.segment, 'RST'))
    return [cause.kind === 'arrival' ? (cause.segment.ack ?? cause.segment.seq) : tcp.sndNxt];
  if (cause.kind === 'timer') return [tcp.sndUna];
  return right.segment.ack === undefined ? [(tcp.sndNxt + 2 ** 32 - 1) % 2 ** 32] : [tcp.sndNxt];
}

const LONGEST: Readonly<Record<Locale, number>> = { en: 220, zh: 95, es: 250 };

function isSpoilt(hint: string, locale: Locale): boolean {
  const length = hint.length > 5 && hint.length <= LONGEST[locale];
  const language = /\p{Script=Han}/u.test(hint) === (locale === 'zh');
  const named = STATES.some((state) => hint.includes(state));
  return !length || !language || named || /undefined|NaN|null|\[object|\{\{| {2}|!|！/.test(hint);
}

const ASKED = EVERY_LEVEL.map((level) => [level.id, positions(level)] as const);

describe.each(ASKED)('%s', (_, asked) => {
  test.each(LOCALES)('[WHY6] has three hints at every position in %s, none malformed', (locale) => {
    expect(asked.length).toBeGreaterThan(3);
    for (const { view, right } of asked) {
      const hints = STEPS.map((step) => hintText(step, view, right, locale));
      expect(hints.filter((hint) => isSpoilt(hint, locale))).toEqual([]);
      expect(new Set(hints).size).toBe(3);
    }
  });

  test.each(LOCALES)('[WHY6] gives the numbers of the segment that is due at the third step, in %s', (locale) => {
    for (const one of asked) {
      const hint = hintText(3, one.view, one.right, locale);
      for (const n of needed(one)) expect(named(hint), hint).toContain(n);
    }
  });
});

it.each(['en', 'zh'] as const)('[WHY360] [WHY361] [WHY363] in %s has its form also with numbers', (language) => {
  const asked = ASKED.flatMap(([, all]) => all);
  const hints = asked.flatMap(({ view, right }) => STEPS.map((step) => hintText(step, view, right, language)));
  const shown = new Set(hints.map((hint) => hint.replace(/\d+/g, '4000')));
  const text = `const A = ${JSON.stringify([...shown])};`;
  expect(checkTexts([{ path: `shared/content/why/hint.${language}.ts`, text }])).toEqual([]);
});

it('[WHY6] says nothing about the segment before the second step, and gives its numbers only at the third', () => {
  const all = ASKED.flatMap(([, asked]) => asked).filter(({ right }) => right.kind === 'send');
  for (const { view, right } of all) {
    const early = LOCALES.flatMap((locale) => [1, 2].map((step) => hintText(step, view, right, locale)));
    expect(early.filter((hint) => named(hint).includes(must(view.tcp).sndNxt))).toEqual([]);
  }
});

it('[WHY6] has nothing to say if there is no question', () => {
  const { view, right } = must(ASKED[0]?.[1][0]);
  for (const locale of LOCALES)
    expect(hintText(1, { ...view, position: null }, right, locale).length).toBeGreaterThan(5);
});

/** A position of a level as if `segment` had come last. */
function asIfCame({ view, right }: Asked, segment: Segment): Asked {
  const cause = { kind: 'arrival', segment, again: false, called: null } as const;
  return { view: { ...view, position: { ...must(view.position), cause } }, right };
}

const positionsOf = (id: string) => must(ASKED.find(([level]) => level === id))[1];

it('[WHY6] says that a segment is a repetition, whatever has arrived since the timer rang', () => {
  const rang = must(positionsOf('lost-fin').find(({ view }) => view.position?.cause.kind === 'timer'));
  const { sndUna, rcvNxt } = must(rang.view.tcp);
  const since = asIfCame(rang, makeSegment({ seq: rcvNxt, ack: sndUna }));
  for (const locale of LOCALES) {
    expect(hintText(2, since.view, since.right, locale)).toBe(hintText(2, rang.view, rang.right, locale));
    expect(named(hintText(3, since.view, since.right, locale))).toContain(sndUna);
  }
});

it("[WHY6] speaks of a gap only before the peer's FIN: after it nothing is missing", () => {
  const isAck = ({ view, right }: Asked) => right.kind === 'send' && must(view.tcp).sndUna === must(view.tcp).sndNxt;
  const last = must(positionsOf('last-words').findLast(isAck));
  const { rcvNxt, sndNxt } = must(last.view.tcp);
  const strange = asIfCame(last, makeSegment({ seq: (rcvNxt + 5) % 2 ** 32, ack: sndNxt, len: 10 }));
  expect(hintText(2, last.view, last.right, 'en')).toContain('A FIN takes one number');
  expect(hintText(2, strange.view, strange.right, 'en')).toContain('not accepted');
  expect(hintText(3, strange.view, strange.right, 'en')).not.toContain('missing');
});
