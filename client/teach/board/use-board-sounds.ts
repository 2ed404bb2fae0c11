/** Plays what the room hears, if the board's sounds are switched on. Its moments play their own. */

import { useEffect, useRef } from 'preact/hooks';
import type { TeacherView } from '../../../shared/class/class-view.ts';
import { sound } from '../../sound/sound.ts';
import { boardHeard, pulseEvery } from './board-heard.ts';
import type { BoardState } from './board-state.ts';

/** A round that begins as another ends is heard after it, ms. */
const APART_MS = 700;

export function useBoardSounds(view: TeacherView, { revealed, playing }: BoardState): void {
  const before = useRef<TeacherView | null>(null);
  useEffect(() => {
    for (const [at, name] of boardHeard(before.current, view).entries()) sound.play(name, { after: at * APART_MS });
    before.current = view;
  }, [view]);
  const { value: shown } = revealed;
  const hadShown = useRef(shown);
  useEffect(() => {
    if (shown !== null && shown !== hadShown.current) sound.play('revealed');
    hadShown.current = shown;
  }, [shown]);
  const every = useRef<number | null>(null);
  every.current = pulseEvery(view);
  const pulses = every.current !== null;
  useEffect(() => {
    if (!pulses) return;
    let timer: ReturnType<typeof setTimeout>;
    const pulse = () => {
      if (playing.peek() === null) sound.play('pulse');
      timer = setTimeout(pulse, every.current ?? 0);
    };
    timer = setTimeout(pulse, every.current ?? 0);
    return () => clearTimeout(timer);
  }, [pulses, playing]);
}
