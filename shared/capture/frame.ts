/** A frame as a capture file holds it, whichever format the file has. */

export interface Frame {
  /** The number of the link type, as tcpdump.org registers them. */
  readonly linkType: number;
  /** Index of the interface within its section; 0 in a classic pcap, which knows only one. */
  readonly interfaceId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What was captured of the frame, perhaps not all of it. */
  readonly bytes: Uint8Array;
}
