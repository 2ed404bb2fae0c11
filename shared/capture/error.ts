/** The one error that reading a capture can throw. */

/** Why a file, or what is in it, cannot be used. */
export const CAPTURE_PROBLEMS = [
  /** Neither pcap nor pcapng. */
  'not-a-capture',
  /** Packed in another way than gzip, which is unpacked while it is read. */
  'compressed',
  /** A packed file from which more comes out than is ever looked at. */
  'too-much',
  /** The file ends in the middle of a record. */
  'truncated',
  /** A length or a reference in the file contradicts itself. */
  'malformed',
  /** A record claims to be larger than any frame. */
  'too-large',
  /** Nothing in it was captured on a kind of link that is known here. */
  'unknown-link',
  /** There is no TCP segment in it. */
  'no-tcp',
  /** Two captures that are not of the same connection. */
  'different-connections',
  /** Neither end sends a FIN. */
  'no-close',
  /** Data is under way all the time before the first FIN, so that no level can begin there. */
  'no-quiet-moment',
  /** More happens after the first FIN than was kept of the capture. */
  'too-long',
] as const;
export type CaptureProblem = (typeof CAPTURE_PROBLEMS)[number];

export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly problem: CaptureProblem;

  constructor(problem: CaptureProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
