/** The captures page: what it lists, which levels it offers, and under which names. */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaptureDesk, type CaptureFile } from '../../client/captures/capture-desk.ts';
import { levelName } from '../../client/captures/capture-name.ts';
import { readOwnLevel } from '../../server/rooms/read-own-level.ts';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { levelById } from '../../shared/content/levels.ts';
import { playedHalves, plainWords } from '../capture/export-rig.ts';
import { NAMES } from '../capture/recordings.ts';
import { must } from '../duel/rig.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');

function file(path: string, name = path): CaptureFile {
  return new File([readFileSync(join(FIXTURES, path))], name);
}

/** Recordings without a FIN. */
const WITHOUT_FIN: readonly string[] = ['abort-established', 'close-with-unread-data'];

describe('the captures page', () => {
  it('lists the close of a file with its level, and reports its progress', async () => {
    const desk = new CaptureDesk();
    const told: number[] = [];
    const summaries = await desk.read([file('captures/half-close-loopback.pcap', 'my.pcap')], (octets) =>
      told.push(octets),
    );
    expect(summaries).toEqual([
      {
        name: 'my.pcap',
        frames: 13,
        packets: 13,
        unread: 0,
        unknownLinks: [],
        connections: 1,
        forgotten: 0,
        refused: 0,
        damage: null,
      },
    ]);
    expect(told.at(-1)).toBe(1154);
    expect(desk.count).toBe(1);
    expect(desk.cases(0, 10)).toMatchObject([{ close: { kind: 'four-waves' }, level: { id: 'capture:my' } }]);
    expect(desk.cases(1, 10)).toEqual([]);
  });

  it('recognises two files as the views of both hosts', async () => {
    const desk = new CaptureDesk();
    await desk.read(
      [file('recordings/lost-last-ack.a.pcap'), file('recordings/lost-last-ack.b.pcap')],
      () => undefined,
    );
    expect(desk.cases(0, 10)).toMatchObject([{ close: { certain: true } }]);
  });

  it('[CAP12] counts a connection that two interfaces of a file show as one', async () => {
    const [half] = playedHalves(must(levelById('four-waves')));
    const desk = new CaptureDesk();
    const exported = new File([exportHalf(must(half), plainWords(must(half)))], 'both.pcapng');
    const [summary] = await desk.read([exported], () => undefined);
    expect(summary).toMatchObject({ connections: 1 });
    expect(desk.cases(0, 10)).toMatchObject([{ close: { certain: true } }]);
  });

  it('rejects unreadable files', async () => {
    await expect(new CaptureDesk().read([file('captures/README.md')], () => undefined)).rejects.toMatchObject({
      problem: 'not-a-capture',
    });
  });

  it.each(NAMES)('offers for %s a level that a room accepts, or says why there is none', async (name) => {
    const desk = new CaptureDesk();
    await desk.read([file(`recordings/${name}.a.pcap`, `${name}.a.pcap`)], () => undefined);
    const [found] = desk.cases(0, 1);
    const level = found?.level;
    if (WITHOUT_FIN.includes(name)) expect(level).toBe('no-close');
    else if (typeof level !== 'string') expect(readOwnLevel(JSON.parse(JSON.stringify(level)))).toEqual(level);
    else expect(level).toMatch(/^(no-close|no-quiet-moment|too-long)$/);
  });
});

describe('[CAP347] a close that makes no level', () => {
  it.each([
    ['one-direction-only.pcap', 'one-direction'],
    ['lone-rst.pcap', 'no-close'],
  ])('%s: %s', async (name, reason) => {
    const desk = new CaptureDesk();
    await desk.read([file(`captures/cases/${name}`)], () => undefined);
    expect(desk.cases(0, 1)).toMatchObject([{ level: reason }]);
  });

  it.each([
    'every-frame-twice.pcap',
    'closing-ack-carries-fin.pcap',
    'clock-runs-backwards.pcap',
    'ack-before-its-fin.pcap',
  ])('is not %s, and nothing is lost in its level', async (name) => {
    const desk = new CaptureDesk();
    await desk.read([file(`captures/cases/${name}`)], () => undefined);
    expect(desk.cases(0, 1)).toMatchObject([{ level: { faults: [] } }]);
  });
});

describe('[CAP17] the name of a level', () => {
  it.each([
    ['trace.pcapng', null, 'trace'],
    ['My capture (2).PCAP', null, 'My-capture-2'],
    ['../../etc/passwd', null, 'etc-passwd'],
    ['抓包.pcap', null, 'capture'],
    ['<b>x</b>.pcap', 3, 'b-x-b-3'],
    ['café.cap', null, 'cafe'],
    ['', 12, 'capture-12'],
    ['-_-.pcap', null, '_'],
    [`${'long'.repeat(40)}.pcap`, 25_000, `${'long'.repeat(12)}-25000`],
  ])('of %j (%j) is %s', (name, nth, expected) => {
    expect(levelName(name, nth)).toBe(expected);
    expect(`capture:${levelName(name, nth)}`).toMatch(/^capture:\w[\w .-]{0,59}$/);
  });
});
