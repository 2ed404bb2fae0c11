/** The scene of the board: it follows from the class, unless the teacher has put something on top. Pure. */

import type { TeacherView } from '../../../shared/class/class-view.ts';
import type { StandingRow } from '../../../shared/class/standing-rows.ts';

/** What the teacher can put on top of the board. */
export const BOARD_PANELS = ['join', 'heat', 'standings', 'headline'] as const;
export type BoardPanel = (typeof BOARD_PANELS)[number];

export type BoardScene =
  | 'lobby'
  | 'duels'
  | 'question'
  | 'test'
  | 'pause'
  | 'standings'
  | 'headline'
  | 'podium'
  | 'over'
  | 'heat';

/**
 * The scene of the board for a class, with this on top.
 * @param announces the headline has not been shown yet, and comes before the podium
 */
export function boardScene(view: TeacherView, panel: BoardPanel | null, announces = false): BoardScene {
  if (panel === 'headline') return view.headlines.length === 0 ? boardScene(view, null) : panel;
  if (panel !== null) return panel === 'join' ? 'lobby' : panel;
  const { phase } = view.frame;
  if (phase === 'lobby') return 'lobby';
  if (phase === 'over') {
    if (view.settings.leaderboard === 'off' || view.podium.length === 0) return 'over';
    return announces && view.headlines.length > 0 ? 'headline' : 'podium';
  }
  const kind = view.round?.kind ?? 'pause';
  // The answer of a question has to be discussed first: the standings are a key away.
  if (phase === 'between' && view.settings.leaderboard === 'each' && kind !== 'question') return 'standings';
  return kind === 'duel' ? 'duels' : kind;
}

/** What "next" means now; a running round is ended first, and its result is shown before the next begins. */
export function nextStep({ frame, round }: TeacherView): 'start' | 'go-on' | 'skip' | 'end' | null {
  if (frame.phase === 'over') return null;
  if (frame.phase === 'round') return round?.kind === 'pause' ? 'go-on' : 'skip';
  return frame.next < frame.rounds ? 'start' : 'end';
}

/** Whether ending the round now would cut a student short. */
export function somebodyBusy({ frame, round }: TeacherView): boolean {
  if (frame.phase !== 'round' || round === null) return false;
  if (round.kind === 'pause') return false;
  return round.kind === 'question' ? round.count.answered < round.of : round.done < round.of;
}

/** The time left of a round in ms; null: it has no end of its own, or none runs. */
export function roundLeft({ phase, endsAt }: TeacherView['frame'], now: number): number | null {
  return phase !== 'round' || endsAt === null ? null : Math.max(0, endsAt - now);
}

/** The first three places with everyone who shares them, best first. */
export function podiumOf(standings: readonly StandingRow[]): readonly (readonly StandingRow[])[] {
  const places = [1, 2, 3].map((place) => standings.filter((row) => row.place === place));
  return places.filter((rows) => rows.length > 0);
}
