/** The comments in an exported capture, one for every segment sent, in both languages. */

import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../client/words/i18n.ts';
import { captureWords } from '../../client/review/capture-words.ts';
import { judgementsOf } from '../../shared/capture/export/export-moves.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { clauseText } from '../../shared/lib/clause.ts';
import { erring, playedHalves } from '../capture/export-rig.ts';
import { ABSENT, must } from '../duel/rig.ts';
import './every-language.ts';

const LOST_LAST_ACK = must(levelById('lost-last-ack'));
const NAMES = ['Ada', '小林'] as const;

const segments = (half: HalfReview) => half.entries.filter((entry) => entry.kind === 'segment');
const saidOf = (half: HalfReview, entry: ReviewEntry) => captureWords(half, 'A level', NAMES).describe(entry.id);

afterEach(() => {
  locale.value = 'en';
});

describe('the comments in an exported capture', () => {
  const [first, second] = playedHalves(LOST_LAST_ACK, [erring(3), erring(4)]);

  it.each(['en', 'zh'] as const)('[EXP6] give verdict, points and clause of every segment (%s)', (language) => {
    locale.value = language;
    const half = must(first);
    const verdict = language === 'en' ? 'Right' : '正确';
    for (const entry of segments(half)) {
      const { points, clause } = must(judgementsOf(half, entry.id).at(-1));
      const said = must(saidOf(half, entry));
      expect(said).toContain(
        `${NAMES[entry.from === 'A' ? 0 : 1]}: ${verdict} (+${points.total}) · ${clauseText(clause, language)}`,
      );
    }
  });

  it('[EXP6] mention the tries that were stopped before, with the id of the mistake', () => {
    const half = must(first);
    const tried = must(segments(half).find(({ id }) => judgementsOf(half, id).length > 1));
    const [wrong] = judgementsOf(half, tried.id);
    expect(wrong?.verdict).toBe('wrong');
    expect(saidOf(half, tried)).toContain(`(0) · ${wrong?.mistake} · ${clauseText(must(wrong).clause, 'en')}`);
  });

  it('[EXP6] say what was lost, what was retransmitted, and what the stack sent', () => {
    const half = must(first);
    const lost = must(segments(half).find((entry) => entry.lost));
    expect(saidOf(half, lost)).toMatch(/^Lost on the wire/);
    expect(saidOf(half, must(segments(half).find((entry) => entry.again)))).toMatch(/^Sent before/);
    const absent = must(playedHalves(LOST_LAST_ACK, [ABSENT, ABSENT])[0]);
    expect(saidOf(absent, must(segments(absent)[0]))).toMatch(/^The stack sent it/);
  });

  it('[EXP6] name the players at the ends that they had in this half', () => {
    expect(captureWords(must(first), 'A level', NAMES).host).toEqual({
      A: 'active closer · Ada',
      B: 'passive closer · 小林',
    });
    expect(captureWords(must(second), 'A level', NAMES).host.A).toBe('active closer · 小林');
  });

  it('[EXP6] are absent for anything but a segment', () => {
    const half = must(first);
    expect(saidOf(half, must(half.entries.find(({ kind }) => kind === 'call')))).toBeNull();
  });
});
