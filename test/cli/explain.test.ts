/** `referee explain` as its user sees it: output, language, stream and exit code. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { bundledReferee } from './referee-bundle.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REFEREE = bundledReferee();
const RECORDINGS = join(ROOT, 'test/fixtures/recordings');
const FIXTURE = join(ROOT, 'test/fixtures/captures/half-close-loopback.pcap');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

function explain(...args: readonly string[]): Ended {
  const command = ['--max-old-space-size=96', REFEREE, 'explain', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return { status, out: stdout, errors: stderr };
}

/** A pcap file of more than 512 MB in a few kilobytes: a header, then the same frames of zeros over and over. */
function bomb(): Uint8Array {
  const header = readFileSync(FIXTURE).subarray(0, 24);
  const frame = new Uint8Array(2 ** 15);
  new DataView(frame.buffer).setUint32(8, 2 ** 15 - 16, true);
  new DataView(frame.buffer).setUint32(12, 2 ** 15 - 16, true);
  const frames = gzipSync(Buffer.concat(Array.from({ length: 2 ** 9 }, () => frame)));
  return Buffer.concat([gzipSync(header), ...Array.from({ length: 33 }, () => frames)]);
}

function written(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function recording(name: string, host: 'a' | 'b'): string {
  return join(RECORDINGS, `${name}.${host}.pcap`);
}

describe('[CAP13] referee explain', () => {
  it('prints a close segment by segment, with the documented command', () => {
    const run = spawnSync('npm', ['run', '--silent', 'referee', '--', 'explain', FIXTURE], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(run.status).toBe(0);
    const lines = run.stdout.split('\n');
    expect(lines[0]).toBe(`${FIXTURE}: frames 13, TCP segments 13, connections 1, with a close 1`);
    expect(lines).toContain('1. 127.0.0.1:53772 – 127.0.0.1:45361: four waves');
    expect(lines).toContain('   A = 127.0.0.1:53772 (closed first): ESTABLISHED → FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT');
    expect(run.stdout).toMatch(/frame 8 {2}\+0\.000000 s {2}A → B {2}\[FIN,ACK\] {2}seq=18 \(3317122482\) ack=16/);
    expect(run.stdout).toMatch(/A: FIN-WAIT-2 → TIME-WAIT\n {9}TCP18 \(RFC 9293 · 3\.10\.7\.4, step 8\) /);
  });

  it('speaks Chinese on request', () => {
    const { status, out } = explain('--lang', 'zh', recording('lost-last-ack', 'a'));
    expect(status).toBe(0);
    expect(out).toContain('四次挥手');
    expect(out).toContain('可能已丢失');
    expect(out).toContain('（先关闭）：ESTABLISHED → FIN-WAIT-1');
    expect(out).not.toMatch(/\p{Script=Han} ?[:(]|[:)] ?\p{Script=Han}/u);
  });

  it('finds what was lost when given a file from each host', () => {
    const { status, out } = explain(recording('lost-last-ack', 'a'), recording('lost-last-ack', 'b'));
    expect(status).toBe(0);
    expect(out).toContain('! Lost: it never reached the other end.');
    expect(out).not.toContain('Probably');
  });

  it('says so when no connection closes', () => {
    const whole = readFileSync(FIXTURE);
    // The handshake alone: the file header and three records of 16 octets plus a frame.
    const sizes = [0, 1, 2].reduce((at) => at + 16 + whole.readUInt32LE(at + 8), 24);
    const { status, out } = explain(written('open.pcap', whole.subarray(0, sizes)));
    expect(status).toBe(0);
    expect(out).toContain('No connection in it is closed');
  });

  it('[CAP5] explains everything before the damage, and warns', () => {
    const whole = readFileSync(FIXTURE);
    const { status, out, errors } = explain(written('cut.pcap', whole.subarray(0, whole.length - 30)));
    expect(status).toBe(0);
    expect(out).toContain('127.0.0.1:53772');
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    expect(errors).toMatch(/cut\.pcap: warning: the file ends in the middle of a record/);
  });
});

describe('[CAP20] a gzipped capture', () => {
  it('is explained like its content, whatever the name', () => {
    const plain = explain(FIXTURE);
    for (const name of ['a.pcap.gz', 'a.pcap']) {
      const { status, out, errors } = explain(written(name, gzipSync(readFileSync(FIXTURE))));
      expect({ status, errors }).toEqual({ status: 0, errors: '' });
      expect(out.split('\n').slice(1)).toEqual(plain.out.split('\n').slice(1));
    }
  });
});

describe('[CAP7] files that explain cannot read', () => {
  const cases: readonly (readonly [string, () => string[], RegExp])[] = [
    ['no file', () => [], /^usage: referee explain/],
    ['three files', () => [FIXTURE, FIXTURE, FIXTURE], /^usage: referee explain/],
    ['an unknown language', () => ['--lang', 'fr', FIXTURE], /^usage: referee explain/],
    ['a missing file', () => [join(folder, 'nowhere.pcap')], /nowhere\.pcap: there is no such file/],
    ['a folder', () => [folder], /this is a folder/],
    ['an empty file', () => [written('empty.pcap', '')], /empty\.pcap: this is neither a pcap nor a pcapng file/],
    ['another kind of file', () => [written('page.pcap', '<html></html>')], /neither a pcap nor a pcapng/],
    ['a zip file', () => [written('a.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))], /a\.zip: .*unpack it first/],
    [
      'a truncated gzip file',
      () => [written('a.pcap.gz', Uint8Array.from([0x1f, 0x8b, 8, 0]))],
      /the file ends in the middle/,
    ],
    ['a gzip bomb', () => [written('bomb.pcap.gz', bomb())], /bomb\.pcap\.gz: this file unpacks to more than 512 MB/],
    [
      'a capture truncated in its first frame',
      () => [written('stump.pcap', readFileSync(FIXTURE).subarray(0, 60))],
      /stump\.pcap: the file ends in the middle of a record/,
    ],
    [
      'a capture without TCP',
      () => [written('none.pcap', readFileSync(FIXTURE).subarray(0, 24))],
      /none\.pcap: there is no TCP segment in this capture/,
    ],
  ];
  it.each(cases)('%s: exit code 2 and one clear line', (_, args, message) => {
    const { status, out, errors } = explain(...args());
    expect(errors).toMatch(message);
    expect(errors.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

/** The same records some seconds later. */
function movedBy(records: Buffer, seconds: number): Buffer {
  const moved = Buffer.from(records);
  for (let at = 0; at < moved.length; at += 16 + moved.readUInt32LE(at + 8)) {
    moved.writeUInt32LE(moved.readUInt32LE(at) + seconds, at);
  }
  return moved;
}

/** The same capture without IP identification, so that repeats do not count as copies. */
function withoutIds(whole: Buffer): Buffer {
  const ethernetAndRecord = 16 + 14;
  for (let at = 24; at < whole.length; at += 16 + whole.readUInt32LE(at + 8)) {
    whole.writeUInt16BE(0, at + ethernetAndRecord + 4);
  }
  return whole;
}

describe('[CAP6] a file larger than the available memory', () => {
  it('is explained all the same', () => {
    const unit = withoutIds(readFileSync(FIXTURE));
    const path = join(folder, 'large.pcap');
    writeFileSync(path, unit);
    // A connection that has closed and then continues forever: nothing after its close may be kept.
    for (let second = 0; second < 30_000; second += 10_000) {
      const later = Array.from({ length: 10_000 }, (_, i) => movedBy(unit.subarray(24), second + i + 1));
      writeFileSync(path, Buffer.concat(later), { flag: 'a' });
    }
    const { status, out } = explain(path);
    expect(status).toBe(0);
    expect(out).toContain(`frames ${13 * 30_001}`);
    expect(out).toMatch(/… \d+ segments are left out here …/);
  }, 120_000);
});
