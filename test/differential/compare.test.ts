/** The comparison finds planted differences, explains each known one by its own name, and explains nothing else. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recording as schema } from '../../server/cli/formats.ts';
import type { RecordedEvent, Recording } from '../../shared/conformance/recordings.ts';
import { STATES, type State } from '../../shared/tcp/connection-state.ts';
import { compare, type Difference } from './compare.ts';
import { KNOWN_DIFFERENCES } from './linux.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');

function read(folder: string): Recording[] {
  const files = readdirSync(join(FIXTURES, folder)).filter((name) => name.endsWith('.json'));
  return files.map((name) => schema.parse(JSON.parse(readFileSync(join(FIXTURES, folder, name), 'utf8'))));
}

const PLAIN = read('recordings');
/** Recorded by this test's own laboratory (Linux 6.18): one for each known difference, under its name. */
const DIFFERENT = read('kernel-differences');

function named(recordings: readonly Recording[], name: string): Recording {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`no recording ${name}`);
  return found;
}

type Change = (event: RecordedEvent) => RecordedEvent | null;

function changed(recording: Recording, change: Change): Recording {
  return { ...recording, events: recording.events.flatMap((event) => change(event) ?? []) };
}

const isFailure = (found: readonly Difference[]) => found.some(({ known }) => known === null);

describe('the open recordings', () => {
  it.each(PLAIN.map((recording) => [recording.name, recording] as const))('%s: no difference', (_, recording) => {
    expect(compare(recording)).toEqual([]);
  });
});

describe('a known difference', () => {
  it.each(KNOWN_DIFFERENCES.map(({ name }) => name))('%s is recognised, and nothing else is found', (name) => {
    expect(compare(named(DIFFERENT, name)).map(({ known }) => known)).toEqual([name]);
  });

  it('has a recording, and every recording a known difference', () => {
    const files = readdirSync(join(FIXTURES, 'kernel-differences')).map((file) => basename(file, '.json'));
    expect(files.sort()).toEqual(KNOWN_DIFFERENCES.map(({ name }) => name).sort());
  });

  /** Near misses of a known difference. */
  const ALMOST: readonly [name: string, what: string, change: Change][] = [
    [
      'reset-before-fin',
      'a RST two numbers too early',
      (e) => (e.kind === 'rx' && e.flags.includes('RST') ? { ...e, seq: (e.seq ?? 0) - 1 } : e),
    ],
    [
      'inexact-reset-of-orphan',
      'an application that still reads',
      (e) => (e.kind === 'call' && e.call === 'close' ? { ...e, call: 'shutdown' } : e),
    ],
    [
      'reset-behind-held-text',
      'a RST within the text that is held',
      (e) => (e.kind === 'rx' && e.seq === 1582 && e.flags.includes('RST') ? { ...e, seq: 1581 } : e),
    ],
    [
      'abort-keeps-time-wait',
      'an end that was CLOSED when it aborted',
      (e) => (e.kind === 'state' && e.to === 'TIME-WAIT' ? { ...e, to: 'CLOSED' } : e),
    ],
    [
      'ack-of-repeated-segment',
      'an ACK of nothing new',
      (e) => (e.kind === 'rx' && e.id === 12 ? { ...e, ack: 121 } : e),
    ],
    [
      'old-ack-unanswered',
      'old text, which is always answered',
      (e) => (e.kind === 'rx' && e.id === 5 ? { ...e, len: 1 } : e),
    ],
    ['old-timestamp', 'text that nothing has overtaken', (e) => (e.kind === 'rx' && e.id === 7 ? { ...e, id: 99 } : e)],
    [
      'resent-before-text',
      'an ACK of less than was acknowledged before',
      (e) => (e.kind === 'tx' && e.id === 15 ? { ...e, ack: 0 } : e),
    ],
    [
      'sent-before-text',
      'text that goes out long after',
      (e) => (e.kind === 'tx' && e.id === 20 ? { ...e, t: e.t + 0.01 } : e),
    ],
  ];

  it.each(ALMOST)('%s does not explain %s', (name, _, change) => {
    expect(isFailure(compare(changed(named(DIFFERENT, name), change)))).toBe(true);
  });

  it('has a planted near miss each', () => {
    expect(ALMOST.map(([name]) => name)).toEqual(KNOWN_DIFFERENCES.map(({ name }) => name));
  });
});

describe('a recording that was tampered with fails', () => {
  const ALL = [...PLAIN, ...DIFFERENT];

  /** The recordings made by changing one event that `fits`, each event in turn. */
  function* each(fits: (event: RecordedEvent) => boolean, change: Change): Generator<[string, Recording]> {
    for (const recording of ALL) {
      for (const target of recording.events.filter(fits)) {
        yield [`${recording.name} t=${target.t}`, changed(recording, (e) => (e === target ? change(e) : e))];
      }
    }
  }

  function survivors(cases: Iterable<[string, Recording]>): string[] {
    const all = [...cases];
    expect(all.length).toBeGreaterThan(50);
    return all.filter(([, recording]) => !isFailure(compare(recording))).map(([name]) => name);
  }

  it('if a FIN was sent with another number', () => {
    const fin = (e: RecordedEvent) => e.kind === 'tx' && e.flags.includes('FIN');
    expect(survivors(each(fin, (e) => ('seq' in e ? { ...e, seq: (e.seq ?? 0) + 1 } : e)))).toEqual([]);
  });

  it('if an ACK was sent for data that never arrived', () => {
    const ack = (e: RecordedEvent) => e.kind === 'tx' && !e.flags.includes('RST') && e.ack !== undefined;
    expect(survivors(each(ack, (e) => ('ack' in e ? { ...e, ack: (e.ack ?? 0) + 1 } : e)))).toEqual([]);
  });

  it('if a state was different', () => {
    const other = (state: State) => STATES[(STATES.indexOf(state) + 1) % STATES.length] ?? state;
    expect(
      survivors(
        each(
          (e) => e.kind === 'state' && e.t > 0,
          (e) => (e.kind === 'state' ? { ...e, to: other(e.to) } : e),
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['clean-four-segments', 'the ACK of the FIN', 'B', 'no-reply-to-fin'],
    ['lost-last-ack', 'the last ACK when the FIN came again', 'A', 'no-reack-in-time-wait'],
    ['data-after-close', 'the RST that answers text', 'A', 'no-reset-from-closed'],
  ])('if %s lacks %s', (name, _, host, mistake) => {
    const original = named(PLAIN, name);
    const last = original.events.filter((e) => e.kind === 'tx' && e.host === host && !e.flags.includes('FIN')).at(-1);
    const found = compare(changed(original, (e) => (e === last ? null : e)));
    expect(found).toMatchObject([{ host, what: `silence judged ${mistake}`, known: null }]);
  });

  it('if the first FIN is missing', () => {
    const fin = (e: RecordedEvent) => e.kind === 'tx' && e.flags.includes('FIN');
    const found = compare(changed(named(PLAIN, 'clean-four-segments'), (e) => (fin(e) ? null : e)));
    expect(found[0]).toMatchObject({ host: 'A', known: null });
  });
});
