/** Explains the close of a captured connection, segment by segment, as far as the capture shows. */

import { has } from '../../tcp/segment.ts';
import type { Connection } from '../read/connection.ts';
import type { Sighting } from '../read/views.ts';
import type { CloseExplanation } from './explanation.ts';
import { storyOf } from './story.ts';
import { Teller } from './teller.ts';

/** Whether a connection contains any part of a close: a FIN or a RST. */
export function hasClose({ packets }: Connection): boolean {
  return packets.some(({ segment }) => has(segment, 'FIN') || has(segment, 'RST'));
}

/**
 * The close of a connection; null if neither end sends FIN or RST. Throws CaptureError `different-connections`.
 *
 * States are those of an engine that follows each end by RFC 9293: calls of the application are inferred from what is new
 * in its segments, arrivals from both captures or, with one, from the order of passing and later acknowledgments.
 */
export function explainClose(sighting: Sighting): CloseExplanation | null {
  const story = storyOf(sighting);
  const teller = new Teller(sighting, story);
  for (const [index, incident] of story.incidents.entries()) teller.tell(incident, index);
  return teller.explanation();
}
