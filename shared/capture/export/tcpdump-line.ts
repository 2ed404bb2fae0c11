/** Packets as `tcpdump -n` 4.99 prints them. Pure: the time zone is an argument. */

import { flagLetters } from '../../tcp/flag-letters.ts';
import { has, type Segment } from '../../tcp/segment.ts';
import { windowOf } from './export-packet.ts';

interface Address {
  readonly ip: string;
  readonly port: number;
}

/** A packet as one host saw it. */
export interface SeenPacket {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly source: Address;
  readonly destination: Address;
  readonly segment: Segment;
  /** The longest text of a segment, as announced in a SYN. */
  readonly mss: number;
}

export interface PrintOptions {
  /** Without -S numbers count from the first of their direction; with it they are those of the wire. */
  readonly absolute: boolean;
  /** What the reader's clock shows at 0:00 UTC, ms. */
  readonly zoneMs: number;
}

const SPACE = 2 ** 32;
const DAY_MS = 86_400_000;

/** Ports whose text tcpdump takes for HTTP. */
const HTTP: readonly number[] = [80, 8080, 3128];

/** Where the two directions of a conversation began: kept for the side that was seen first. */
interface Conversation {
  readonly seq: number;
  readonly ack: number;
}

/** One line for each packet, in the given order: relative numbers depend on what came before. */
export function tcpdumpLines(packets: readonly SeenPacket[], options: PrintOptions): string[] {
  const known = new Map<string, Conversation>();
  return packets.map((packet) => {
    const numbers = options.absolute ? packet.segment : relative(packet, known);
    return lineOf(packet, numbers, options.zoneMs);
  });
}

/** As print-tcp.c counts: a SYN with ACK begins again, and a packet without ACK is not counted at all. */
function relative({ source, destination, segment }: SeenPacket, known: Map<string, Conversation>) {
  const { seq, ack } = segment;
  if (ack === undefined) return { seq };
  const [own, other] = [`${source.ip} ${source.port}`, `${destination.ip} ${destination.port}`];
  const reversed = own > other;
  const key = reversed ? `${other} ${own}` : `${own} ${other}`;
  const begun = known.get(key);
  if (begun === undefined || has(segment, 'SYN')) {
    const before = minus(ack, 1);
    known.set(key, reversed ? { seq: before, ack: seq } : { seq, ack: before });
    return { seq, ack };
  }
  const [mine, theirs] = reversed ? [begun.ack, begun.seq] : [begun.seq, begun.ack];
  return { seq: minus(seq, mine), ack: minus(ack, theirs) };
}

function minus(a: number, b: number): number {
  return (a - b + SPACE) % SPACE;
}

function lineOf(
  { at, source, destination, segment, mss }: SeenPacket,
  { seq, ack }: { readonly seq: number; readonly ack?: number },
  zoneMs: number,
): string {
  const { len } = segment;
  const counts = len > 0 || has(segment, 'SYN') || has(segment, 'FIN') || has(segment, 'RST');
  const family = source.ip.includes(':') ? 'IP6' : 'IP';
  const fields = [
    `${timeOf(at + zoneMs)} ${family} ${source.ip}.${source.port} > ${destination.ip}.${destination.port}: Flags [${flagLetters(segment)}]`,
    ...(counts ? [`seq ${seq}${len > 0 ? `:${(seq + len) % SPACE}` : ''}`] : []),
    ...(ack === undefined ? [] : [`ack ${ack}`]),
    `win ${windowOf(segment)}`,
    ...(has(segment, 'SYN') ? [`options [mss ${mss}]`] : []),
    `length ${len}`,
  ];
  const isHttp = len > 0 && [source.port, destination.port].some((port) => HTTP.includes(port));
  return fields.join(', ') + (isHttp ? ': HTTP' : '');
}

/** The time of day to the microsecond. */
function timeOf(ms: number): string {
  const micros = Math.floor((((ms % DAY_MS) + DAY_MS) % DAY_MS) * 1000);
  const [seconds, rest] = [Math.floor(micros / 1e6), micros % 1e6];
  const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}.${pad(rest, 6)}`;
}
