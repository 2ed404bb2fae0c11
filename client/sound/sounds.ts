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

/** @param peak of the whole, dBFS: low notes need more, a tick less, to be as loud to an ear */
const sound = (peak: number, ...voices: readonly Voice[]): Sound => ({ peak, voices });
/** The same, felt as well. */
const felt = (shake: readonly number[], { peak, voices }: Sound): Sound => ({ peak, voices, felt: shake });

/** A wooden click whose pitch says how far something has climbed. */
const click = (hz: number): Sound => sound(-21, pure(hz, 0, 40, 0, { attack: 2 }));
/** A knuckle on wood. */
const knock = (at: number): readonly Voice[] => [noise(900, at, 45, -2, { attack: 2 }), note(294, at, 70, -4)];
/** A pillar that comes up into its notes from an octave below. */
const rising = (...notes: readonly number[]): Sound =>
  sound(-21, ...notes.map((hz) => pure([hz / 2, hz], 0, 550, 0, { attack: 40, decay: 24 })));

/** The four notes that end well. */
const WELL = [392, 494, 587, 784] as const;

/**
 * Each name with its forms: most have one, and those that grow have one for each degree that `play` can ask for. What a name
 * means, and what shows the same to the eye: docs/sound.md. [SOUND582] [SOUND583]
 */
const ALL = {
  // A duel: the wire.
  sent: [sound(-20, pure([440, 880], 0, 95, 0))],
  arrived: [felt([20], sound(-19, note([784, 392], 0, 190, 0)))],
  lost: [sound(-18.5, pure([80, 55], 0, 260, 0), noise(160, 0, 300, -2, { attack: 4, decay: 30 }))],
  finAgain: [felt([40], sound(-19.5, note(440, 0, 60, 0), note(440, 90, 60, 0)))],
  reset: [felt([30], sound(-19, note([440, 110], 0, 150, 0, { decay: 24 }), noise(1200, 0, 60, -3)))],
  ghost: [sound(-20, pure(330, 0, 800, 0, { attack: 40, decay: 16 }), pure(338, 0, 800, 0, { attack: 40, decay: 16 }))],
  // A duel: this end.
  called: [sound(-19.5, ...knock(0), ...knock(110))],
  timer: [sound(-21, pure(988, 0, 60, 0), pure(1175, 60, 60, 0), pure(988, 120, 60, 0))],
  heart: [felt([15], sound(-18.5, ...[0, 140].flatMap((at) => [pure(62, at, 60, 0), pure(124, at, 60, -6)])))],
  tick: [felt([20], sound(-24, pure(1760, 0, 25, 0, { attack: 2 })))],
  ringOut: [sound(-22, pure(880, 0, 1000, 0), pure(1760, 0, 300, -10))],
  missed: [felt([80], sound(-18.5, note([220, 98], 0, 800, 0, { decay: 30 })))],
  tear: [sound(-22, noise([400, 2000], 0, 320, 0, { attack: 120 }))],
  portHeld: [felt([30, 40, 30], sound(-18.5, note(147, 0, 70, 0), note(147, 110, 70, 0)))],
  portWon: [sound(-21.5, ...[587, 740, 880, 1175].map((hz, at) => pure(hz, at * 55, at === 3 ? 320 : 60, 0)))],
  // A duel: how a move was.
  right: [
    sound(-21, pure(523, 0, 340, 0), pure(659, 60, 340, 0)),
    sound(-21, pure(523, 0, 340, 0), pure(659, 60, 340, 0), pure(784, 120, 340, 0)),
    sound(-21, pure(523, 0, 340, 0), pure(659, 60, 340, 0), pure(784, 120, 340, 0), pure(1047, 180, 340, 0)),
  ],
  wrong: [felt([60], sound(-18.5, note([165, 110], 0, 150, 0), noise(400, 0, 60, -7)))],
  answered: [sound(-20, pure(659, 0, 90, 0), pure(988, 90, 160, 0))],
  // A duel: its ends.
  halfOver: [sound(-20.5, pure(294, 0, 130, 0), pure(440, 120, 240, 0))],
  fog: [sound(-24, noise([300, 1200], 0, 1400, 0, { attack: 600, decay: 30 }))],
  clean: [sound(-20.5, ...WELL.map((hz, at) => pure(hz, at * 120, at === 3 ? 700 : 260, 0)))],
  ended: [sound(-20.5, pure(392, 0, 300, 0), pure(349, 240, 300, 0), pure(294, 480, 800, 0))],
  // Bets in the fog.
  betPlaced: [sound(-22, pure([622, 311], 0, 95, 0))],
  betRight: [sound(-21, note(523, 0, 80, 0), note(262, 0, 80, 0), note(784, 110, 80, 0), note(392, 110, 80, 0))],
  betWrong: [sound(-21, note(523, 0, 80, 0), note(262, 0, 80, 0), note(370, 110, 220, 0), note(185, 110, 220, 0))],
  // The board, for the room.
  climb: [440, 523, 587, 659, 784, 880].map(click),
  hero: [sound(-21, pure([392, 784], 0, 900, 0, { attack: 60, decay: 18 }))],
  rise: [rising(392), rising(494), rising(...WELL)],
  podium: [sound(-20, ...WELL.map((hz) => pure(hz, 0, 1400, -4, { attack: 20 })), pure(196, 0, 1400, 0))],
  headline: [sound(-21.5, note(587, 0, 120, 0), note(784, 120, 120, 0), note(587, 240, 300, 0))],
  vote: [sound(-22, ...[0, 50, 100].map((at) => pure(196, at, 35, 0, { attack: 4 })))],
  pulse: [sound(-20, pure(220, 0, 200, 0, { attack: 60 }))],
  roundBegins: [sound(-21, note(294, 0, 200, 0), note(587, 180, 420, 0))],
  roundOver: [sound(-21, note(587, 0, 110, 0), note(440, 150, 110, 0), note(294, 300, 380, 0))],
  revealed: [sound(-22, ...[392, 1568].map((hz) => pure(hz, 0, 420, 0, { attack: 200, decay: 24 })))],
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
