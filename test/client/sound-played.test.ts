/** When a sound is played, and when not: the switch, the first gesture, a sound that would come too late, reduced motion. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the stub of Web Audio was asked for. */
const contexts: object[] = [];
let started: number[] = [];
let shaken: unknown[] = [];

class StubContext {
  readonly sampleRate = 8_000;
  readonly destination = {};
  state = 'running';
  currentTime = 0;
  constructor() {
    contexts.push(this);
  }
  resume = async () => undefined;
  suspend = async () => undefined;
}
class StubSource {
  readonly buffer: { readonly length: number };
  onended: (() => void) | null = null;
  constructor(_: unknown, { buffer }: { readonly buffer: { readonly length: number } }) {
    this.buffer = buffer;
  }
  connect = (next: unknown) => next;
  start(at: number): void {
    started.push(at);
  }
  stop = () => undefined;
}
class StubGain {
  readonly gain = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
  connect = (next: unknown) => next;
}
class StubBuffer {
  readonly length: number;
  constructor({ length }: { readonly length: number }) {
    this.length = length;
  }
  copyToChannel = () => undefined;
}

/** The page's modules as after a load, in the place where it is. */
async function load(kind: 'home' | 'class' | 'board' = 'home', still = false) {
  vi.resetModules();
  const window = Object.assign(new EventTarget(), { matchMedia: () => ({ matches: still }) });
  vi.stubGlobal('window', window);
  const { place } = await import('../../client/context/route.ts');
  const at = { home: { kind }, class: { kind, code: 'ABCDEF' }, board: { kind, key: 'ABCDEF-x' } }[kind];
  place.value = at as typeof place.value;
  const { soundSwitch, switchHere } = await import('../../client/context/sound-switch.ts');
  const { listenForGestures, sound } = await import('../../client/sound/sound.ts');
  listenForGestures();
  const tap = () => window.dispatchEvent(new Event('pointerup'));
  return { place, soundSwitch, switchHere, sound, tap };
}

const settle = () => vi.waitFor(() => expect(started.length).toBeGreaterThan(0));
/** Long enough for what is loaded already. */
const nothing = async () => {
  await import('../../client/sound/speaker.ts');
  await Promise.resolve();
  await new Promise(setImmediate);
  expect(started).toEqual([]);
};

beforeEach(() => {
  contexts.length = 0;
  started = [];
  shaken = [];
  vi.stubGlobal('AudioContext', StubContext);
  vi.stubGlobal('AudioBuffer', StubBuffer);
  vi.stubGlobal('AudioBufferSourceNode', StubSource);
  vi.stubGlobal('GainNode', StubGain);
  vi.stubGlobal('navigator', { vibrate: (shake: unknown) => shaken.push(shake) });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('[SOUND585] the audio device', () => {
  it('is opened by the first gesture, once, and not before', async () => {
    const { sound, tap } = await load();
    sound.play('arrived');
    await nothing();
    expect(contexts).toHaveLength(0);
    tap();
    tap();
    sound.play('arrived');
    await settle();
    expect(contexts).toHaveLength(1);
    expect(started).toHaveLength(1);
  });

  it('is not opened by a gesture while sound is off, as it is for a student in class and for the board', async () => {
    for (const kind of ['class', 'board'] as const) {
      const { sound, tap } = await load(kind);
      tap();
      sound.play('arrived');
      await nothing();
    }
    expect(contexts).toHaveLength(0);
    expect(shaken).toEqual([]);
  });

  it('plays nothing that it could play only long after its event', async () => {
    const { sound, tap } = await load();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    tap();
    sound.play('arrived');
    clock.mockReturnValue(500);
    await nothing();
    sound.play('sent');
    await settle();
    expect(started).toHaveLength(1);
    clock.mockRestore();
  });
});

describe('[SOUND584] the switch', () => {
  it('is one for each place: what a player chooses for themselves holds in no class, and the other way round', async () => {
    const { place, soundSwitch, switchHere, sound, tap } = await load('class');
    expect([soundSwitch.own.value, soundSwitch.class.value, soundSwitch.board.value]).toEqual([true, false, false]);
    switchHere().value = true;
    expect([soundSwitch.own.value, soundSwitch.class.value, soundSwitch.board.value]).toEqual([true, true, false]);
    tap();
    sound.play('arrived');
    await settle();
    started = [];
    place.value = { kind: 'board', key: 'ABCDEF-x' } as typeof place.value;
    sound.play('arrived');
    await nothing();
  });

  it('is kept in the browser, each of the three by itself', async () => {
    const kept = new Map([['last-ack.sound.own', 'off']]);
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: kept.set.bind(kept) });
    const { soundSwitch } = await load();
    const { keepSoundSwitch } = await import('../../client/context/storage.ts');
    keepSoundSwitch();
    expect(soundSwitch.own.value).toBe(false);
    soundSwitch.board.value = true;
    expect(Object.fromEntries(kept)).toEqual({ 'last-ack.sound.own': 'off', 'last-ack.sound.board': 'on' });
  });

  it('shakes the phone with what is heard, unless its reader wants nothing to move', async () => {
    const moving = await load();
    moving.tap();
    moving.sound.play('arrived');
    await settle();
    expect(shaken).toEqual([[20]]);
    started = [];
    shaken = [];
    const still = await load('home', true);
    still.tap();
    still.sound.play('arrived');
    await settle();
    expect(shaken).toEqual([]);
  });
});
