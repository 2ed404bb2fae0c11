/** The fate of each segment, guessed from a single capture: what was sent again, and late, must have been lost. */

import { seqLeq, seqLt } from '../../lib/sequence.ts';
import { has, segEnd, segLen } from '../../tcp/segment.ts';
import { type Connection, type ConnectionPacket, otherSide, type Side } from '../read/connection.ts';
import { type Distances, distancesOf, UNKNOWN_DELAY_MS, wayOf } from './distance.ts';
import { type Flight, type Flights, flightOf } from './flight.ts';
import { onceEach, type Shown } from './once.ts';
import { inCausalOrder } from './order.ts';

/** How far back the original of a retransmission is searched for, in packets. */
const LOOK_BACK = 256;

/** An acknowledgment leaves at latest this long after what it acknowledges has come, ms: a delayed one of today's systems. */
const LATEST_ACK_MS = 50;

/** A RST leaves at latest this long after what draws it has come, ms. */
const LATEST_RESET_MS = 50;

/** Where a distance is not known, an acknowledgment that passed this long ago must have come, ms. */
const UNKNOWN_WAIT_MS = 500;

/** A flight that may still turn out to have been lost. */
interface Guess extends Shown {
  arrivals: readonly ConnectionPacket[];
}

/** Flights that were guessed from one place. */
export interface GuessedFlights extends Flights {
  readonly distances: Distances;
  /** The capture shows what each end sent twice. */
  readonly doubled: readonly [boolean, boolean];
  /** Something was lost or late. */
  readonly troubled: boolean;
}

/**
 * The flights of a connection that was captured at one place, in the order in which they passed there, as if every segment
 * left and arrived at that moment. A segment is taken for lost only if it was sent again after more than a round trip, and
 * no answer shows that it came; acknowledgments are, if they had passed in time and it was sent again all the same.
 */
export function flightsFrom(connection: Connection): GuessedFlights {
  const { packets, doubled } = onceEach(connection.packets);
  const ordered = onwards(inCausalOrder(packets));
  const head = inCausalOrder(onceEach(connection.head).packets);
  const distances = distancesOf({ head, packets: ordered });
  const guesses = ordered.map((packet): Guess => ({ ...packet, arrivals: [packet, ...packet.copies] }));
  const judge = new Judge(guesses, distances);
  for (const [index, guess] of guesses.entries()) judge.blame(index, guess);
  const flights = guesses.map((guess) => flightOf(guess, guess.arrivals));
  return {
    ends: connection.ends,
    flights,
    delayMs: wayOf(distances) || UNKNOWN_DELAY_MS,
    strays: [],
    clockOffsetMs: null,
    distances,
    doubled,
    troubled: judge.troubled,
  };
}

/** The packets with times that never go back: the order counts more than the clock. */
function onwards(packets: readonly Shown[]): Shown[] {
  let latest = Number.NEGATIVE_INFINITY;
  return packets.map((packet) => {
    latest = Math.max(latest, packet.at);
    return { ...packet, at: latest };
  });
}

class Judge {
  /** Something was sent again after a time in which nothing on its usual way is still out. */
  troubled = false;
  readonly #all: readonly Guess[];
  readonly #distances: Distances;
  readonly #roundTripMs: number;

  constructor(all: readonly Guess[], distances: Distances) {
    this.#all = all;
    this.#distances = distances;
    this.#roundTripMs = 2 * (wayOf(distances) ?? UNKNOWN_DELAY_MS);
  }

  /** Marks as lost what a retransmission shows to have been lost. */
  blame(index: number, packet: Guess): void {
    if (segLen(packet.segment) === 0) return;
    const earlier = this.#all.slice(Math.max(0, index - LOOK_BACK), index);
    const around = this.#all.slice(Math.max(0, index - LOOK_BACK), index + LOOK_BACK);
    const at = earlier.findLastIndex((guess) => guess.from === packet.from && repeats(packet, guess));
    const original = earlier[at];
    if (original === undefined || this.#isNoRepair(original, packet, earlier)) return;
    this.troubled = true;
    const acks = earlier.slice(at + 1).filter((guess) => acknowledges(guess, original));
    if (acks.length > 0) {
      for (const ack of acks) if (this.#hadCome(ack, packet)) ack.arrivals = [];
    } else if (original.arrivals.length < 2 && !wasAnswered(original, around) && !this.#drewReset(original, earlier)) {
      original.arrivals = [];
    }
  }

  /** Sent again sooner than any timer expires, or because something had to be acknowledged. */
  #isNoRepair(original: Guess, packet: Guess, earlier: readonly Guess[]): boolean {
    return packet.at - original.at < this.#roundTripMs || this.#answersNews(packet, earlier);
  }

  /** It is the first to acknowledge something that had come only just before. */
  #answersNews({ from, segment, at }: Guess, earlier: readonly Guess[]): boolean {
    const { ack } = segment;
    if (ack === undefined) return false;
    const told = earlier.some((guess) => guess.from === from && covers(guess, ack));
    const news = earlier.findLast((guess) => guess.from !== from && segLen(guess.segment) > 0 && isUpTo(guess, ack));
    return !told && news !== undefined && at - news.at <= 2 * this.#to(from) + LATEST_ACK_MS;
  }

  /** Whether a RST answers a segment as soon as it can have come. */
  #drewReset({ from, segment, at }: Guess, earlier: readonly Guess[]): boolean {
    const latest = at + 3 * this.#to(otherSide(from)) + LATEST_RESET_MS;
    const answers = (guess: Guess) => isBareReset(guess) && guess.segment.seq === segment.ack && guess.from !== from;
    return earlier.some((guess) => answers(guess) && guess.at >= at && guess.at <= latest);
  }

  /** Whether an acknowledgment that passed must have come before the retransmission left. */
  #hadCome(ack: Guess, packet: Guess): boolean {
    const far = this.#distances[packet.from];
    return packet.at - ack.at >= (far === null ? UNKNOWN_WAIT_MS : 2 * far);
  }

  #to(side: Side): number {
    return this.#distances[side] ?? UNKNOWN_DELAY_MS;
  }
}

/**
 * Whether a segment came, only late: a later report says that it came twice, or its copies were answered one by one, as
 * every copy of a FIN is.
 */
function wasAnswered({ from, segment }: Guess, around: readonly Guess[]): boolean {
  const reported = around.some(({ twice }) => twice !== null && twice.from === segment.seq);
  if (reported || !has(segment, 'FIN')) return reported;
  const fins = around.filter((guess) => guess.from === from && has(guess.segment, 'FIN'));
  const copies = fins.reduce((sum, guess) => sum + 1 + guess.copies.length, 0);
  const answers = around.filter(
    (guess) => guess.from !== from && !has(guess.segment, 'RST') && covers(guess, segEnd(segment)),
  );
  // The first answer may be the peer's own FIN.
  const bare = answers.filter((guess, i) => guess.segment.len === 0 && (i === 0 || !has(guess.segment, 'FIN')));
  return bare.length >= copies;
}

function isBareReset({ segment }: Guess): boolean {
  return has(segment, 'RST') && segment.ack === undefined;
}

function covers({ segment }: Guess, number: number): boolean {
  return segment.ack !== undefined && !has(segment, 'RST') && seqLeq(number, segment.ack);
}

function isUpTo({ segment }: Guess, ack: number): boolean {
  return segEnd(segment) === ack;
}

/** Whether a packet repeats, at least in part, what an earlier one had sent. */
function repeats(packet: Guess, earlier: Guess): boolean {
  if (segLen(earlier.segment) === 0) return false;
  const overlaps =
    seqLt(packet.segment.seq, segEnd(earlier.segment)) && seqLt(earlier.segment.seq, segEnd(packet.segment));
  return overlaps && has(packet.segment, 'SYN') === has(earlier.segment, 'SYN');
}

function acknowledges(guess: Guess, original: Guess): boolean {
  return guess.from !== original.from && covers(guess, segEnd(original.segment));
}

/**
 * When a segment may have reached its receiver before a RST left there that answers it, as the time when it passed; null: it
 * cannot have, or long before. A measured distance is an upper bound: half of it is certain enough.
 */
export function cameBefore(distances: Distances, asked: Flight, reset: Flight): number | null {
  const far = distances[otherSide(asked.from)];
  const after = reset.sentAt - asked.sentAt;
  const possible = far === null || after < 0 || (after >= far && after <= 3 * far + LATEST_RESET_MS);
  return possible ? asked.sentAt : null;
}
