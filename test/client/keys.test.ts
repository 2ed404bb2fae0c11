/** Keys on the keyboards of the world: what is printed on them, and where they are. */

import { describe, expect, it } from 'vitest';
import { boardAction } from '../../client/teach/board/board-keys.ts';
import { composes, firstMeaning, isMeant, keyNames, type Pressed } from '../../client/kit/keys.ts';

const pressed = (key: string, code: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, code, keyCode: 0, isComposing: false, defaultPrevented: false },
  ...{ ctrlKey: false, metaKey: false, altKey: false, repeat: false },
  ...more,
});

describe('the names of a key', () => {
  it.each([
    ['QWERTY', 'w', 'KeyW', ['w']],
    ['QWERTY with shift', 'W', 'KeyW', ['w']],
    ['the names of a key', 'z', 'KeyW', ['z']],
    ['AZERTY, where W is printed', 'w', 'KeyZ', ['w']],
    ['Dvorak, where a comma is printed', ',', 'KeyW', [',']],
    ['Dvorak, where W is printed', 'w', 'Comma', ['w']],
    ['Russian', 'ц', 'KeyW', ['w']],
    ['Greek', 'ς', 'KeyW', ['w']],
    ['Hebrew', 'ד', 'KeyS', ['s']],
    ['Arabic', 'س', 'KeyS', ['s']],
    ['Korean', 'ㅈ', 'KeyW', ['w']],
    ['Japanese kana', 'と', 'KeyS', ['s']],
    ['a dead key', 'Dead', 'KeyW', ['w']],
    ['full width', 'ｗ', 'KeyW', ['w']],
    ['AZERTY digit row', '&', 'Digit1', ['&', '1']],
    ['AZERTY digit row', 'é', 'Digit2', ['é', '2']],
    ['Czech digit row', 'ě', 'Digit2', ['ě', '2']],
    ['Persian digits', '۱', 'Digit1', ['۱', '1']],
    ['QWERTY digit row', '1', 'Digit1', ['1']],
    ['digit block', '3', 'Numpad3', ['3']],
    ['digit block without Num Lock', 'PageDown', 'Numpad3', ['PageDown', '3']],
    ['a clicker', 'PageDown', 'PageDown', ['PageDown']],
    ['a synthetic event', '1', '', ['1']],
  ])('[UI91] %s: %s on %s', (_layout, key, code, names) => {
    expect(keyNames({ key, code })).toEqual(names);
  });

  it('[UI91] the printed character counts before the place: + on a Swiss 1 gives time, and is the first card', () => {
    const plus = pressed('+', 'Digit1');
    expect(firstMeaning(plus, boardAction)).toBe('more');
    const digit = (name: string) => (/^\d$/.test(name) ? name : null);
    expect(firstMeaning(plus, digit)).toBe('1');
    expect(firstMeaning(pressed('x', 'KeyX'), digit)).toBeNull();
  });
});

describe('a key with another purpose', () => {
  it('[UI92] is no shortcut while a character is composed, and neither is the one that ends it', () => {
    const composing = [pressed('Enter', 'Enter', { isComposing: true }), pressed('Process', 'KeyW', { keyCode: 229 })];
    for (const event of composing) {
      expect(composes(event)).toBe(true);
      expect(isMeant(event)).toBe(false);
    }
    expect(isMeant(pressed('Enter', 'Enter', { keyCode: 13 }))).toBe(true);
  });

  it('[UI92] is no shortcut together with a modifier, or when it was already used', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      expect(isMeant(pressed('w', 'KeyW', more))).toBe(false);
  });

  it('[UI92] has a meaning together with Alt only where one was given, and repeats it only where it may', () => {
    const alt = pressed('ArrowUp', 'ArrowUp', { altKey: true });
    expect([isMeant(alt), isMeant(alt, 'once', true)]).toEqual([false, true]);
    expect(isMeant(pressed('ArrowUp', 'ArrowUp'), 'once', true)).toBe(false);
    const held = pressed('ArrowUp', 'ArrowUp', { repeat: true });
    expect([isMeant(held), isMeant(held, 'again')]).toEqual([false, true]);
  });
});
