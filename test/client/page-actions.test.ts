/** The way into a match that the page plays itself, while the code for it is still loading. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { NewMatch } from '../../client/context/actions.ts';
import { createSession, type Session } from '../../client/context/session.ts';
import { ServerClock } from '../../client/kit/server-clock.ts';
import { type OwnClass, PageActions, type Served } from '../../client/page-actions.ts';

const MATCH: NewMatch = {
  name: 'Ada',
  against: 'bot',
  bot: 'perfect',
  options: { levelId: 'four-waves', mode: 'coached', pace: 'normal', speed: true },
};

/** Begins no match: a request to it is a fault. */
const NO_SERVER = {
  create: () => Promise.reject(new Error('asked of the server')),
} as unknown as Served;

let session: Session;
let created: string[];
/** Ends the loading of the code: with the code, or without. */
let loads: { readonly arrive: () => void; readonly fail: () => void }[];
let actions: PageActions;

/** The code for own matches, of which creating one is used. */
class Own {
  static plays = () => true;
  create({ name }: NewMatch): Promise<void> {
    created.push(name);
    session.connection.value = { kind: 'open' };
    return Promise.resolve();
  }
}

beforeEach(() => {
  session = createSession(() => 0);
  created = [];
  loads = [];
  const load = () =>
    new Promise<OwnClass>((resolve, reject) => {
      loads.push({ arrive: () => resolve(Own as unknown as OwnClass), fail: () => reject(new Error('no network')) });
    });
  actions = new PageActions(NO_SERVER, session, new ServerClock(), load);
});

describe('a match that the page plays itself', () => {
  it('[VIEW50] begins once, however often play is pressed while its code loads', async () => {
    const presses = ['Ada', 'Bob'].map((name) => actions.create({ ...MATCH, name }));
    expect(session.connection.value.kind).toBe('joining');
    for (const { arrive } of loads) arrive();
    await Promise.all(presses);
    expect(created).toEqual(['Ada']);
  });

  it('can be begun again after its code failed to load', async () => {
    const failed = actions.create(MATCH);
    loads[0]?.fail();
    await failed;
    expect([session.connection.value.kind, session.problem.value]).toEqual(['none', 'no-answer']);
    const second = actions.create(MATCH);
    loads[1]?.arrive();
    await second;
    expect(created).toEqual(['Ada']);
  });
});
