/** The one error that reading a capture can throw. */

/** Why a file, or what is in it, cannot be used. */
export type CaptureProblem =
  /** Neither pcap nor pcapng. */
  | 'not-a-capture'
  /** The file ends in the middle of a record. */
  | 'truncated'
  /** A length or a reference in the file contradicts itself. */
  | 'malformed'
  /** Nothing in it was captured on a kind of link that is known here. */
  | 'unknown-link'
  /** Two captures that are not of the same connection. */
  | 'different-connections'
  /** Neither end sends a FIN. */
  | 'no-close'
  /** Data is under way all the time before the first FIN, so that no level can begin there. */
  | 'no-quiet-moment';

export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly problem: CaptureProblem;

  constructor(problem: CaptureProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}
