/** The guided match on the page: begins it, reports ready at once, takes the clock off, and leaves it. */

import { useEffect, useRef } from 'preact/hooks';
import type { SeatView } from '../../../shared/duel/vocabulary/seat.ts';
import { FIRST_MATCH } from './first-steps.ts';
import { HOME, type Place } from '../../context/place.ts';
import { useApp } from '../../context/app-context.ts';
import { nameToPlay } from '../../context/generated-name.ts';
import { goTo } from '../../context/route.ts';
import { firstSeat, keepFirstSeat } from './first-seat.ts';

export interface FirstDuel {
  /** Of the guided match; null: none is being played. */
  readonly view: SeatView | null;
  readonly busy: boolean;
  begin(): void;
  /** Leaves it, wherever it stands. */
  leave(to?: Place): void;
}

/** A newcomer has no clock; a player who continues from here has the time factor that they chose. */
function useNoClock(): void {
  const { actions, preferences } = useApp();
  useEffect(() => {
    void actions.setTimeFactor('off');
    return () => void actions.setTimeFactor(preferences.timeFactor.peek());
  }, [actions, preferences]);
}

export function useFirstDuel(): FirstDuel {
  const { actions, preferences, session } = useApp();
  const beginning = useRef(false);
  const grant = session.grant.value;
  const seen = session.view.value;
  const own = grant !== null && firstSeat.value?.code === grant.code;
  const view = own ? seen : null;
  useNoClock();
  useEffect(() => {
    if (grant === null || !beginning.current) return;
    beginning.current = false;
    keepFirstSeat({ code: grant.code, read: [] });
  }, [grant]);
  // The button to begin counts as ready.
  const waits = view?.phase === 'ready' && !view.you.ready;
  useEffect(() => {
    if (waits) void actions.ask('ready', {});
  }, [waits, actions]);
  const begin = async () => {
    if (session.grant.peek() !== null) await actions.leave();
    beginning.current = true;
    await actions.create({
      name: nameToPlay(preferences.name.value),
      against: 'bot',
      bot: 'perfect',
      options: FIRST_MATCH,
    });
  };
  return {
    view,
    busy: own || session.connection.value.kind === 'joining',
    begin: () => void begin(),
    leave: (to = HOME) => {
      keepFirstSeat(null);
      if (grant !== null) void actions.leave();
      goTo(to);
    },
  };
}
