/** The ending of a match for its review: the panel in place of the overview, and what is drawn over the figure. */

import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { reducedMotion } from '../kit/motion.ts';
import type { Fog } from '../review/use-fog.ts';
import type { Reading } from '../review/use-reading.ts';
import type { Drawn } from '../review/walk-figure.tsx';
import { EndingPanel } from './ending-panel.tsx';
import { drawnOver } from './story-figure.tsx';
import { useArrival } from './use-arrival.ts';
import { useStory } from './use-story.ts';

export interface EndingOf {
  readonly reading: Reading;
  readonly fog: Fog;
  /** Who won; empty: nobody plays to win. */
  readonly verdict: string;
  /** Absent: how the half ended. */
  readonly headline?: string;
  readonly next: ComponentChildren;
  /** About the match, below what comes first. */
  readonly rest?: ComponentChildren;
  /** Other ways on, below that. */
  readonly quiet?: ComponentChildren;
}

export function useEnding({ reading, fog, rest, quiet, ...said }: EndingOf): {
  readonly panel: ComponentChildren;
  readonly drawn: Drawn;
} {
  const story = useStory(reading);
  const arriving = useArrival(fog, story.ending);
  const festive = story.ending === 'clean' && !reducedMotion();
  const { seed } = reading.match.review;
  const drawn = useMemo(() => drawnOver(story, festive ? seed : null, arriving), [story, festive, seed, arriving]);
  const panel = (
    <EndingPanel reading={reading} story={story} arriving={arriving} festive={festive} {...said}>
      {rest}
      {quiet}
    </EndingPanel>
  );
  return { panel, drawn };
}
