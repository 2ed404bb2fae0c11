/** A test's actions in a page, whichever engine draws it. */

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

/** Values that go into a page and come out of it. */
export type Told = string | number | boolean | null | readonly Told[] | { readonly [name: string]: Told };

/** Runs in the page; knows nothing but its arguments. */
type InPage<A extends readonly Told[], R> = (...args: A) => R;

/** Named as in W3C's WebDriver protocol; letters and digits are themselves. */
export type Key = 'Enter' | 'Tab' | 'Escape' | 'ArrowRight' | 'ArrowDown' | 'Home' | 'End' | (string & {});

export interface Launch {
  readonly relayPort: number;
  /** The folder into which the browser saves. */
  readonly downloads: string;
  /** The system's colours instead of the page's; not supported by WebKit. */
  readonly forcedColors: boolean;
}

export interface InputMethod {
  show(text: string): Promise<void>;
  /** Makes an input method take a key, by its code. */
  take(code: string): Promise<void>;
  write(text: string): Promise<void>;
}

/** The engine-specific part. */
export interface Driver {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Points at the n-th matching element and clicks. */
  click(selector: string, nth: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Pastes the clipboard into the focused element. */
  paste(): Promise<void>;
  /** Gives a file to an input. */
  upload(selector: string, path: string): Promise<void>;
  /** The text that an IME shows while it composes, and then writes; null if that can only be simulated in the page. */
  readonly ime: InputMethod | null;
  close(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const GLANCE_MS = 50;

export class Tab {
  constructor(
    readonly engine: Engine,
    readonly driver: Driver,
  ) {}

  goto(url: string): Promise<void> {
    return this.driver.goto(url);
  }

  /** The current value of `ask` in the page. */
  async ask<A extends readonly Told[], R>(ask: InPage<A, R>, ...args: A): Promise<Awaited<R>> {
    // It comes back as JSON has it.
    return (await this.driver.evaluate(`(${ask.toString()})(...${JSON.stringify(args)})`)) as Awaited<R>;
  }

  /** Waits until `ask` returns something truthy, and returns that. */
  async until<A extends readonly Told[], R>(ask: InPage<A, R>, ...args: A): Promise<NonNullable<Awaited<R>>> {
    const patience = Date.now() + PATIENCE_MS;
    let problem: unknown = null;
    while (Date.now() < patience) {
      try {
        const said = await this.ask(ask, ...args);
        if (said !== null && said !== undefined && said !== false) return said;
      } catch (error) {
        // A page that is being left does not answer.
        problem = error;
      }
      await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
    }
    const seen = await this.ask(() => document.body.textContent.slice(-3000)).catch(() => '');
    throw new Error(`${this.engine} waits in vain for ${ask} ${JSON.stringify(args)}: ${problem ?? ''}\n${seen}`);
  }

  /** Waits until a matching element is visible, and returns its text. */
  async see(selector: string, containing = ''): Promise<string> {
    const { text } = await this.until(
      (css: string, words: string) => {
        const found = [...document.querySelectorAll<HTMLElement>(css)].find(
          (element) => element.getClientRects().length > 0 && (element.textContent ?? '').includes(words),
        );
        // In an object, since an empty text is something too.
        return found === undefined ? null : { text: found.textContent ?? '' };
      },
      selector,
      containing,
    );
    return text;
  }

  async gone(selector: string): Promise<void> {
    await this.until((css: string) => {
      const all = [...document.querySelectorAll(css)];
      return all.every((element) => element.getClientRects().length === 0);
    }, selector);
  }

  /** Waits until it can be clicked, and clicks it. */
  async click(selector: string, nth = 0): Promise<void> {
    await this.until(
      (css: string, index: number) => {
        const element = document.querySelectorAll<HTMLElement>(css)[index];
        return element !== undefined && element.getClientRects().length > 0 && !element.matches(':disabled');
      },
      selector,
      nth,
    );
    await this.driver.click(selector, nth);
  }

  press(key: Key): Promise<void> {
    return this.driver.press(key);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.ask((css: string) => document.querySelector<HTMLInputElement>(css)?.select(), selector);
    for (const letter of text) await this.press(letter);
  }

  /**
   * Composes a text in a field as an input method does, and writes it there.
   * @param codes of the keys that the input method takes meanwhile
   */
  async compose(selector: string, text: string, codes: readonly string[]): Promise<void> {
    await this.click(selector);
    const { ime } = this.driver;
    if (ime === null) return void (await this.ask(actComposition, selector, text, codes));
    await this.ask((css: string) => document.querySelector<HTMLInputElement>(css)?.select(), selector);
    await ime.show(text);
    for (const code of codes) await ime.take(code);
    await ime.write(text);
  }

  /** Keyboard only: presses Tab until a matching element has the focus. */
  async tabTo(selector: string): Promise<void> {
    await this.see(selector);
    for (let steps = 0; steps < 80; steps++) {
      if (await this.ask((css: string) => document.activeElement?.matches(css) ?? false, selector)) return;
      await this.press('Tab');
    }
    throw new Error(`the keyboard does not reach ${selector}`);
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

/** Runs in the page: the events of an input method, which WebDriver does not have. */
function actComposition(selector: string, text: string, codes: readonly string[]): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`there is no ${selector}`);
  const write = (value: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, data: value, isComposing: true }));
  };
  field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
  write(text);
  for (const code of codes) {
    const key = code.replace(/^(Key|Digit)/, '').toLowerCase();
    const taken = { key: key === 'enter' ? 'Enter' : key, code, bubbles: true, cancelable: true, isComposing: true };
    for (const type of ['keydown', 'keyup']) field.dispatchEvent(new KeyboardEvent(type, taken));
  }
  field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: text }));
  write(text);
}
