/** The open vectors: everything that RFC 9293 demands passes, and the runner can fail. */

import { describe, expect, it, test } from 'vitest';
import { runVector, type VectorCase, type VectorStep } from '../../shared/conformance/vectors.ts';
import { VECTORS } from './fixtures.ts';

const REQUIRED = VECTORS.filter(({ rfc_model }) => rfc_model === 'pass');

describe('vectors', () => {
  test.each(REQUIRED.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    expect(runVector(vector)).toEqual({ kind: 'passed' });
  });

  it('leaves out only what contradicts the RFC or its default choices', () => {
    const skipped = VECTORS.filter((vector) => runVector(vector).kind === 'skipped');
    expect(skipped.every(({ rfc_model }) => rfc_model === 'fail')).toBe(true);
    expect([VECTORS.length, REQUIRED.length, skipped.length]).toEqual([238, 211, 27]);
  });

  it.each([[], ['rto'], ['reassembly'], ['unread-data'], ['user-timeout'], ['egress-hold'], ['flow-control']])(
    'runs what needs %s',
    (...needs) => {
      const cases = REQUIRED.filter((vector) => (vector.needs ?? []).join() === needs.join());
      expect(cases.length).toBeGreaterThan(0);
      expect(cases.every((vector) => runVector(vector).kind === 'passed')).toBe(true);
    },
  );

  it('skips what needs a feature that the engine lacks, and says so', () => {
    const vector: VectorCase = { id: 'made/up', needs: ['rto', 'urgent'], start: { state: 'CLOSED' }, steps: [] };
    expect(runVector(vector)).toEqual({ kind: 'skipped', reason: 'needs urgent' });
  });
});

/** The same vector with one step changed. */
function tampered(vector: VectorCase, index: number, change: (step: VectorStep) => VectorStep): VectorCase {
  return { ...vector, steps: vector.steps.map((step, i) => (i === index ? change(step) : step)) };
}

const otherSeq = <T extends { readonly seq?: number | undefined }>(pattern: T): T => ({
  ...pattern,
  seq: ((pattern.seq ?? 0) + 1) % 2 ** 32,
});

/** Every vector and step for which `applies` holds. */
function stepsWhere(applies: (step: VectorStep) => boolean): [VectorCase, number][] {
  return REQUIRED.flatMap((vector) =>
    vector.steps.flatMap((step, index): [VectorCase, number][] => (applies(step) ? [[vector, index]] : [])),
  );
}

describe('a vector that was tampered with', () => {
  it.each([
    [
      'another state',
      (step: VectorStep) => step.state !== undefined,
      (step: VectorStep) => ({
        ...step,
        state: step.state === 'CLOSED' ? ('ESTABLISHED' as const) : ('CLOSED' as const),
      }),
    ],
    [
      'a segment more',
      (step: VectorStep) => step.expect !== undefined && step.alt === undefined,
      (step: VectorStep) => ({ ...step, expect: [...(step.expect ?? []), { flags: ['ACK'] }] }),
    ],
    [
      'a segment less',
      (step: VectorStep) => (step.expect ?? []).length > 0 && step.alt === undefined,
      (step: VectorStep) => ({ ...step, expect: (step.expect ?? []).slice(1) }),
    ],
    [
      'another SEQ',
      (step: VectorStep) => step.expect?.[0]?.seq !== undefined && step.alt === undefined,
      (step: VectorStep) => ({ ...step, expect: (step.expect ?? []).map(otherSeq) }),
    ],
    [
      'another SND.NXT',
      (step: VectorStep) => step.vars?.snd_nxt !== undefined,
      (step: VectorStep) => ({ ...step, vars: { snd_nxt: (step.vars?.snd_nxt ?? 0) + 1 } }),
    ],
    [
      'another error',
      (step: VectorStep) => step.result !== undefined,
      (step: VectorStep) => ({ ...step, result: 'error: no such thing' }),
    ],
  ])('fails: %s', (_, applies, change) => {
    const places = stepsWhere(applies);
    expect(places.length).toBeGreaterThan(0);
    const passing = places.filter(([vector, index]) => runVector(tampered(vector, index, change)).kind !== 'failed');
    expect(passing.map(([vector, index]) => `${vector.id} step ${index + 1}`)).toEqual([]);
  });
});
