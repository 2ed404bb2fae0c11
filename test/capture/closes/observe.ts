/** What tcpdump shows of a generated close: at one place or two, whole or degraded as captures are. */

import type { Packet } from '../../../shared/capture/read/packet.ts';
import type { Side } from '../../../shared/capture/read/connection.ts';
import { has } from '../../../shared/tcp/segment.ts';
import type { Random } from './random.ts';
import type { Transmission, Truth } from './truth.ts';

export const MANNERS = ['whole', 'doubled', 'reordered', 'cut-begin', 'cut-end', 'one-direction', 'both-ends'] as const;
export type Manner = (typeof MANNERS)[number];

export interface Observation {
  readonly manner: Manner;
  /** One capture, or one of each host. */
  readonly captures: readonly (readonly Packet[])[];
  /** The transmission behind each frame, by capture and number. */
  readonly behind: readonly ReadonlyMap<number, Transmission>[];
}

interface Pass {
  readonly transmission: Transmission;
  readonly at: number;
}

const ADDRESSES = [
  { ip: '10.0.0.1', port: 40_001 },
  { ip: '10.0.0.2', port: 8080 },
] as const;

/** The captures of a close, made in this manner. */
export function observed(truth: Truth, manner: Manner, random: Random): Observation {
  const ids = random.chance(0.7);
  if (manner === 'both-ends') {
    const offset = random.upTo(10_000) - 5_000;
    const second = passes(truth, 1).map((pass) => ({ ...pass, at: pass.at + offset }));
    return framed(manner, [passes(truth, 0), second], truth, ids);
  }
  const place = random.of([0, 1, 0.5, random.upTo(1)]);
  return framed(manner, [degraded(passes(truth, place), manner, random)], truth, ids);
}

/** What passes at a place between end 0 (0) and end 1 (1), in order of time. */
function passes({ sent, tripMs }: Truth, place: number): Pass[] {
  const all = sent.flatMap((transmission): Pass[] => {
    const { from, sentAt, arrivals, trouble } = transmission;
    const part = from === 0 ? place : 1 - place;
    if (part === 0) return [{ transmission, at: sentAt }];
    const [first] = arrivals;
    // What is lost, copied or held up further on passes once, and in time.
    if (first === undefined) return trouble > part ? [{ transmission, at: sentAt + part * tripMs }] : [];
    if (part === 1) return arrivals.map(({ at }) => ({ transmission, at }));
    if (transmission.late) {
      const at = trouble > part ? sentAt + part * tripMs : first.at - (1 - part) * tripMs;
      return [{ transmission, at }];
    }
    const copies = trouble > part ? [first] : arrivals;
    return copies.map(({ at }) => ({ transmission, at: sentAt + part * (at - sentAt) }));
  });
  return all
    .map((pass, order) => ({ pass, order }))
    .sort((a, b) => a.pass.at - b.pass.at || a.order - b.order)
    .map(({ pass }) => pass);
}

function degraded(all: readonly Pass[], manner: Manner, random: Random): readonly Pass[] {
  switch (manner) {
    case 'doubled':
      return all.flatMap((pass) => [pass, { ...pass, at: pass.at + random.of([0, 0.01]) }]);
    case 'reordered':
      return reordered(all, random);
    case 'cut-begin':
      return all.slice(random.whole(all.length - 1));
    case 'cut-end':
      return all.slice(0, 1 + random.whole(all.length - 1));
    case 'one-direction': {
      const side: Side = random.chance(0.5) ? 0 : 1;
      return all.filter(({ transmission }) => transmission.from === side);
    }
    default:
      return all;
  }
}

/** Two queues, one for each direction, of which one is written late; the clock is read before or after. */
function reordered(all: readonly Pass[], random: Random): readonly Pass[] {
  const slow: Side = random.chance(0.5) ? 0 : 1;
  const lag = random.upTo(0.5);
  const readLate = random.chance(0.5);
  const queued = all.map((pass) => ({ pass, at: pass.at + (pass.transmission.from === slow ? lag : 0) }));
  queued.sort((a, b) => a.at - b.at);
  return queued.map(({ pass, at }) => (readLate ? { ...pass, at } : pass));
}

function framed(manner: Manner, lists: readonly (readonly Pass[])[], { sent }: Truth, ids: boolean): Observation {
  const behind = lists.map((list) => new Map(list.map(({ transmission }, index) => [index + 1, transmission])));
  const captures = lists.map((list, interfaceId) =>
    list.map(({ transmission, at }, index): Packet => {
      const { from, segment } = transmission;
      // Linux leaves the identification of a RST 0.
      const ipId = ids && !has(segment, 'RST') ? 1 + sent.indexOf(transmission) : null;
      return {
        number: index + 1,
        interfaceId,
        at: 1_700_000_000_000 + at,
        source: ADDRESSES[from],
        destination: ADDRESSES[from === 0 ? 1 : 0],
        ipId,
        segment: { ...segment, wnd: segment.wnd ?? 65_535 },
        windowShift: null,
        twice: null,
      };
    }),
  );
  return { manner, captures, behind };
}
