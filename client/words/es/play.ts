/** Texts for players, alone or in a class, and after a match, in Spanish. */

import { MATCH_ES } from './match.ts';
import { TELLING_ES } from './telling.ts';
import { WIRE_ES } from './wire.ts';
import { RACE_ES } from './race.ts';
import { RESULT_ES } from './result.ts';
import { CLASS_ES } from './class.ts';
import { COACH_ES } from './coach.ts';
import { BETS_ES } from './bets.ts';
import { FIRST_ES } from './first.ts';
import { PATH_ES } from './path.ts';
import { DAILY_ES } from './daily.ts';
import { QUIZ_ES } from './quiz.ts';
import { REVIEW_ES } from './review.ts';
import { SANDBOX_ES } from './sandbox.ts';
import { SAVED_ES } from './saved.ts';
import { STUDY_ES } from './study.ts';

export const PLAY_ES = {
  ...MATCH_ES,
  ...WIRE_ES,
  ...RACE_ES,
  ...RESULT_ES,
  ...TELLING_ES,
  ...CLASS_ES,
  ...COACH_ES,
  ...BETS_ES,
  ...FIRST_ES,
  ...PATH_ES,
  ...DAILY_ES,
  ...QUIZ_ES,
  ...REVIEW_ES,
  ...SANDBOX_ES,
  ...SAVED_ES,
  ...STUDY_ES,
};
