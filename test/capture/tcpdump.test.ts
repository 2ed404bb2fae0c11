/** The view "as tcpdump prints it": line by line what the real tcpdump prints of the exported file of the same half. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportHalf } from '../../shared/capture/export/export.ts';
import { packetsAt, packetsSeen } from '../../shared/capture/export/seen-packets.ts';
import { tcpdumpLines } from '../../shared/capture/export/tcpdump-line.ts';
import { viewIn } from '../../shared/bot/play-out.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import { ENDS, type End } from '../../shared/duel/level.ts';
import type { HalfReview } from '../../shared/duel/vocabulary/review.ts';
import { erring, plainWords, playedHalves, wrongAtFirst } from './export-rig.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tcpdump-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What tcpdump prints of an end's exported file. */
function byTcpdump(half: HalfReview, host: End, absolute: boolean): string[] {
  const file = join(folder, 'half.pcapng');
  writeFileSync(file, exportHalf(half, plainWords(half), [host]));
  const args = ['-n', ...(absolute ? ['-S'] : []), '-r', file];
  const out = execFileSync('tcpdump', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TZ: 'UTC' },
  });
  return out.trimEnd().split('\n');
}

describe('the view as tcpdump prints it', () => {
  it.each(LEVELS.map((level) => [level.id, level] as const))(
    '[EXP380] is what tcpdump prints of the file of %s, relative and with -S',
    (_, level) => {
      const [half] = playedHalves(level, undefined, { halves: 1 });
      if (half === undefined) expect.fail('nothing was played');
      for (const [host, absolute] of [
        ['A', false],
        ['B', false],
        ['A', true],
      ] as const)
        expect(tcpdumpLines(packetsAt(half, host), { absolute, zoneMs: 0 })).toEqual(byTcpdump(half, host, absolute));
    },
  );

  it.each([
    ['one that errs', () => [erring(3), erring(4)] as const],
    ['one that errs at first', () => [wrongAtFirst(), wrongAtFirst()] as const],
  ])('[EXP380] is the same where wrong segments went out: %s', (_, players) => {
    const level = levelById('last-words') ?? expect.fail('no level');
    for (const half of playedHalves(level, players(), { mode: 'live', compose: 'free' }))
      for (const host of ENDS)
        expect(tcpdumpLines(packetsAt(half, host), { absolute: false, zoneMs: 0 })).toEqual(
          byTcpdump(half, host, false),
        );
  });

  it('[EXP381] beside a player has only what their own end has sent and received, stopped segments excepted', () => {
    const level = levelById('lost-last-ack') ?? expect.fail('no level');
    const play = { speed: false, thinkMs: 1_000 };
    const view = viewIn(level, 0, play, ({ figure }) =>
      figure.some((entry) => entry.kind === 'arrived' && entry.again),
    );
    if (view === null) expect.fail('the FIN never came again');
    const packets = packetsSeen(view);
    const known = view.figure.filter(({ kind }) => kind === 'sent' || kind === 'arrived');
    expect(packets.length).toBe(known.length + 3);
    const stopped = { ...view.figure[0], kind: 'stopped' } as (typeof view.figure)[number];
    expect(packetsSeen({ ...view, figure: [...view.figure, stopped] }).length).toBe(packets.length);
    expect(tcpdumpLines(packets, { absolute: false, zoneMs: 0 }).at(-1)).toMatch(
      /IP 10\.0\.0\.2\.8080 > 10\.0\.0\.1\.\d+: Flags \[F\.\], seq 1, ack 2, win 65535, length 0$/,
    );
  });
});
