/** The lecture and what students ask: complete in both languages, short enough to be read, and each leads to a place that exists. */

import { describe, expect, it } from 'vitest';
import { momentLog } from '../../client/solo/own/moment-log.ts';
import { lectureHalf, layoutLecture, wavesOf } from '../../client/lecture/lecture-layout.ts';
import { isWave } from '../../client/lecture/part-name.ts';
import { playOut } from '../../shared/bot/play-out.ts';
import { CONTENT_EN } from '../../shared/content/content.en.ts';
import type { LecturePart } from '../../shared/content/lecture/lecture-parts.ts';
import { reviewOf } from '../../shared/duel/views/make-review.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { STATEMENTS } from './statements.ts';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { ASK_IDS, ASK_OF, ASK_SHOWN } from '../../shared/content/ask/student-asks.ts';
import { ASK_EN } from '../../shared/content/ask/student-asks.en.ts';
import { ASK_ZH } from '../../shared/content/ask/student-asks.zh.ts';
import {
  FIGURE_LEVELS,
  LECTURE_OF,
  PART_SHOWN,
  SIMPLE_SHOWN,
  SIMPLIFICATIONS,
  WRITTEN,
} from '../../shared/content/lecture/lecture.ts';
import { LECTURE_PARTS, WAVES } from '../../shared/content/lecture/lecture-parts.ts';
import { LECTURE_EN } from '../../shared/content/lecture/lecture.en.ts';
import { LECTURE_ZH } from '../../shared/content/lecture/lecture.zh.ts';
import { MOMENT_IDS, MOMENTS, type Shown } from '../../shared/content/lecture/shown.ts';
import { levelById } from '../../shared/content/levels.ts';
import { replay } from '../../shared/duel/duel.ts';
import { practiceLog } from '../../shared/duel/state/practice.ts';
import { seatView } from '../../shared/duel/views/seat-view.ts';
import { symbolOf } from '../../shared/duel/symbols.ts';
import { has } from '../../shared/tcp/segment.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { ROOM } from '../duel/rig.ts';

const LECTURES = { en: LECTURE_EN, zh: LECTURE_ZH } as const;
const ANSWERS = { en: ASK_EN, zh: ASK_ZH } as const;
const LANGUAGES = ['en', 'zh'] as const;

const ALL_SHOWN: readonly Shown[] = [
  ...Object.values(ASK_SHOWN).flat(),
  ...Object.values(PART_SHOWN).flat(),
  ...Object.values(SIMPLE_SHOWN),
];

/** Every sentence of a text, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function wordsIn(text: string, language: string): number {
  const parts = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return [...parts].filter(({ isWordLike }) => isWordLike).length;
}

describe('the lecture', () => {
  it('[UI380] has a screen for each wave, the wait, its purposes, and what is simplified', () => {
    expect(LECTURE_PARTS).toEqual([...WAVES, 'wait', 'why', 'simple']);
    expect(new Set(Object.values(LECTURE_OF)).size).toBeGreaterThan(5);
    expect(Object.keys(LECTURE_OF).sort()).toEqual([...MISTAKES].sort());
    for (const language of LANGUAGES) expect(Object.keys(LECTURES[language].simple.rows)).toEqual([...SIMPLIFICATIONS]);
  });

  it.each(WAVES)('[UI381] writes of %s what the figure shows, apart from what it says it leaves out', (wave) => {
    const half = lectureHalf(FIGURE_LEVELS.waves);
    const figure = layoutLecture(half, { width: 780, height: 600 }, figureLabels('en'), LECTURE_EN.halves);
    const { entry } = wavesOf(figure)[wave].at(-1) ?? expect.fail(`no arrow for ${wave}`);
    const { from, fin, ackFlag, seq, ack } = WRITTEN[wave];
    const own = from === 'A' ? 'active' : 'passive';
    const other = from === 'A' ? 'passive' : 'active';
    const { segment } = entry;
    expect(entry.from).toBe(from);
    expect(has(segment, 'FIN')).toBe(fin);
    expect(has(segment, 'ACK')).toBe(true);
    expect(symbolOf(segment.seq, own, half.symbols)).toBe(seq);
    expect(ackFlag).toBe(ack !== null);
    if (ack !== null) expect(symbolOf(segment.ack ?? 0, other, half.symbols)).toBe(ack);
  });

  it.each(LANGUAGES)('[UI380] spells MSL out where it first stands on a screen in %s', (language) => {
    const { waves, wait } = LECTURES[language];
    const spelled = language === 'en' ? /maximum segment lifetime/ : /最长报文段寿命/;
    for (const told of [waves['wave-4'].text.join(' '), wait.text.join(' '), wait.under]) expect(told).toMatch(spelled);
  });

  it('[UI380] has no sentence of more than 25 words in English', () => {
    const sentences = [...textsIn(LECTURE_EN), ...textsIn(ASK_EN)].flatMap((text) => text.split(/(?<=[.!?:])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 25)).toEqual([]);
  });
});

describe('what students ask', () => {
  it('[UI384] are 25 questions, and no answer has more than 80 words', () => {
    expect(ASK_IDS.length).toBe(25);
    for (const language of LANGUAGES) {
      const { questions } = ANSWERS[language];
      expect(Object.keys(questions).sort()).toEqual([...ASK_IDS].sort());
      const long = ASK_IDS.filter((id) => wordsIn(questions[id].answer, language) > 80);
      expect([language, long]).toEqual([language, []]);
    }
  });

  it('[UI384] is found from the mistakes that raise it', () => {
    for (const id of Object.values(ASK_OF)) expect(ASK_IDS).toContain(id);
  });
});

describe('what can be tried', () => {
  it('[UI382] leads to levels and moments that exist', () => {
    for (const shown of ALL_SHOWN) {
      if (shown.kind === 'level') expect(levelById(shown.levelId), shown.levelId).not.toBeNull();
      if (shown.kind === 'moment') expect(MOMENT_IDS).toContain(shown.moment);
      if (shown.kind === 'lecture') expect(LECTURE_PARTS).toContain(shown.part);
    }
  });

  it.each(MOMENT_IDS)('[UI383] %s is a question that its level really asks', (moment) => {
    const { asks } = MOMENTS[moment];
    const { log, seat } = momentLog(moment);
    const begun =
      practiceLog(log, { matchId: 'm', events: log.length }, seat) ?? expect.fail('no practice begins here');
    const { position } = seatView(replay(begun), seat, ROOM, begun.at(-1)?.at ?? 0);
    expect(position !== null && asks(position.cause)).toBe(true);
  });
});

describe('the 28 statements of the lecture', () => {
  /** What a screen says, with its two points. */
  const toldIn = (part: Exclude<LecturePart, 'simple'>, language: 'en' | 'zh') => {
    const text = LECTURES[language];
    return textsIn(isWave(part) ? text.waves[part] : text[part]).join('\n');
  };

  it('[UI386] are all there, each once', () => {
    expect(STATEMENTS.length).toBe(28);
    expect(new Set(STATEMENTS.map(({ says }) => says)).size).toBe(28);
  });

  it.each(STATEMENTS)(
    '[UI386] $says: is retold, happens in $level, and is cited',
    ({ retold, level, happens, cited }) => {
      if ('row' in retold) expect(SIMPLIFICATIONS).toContain(retold.row);
      else if (retold.part !== 'simple') {
        expect(toldIn(retold.part, 'en')).toMatch(retold.en);
        expect(toldIn(retold.part, 'zh')).toMatch(retold.zh);
      }
      const { entries } = halfOf(level);
      expect(entries.some(happens)).toBe(true);
      if (cited !== undefined) expect(CONTENT_EN.whys[cited].lecture).not.toBeNull();
    },
  );
});

const halves = new Map<string, HalfReview>();

/** The first half of a level between two bots. */
function halfOf(levelId: string): HalfReview {
  const known = halves.get(levelId);
  if (known !== undefined) return known;
  const level = levelById(levelId) ?? expect.fail(`no level ${levelId}`);
  const state = playOut(level, { speed: false, thinkMs: 500 }) ?? expect.fail('it comes to no rest');
  const [half] = reviewOf(state, ROOM).halves;
  if (half === undefined) expect.fail('nothing was played');
  halves.set(levelId, half);
  return half;
}
