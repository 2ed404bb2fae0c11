/** The vocabulary of sounds, as data: what each sounds like and how a phone shakes with it. Knows neither page nor Web Audio. */

/** A frequency, or where a glide begins and ends, Hz. */
type Hz = number | readonly [number, number];

export interface Voice {
  /** `noise`: white noise, which `hz` filters as a low-pass. */
  readonly wave: 'sine' | 'triangle' | 'noise';
  readonly hz: Hz;
  /** When it begins within its sound, and how long it is, ms. */
  readonly at: number;
  readonly ms: number;
  /** How loud it is beside the other voices of its sound, dB. */
  readonly level: number;
  /** ms, 8 unless said: a sound that begins at once clicks. */
  readonly attack?: number;
  /** How far it has decayed when it ends, dB; 40 unless said. */
  readonly decay?: number;
}

export interface Sound {
  /** Its highest sample, dBFS. */
  readonly peak: number;
  readonly voices: readonly Voice[];
  /** As `navigator.vibrate` takes it: ms on, off, on …; absent: it is not felt. */
  readonly felt?: readonly number[];
}

const note = (hz: Hz, at: number, ms: number, level: number, more: Partial<Voice> = {}): Voice => ({
  wave: 'triangle',
  hz,
  at,
  ms,
  level,
  ...more,
});
const pure = (hz: Hz, at: number, ms: number, level: number, more: Partial<Voice> = {}): Voice =>
  note(hz, at, ms, level, { wave: 'sine', ...more });
const noise = (hz: Hz, at: number, ms: number, level: number, more: Partial<Voice> = {}): Voice =>
  note(hz, at, ms, level, { wave: 'noise', ...more });

const PEAK = -20;
const sound = (...voices: readonly Voice[]): Sound => ({ peak: PEAK, voices });
const felt = (shake: readonly number[], ...voices: readonly Voice[]): Sound => ({ peak: PEAK, voices, felt: shake });

/** A wooden click whose pitch says how far something has climbed. */
const click = (hz: number): Sound => sound(pure(hz, 0, 40, -20, { attack: 2 }));

/** Four notes of G major: the wave that everybody knows as the end. */
const G = [392, 494, 587, 784] as const;

/**
 * Each name with its forms: most have one, and those that grow have one for each degree, `play` takes the degree. What
 * a name means, and what shows the same to the eye: docs/sound.md.
 */
const ALL = {
  // A duel.
  sent: [sound(pure([523, 784], 0, 90, -20))],
  arrived: [felt([20], note([784, 523], 0, 160, -20))],
  lost: [sound(pure([90, 60], 0, 180, -19), noise(300, 0, 120, -26))],
  finAgain: [felt([40], note(440, 0, 60, -20), note(440, 90, 60, -20))],
  called: [sound(noise(900, 0, 45, -22, { attack: 2 }), note(294, 0, 70, -24))],
  timer: [sound(pure(988, 0, 60, -22), pure(1175, 60, 60, -22), pure(988, 120, 60, -22))],
  heart: [felt([15], pure(62, 0, 60, -20), pure(124, 0, 60, -26), pure(62, 140, 60, -20), pure(124, 140, 60, -26))],
  tick: [felt([20], pure(1760, 0, 25, -24, { attack: 2 }))],
  answered: [sound(pure(659, 0, 90, -20), pure(988, 90, 160, -20))],
  right: [
    sound(pure(523, 0, 220, -24), pure(659, 0, 220, -25)),
    sound(pure(523, 0, 260, -25), pure(659, 30, 260, -26), pure(784, 60, 260, -26)),
    sound(pure(523, 0, 300, -26), pure(659, 30, 300, -26), pure(784, 60, 300, -27), pure(1047, 90, 300, -27)),
  ],
  wrong: [felt([60], note([165, 110], 0, 150, -19), noise(400, 0, 60, -26))],
  ghost: [sound(pure([330, 311], 0, 600, -22, { attack: 120 }), pure([349, 330], 0, 600, -24, { attack: 120 }))],
  reset: [felt([30], note(220, 0, 60, -19), noise(1200, 0, 60, -24))],
  portHeld: [felt([30, 40, 30], note(147, 0, 70, -19), note(147, 110, 70, -19))],
  portWon: [sound(note(440, 0, 70, -21), note(554, 70, 70, -21), note(659, 140, 140, -21))],
  ringOut: [sound(pure(880, 0, 600, -22), pure(1760, 0, 200, -32))],
  missed: [felt([80], note([196, 98], 0, 500, -19))],
  tear: [sound(noise([400, 2000], 0, 320, -22, { attack: 120 }))],
  halfOver: [sound(pure(494, 0, 240, -21), pure(392, 220, 360, -21))],
  fog: [sound(noise([300, 1200], 0, 1400, -24, { attack: 600, decay: 30 }))],
  clean: [sound(...G.map((hz, at) => pure(hz, at * 120, at === 3 ? 700 : 260, -22)))],
  ended: [sound(pure(392, 0, 260, -22), pure(349, 160, 260, -22), pure(294, 320, 560, -22))],
  betPlaced: [sound(pure(523, 0, 50, -22))],
  betRight: [sound(note(523, 0, 80, -21), note(784, 110, 80, -21))],
  betWrong: [sound(note(523, 0, 80, -21), note(466, 110, 80, -21))],
  // The board, for the room.
  climb: [440, 523, 587, 659, 784, 880].map(click),
  hero: [sound(pure([392, 784], 0, 900, -21, { attack: 60, decay: 18 }))],
  rise: [sound(pure(392, 0, 500, -21)), sound(pure(494, 0, 500, -21)), sound(...G.map((hz) => pure(hz, 0, 900, -30)))],
  podium: [sound(...G.map((hz) => pure(hz, 0, 1200, -30, { attack: 20 })), pure(196, 0, 1200, -26))],
  headline: [sound(note(587, 0, 120, -22), note(784, 120, 120, -22), note(587, 240, 300, -22))],
  vote: [sound(pure([330, 494], 0, 60, -23))],
  pulse: [sound(pure(131, 0, 90, -20), pure(262, 0, 90, -28))],
  roundBegins: [sound(note(392, 0, 200, -22), note(587, 180, 420, -22))],
  roundOver: [sound(note(587, 0, 200, -22), note(392, 180, 420, -22))],
  revealed: [sound(pure(784, 0, 100, -23), pure(1175, 60, 300, -24))],
} satisfies Record<string, readonly [Sound, ...Sound[]] | readonly Sound[]>;

export type SoundName = keyof typeof ALL;
export const SOUNDS: Readonly<Record<SoundName, readonly Sound[]>> = ALL;

/** The form of a sound for a degree (from 0); the last one for all beyond. */
export function soundOf(name: SoundName, degree: number): Sound {
  const forms = SOUNDS[name];
  const form = forms[Math.min(Math.max(0, Math.floor(degree)), forms.length - 1)];
  if (form === undefined) throw new Error(`the sound ${name} has no form`);
  return form;
}
