/** Levels made from recordings: they begin where they should, repeat the recording, and can be played to their end. */

import { describe, expect, it } from 'vitest';
import { captureLevels } from '../../server/captures.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { levelFromCapture } from '../../shared/capture/level/make-level.ts';
import { playedDelay } from '../../shared/capture/level/scale.ts';
import { levelText } from '../../shared/content/explain.ts';
import { RECORDED_LEVELS } from '../../shared/content/recorded-levels.ts';
import { ENDS, type End, type Level } from '../../shared/duel/level.ts';
import { timingOf } from '../../shared/duel/timing.ts';
import { seqAdd } from '../../shared/lib/sequence.ts';
import { has, type Segment } from '../../shared/tcp/segment.ts';
import { OPTIONS, perfect, Rig } from '../duel/rig.ts';
import { connectionAt, NAMES, recorded } from './recordings.ts';

/** Recordings without a FIN. */
const WITHOUT_CLOSE: readonly string[] = ['abort-established', 'close-with-unread-data'];

function levelOf(name: string, ...hosts: readonly ('a' | 'b')[]): Level {
  const [first, second] = (hosts.length === 0 ? (['a', 'b'] as const) : hosts).map((host) => connectionAt(name, host));
  if (first === undefined) throw new Error('a level needs a capture');
  return levelFromCapture({ name, recordedWith: null }, first, second);
}

const calls = (level: Level, end: End) =>
  level.ends[end].script.map(({ call }) => (call.kind === 'SEND' ? call.bytes : call.kind));

/** Two players who never err and answer before any timer expires. */
const QUICK = [perfect(300), perfect(300)] as const;

/** The segments of both ends in the first half. */
function played(level: Level): { end: End; segment: Segment; lost: boolean }[] {
  const half = new Rig(level, QUICK).runHalf().state.halves[0];
  return (half?.journal ?? []).flatMap((entry) => (entry.kind === 'sent' ? [entry] : []));
}

describe('the levels shipped with the game', () => {
  const [lostLastAck, halfCloseData] = captureLevels();

  it('are these two, by id, with texts of their own', () => {
    expect(captureLevels().map(({ id }) => id)).toEqual(['capture:lost-last-ack', 'capture:half-close-data']);
    for (const { id } of captureLevels()) expect(levelText(id, 'en')).not.toBe(levelText('capture:other', 'en'));
  });

  it('[PATH620] are the same for a page that plays them by itself', () => {
    expect(RECORDED_LEVELS).toEqual(captureLevels());
  });

  it('lost-last-ack loses the one ACK that was lost, and has the recorded numbers', () => {
    const { A, B } = recorded('lost-last-ack').hosts;
    expect(lostLastAck).toMatchObject({
      compose: 'cards',
      notation: 'wire',
      ends: {
        A: {
          address: { ip: A.ip, port: A.port },
          sndNxt: A.isn + 121,
          script: [{ when: {}, call: { kind: 'CLOSE' } }],
        },
        B: { sndNxt: B.isn + 301, script: [{ when: { state: 'CLOSE-WAIT' }, call: { kind: 'CLOSE' } }] },
      },
      faults: [
        {
          from: 'A',
          match: { nth: 1, same: { flags: ['ACK'], seq: A.isn + 122, ack: B.isn + 302, len: 0 } },
          effect: { kind: 'lose' },
        },
      ],
      capture: { name: 'lost-last-ack', recordedWith: 'Linux 6.18' },
    });
  });

  it('half-close-data sends three times in CLOSE-WAIT, each time after the acknowledgment', () => {
    expect(halfCloseData?.faults).toEqual([]);
    expect(halfCloseData?.ends.B.script.map(({ when, call }) => ({ when, call }))).toEqual([
      { when: { state: 'CLOSE-WAIT' }, call: { kind: 'SEND', bytes: 100 } },
      { when: { state: 'CLOSE-WAIT', allAcked: true }, call: { kind: 'SEND', bytes: 250 } },
      { when: { state: 'CLOSE-WAIT', allAcked: true }, call: { kind: 'SEND', bytes: 1 } },
      { when: { state: 'CLOSE-WAIT', allAcked: true }, call: { kind: 'CLOSE' } },
    ]);
  });
});

describe.each(NAMES.filter((name) => !WITHOUT_CLOSE.includes(name)))('the level of %s', (name) => {
  const level = levelOf(name);
  const recording = recorded(name);
  const firstFin = recording.events.find((event) => event.kind === 'tx' && event.flags.includes('FIN'));
  const hostOf = (end: End) => (end === 'A' ? firstFin?.host : firstFin?.host === 'A' ? 'B' : 'A') ?? 'A';

  it('has the end that closed first as A, and waits as long as a player can', () => {
    for (const end of ENDS) {
      expect(level.ends[end].address.port).toBe(recording.hosts[hostOf(end)].port);
      for (const { afterMs } of level.ends[end].script) {
        expect(afterMs).toBeGreaterThanOrEqual(800);
        expect(afterMs).toBeLessThanOrEqual(4000);
      }
    }
  });

  it('plays to its end without a wrong move, with the recorded text and the recorded number of each FIN', () => {
    const rig = new Rig(level, QUICK).runMatch();
    const verdicts = rig.state.halves.flatMap((half) => half.judgements.map((judgement) => judgement.verdict));
    expect(verdicts).not.toContain('wrong');
    const sent = played(level);
    // An abort ends the connection at the recorded time; what the other would have sent then depends on the moment.
    if (ENDS.some((end) => calls(level, end).includes('ABORT'))) return;
    for (const end of ENDS) {
      const host = hostOf(end);
      const fin = recording.events.find(
        (event) => event.kind === 'tx' && event.host === host && event.flags.includes('FIN'),
      );
      const playedFin = sent.find((entry) => entry.end === end && has(entry.segment, 'FIN'))?.segment;
      if (fin?.kind === 'tx' && calls(level, end).includes('CLOSE')) {
        expect(playedFin && seqAdd(playedFin.seq, playedFin.len)).toBe(
          seqAdd(recording.hosts[host].isn, fin.seq + fin.len),
        );
      }
    }
  });

  it('can also be made from either capture alone, and played', () => {
    for (const host of ['a', 'b'] as const) {
      if (!connectionAt(name, host).packets.some(({ segment }) => has(segment, 'FIN'))) continue;
      const rig = new Rig(levelOf(name, host), QUICK).runMatch();
      expect(rig.state.halves).toHaveLength(2);
    }
  });
});

describe('lost segments', () => {
  it.each([
    'lost-first-fin',
    'lost-last-ack',
    'lost-last-ack-twice',
    'lost-second-fin',
    'lost-data-before-fin',
    'lost-ack-of-first-fin',
  ])('%s is lost again when it is played', (name) => {
    const lost = recorded(name).events.filter((event) => event.kind === 'lost').length;
    expect(played(levelOf(name)).filter((entry) => entry.lost)).toHaveLength(lost);
  });

  it('are guessed from the active side alone if the last ACK was lost', () => {
    expect(levelOf('lost-last-ack', 'a').faults).toEqual(levelOf('lost-last-ack').faults);
  });

  it('look from the other side like the loss of the FIN, which is all that side can know', () => {
    expect(levelOf('lost-last-ack', 'b').faults).toMatchObject([
      { from: 'B', match: { same: { flags: ['FIN', 'ACK'] } }, effect: { kind: 'lose' } },
    ]);
  });

  it('are told from copies by their IP identification', () => {
    expect(levelOf('duplicated-first-fin').faults).toMatchObject([{ from: 'A', effect: { kind: 'duplicate' } }]);
    expect(levelOf('duplicated-first-fin', 'b').faults).toMatchObject([{ from: 'A', effect: { kind: 'duplicate' } }]);
  });
});

describe('a connection that makes no level', () => {
  it.each(WITHOUT_CLOSE)('%s has no FIN', (name) => {
    expect(() => levelOf(name)).toThrow(new CaptureError('no-close', 'neither end of the connection sends a FIN'));
  });

  it('is two halves of different connections', () => {
    const [one, two] = [connectionAt('three-segments', 'a'), connectionAt('three-segments', 'b')];
    const elsewhere = { ...two, ends: [two.ends[0], { ...two.ends[1], port: 9 }] as const };
    expect(() => levelFromCapture({ name: 'x', recordedWith: null }, one, elsewhere)).toThrow(CaptureError);
  });

  it('was never at rest', () => {
    const whole = connectionAt('half-close-data', 'a');
    const cut = { ...whole, packets: whole.packets.filter(({ segment }) => !has(segment, 'SYN') && segment.len !== 0) };
    expect(() => levelFromCapture({ name: 'x', recordedWith: null }, cut)).toThrow(CaptureError);
  });
});

describe('the clock', () => {
  it('turns a one-way delay of the recording into a trip of the game', () => {
    expect(playedDelay(30, 30)).toBe(timingOf(OPTIONS, {}).tripMs);
  });

  it('gives the same level whatever the two clocks say', () => {
    const [a, b] = [connectionAt('random-0032', 'a'), connectionAt('random-0032', 'b')];
    const wrongClock = { ...b, packets: b.packets.map((packet) => ({ ...packet, at: packet.at - 86_400_000 })) };
    const source = { name: 'random-0032', recordedWith: null };
    expect(levelFromCapture(source, a, wrongClock)).toEqual(levelFromCapture(source, a, b));
  });
});
