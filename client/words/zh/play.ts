/** Texts for players, alone or in a class, and after a match, in Chinese. */

import { MATCH_ZH } from './match.ts';
import { TELLING_ZH } from './telling.ts';
import { WIRE_ZH } from './wire.ts';
import { RACE_ZH } from './race.ts';
import { RESULT_ZH } from './result.ts';
import { CLASS_ZH } from './class.ts';
import { COACH_ZH } from './coach.ts';
import { BETS_ZH } from './bets.ts';
import { FIRST_ZH } from './first.ts';
import { PATH_ZH } from './path.ts';
import { DAILY_ZH } from './daily.ts';
import { QUIZ_ZH } from './quiz.ts';
import { REVIEW_ZH } from './review.ts';
import { SANDBOX_ZH } from './sandbox.ts';
import { SAVED_ZH } from './saved.ts';
import { STUDY_ZH } from './study.ts';

export const PLAY_ZH = {
  ...MATCH_ZH,
  ...WIRE_ZH,
  ...RACE_ZH,
  ...RESULT_ZH,
  ...TELLING_ZH,
  ...CLASS_ZH,
  ...COACH_ZH,
  ...BETS_ZH,
  ...FIRST_ZH,
  ...PATH_ZH,
  ...DAILY_ZH,
  ...QUIZ_ZH,
  ...REVIEW_ZH,
  ...SANDBOX_ZH,
  ...SAVED_ZH,
  ...STUDY_ZH,
};
