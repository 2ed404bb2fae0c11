/** A recorded class as its file has it, and what can be said of its duels. */

import type { ClassEvent, PlannedDuel } from '../../shared/class/class-event.ts';
import type { RoomFacts } from '../../shared/duel/vocabulary/room-facts.ts';
import { SEATS } from '../../shared/duel/options.ts';
import type { LoggedMatch } from '../../shared/report/report-source.ts';
import type { Report } from '../../shared/report/report.ts';

export interface RecordedClass {
  readonly events: readonly ClassEvent[];
  readonly matches: readonly LoggedMatch[];
  readonly report: Report;
  /** Of the students, in the order of their numbers. */
  readonly names: { readonly en: readonly string[]; readonly zh: readonly string[] };
}

/** The room of a duel as it was: both students present. */
export function classRoom({ matchId, code, seats }: PlannedDuel, names: readonly string[]): RoomFacts {
  const [left, right] = SEATS.map((seat) => {
    const student = seats[seat];
    const kind = student === null ? 'bot' : 'person';
    const bot = student === null ? 'perfect' : null;
    return { name: names[(student ?? 0) - 1] ?? '', kind, bot, presence: 'here' } as const;
  });
  return { matchId, code, against: 'class', players: [left ?? null, right ?? null], wire: null };
}

/** The class with the students' names in another language: they were drawn, nobody bears them. */
export function named(text: string, of: RecordedClass['names'], language: 'en' | 'zh'): RecordedClass {
  const to = of[language];
  const renamed = of.en.reduce((sofar, name, i) => sofar.replaceAll(JSON.stringify(name), JSON.stringify(to[i])), text);
  return JSON.parse(renamed);
}
