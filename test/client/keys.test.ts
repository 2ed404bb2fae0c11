/** Keys on the keyboards of the world: what is printed on them, and where they lie. */

import { describe, expect, it } from 'vitest';
import { boardAction } from '../../client/model/board-keys.ts';
import { composes, digitOf, firstMeaning, isPlain, keyNames, type Pressed } from '../../client/model/keys.ts';

const pressed = (key: string, code: string, more: Partial<Pressed> = {}): Pressed => ({
  ...{ key, code, keyCode: 0, isComposing: false, defaultPrevented: false },
  ...{ ctrlKey: false, metaKey: false, altKey: false },
  ...more,
});

describe('the names of a key', () => {
  it.each([
    ['QWERTY', 'w', 'KeyW', ['w']],
    ['QWERTY with shift', 'W', 'KeyW', ['w']],
    ['AZERTY, where Z is printed', 'z', 'KeyW', ['z']],
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

  it('[UI91] what is printed counts before the place: + on a Swiss 1 gives time, and is the first card', () => {
    const plus = pressed('+', 'Digit1');
    expect(firstMeaning(plus, boardAction)).toBe('more');
    expect(digitOf(plus)).toBe(1);
    expect(digitOf(pressed('x', 'KeyX'))).toBeNull();
  });
});

describe('a key that belongs to something else', () => {
  it('[UI92] is no shortcut while a character is composed, and neither is the one that ends it', () => {
    const composing = [pressed('Enter', 'Enter', { isComposing: true }), pressed('Process', 'KeyW', { keyCode: 229 })];
    for (const event of composing) {
      expect(composes(event)).toBe(true);
      expect(isPlain(event)).toBe(false);
    }
    expect(isPlain(pressed('Enter', 'Enter', { keyCode: 13 }))).toBe(true);
  });

  it('[UI92] is no shortcut together with another, or when it has been used', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { defaultPrevented: true }])
      expect(isPlain(pressed('w', 'KeyW', more))).toBe(false);
  });
});
