/** tshark reads every exported half, at each of its hosts, and finds what happened: no more and no less. */

import { beforeAll, describe, expect, it } from 'vitest';
import { captureLevels } from '../../server/captures.ts';
import { LEVELS, levelById } from '../../shared/content/levels.ts';
import type { End, Level } from '../../shared/duel/level.ts';
import { peerOf } from '../../shared/duel/state/state.ts';
import type { HalfReview, ReviewEntry } from '../../shared/duel/vocabulary/review.ts';
import { seqAdd, seqDiff, seqLeq, seqLt } from '../../shared/lib/sequence.ts';
import { type Flag, has, type Segment, segEnd, segLen } from '../../shared/tcp/segment.ts';
import { ABSENT, must } from '../duel/rig.ts';
import { ANALYSIS, erring, playedHalves, type SeenFrame, type View, viewsOf, wrongAtFirst } from './export-rig.ts';

/** Here stacks send by themselves (a handshake, probes), which no player was judged for: test/duel/story-levels.test.ts. */
const BY_STACKS: readonly string[] = ['crash', 'reuse-address'];
const ALL: readonly Level[] = [...LEVELS.filter(({ id }) => !BY_STACKS.includes(id)), ...captureLevels()];
const FOUR_WAVES = must(levelById('four-waves'));
const LAST_WORDS = must(levelById('last-words'));

const WEATHER = { losePercent: 25, duplicatePercent: 25, delayPercent: 25, delayMaxMs: 6_000 } as const;

/** IPv6, numbers that wrap in the middle of the text, and more text than fits an IPv4 packet. */
const FAR: Level = {
  ...LAST_WORDS,
  id: 'far',
  ends: {
    A: { ...LAST_WORDS.ends.A, address: { ip: '2001:db8::1', port: 40_001 }, sndNxt: 0 },
    B: { ...LAST_WORDS.ends.B, address: { ip: 'fe80::ffff:10.0.0.2', port: 8_080 }, sndNxt: 2 ** 32 - 100 },
  },
};
const HUGE: Level = {
  ...FOUR_WAVES,
  id: 'huge',
  ends: {
    ...FOUR_WAVES.ends,
    A: {
      ...FOUR_WAVES.ends.A,
      script: [
        { when: {}, afterMs: 1_000, call: { kind: 'SEND', bytes: 65_535 } },
        { when: { allAcked: true }, afterMs: 1_000, call: { kind: 'CLOSE' } },
      ],
    },
  },
};

/** Sends without waiting for an answer, one octet last: its text can be overtaken. */
const CHATTY: Level = {
  ...FOUR_WAVES,
  id: 'chatty',
  ends: {
    ...FOUR_WAVES.ends,
    A: {
      ...FOUR_WAVES.ends.A,
      script: [
        { when: {}, afterMs: 500, call: { kind: 'SEND', bytes: 70 } },
        { when: {}, afterMs: 500, call: { kind: 'SEND', bytes: 1 } },
        { when: {}, afterMs: 500, call: { kind: 'CLOSE' } },
      ],
    },
  },
};

interface Story {
  readonly name: string;
  readonly halves: readonly HalfReview[];
}

const STORIES: readonly Story[] = [
  ...ALL.map((level) => ({ name: level.id, halves: playedHalves(level) })),
  ...ALL.map((level, i) => ({
    name: `${level.id}, played badly`,
    halves: playedHalves(level, [erring(i), erring(9)]),
  })),
  ...[FAR, HUGE].map((level) => ({ name: level.id, halves: playedHalves(level) })),
  { name: 'nobody there', halves: playedHalves(LAST_WORDS, [ABSENT, ABSENT]) },
  ...ALL.map((level) => ({
    name: `${level.id}, live`,
    halves: playedHalves(level, [wrongAtFirst(), wrongAtFirst()], { mode: 'live', compose: 'free' }),
  })),
  ...Array.from({ length: 12 }, (_, seed) => ({
    name: `weather ${seed}`,
    halves: playedHalves(
      { ...(seed % 2 === 0 ? LAST_WORDS : CHATTY), weather: WEATHER },
      [erring(seed), erring(seed)],
      {},
      seed,
    ),
  })),
];

type SegmentEntry = ReviewEntry & { kind: 'segment' };

function segments(half: HalfReview): SegmentEntry[] {
  return half.entries.filter((entry) => entry.kind === 'segment');
}

const BITS: Readonly<Record<Flag, number>> = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 };

/** Milliseconds with the six decimals that the file has. */
function inNanoseconds(ms: number): string {
  const whole = Math.floor(ms);
  return `${whole}.${String(Math.round((ms - whole) * 1e6)).padStart(6, '0')}`;
}

/** A sighting in one line: time (ns), direction, and content. */
function line(at: number, outbound: boolean, { flags, seq, ack, len }: Segment): string {
  const bits = flags.reduce((sum, flag) => sum | BITS[flag], 0);
  return `${inNanoseconds(at)} ${outbound ? 'sent' : 'arrived'} ${bits} ${seq} ${ack ?? 0} ${len}`;
}

/** The direction of a frame at the host that captured it, from `epb_flags`. */
const isOutbound = (frame: SeenFrame) => (Number(frame['frame.packet_flags_direction']) & 3) === 2;
/** 1760000000.123456789 s as 1760000000123.456789 ms: as text, since a double has too few digits. */
const msOf = (frame: SeenFrame) => frame['frame.time_epoch'].replace(/\.(\d{3})(\d{6})$/, '$1.$2');

function frameLine(frame: SeenFrame): string {
  const direction = isOutbound(frame) ? 'sent' : 'arrived';
  const [bits, ack] = [Number(frame['tcp.flags']), Number(frame['tcp.ack_raw'])];
  return `${msOf(frame)} ${direction} ${bits} ${frame['tcp.seq_raw']} ${ack} ${frame['tcp.len']}`;
}

/** What a host must have captured of a half after the handshake. */
function expectedLines({ half, host }: View): string[] {
  return segments(half).flatMap(({ from, sentAt, landings, segment }) =>
    from === host ? [line(sentAt, true, segment)] : landings.map(({ at }) => line(at, false, segment)),
  );
}

const HANDSHAKE = 3;

/** The frames of each connection of a half: tshark starts a new one at a SYN with another number. */
function streamsOf({ frames }: View): SeenFrame[][] {
  const streams = new Map<string, SeenFrame[]>();
  for (const frame of frames) {
    const stream = streams.get(frame['tcp.stream']) ?? [];
    streams.set(frame['tcp.stream'], [...stream, frame]);
  }
  return [...streams.values()];
}

const handshakes = (view: View) => streamsOf(view).map((stream) => stream.slice(0, HANDSHAKE));
const played = (view: View) => streamsOf(view).flatMap((stream) => stream.slice(HANDSHAKE));

/** The segment of the review that a frame shows. */
function entryOf(view: View, frame: SeenFrame): SegmentEntry {
  const own = isOutbound(frame);
  return must(
    segments(view.half).find(
      ({ from, sentAt, landings, segment }) =>
        (from === view.host) === own &&
        (own ? [sentAt] : landings.map(({ at }) => at)).some((at) => line(at, own, segment) === frameLine(frame)),
    ),
  );
}

type Kind = 'retransmission' | 'fast' | 'spurious' | 'out-of-order' | 'keep-alive' | null;

/** tshark's name for a frame in its sequence analysis. */
function kindOf(frame: SeenFrame): Kind {
  if (frame['tcp.analysis.keep_alive'] !== '') return 'keep-alive';
  if (frame['tcp.analysis.spurious_retransmission'] !== '') return 'spurious';
  if (frame['tcp.analysis.fast_retransmission'] !== '') return 'fast';
  if (frame['tcp.analysis.out_of_order'] !== '') return 'out-of-order';
  return ANALYSIS.some((name) => frame[name] !== '') ? 'retransmission' : null;
}

/** What a host has seen of one end's numbers. Times in nanoseconds. */
interface Known {
  next: number;
  nextAt: number;
  /** What the other end has acknowledged of them, when last, and how often it has repeated that. */
  acked: number;
  ackedAt: number;
  repeatedAcks: number;
}

/** Wireshark takes a segment so soon after a repeated ACK for its effect. */
const FAST_NS = 20_000_000;

/**
 * What the analysis must call a segment, by the rules of Wireshark 4.0: numbers below the highest seen are a
 * repetition. It is spurious if its text was acknowledged here before, fast if it follows two repeated ACKs at once,
 * out of order if the highest number was seen less than the handshake's round trip ago, otherwise a retransmission. A
 * single octet below, or none, is taken for a keep-alive.
 */
function expectedKind({ segment }: SegmentEntry, at: number, roundTrip: number, known: Known): Kind {
  const isPlain = !has(segment, 'FIN') && !has(segment, 'RST');
  if (isPlain && segment.len <= 1 && segment.seq === seqAdd(known.next, -1)) return 'keep-alive';
  if (segLen(segment) === 0 || !seqLt(segment.seq, known.next)) return null;
  if (segment.len > 0 && seqLeq(seqAdd(segment.seq, segment.len), known.acked)) return 'spurious';
  const isAskedFor = known.repeatedAcks >= 2 && known.acked === segment.seq;
  if (isAskedFor && at - known.ackedAt < FAST_NS) return 'fast';
  return at - known.nextAt < roundTrip && segEnd(segment) !== known.next ? 'out-of-order' : 'retransmission';
}

/** The host's knowledge after a segment. */
function learn(known: Record<End, Known>, { from, segment }: SegmentEntry, at: number): void {
  const [own, other] = [known[from], known[peerOf(from)]];
  const { ack } = segment;
  if (ack !== undefined) {
    const repeats = segLen(segment) === 0 && !has(segment, 'RST') && segment.seq === own.next && ack === other.acked;
    Object.assign(other, { acked: ack, ackedAt: at, repeatedAcks: repeats ? other.repeatedAcks + 1 : 0 });
  }
  if (seqLt(own.next, segEnd(segment))) Object.assign(own, { next: segEnd(segment), nextAt: at });
}

interface Expected {
  readonly frame: SeenFrame;
  readonly entry: SegmentEntry;
  readonly kind: Kind;
  /** As tools count it: 0 is the SYN. */
  readonly relativeSeq: number;
}

/** The frames of a view, each with the name that the analysis must give it. */
function expectedOf(view: View): readonly Expected[] {
  const known = expectations.get(view) ?? streamsOf(view).flatMap((stream) => expectedIn(view, stream));
  expectations.set(view, known);
  return known;
}
const expectations = new WeakMap<View, readonly Expected[]>();

const nanosecondsOf = (frame: SeenFrame) => Number(msOf(frame).replace('.', '').slice(-15));

function expectedIn(view: View, stream: readonly SeenFrame[]): Expected[] {
  const [syn, synAck, ack] = stream.map((frame) => ({ frame, from: senderOf(view, frame) }));
  if (syn === undefined || synAck === undefined || ack === undefined) throw new Error('no handshake');
  const isn = {} as Record<End, number>;
  for (const { frame, from } of [syn, synAck]) isn[from] = Number(frame['tcp.seq_raw']);
  const begun = (end: End): Known => {
    const next = seqAdd(isn[end], 1);
    return { next, nextAt: 0, acked: next, ackedAt: 0, repeatedAcks: 0 };
  };
  const known = { A: begun('A'), B: begun('B') };
  const roundTrip = nanosecondsOf(ack.frame) - nanosecondsOf(syn.frame);
  return stream.slice(HANDSHAKE).map((frame) => {
    const entry = entryOf(view, frame);
    const kind = expectedKind(entry, nanosecondsOf(frame), roundTrip, known[entry.from]);
    learn(known, entry, nanosecondsOf(frame));
    return { frame, entry, kind, relativeSeq: seqDiff(entry.segment.seq, isn[entry.from]) };
  });
}

/** The end that sent a frame's segment. */
function senderOf({ host }: View, frame: SeenFrame): End {
  return isOutbound(frame) ? host : peerOf(host);
}

let views: View[] = [];
beforeAll(() => {
  views = viewsOf(STORIES.flatMap(({ halves }) => halves));
}, 120_000);

/** The views of one story. */
function seen({ halves }: Story): View[] {
  return views.filter(({ half }) => halves.includes(half));
}

/** `expert.severity` of a complaint about the file rather than about the network. */
const SEVERITY_ERROR = 0x00800000;
/**
 * What a network and a player may do; in the last story a ghost is acknowledged that its host never sent in this
 * connection.
 */
const WARNINGS =
  /^(Connection reset|This frame is a \(suspected\) out-of-order|TCP window .* full|Previous segment|ACKed segment that)/;

describe.each(STORIES.map((story) => [story.name, story] as const))('the export of %s', (_, story) => {
  it('[EXP1] has every segment where it was sent and where it arrived, to the nanosecond, and nothing else', () => {
    for (const view of seen(story)) {
      expect(played(view).map(frameLine).toSorted()).toEqual(expectedLines(view).toSorted());
      expect(view.frames.map(msOf)).toEqual(view.frames.map(msOf).toSorted());
    }
  });

  it('[EXP2] is read without a complaint, and every checksum is good', () => {
    for (const frame of seen(story).flatMap(({ frames }) => frames)) {
      expect(frame['_ws.malformed']).toBe('');
      expect(frame['tcp.checksum.status']).toBe('1');
      expect(frame['ip.checksum.status']).toBe(frame['ipv6.src'] === '' ? '1' : '');
      const messages = frame['_ws.expert.message'].split(';');
      for (const [i, severity] of frame['_ws.expert.severity'].split(';').entries()) {
        expect(Number(severity)).toBeLessThan(SEVERITY_ERROR);
        if (Number(severity) > 0x00400000) expect(messages[i]).toMatch(WARNINGS);
      }
    }
  });

  it('[EXP3] begins with the handshake, and numbers are counted from 1', () => {
    for (const view of seen(story)) {
      for (const handshake of handshakes(view)) {
        expect(handshake.map((frame) => [frame['tcp.flags'], frame['tcp.seq'], frame['tcp.ack']])).toEqual([
          ['0x0002', '0', '0'],
          ['0x0012', '0', '1'],
          ['0x0010', '1', '1'],
        ]);
      }
      for (const { frame, relativeSeq } of expectedOf(view)) expect(Number(frame['tcp.seq'])).toBe(relativeSeq);
      const [first] = expectedOf(view).filter(({ frame, entry }) => isOutbound(frame) && !entry.wrong);
      expect(first?.relativeSeq).toBe(1);
    }
  });

  it('[EXP4] marks retransmissions as such, and repeated arrivals, too', () => {
    const wrongNumbers = story.halves.some((half) => segments(half).some(({ wrong }) => wrong));
    for (const { frame, entry, kind } of seen(story).flatMap(expectedOf)) {
      expect([frameLine(frame), kindOf(frame)]).toEqual([frameLine(frame), kind]);
      // After a number that was never due, the right one lies below it: a tool must take it for old.
      if (wrongNumbers) continue;
      const sentAgain = entry.again && segLen(entry.segment) > 0;
      if (isOutbound(frame)) expect([frameLine(frame), kind !== null]).toEqual([frameLine(frame), sentAgain]);
    }
  });

  it('[EXP5] is complete if the connection was closed, and shows a reset', () => {
    for (const stream of seen(story).flatMap(streamsOf)) {
      const has = (bit: number) => stream.some((frame) => (Number(frame['tcp.flags']) & bit) !== 0);
      const text = stream.some((frame) => frame['tcp.len'] !== '0');
      const expected = 7 + (text ? 8 : 0) + (has(BITS.FIN) ? 16 : 0) + (has(BITS.RST) ? 32 : 0);
      expect(stream.at(-1)?.['tcp.completeness']).toBe(String(expected));
    }
    for (const { half, frames } of seen(story)) {
      const normal = half.outcome.A === 'normal' && half.outcome.B === 'normal';
      if (normal && frames.length > 0)
        expect(Number(streamsOf({ half, frames, host: 'A' })[0]?.[0]?.['tcp.completeness']) & 16).toBe(16);
    }
  });

  it('[EXP6] says next to each segment sent what its verdict was', () => {
    for (const view of seen(story)) {
      for (const frame of handshakes(view).flat()) {
        expect(frame['frame.comment']).toBe(isOutbound(frame) ? 'not played' : '');
      }
      for (const { frame, entry } of expectedOf(view)) {
        expect(frame['frame.comment'].split(' / ').at(-1)).toBe(isOutbound(frame) ? saidOf(view.half, entry) : '');
      }
    }
  });
});

/** The duel's verdict on the move that sent a segment. */
function saidOf(half: HalfReview, { from, sentAt }: SegmentEntry): string {
  const { verdict, mistake, clause, points } = must(
    half.judgements.findLast(({ end, at, move }) => end === from && at === sentAt && move.kind !== 'claim'),
  );
  return `${verdict} ${mistake ?? '-'} ${clause} ${points.total}`;
}

describe('the interfaces', () => {
  it('[EXP1] are named after the ends, and name the players in any language', () => {
    for (const { host, frames } of views) {
      expect(new Set(frames.map((frame) => frame['frame.interface_name']))).toEqual(new Set([host]));
      const who = host === 'A' ? '主动关闭 Ada' : '被动关闭 小林';
      expect(new Set(frames.map((frame) => frame['frame.interface_description']))).toEqual(new Set([who]));
    }
  });
});

describe('the stories', () => {
  it('cover everything that can happen: losses, copies, resets, wrong tries, IPv6, every kind of repetition that timers cause', () => {
    const entries = STORIES.flatMap(({ halves }) => halves.flatMap(segments));
    expect(entries.some(({ lost }) => lost)).toBe(true);
    expect(entries.some(({ arrivals }) => arrivals.length > 1)).toBe(true);
    expect(entries.some(({ segment }) => has(segment, 'RST'))).toBe(true);
    const frames = views.flatMap((view) => view.frames);
    expect(frames.some((frame) => frame['frame.comment'].startsWith('wrong'))).toBe(true);
    expect(frames.some((frame) => frame['ipv6.src'] !== '')).toBe(true);
    // A fast retransmission follows three ACKs within a moment: no player does that.
    expect(new Set(frames.map(kindOf))).toEqual(
      new Set([null, 'retransmission', 'spurious', 'out-of-order', 'keep-alive']),
    );
  });
});
