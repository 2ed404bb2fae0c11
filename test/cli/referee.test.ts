/** The command line as its user sees it: output, stream and exit code. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../shared/sandbox/run-facts.ts';
import { runClose } from '../../shared/sandbox/run-close.ts';
import { readExperiment } from '../../shared/sandbox/experiment.ts';
import { tallyOf } from '../../shared/sandbox/tally.ts';
import { bundledReferee } from './referee-bundle.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REFEREE = bundledReferee();
const FIXTURES = join(ROOT, 'test/fixtures');
const LAST_LINE = /^\d+ passed, \d+ failed, \d+ skipped$/;

interface Ended {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly errors: string;
}

function ended({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): Ended {
  return { status, lines: stdout.trimEnd().split('\n'), errors: stderr };
}

/** The same program as `npm run referee`, without the start-up time of npm. */
function referee(...args: string[]): Ended {
  return ended(spawnSync(process.execPath, [REFEREE, ...args], { cwd: ROOT, encoding: 'utf8' }));
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'referee-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function emptyFolder(): string {
  return mkdtempSync(join(folder, 'empty-'));
}

function fixture(path: string): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, path), 'utf8'));
}

describe('the open conformance data', () => {
  it.each([
    ['vectors', '211 passed, 0 failed, 27 skipped'],
    ['recordings', '67 passed, 0 failed, 0 skipped'],
    ['mistakes', '210 passed, 0 failed, 0 skipped'],
  ])('%s pass as a folder, with the documented command', (kind, summary) => {
    const run = spawnSync('npm', ['run', '--silent', 'referee', '--', kind, `test/fixtures/${kind}`], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(ended(run)).toMatchObject({ status: 0, lines: [summary] });
  });

  it('pass when given as files and folders together', () => {
    const file = join(FIXTURES, 'recordings/lost-last-ack.json');
    const sub = join(folder, 'two');
    mkdirSync(sub);
    for (const name of ['half-close-data', 'three-segments']) {
      for (const end of ['json', 'a.pcap', 'b.pcap'])
        cpSync(join(FIXTURES, `recordings/${name}.${end}`), join(sub, `${name}.${end}`));
    }
    expect(referee('recordings', file, sub)).toEqual({
      status: 0,
      lines: ['3 passed, 0 failed, 0 skipped'],
      errors: '',
    });
  });
});

describe('a case that fails', () => {
  it('is named with its reason, exit code 1', () => {
    const [first, ...others] = fixture('mistakes/cases.json') as {
      id: string;
      verdict: string;
      mistake: string | null;
    }[];
    const tampered = written('tampered.json', [
      { ...first, verdict: 'wrong', mistake: 'seq-zero' },
      ...others.slice(0, 4),
    ]);
    const { status, lines, errors } = referee('mistakes', tampered);
    expect(status).toBe(1);
    expect(lines).toEqual([`FAILED ${first?.id}: correct, expected wrong seq-zero`, '4 passed, 1 failed, 0 skipped']);
    expect(errors).toBe('');
  });

  it('is found in a vector with another expectation', () => {
    const cases = fixture('vectors/rfc.json') as { id: string; steps: { state?: string }[] }[];
    const [first] = cases;
    const steps = first?.steps.map((step, i) => (i === 0 ? { ...step, state: 'CLOSED' } : step));
    const { status, lines } = referee('vectors', written('vector.json', [{ ...first, steps }]));
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^FAILED rfc\/fig12-A: step 1: .*expected CLOSED/);
    expect(lines.at(-1)).toBe('0 passed, 1 failed, 0 skipped');
  });

  it('is found in a recording in which the kernel would have sent another segment', () => {
    const recording = fixture('recordings/lost-last-ack.json') as {
      events: { kind: string; flags?: string[]; seq?: number }[];
    };
    const events = recording.events.map((event) =>
      event.kind === 'tx' && event.flags?.includes('FIN') ? { ...event, seq: (event.seq ?? 0) + 7 } : event,
    );
    const { status, lines } = referee('recordings', written('recording.json', { ...recording, events }));
    expect(status).toBe(1);
    expect(lines[0]).toMatch(/^FAILED lost-last-ack: /);
    expect(lines.at(-1)).toMatch(LAST_LINE);
  });
});

describe('unreadable input', () => {
  const cases: readonly [string, () => string[], RegExp][] = [
    ['no arguments', () => [], /^usage: referee /],
    ['an unknown subcommand', () => ['verdicts', FIXTURES], /^usage: referee /],
    ['no file', () => ['vectors'], /^usage: referee /],
    ['a missing file', () => ['vectors', join(folder, 'nowhere.json')], /nowhere\.json: there is no such file/],
    ['a folder without JSON', () => ['vectors', emptyFolder()], /no \.json file/],
    [
      'a file that is not JSON',
      () => ['recordings', written('broken.json', '{"name": ')],
      /broken\.json: this is not JSON/,
    ],
    ['another kind of case', () => ['mistakes', join(FIXTURES, 'vectors/rfc.json')], /rfc\.json: at 0\./],
    ['JSON that is no case', () => ['vectors', written('number.json', '42')], /number\.json: at the top: /],
    [
      'a number beyond 32 bits',
      () => [
        'vectors',
        written('big.json', [{ id: 'x', start: { state: 'ESTABLISHED', snd_nxt: 2 ** 32 }, steps: [] }]),
      ],
      /big\.json: at 0\.start\.snd_nxt: /,
    ],
    [
      'a step that is two steps',
      () => [
        'vectors',
        written('two.json', [{ id: 'x', start: { state: 'CLOSED' }, steps: [{ wait: 1, do: 'close' }] }]),
      ],
      /two\.json: at 0\.steps\.0: must have exactly one of/,
    ],
  ];

  it.each(cases)('%s: exit code 2 and one clear line', (_, args, message) => {
    const { status, lines, errors } = referee(...args());
    expect(status).toBe(2);
    expect(lines).toEqual(['']);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    expect(errors).toMatch(message);
  });

  it('one bad file among several stops the run before any result', () => {
    const { status, lines } = referee('mistakes', join(FIXTURES, 'mistakes/cases.json'), written('bad.json', '[{}]'));
    expect({ status, lines }).toEqual({ status: 2, lines: [''] });
  });
});

describe('[SANDBOX7] referee sandbox', () => {
  const TEXT = 'timeWaitPercent=0&runs=40&seed=9';

  it('plays the runs that its settings name, and prints what they add up to', () => {
    const { status, lines } = referee('sandbox', TEXT, '--json');
    const read = readExperiment(TEXT);
    if (!read.ok) throw new Error(read.name);
    const { settings } = read.experiment;
    const facts = Array.from({ length: 40 }, (_, i) => factsOf(9 + i, runClose(settings, 9 + i).state));
    expect(status).toBe(0);
    expect(JSON.parse(lines.join('\n'))).toEqual(JSON.parse(JSON.stringify({ ...read.experiment, ...tallyOf(facts) })));
    expect(referee('sandbox', TEXT).lines[0]).toBe('40 closes, seed 9, timeWaitPercent=0&runs=40&seed=9');
  });

  it('refuses a wrong setting with what may stand there', () => {
    const { status, errors } = referee('sandbox', 'lossPercent=99');
    expect(status).toBe(2);
    expect(errors.trim()).toBe('lossPercent: a whole number from 0 to 50');
    expect(referee('sandbox', '--fast').status).toBe(2);
  });
});
