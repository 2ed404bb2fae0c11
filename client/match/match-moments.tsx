/** The moments of a match over its figure, one at a time. */

import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { type Manner, usePlayed } from '../kit/moment-player.ts';
import { sound } from '../sound/sound.ts';
import { type MatchMoment, momentOf } from './moment-of.ts';
import { useMomentPlace } from './moment-place.ts';
import { ShowdownScene } from './showdown-scene.tsx';
import { TornOver } from './torn-over.tsx';
import { TORN_LEAST, TORN_ROOMY } from './torn-layout.ts';
import { TornScene } from './torn-scene.tsx';
import { SHOWDOWN_LEAST } from './showdown-layout.ts';

/** How long each moves, ms. */
const LASTS: Readonly<Record<MatchMoment['kind'], number>> = {
  showdown: 430,
  answered: 1_500,
  torn: 2_600,
  missed: 900,
  'port-early': 700,
  'port-won': 1_100,
  ghost: 1_600,
  aborted: 1_100,
  closed: 1_600,
};

const MANNER: Manner<MatchMoment> = {
  lasts: ({ kind }) => LASTS[kind],
  begins: ({ kind }) => {
    if (kind === 'missed') sound.play('missed');
    if (kind === 'torn') sound.play('tear');
  },
};

/** @param host the figure's element, once the figure is in it */
export function MatchMoments({ view, host }: { readonly view: SeatView; readonly host: HTMLElement | null }) {
  const played = usePlayed(momentOf(view), view.figure.length, MANNER);
  const place = useMomentPlace(host);
  if (played === null || place === null) return null;
  const { moment, rests } = played;
  const [width, height] = [place.width / place.scale, place.height / place.scale];
  const over = { top: `${place.top}px`, height: `${place.height}px` };
  if (moment.kind === 'torn')
    return (
      <TornOver
        key={moment.at}
        over={over}
        rests={rests}
        scene={<TornScene view={view} torn={moment.torn} width={width} height={height} />}
        fits={height >= TORN_LEAST}
        roomy={height >= TORN_ROOMY}
      />
    );
  const isRace = moment.kind === 'showdown' || (moment.kind === 'answered' && !rests);
  // The others are a wave of light along this end's line: the panel says what has happened.
  if (!isRace)
    return rests ? null : <div class={`moment moment-wash ${moment.kind}`} style={over} aria-hidden="true" />;
  if (height < SHOWDOWN_LEAST) return null;
  return (
    <div class={`moment moment-scene ${moment.kind}`} data-rests={rests} style={over}>
      <ShowdownScene view={view} moment={moment} width={width} height={height} />
    </div>
  );
}
