/** What the headline of a captured close says about its course: against the kernel's recordings, and case by case. */

import { describe, expect, it } from 'vitest';
import { connections } from '../../shared/capture/read/find-connections.ts';
import type { Course } from '../../shared/capture/explain/course.ts';
import { explainClose } from '../../shared/capture/explain/explain-close.ts';
import type { CloseExplanation } from '../../shared/capture/explain/explanation.ts';
import { closedFirstText, headlineOf } from '../../shared/capture/explain/explain-notes.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { sightingsBetween, sightingsIn } from '../../shared/capture/read/views.ts';
import { WORDS } from '../../shared/capture/explain/wording.ts';
import { must } from '../duel/rig.ts';
import { pcapBytes } from './recordings.ts';

function seen(name: string, from: 'both' | 'one'): CloseExplanation {
  const [one, two] = (['a', 'b'] as const).map((host) => connections(readCapture(pcapBytes(name, host))));
  const sightings = from === 'both' ? sightingsBetween(must(one), must(two)) : sightingsIn(must(one));
  return must(explainClose(must(sightings[0])) ?? undefined);
}

describe('[CAP30] the headline of a close', () => {
  const courses: readonly (readonly [string, readonly Course[]])[] = [
    ['clean-four-segments', []],
    ['three-segments', []],
    ['simultaneous-close', []],
    ['half-close-data', []],
    ['lost-first-fin', ['first-fin-lost']],
    ['lost-ack-of-first-fin', ['first-ack-lost']],
    ['lost-second-fin', ['second-fin-lost']],
    ['lost-last-ack', ['last-ack-lost']],
    ['lost-last-ack-twice', ['last-ack-lost']],
    ['simultaneous-close-lost-fin', ['fin-lost']],
    ['last-ack-gives-up', ['second-fin-lost', 'last-ack-missing']],
    ['data-after-close', ['rst-for-text']],
    ['peer-has-no-socket', ['rst-from-nobody']],
    ['fin-wait-2-orphan-timeout', ['rst-from-nobody']],
    ['rst-in-time-wait', ['rst-afterwards']],
    ['abort-close-wait', []],
  ];
  it.each(courses)('%s: %j', (name, course) => {
    expect(seen(name, 'both').course).toEqual(course);
  });

  it('says what happened, beyond the kind of close, in both languages', () => {
    const close = seen('lost-last-ack', 'both');
    expect(headlineOf(close, WORDS.en)).toBe('four waves; the last ACK was lost');
    expect(headlineOf(close, WORDS.zh)).toBe('四次挥手；最后一个 ACK 丢失');
  });

  it('calls a loss a guess if only one place was captured', () => {
    const close = seen('lost-last-ack', 'one');
    expect(headlineOf(close, WORDS.en)).toBe('four waves; the last ACK was lost, it seems');
    expect(headlineOf(close, WORDS.zh)).toBe('四次挥手；看来最后一个 ACK 丢失');
  });

  it('names no first closer if both closed before they knew', () => {
    expect(closedFirstText(seen('simultaneous-close', 'both'), WORDS.en)).toBeNull();
    expect(closedFirstText(seen('lost-last-ack', 'both'), WORDS.en)).toBe('closed first');
  });
});
