import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { levelText } from '../../shared/content/explain.ts';
import { LEVEL_FILES } from '../../shared/content/level-files.ts';
import { levelOfFile, readLevel } from '../../shared/content/level-schema.ts';
import { LOCALES, type Locale } from '../../shared/lib/language.ts';
import { LEVELS } from '../../shared/content/levels.ts';
import { FILE_LEVEL_IDS, LEVEL_IDS } from '../../shared/content/text.ts';
import { captureLevels } from '../../server/captures.ts';

const [FOUR_WAVES] = LEVELS;

/** The level as JSON values, with one place changed. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const root: unknown = structuredClone(FOUR_WAVES);
  let place = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  place[path.at(-1) ?? ''] = value;
  return root;
}

describe('a level file', () => {
  /** In these both ends get the same text: both close at once, count alike, or neither knows what comes. */
  const ALIKE: readonly string[] = ['crossing', 'wraparound', 'storm'];

  /** How a language addresses the player. */
  const YOU: Readonly<Record<Locale, RegExp>> = {
    en: /\byou(rs?)?\b/i,
    zh: /你/,
    es: /(?<!\p{L})(t[úu]s?|te|ti|tuy[oa]s?|estás)(?!\p{L})/iu,
  };

  it.each(LEVELS.filter(({ id }) => !ALIKE.includes(id)).map(({ id }) => id))(
    '[UI135] of %s tells each end in its own words what to do',
    (id) => {
      for (const locale of LOCALES) {
        const { own, goal } = levelText(id, locale);
        const told = [own?.A ?? '', own?.B ?? ''];
        expect(new Set([...told, goal]).size).toBe(3);
        for (const words of told) expect(words).toMatch(YOU[locale]);
      }
    },
  );

  it.each([...LEVELS, ...captureLevels()].map((level) => [level.id, level] as const))(
    '[LEVEL1] of %s is read unchanged',
    (_, level) => {
      expect(readLevel(JSON.parse(JSON.stringify(level)))).toEqual({ ok: true, level });
    },
  );

  it.each([
    [['ends', 'B', 'script', 0, 'call', 'kind'], 'FINISH', 'ends.B.script.0.call.kind'],
    [['ends', 'A', 'sndNxt'], 2 ** 32, 'ends.A.sndNxt'],
    [['ends', 'A', 'sndNxt'], '4000', 'ends.A.sndNxt'],
    [['ends', 'A', 'address', 'ip'], 'somewhere', 'ends.A.address.ip'],
    [['ends', 'B', 'script', 0, 'atOnce'], true, 'ends.B.script.0.afterMs'],
    [['faults'], [{ from: 'C', match: { nth: 1 }, effect: { kind: 'lose' } }], 'faults.0.from'],
    [['faults'], [{ from: 'A', match: { nth: 0 }, effect: { kind: 'lose' } }], 'faults.0.match.nth'],
    [['compose'], 'guess', 'compose'],
    [['notation'], undefined, 'notation'],
    [['surprise'], 1, 'the top'],
  ] as const)('[LEVEL1] with a wrong %j is refused with one line that names the place', (path, value, place) => {
    const read = readLevel(changed(path, value));
    expect(read.ok).toBe(false);
    const { error } = read as { error: string };
    expect(error).toMatch(new RegExp(`^at ${place.replaceAll('.', '\\.')}: .+$`));
    expect(error).not.toContain('\n');
  });

  it.each([null, 7, 'four-waves', [], {}])('[LEVEL1] %j is no level', (json) => {
    expect(readLevel(json).ok).toBe(false);
  });

  it('[LEVEL1] shipped with the game but wrong stops the program with its id and the place', () => {
    const [file] = LEVEL_FILES;
    expect(() => levelOfFile({ ...file, id: 'four-waves', faults: 3 } as never)).toThrow(
      /^level four-waves: at faults: /,
    );
  });

  it('[LEVEL1] limits what a level from elsewhere can ask of a room', () => {
    const step = { when: {}, afterMs: 0, call: { kind: 'SEND', bytes: 1 } };
    expect(readLevel(changed(['ends', 'A', 'script'], Array(61).fill(step))).ok).toBe(false);
    expect(readLevel(changed(['ends', 'A', 'script'], [{ ...step, afterMs: 200_000 }])).ok).toBe(false);
    expect(readLevel(changed(['faults'], Array(101).fill({}))).ok).toBe(false);
  });
});

describe('the texts of a level', () => {
  it('are those of the levels that there are', () => {
    expect(LEVEL_FILES.map(({ id }) => id)).toEqual(FILE_LEVEL_IDS);
    const files = readdirSync(resolve(import.meta.dirname, '../../shared/content/levels'));
    expect(files.toSorted()).toEqual(FILE_LEVEL_IDS.map((id) => `${id}.json`).toSorted());
  });

  it.each(LEVEL_IDS)(
    '[LEVEL2] say in each language what %s is called, what is to be done and what it teaches',
    (id) => {
      for (const language of LOCALES) {
        const { title, goal, teaches, own } = levelText(id, language);
        expect(levelText(id, language)).not.toBe(levelText('unknown', language));
        for (const line of [title, goal, teaches, ...Object.values(own ?? {})]) {
          expect(line).not.toMatch(/^\s|\s$|^$/);
          expect(line.length).toBeLessThanOrEqual(300);
        }
      }
    },
  );
});
