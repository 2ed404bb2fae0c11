/** The one error that reading a capture can throw. */

/** Why a file, or its contents, cannot be used. */
export const CAPTURE_PROBLEMS = [
  /** Neither pcap nor pcapng. */
  'not-a-capture',
  /** Compressed in another way than gzip, which is decompressed while it is read. */
  'compressed',
  /** A compressed file that expands beyond the limit. */
  'too-much',
  /** The file ends in the middle of a record. */
  'truncated',
  /** A length or a reference in the file contradicts itself. */
  'malformed',
  /** A record claims to be larger than any frame. */
  'too-large',
  /** No TCP segment was found, and frames of other kinds of link were not read; the detail names them. */
  'unknown-link',
  /** No TCP segment was found, but some frames may hold one that cannot be read; the detail is their number. */
  'unread',
  /** It contains no TCP segment. */
  'no-tcp',
  /** Two captures of different connections. */
  'different-connections',
  /** Neither end sends a FIN. */
  'no-close',
  /** Data is always under way before the first FIN, so that no level can begin there. */
  'no-quiet-moment',
  /** Only what one end sent was captured. */
  'one-direction',
  /** The handshake was never completed. */
  'no-connection',
  /** A level in which two players without mistakes get nowhere. */
  'unwinnable',
  /** More happens after the first FIN than was kept of the capture. */
  'too-long',
] as const;
export type CaptureProblem = (typeof CAPTURE_PROBLEMS)[number];

export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly problem: CaptureProblem;
  /** What the text of the problem has a place for; empty: nothing. */
  readonly detail: string;

  constructor(problem: CaptureProblem, message: string, detail = '') {
    super(message);
    this.problem = problem;
    this.detail = detail;
  }
}
