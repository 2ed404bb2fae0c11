/** The part of W3C's WebDriver protocol that the tests use. */

/** The name under which the protocol passes an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Home: '\uE011',
  End: '\uE010',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const CONTROL = '\uE009';

export class WebDriver {
  private constructor(private readonly session: string) {}

  /** @param driver the address of the program that drives the browser */
  static async begin(driver: string, capabilities: object): Promise<WebDriver> {
    const { sessionId } = (await call('POST', `${driver}/session`, {
      capabilities: { alwaysMatch: capabilities },
    })) as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  post(path: string, body: object = {}): Promise<unknown> {
    return call('POST', this.session + path, body);
  }

  /** The address of the n-th matching element. */
  async element(selector: string, nth = 0): Promise<string> {
    const found = (await this.post('/elements', { using: 'css selector', value: selector })) as Record<
      string,
      string
    >[];
    const id = found[nth]?.[ELEMENT];
    if (id === undefined) throw new Error(`there is no ${selector}`);
    return `/element/${id}`;
  }

  async press(key: string): Promise<void> {
    const value = KEYS[key] ?? key;
    const actions = [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async paste(): Promise<void> {
    const actions = [
      { type: 'keyDown', value: CONTROL },
      { type: 'keyDown', value: 'v' },
      { type: 'keyUp', value: 'v' },
      { type: 'keyUp', value: CONTROL },
    ];
    await this.post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async end(): Promise<void> {
    await call('DELETE', this.session);
  }
}

async function call(method: string, url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${url}: ${JSON.stringify(value)}`);
  return value;
}
