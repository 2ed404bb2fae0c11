/** The matches that a page plays by itself, read from its browser's database. */

import type { Page } from 'playwright-core';
import type { StoredMatch } from '../../../shared/match/log.ts';
import { replay } from '../../../shared/duel/duel.ts';
import type { DuelState } from '../../../shared/duel/state/state.ts';

/** The match that the page has begun last. */
async function ownMatch(page: Page): Promise<StoredMatch> {
  const match = await page.evaluate(
    () =>
      new Promise((found, failed) => {
        const opening = indexedDB.open('last-ack-own');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('matches').objectStore('matches');
          const index = store.get('index');
          index.onsuccess = () => {
            const match = store.get(index.result[0]);
            match.onsuccess = () => {
              opening.result.close();
              found(match.result);
            };
          };
        };
      }),
  );
  return match as StoredMatch;
}

/** The state of the match that the page has begun last. */
export async function ownState(page: Page): Promise<DuelState> {
  return replay((await ownMatch(page)).events);
}
