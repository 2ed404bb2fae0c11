/** The moments of a match over its figure, one at a time. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { type Manner, usePlayed } from '../kit/moment-player.ts';
import { type MatchMoment, momentOf } from './moment-of.ts';

/** How long each moves, ms. */
const LASTS: Readonly<Record<MatchMoment['kind'], number>> = {
  showdown: 430,
  answered: 1_900,
  missed: 900,
  'port-early': 700,
  'port-won': 1_100,
  ghost: 1_600,
  aborted: 1_100,
  closed: 1_600,
};

const MANNER: Manner<MatchMoment> = { lasts: ({ kind }) => LASTS[kind] };

export function MatchMoments({ view }: { readonly view: SeatView }) {
  const played = usePlayed(momentOf(view), view.figure.length, MANNER);
  if (played === null) return null;
  const { moment, rests } = played;
  return <div class={`moment ${moment.kind}`} data-rests={rests} aria-hidden="true" />;
}
