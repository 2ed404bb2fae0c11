/** A moment of the board: it plays once from its first frame to its last, and the next key ends it there. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { reducedMotion } from '../../kit/motion.ts';
import { sound, type SoundOptions } from '../../sound/sound.ts';
import type { SoundName } from '../../sound/sounds.ts';
import type { BoardState } from './board-state.ts';

interface Moment {
  readonly lengthMs: number;
  /** False: it stands in its last frame from the beginning. */
  readonly plays: boolean;
  /** Whether the caller draws each frame itself; otherwise it is told only of the last. */
  readonly framed?: boolean;
  readonly onOver?: () => void;
  /** What is heard, and when (ms since it began): the same on every frame. */
  readonly cues?: readonly Cue[];
}

export interface Cue extends Pick<SoundOptions, 'degree'> {
  readonly at: number;
  readonly sound: SoundName;
}

/** What is over stays over, also where the moment would be longer by now. */
const OVER = Number.POSITIVE_INFINITY;

/**
 * Plays a moment from the mounting of the component on.
 * @returns ms since it began; `lengthMs` when it is over, or if it does not play
 */
export function useMoment(state: BoardState, { lengthMs, plays, framed = false, onOver, cues }: Moment): number {
  const [at, setAt] = useState(() => (plays && !reducedMotion() ? 0 : OVER));
  const over = at >= lengthMs;
  const then = useRef(onOver);
  then.current = onOver;
  const heard = useRef(cues);
  useEffect(() => {
    if (over) {
      then.current?.();
      return;
    }
    const stops = [framed ? onFrames(lengthMs, setAt) : after(lengthMs, () => setAt(OVER)), play(heard.current ?? [])];
    const stop = () => {
      for (const end of stops) end();
    };
    // No frame that was asked for before may come after the last one.
    const skip = () => {
      stop();
      setAt(OVER);
    };
    state.playing.value = skip;
    return () => {
      stop();
      if (state.playing.peek() === skip) state.playing.value = null;
    };
  }, [state, over, lengthMs, framed]);
  return Math.min(at, lengthMs);
}

/** @returns stops what has not been heard yet */
function play(cues: readonly Cue[]): () => void {
  const timers = cues.map(({ at, sound: name, ...how }) => setTimeout(() => sound.play(name, how), at));
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
}

function after(ms: number, then: () => void): () => void {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
}

/** Calls with the ms since now, before each frame, until so many have passed. */
function onFrames(lengthMs: number, tell: (at: number) => void): () => void {
  const start = performance.now();
  const next = () => {
    const at = Math.min(lengthMs, performance.now() - start);
    tell(at < lengthMs ? at : OVER);
    if (at < lengthMs) frame = requestAnimationFrame(next);
  };
  let frame = requestAnimationFrame(next);
  return () => cancelAnimationFrame(frame);
}
