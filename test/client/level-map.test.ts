/** The levels as a map: where every station is, what its figure shows, where the keys lead. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GROUP_NAMES, LEVEL_GROUPS, type LevelGroup, type MapLevel, STORM } from '../../client/context/level-groups.ts';
import { NO_PROGRESS } from '../../client/context/progress.ts';
import { readFigure, writeFigure } from '../../client/solo/map/level-figure.ts';
import { LEVEL_FIGURES } from '../../client/solo/map/level-figures.ts';
import { stationBeside, WAY_KEYS } from '../../client/solo/map/map-keys.ts';
import { type Box, mapLayout, type MapLayout, WAY } from '../../client/solo/map/map-layout.ts';
import { cleanRuns, groupCount, nextLevel, standOf } from '../../client/solo/map/map-stand.ts';
import { afterRun, PATH_LEVELS } from '../../client/solo/path/path.ts';
import { START_EN } from '../../client/words/en/start.ts';
import { START_ES } from '../../client/words/es/start.ts';
import { START_ZH } from '../../client/words/zh/start.ts';
import { LEVEL_TEXTS_EN } from '../../shared/content/level-text.en.ts';
import { LEVEL_TEXTS_ES } from '../../shared/content/level-text.es.ts';
import { LEVEL_TEXTS_ZH } from '../../shared/content/level-text.zh.ts';
import { LEVEL_IDS, type LevelTexts, levelTextIn } from '../../shared/content/text.ts';
import { must } from '../duel/rig.ts';
import { levelFigures } from '../tools/map/figures-file.ts';
import { cleanRun, mastered } from './fixtures/path-views.ts';

type Language = readonly [string, LevelTexts, Readonly<Record<`group.${LevelGroup}`, string>>];
const LANGUAGES: readonly [Language, ...Language[]] = [
  ['en', LEVEL_TEXTS_EN, START_EN],
  ['zh', LEVEL_TEXTS_ZH, START_ZH],
  ['es', LEVEL_TEXTS_ES, START_ES],
];
/** Px at arm's length: the phones, a tablet, the narrowest and the usual desks, and one that is much wider than high. */
const SIZES = [320, 360, 390, 412, 768, 844, 1024, 1239, 1240, 1280, 1366, 1440, 2200] as const;

function laidOut(width: number, opened: MapLevel, language: Language): MapLayout {
  const [, texts, start] = language;
  return mapLayout(width, width < 1240 ? 780 : 650, opened, {
    level: (id) => levelTextIn(texts, id),
    group: (group: LevelGroup) => `${start[`group.${group}`]} 0/6`,
  });
}

const stationsOf = ({ legs }: MapLayout) => legs.flatMap(({ stations }) => stations);

function overlap(one: Box, other: Box): boolean {
  const across = one.left < other.left + other.width - 0.01 && other.left < one.left + one.width - 0.01;
  return across && one.top < other.top + other.height - 0.01 && other.top < one.top + one.height - 0.01;
}

/** What covers what, or is outside of the map. */
function faults(layout: MapLayout): string[] {
  const boxes: [string, Box][] = [
    ...stationsOf(layout).map(({ id, box }): [string, Box] => [id, box]),
    ...GROUP_NAMES.map((group): [string, Box] => [group, layout.names[group]]),
  ];
  return boxes.flatMap(([name, box], at) => [
    ...boxes.slice(at + 1).flatMap(([other, its]) => (overlap(box, its) ? [`${name} and ${other}`] : [])),
    ...(box.left < 0 || box.left + box.width > layout.width || box.top + box.height > layout.height
      ? [`${name} outside`]
      : []),
  ]);
}

describe('the map', () => {
  it('[PATH500] has every level of the game once, in the order of the path, the storm last', () => {
    expect([...WAY].sort()).toEqual([...LEVEL_IDS].sort());
    expect(WAY.filter((id) => id !== STORM)).toEqual(PATH_LEVELS);
    for (const width of [390, 1366])
      expect(stationsOf(laidOut(width, 'four-waves', LANGUAGES[0])).map(({ id, number }) => [number, id])).toEqual(
        WAY.map((id, at) => [at + 1, id]),
      );
  });

  it.each(LANGUAGES)('[PATH500] covers nothing in %s, whichever station is open and in every size', (...language) => {
    for (const width of SIZES)
      for (const opened of WAY)
        expect([width, opened, ...faults(laidOut(width, opened, language))]).toEqual([width, opened]);
  });

  it('[PATH500] is one way: each arrow leaves where the one before has arrived, further down', () => {
    for (const width of [390, 1366]) {
      const { legs } = laidOut(width, 'abort', LANGUAGES[0]);
      for (const [at, { from, to }] of legs.entries()) {
        expect(to.y).toBeGreaterThan(from.y);
        const next = legs[at + 1];
        if (next !== undefined) expect([next.from.x, next.from.y > to.y]).toEqual([to.x, true]);
      }
    }
  });

  it('[PATH500] opens exactly the asked station, which gets the most room', () => {
    for (const width of [390, 1366]) {
      const open = stationsOf(laidOut(width, 'ghost', LANGUAGES[0])).filter((one) => one.open);
      expect(open.map(({ id }) => id)).toEqual(['ghost']);
      expect(must(open[0]).box.height).toBeGreaterThan(110);
    }
  });
});

describe('the keys on the map', () => {
  it('[PATH502] lead along the way to every station and back, as they are seen', () => {
    for (const width of [390, 1366]) {
      const layout = laidOut(width, 'four-waves', LANGUAGES[0]);
      for (const [at, id] of WAY.entries()) {
        const next = WAY[at + 1];
        if (next === undefined) continue;
        const keys = WAY_KEYS.filter((key) => stationBeside(layout, id, key) === next);
        expect([id, keys.length > 0]).toEqual([id, true]);
        const back = WAY_KEYS.filter((key) => stationBeside(layout, next, key) === id);
        expect([next, back.length > 0]).toEqual([next, true]);
      }
    }
  });

  it('[PATH502] go to the right where the right is, up and down to the nearest, and to both ends', () => {
    const layout = laidOut(1366, 'four-waves', LANGUAGES[0]);
    expect(stationBeside(layout, 'four-waves', 'ArrowRight')).toBe('last-words');
    expect(stationBeside(layout, 'lost-ack', 'ArrowLeft')).toBe('lost-second-fin');
    expect(stationBeside(layout, 'crossing', 'ArrowDown')).toBe('lost-fin');
    expect(stationBeside(layout, 'four-waves', 'ArrowUp')).toBe('four-waves');
    expect(stationBeside(layout, 'ghost', 'Home')).toBe('four-waves');
    expect(stationBeside(layout, 'ghost', 'End')).toBe('storm');
  });
});

describe('the figure of a level', () => {
  it('[PATH501] is what the level itself gives: the file is up to date (npm run docs:map)', () => {
    const file = resolve(import.meta.dirname, '../../client/solo/map/level-figures.ts');
    expect(readFileSync(file, 'utf8')).toBe(levelFigures());
  });

  it.each(Object.entries(LEVEL_FIGURES))('[PATH501] of %s is small, and reads as it was written', (_, line) => {
    const figure = readFigure(line);
    expect(writeFigure(figure)).toBe(line);
    expect(figure.arrows.length).toBeGreaterThanOrEqual(3);
    expect(figure.arrows.length).toBeLessThanOrEqual(6);
  });

  it('[PATH501] shows what makes the level what it is', () => {
    const of = (id: MapLevel) => readFigure(LEVEL_FIGURES[id]);
    for (const id of ['lost-fin', 'lost-ack', 'lost-second-fin', 'lost-last-ack'] as const)
      expect(of(id).arrows.filter(({ came }) => came === null)).toHaveLength(1);
    expect(of('lost-last-ack-twice').arrows.filter(({ came }) => came === null)).toHaveLength(2);
    const [mine, peer] = of('crossing').arrows;
    expect([mine?.sent, mine?.came]).toEqual([peer?.sent, peer?.came]);
    expect(of('ghost').arrows.map(({ kind }) => kind)).toContain('GHOST');
    expect(of('skip-time-wait').arrows.map(({ kind }) => kind)).toContain('HARM');
    expect(of('port-rush').marks.map(({ fact }) => fact)).toEqual(['TIME-WAIT', 'PORT', 'PORT']);
    expect(of('nobody-home').marks).toContainEqual(expect.objectContaining({ end: 'B', fact: 'ABSENT' }));
    expect(of('crash').marks.map(({ fact }) => fact)).toContain('KILLED');
    expect(of('wraparound').marks.map(({ fact }) => fact)).toContain('ZERO');
  });

  it('is no figure if a part of it is not one', () => {
    expect(() => readFigure('A FIN 0-1; C ACK 1-2')).toThrow('C ACK');
  });
});

describe('where a player stands', () => {
  it('[PATH501] is what the runs say: not played, begun, mastered, and the storm has no end', () => {
    const middle = mastered(1, 2);
    expect(WAY.slice(0, 3).map((id) => standOf(middle, id))).toEqual(['mastered', 'begun', 'untouched']);
    const tried = afterRun(NO_PROGRESS, { ...cleanRun('ghost', 'cards'), wrong: 1 }, 0);
    expect([standOf(tried, 'ghost'), standOf(middle, STORM)]).toEqual(['begun', 'endless']);
    expect(groupCount(middle, 'basics')).toEqual({ mastered: 1, levels: LEVEL_GROUPS.basics.length });
    expect(cleanRuns(middle)).toEqual({ clean: 5, runs: 3 * PATH_LEVELS.length });
  });

  it('[PATH502] has the next level open, and the storm when nothing is left', () => {
    expect([NO_PROGRESS, mastered(6, 1), mastered(PATH_LEVELS.length, 0)].map(nextLevel)).toEqual([
      'four-waves',
      'lost-ack',
      STORM,
    ]);
  });
});
