/** The unparsed level files that come with the game, in the order in which they teach. */

import fourWaves from './levels/four-waves.json' with { type: 'json' };
import lastWords from './levels/last-words.json' with { type: 'json' };
import threeWaves from './levels/three-waves.json' with { type: 'json' };
import delayedAck from './levels/delayed-ack.json' with { type: 'json' };
import lostFin from './levels/lost-fin.json' with { type: 'json' };
import lostAck from './levels/lost-ack.json' with { type: 'json' };
import lostSecondFin from './levels/lost-second-fin.json' with { type: 'json' };
import lostLastAck from './levels/lost-last-ack.json' with { type: 'json' };
import lostLastAckTwice from './levels/lost-last-ack-twice.json' with { type: 'json' };
import crossing from './levels/crossing.json' with { type: 'json' };
import hole from './levels/hole.json' with { type: 'json' };
import halfOpenReader from './levels/half-open-reader.json' with { type: 'json' };
import forgottenClose from './levels/forgotten-close.json' with { type: 'json' };
import abort from './levels/abort.json' with { type: 'json' };
import nobodyHome from './levels/nobody-home.json' with { type: 'json' };
import crash from './levels/crash.json' with { type: 'json' };
import portRush from './levels/port-rush.json' with { type: 'json' };
import reuseAddress from './levels/reuse-address.json' with { type: 'json' };
import ghost from './levels/ghost.json' with { type: 'json' };
import skipTimeWait from './levels/skip-time-wait.json' with { type: 'json' };
import wraparound from './levels/wraparound.json' with { type: 'json' };
import storm from './levels/storm.json' with { type: 'json' };

export const LEVEL_FILES = [
  fourWaves,
  lastWords,
  threeWaves,
  delayedAck,
  lostFin,
  lostAck,
  lostSecondFin,
  lostLastAck,
  lostLastAckTwice,
  crossing,
  hole,
  halfOpenReader,
  forgottenClose,
  abort,
  nobodyHome,
  crash,
  portRush,
  reuseAddress,
  ghost,
  skipTimeWait,
  wraparound,
  storm,
] as const;
