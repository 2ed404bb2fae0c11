/** The open verdict cases: none fails, none is skipped, and the runner can fail. */

import { describe, expect, it, test } from 'vitest';
import { type MistakeCase, runMistake } from '../../shared/conformance/mistakes.ts';
import { MISTAKES } from '../../shared/referee/mistake.ts';
import { MISTAKE_CASES } from './fixtures.ts';

describe('verdict cases', () => {
  test.each(MISTAKE_CASES.map((mistake) => [mistake.id, mistake] as const))('%s', (_, mistake) => {
    expect(runMistake(mistake)).toEqual({ kind: 'passed' });
  });

  it('are complete', () => {
    expect(MISTAKE_CASES).toHaveLength(210);
    expect(MISTAKE_CASES.filter(({ mistake }) => mistake !== null && !MISTAKES.some((id) => id === mistake))).toEqual(
      [],
    );
  });
});

describe('a verdict case that was tampered with', () => {
  const failing = (change: (mistake: MistakeCase) => MistakeCase) =>
    MISTAKE_CASES.filter((mistake) => runMistake(change(mistake)).kind === 'failed').length;

  it('fails: another verdict', () => {
    expect(failing((c) => ({ ...c, verdict: c.verdict === 'wrong' ? 'correct' : 'wrong' }))).toBe(MISTAKE_CASES.length);
  });

  it('fails: another mistake', () => {
    expect(failing((c) => ({ ...c, mistake: c.mistake === null ? 'seq-wrong' : null }))).toBe(MISTAKE_CASES.length);
  });

  it('fails: a right segment with a wrong number', () => {
    const sends = MISTAKE_CASES.filter(({ move, verdict }) => move.send !== undefined && verdict === 'correct');
    const wrong = sends.map((c) => ({
      ...c,
      move: { send: { ...c.move.send, flags: c.move.send?.flags ?? [], seq: 3 } },
    }));
    expect(wrong.length).toBeGreaterThan(10);
    expect(wrong.filter((c) => runMistake(c).kind !== 'failed')).toEqual([]);
  });

  it('reports the actual and the expected verdict', () => {
    const [first] = MISTAKE_CASES.filter(({ mistake }) => mistake === 'no-fin');
    if (first === undefined) throw new Error('no case');
    expect(runMistake({ ...first, mistake: 'seq-wrong' })).toEqual({
      kind: 'failed',
      reason: 'wrong no-fin, expected wrong seq-wrong',
    });
  });
});
