/** A browser of the given engine with one page, behind a connection of its own. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { openRelay, type Relay } from './relay.ts';
import { type Driver, type Engine, type Launch, Tab } from './tab.ts';
import { openWebKit } from './webkit.ts';

const OPEN: Readonly<Record<Engine, (launch: Launch) => Promise<Driver>>> = {
  chromium: openChromium,
  firefox: openFirefox,
  webkit: openWebKit,
};

export interface Seat {
  readonly tab: Tab;
  readonly relay: Relay;
  /** The file saved under this name, once it is complete; null until then. */
  saved(name: RegExp): Buffer | null;
  leave(): Promise<void>;
}

export async function sitDownAt(engine: Engine, forcedColors = false): Promise<Seat> {
  const relay = await openRelay();
  const downloads = mkdtempSync(join(tmpdir(), 'last-ack-saved-'));
  const tab = new Tab(engine, await OPEN[engine]({ relayPort: relay.port, downloads, forcedColors }));
  return {
    tab,
    relay,
    saved: (name) => {
      const file = readdirSync(downloads).find((one) => name.test(one));
      if (file === undefined) return null;
      const bytes = readFileSync(join(downloads, file));
      return bytes.length === 0 ? null : bytes;
    },
    leave: async () => {
      await tab.close();
      await relay.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
