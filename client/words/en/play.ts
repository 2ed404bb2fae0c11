/** Texts for players, alone or in a class, and after a match, in English. */

import { MATCH_EN } from './match.ts';
import { TELLING_EN } from './telling.ts';
import { WIRE_EN } from './wire.ts';
import { RACE_EN } from './race.ts';
import { RESULT_EN } from './result.ts';
import { CLASS_EN } from './class.ts';
import { COACH_EN } from './coach.ts';
import { BETS_EN } from './bets.ts';
import { FIRST_EN } from './first.ts';
import { PATH_EN } from './path.ts';
import { DAILY_EN } from './daily.ts';
import { QUIZ_EN } from './quiz.ts';
import { REVIEW_EN } from './review.ts';
import { SANDBOX_EN } from './sandbox.ts';
import { SAVED_EN } from './saved.ts';
import { STUDY_EN } from './study.ts';

export const PLAY_EN = {
  ...MATCH_EN,
  ...WIRE_EN,
  ...RACE_EN,
  ...RESULT_EN,
  ...TELLING_EN,
  ...CLASS_EN,
  ...COACH_EN,
  ...BETS_EN,
  ...FIRST_EN,
  ...PATH_EN,
  ...DAILY_EN,
  ...QUIZ_EN,
  ...REVIEW_EN,
  ...SANDBOX_EN,
  ...SAVED_EN,
  ...STUDY_EN,
};
