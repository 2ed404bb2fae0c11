/** What a view means for the page. */

import { describe, expect, it } from 'vitest';
import { figureLabels } from '../../client/figure/layout/figure-labels.ts';
import { tell } from '../../client/match/cause-card.tsx';
import { coachPrice } from '../../client/match/panel.tsx';
import { keyMeaning } from '../../client/match/use-move-keys.ts';
import { idleKey, mayHoldAck, screenOf, speedNow, timeLeft, variablesOf } from '../../client/match/situation.ts';
import { locale, t } from '../../client/words/i18n.ts';
import { levelById } from '../../shared/content/levels.ts';
import type { MatchOptions, TimeFactor } from '../../shared/duel/options.ts';
import type { Cause } from '../../shared/duel/vocabulary/position.ts';
import type { SeatView } from '../../shared/duel/vocabulary/seat.ts';
import { PHASES } from '../../shared/duel/vocabulary/seat.ts';
import { LOCALES } from '../../shared/lib/language.ts';
import { makeSegment } from '../../shared/tcp/segment.ts';
import { STATES } from '../../shared/tcp/connection-state.ts';
import { must, perfect, Rig } from '../duel/rig.ts';
import { CORE_VIEWS, type CoreName } from './fixtures/core-views.ts';
import { arrived, entries, sent, viewOf } from './fixtures/figure-views.ts';
import { PAGE_FIXTURES, POSITION } from './fixtures/page-views.ts';
import './every-language.ts';

const TCP = { state: 'TIME-WAIT', sndUna: 4001, sndNxt: 4001, rcvNxt: 9351, pending: 0 } as const;
const held = PAGE_FIXTURES.again.view;

describe('the screen', () => {
  it('[UI4] follows the phase of the match', () => {
    const shown = PHASES.map((phase) => screenOf({ ...held, phase }));
    expect(shown).toEqual(['waiting', 'briefing', 'arena', 'interval', 'result']);
  });
});

describe('while nothing is asked', () => {
  const at = (state: SeatView['tcp'] extends infer T | null ? T : never, changes: Partial<SeatView> = {}) =>
    idleKey({ ...viewOf('A', []), tcp: state, ...changes });

  it('[UI5] every state of the end has a sentence', () => {
    for (const state of STATES) expect(at({ ...TCP, state })).toBeTruthy();
  });

  it('[UI5] a state that can still be named is not given away', () => {
    expect(at({ ...TCP, state: null })).toBe('unnamed');
  });

  it('the FIN is only said to be sent once it is', () => {
    const fin = sent(1_000, makeSegment({ flags: ['FIN'], seq: 4000, ack: 9000 }));
    expect(at({ ...TCP, state: 'FIN-WAIT-1' })).toBe('FIN-WAIT-1-sending');
    expect(at({ ...TCP, state: 'FIN-WAIT-1' }, { figure: entries([fin]) })).toBe('FIN-WAIT-1');
  });

  it('each end is told who closes first', () => {
    expect(at({ ...TCP, state: 'ESTABLISHED' })).toBe('before-active');
    expect(idleKey(viewOf('B', []))).toBe('before-passive');
  });

  describe('[UI5] a closed end whose port is free', () => {
    const free = (drafts: Parameters<typeof entries>[0], tcp: { sndUna?: number } = {}) =>
      at({ ...TCP, ...tcp, state: 'CLOSED' }, { port: 'free', figure: entries(drafts) });

    it('is told that 2MSL is over only if it has waited for that', () => {
      expect(free([{ kind: 'timer', at: 30_000, timer: 'time-wait' }])).toBe('port-free');
    });

    it.each(LOCALES)('[UI440] is not told in %s of a 2MSL: TIME-WAIT may be switched off', (language) => {
      locale.value = language;
      const over = { kind: 'timer', timer: 'time-wait' } as const;
      const { title, hint } = tell(over, held);
      const said = [title, hint, t('idle.port-free'), figureLabels(language).timer(over.timer)];
      const reviewed = [t('review.did.timer.time-wait', { name: 'Ada' }), t('review.cause.timer.time-wait')];
      locale.value = 'en';
      for (const text of [...said, ...reviewed]) expect(text).not.toMatch(/2MSL/);
    });

    it('[DUEL11] reports the bad end if the repeated FIN was not answered by then', () => {
      const lastAck = sent(22_000, makeSegment({ seq: 4001, ack: 9001 }), true);
      const over = { kind: 'timer', at: 30_000, timer: 'time-wait' } as const;
      const again = arrived(20_000, makeSegment({ flags: ['FIN'], seq: 9000, ack: 4001 }), true);
      expect(free([again, over])).toBe('port-free-late');
      expect(free([again, lastAck, over])).toBe('port-free');
    });

    it('is told that it closed at once if it closed second', () => {
      const lastAck = { kind: 'state', at: 9_000, state: 'LAST-ACK' } as const;
      expect(free([lastAck])).toBe('closed-second');
      expect(free([lastAck], { sndUna: 4000 })).toBe('CLOSED');
    });

    it('is told that it was reset', () => {
      const reset = arrived(9_000, makeSegment({ flags: ['RST'], seq: 9001 }));
      expect(free([reset, { kind: 'state', at: 9_000, state: 'CLOSED' }])).toBe('reset');
    });

    it('is not told so for a RST that came when it was closed already', () => {
      const closed = { kind: 'state', at: 8_000, state: 'CLOSED' } as const;
      expect(free([closed, arrived(9_000, makeSegment({ flags: ['RST'], seq: 9001 }))])).toBe('CLOSED');
    });
  });
});

describe('the knowledge of an end', () => {
  it('[UI6] is a number first and its symbol next to it, from its own side', () => {
    expect(variablesOf(held)).toEqual([
      { name: 'SND.UNA', number: 4001, symbol: 'u+1' },
      { name: 'SND.NXT', number: 4001, symbol: 'u+1' },
      { name: 'RCV.NXT', number: 9351, symbol: 'w+1' },
    ]);
    const passive = {
      ...held,
      you: { ...held.you, end: 'B' as const },
      tcp: { ...TCP, sndUna: 9350, sndNxt: 9351, rcvNxt: 4001 },
    };
    expect(variablesOf(passive).map(({ symbol }) => symbol)).toEqual(['w', 'w+1', 'u+1']);
  });
});

describe('the price of speed', () => {
  it.each([
    [37_300, 40],
    [47_300, 20],
    [57_300, 0],
    [80_000, 0],
    [30_000, 40],
  ])('at %d is %d', (now, points) => {
    expect(speedNow(held, now)).toBe(points);
  });

  it('is nothing without a clock', () => {
    expect(speedNow(PAGE_FIXTURES.noClock.view, 40_000)).toBe(0);
  });
});

describe('the time left', () => {
  const asked = { ...held, timeWait: null };

  it('is that for speed, then that until the question is given up', () => {
    expect(timeLeft(asked, 47_300)).toEqual({ kind: 'speed', ms: 10_000 });
    expect(timeLeft(asked, 57_300).kind).toBe('limit');
    expect(timeLeft({ ...PAGE_FIXTURES.noClock.view, timeWait: null }, 40_000).kind).toBe('none');
  });

  it('[DUEL11] is the rest of 2MSL if that ends first, with or without a clock', () => {
    const timeWait = { startedAt: 30_000, endsAt: 50_000 };
    expect(timeLeft({ ...asked, timeWait }, 47_300)).toEqual({ kind: 'two-msl', ms: 2_700 });
    expect(timeLeft({ ...PAGE_FIXTURES.noClock.view, timeWait }, 47_300)).toEqual({ kind: 'two-msl', ms: 2_700 });
    expect(timeLeft({ ...asked, timeWait }, 51_000).ms).toBe(0);
  });
});

describe('waiting', () => {
  const fin = makeSegment({ flags: ['FIN'], seq: 9_000, ack: 4_000 });
  const asks = (changes: Partial<Extract<Cause, { kind: 'arrival' }>> = {}, view: Partial<SeatView> = {}) =>
    mayHoldAck({
      ...viewOf('B', []),
      delayedAckMs: 3_000,
      position: { ...POSITION, cause: { kind: 'arrival', segment: fin, again: false, called: null, ...changes } },
      ...view,
    });

  it('[UI470] holds an ACK back only where one may wait', () => {
    expect(asks()).toBe(true);
    expect(asks({ again: true })).toBe(false);
    expect(asks({ segment: makeSegment({ seq: 9_000, ack: 4_000 }) })).toBe(false);
    expect(asks({ called: { call: 'CLOSE', bytes: 0, full: false } })).toBe(false);
    expect(asks({}, { position: { ...POSITION, cause: { kind: 'timer', timer: 'delayed-ack' } } })).toBe(false);
    expect(mayHoldAck({ ...viewOf('B', []), position: { ...POSITION } })).toBe(false);
  });

  it('[UI470] never the last ACK', () => {
    const closed = entries([sent(0, fin)]);
    expect(asks({}, { figure: closed })).toBe(false);
  });
});

describe('the keys', () => {
  it('[UI7] do what the controls say', () => {
    expect(keyMeaning('2', held)).toEqual({ kind: 'send', segment: POSITION.cards[1] });
    expect(keyMeaning('W', held)).toEqual({ kind: 'wait' });
    expect(keyMeaning('p', held)).toEqual({ kind: 'bind' });
    expect(keyMeaning('s', PAGE_FIXTURES.first.view)).toBe('names');
  });

  it('[UI7] do nothing if there is no such control', () => {
    const idle = { ...held, position: null, may: { claim: false, bind: 'none' as const } };
    for (const key of ['1', '5', 'w', 's', 'p', 'x']) expect(keyMeaning(key, idle)).toBeNull();
    expect(keyMeaning('3', PAGE_FIXTURES.wrong.view)).toBeNull();
    expect(keyMeaning('1', PAGE_FIXTURES.free.view)).toBeNull();
  });
});

describe('[UI5] [UI27] in the levels of the design', () => {
  const told = (name: CoreName) => {
    const { view } = CORE_VIEWS[name]();
    return view === null ? null : idleKey(view);
  };

  it('an end without a connection is told so from the first moment, and has no numbers', () => {
    expect(told('nobodyStart')).toBe('no-connection');
    expect(told('nobodyTold')).toBe('told');
    const { view } = CORE_VIEWS.nobodyStart();
    if (view === null) throw new Error('no view');
    expect(variablesOf(view).map(({ number }) => number)).toEqual([null, null, null]);
    expect(view.symbols).toEqual({ u: null, v: null, w: null });
    expect(view.may.bind).toBe('none');
  });

  it('each way in which a connection breaks off is described as what it is', () => {
    expect(told('aborted')).toBe('aborted');
    expect(told('wasReset')).toBe('reset');
    expect(told('resetSent')).toBe('reset-sent');
  });

  it('an established connection is told apart from one that has just restarted', () => {
    expect(told('nobodyAlive')).toBe('open');
    expect(told('reopened')).toBe('reopened');
  });
});

describe('[UI121] the gain of a right move', () => {
  const price = (options: Partial<MatchOptions>, factor: TimeFactor = '1') => {
    const rig = new Rig(must(levelById('four-waves')), [perfect(0), perfect(0)], options);
    rig.ask({ kind: 'time-factor', seat: 0, factor });
    rig.startHalf();
    return coachPrice(must(rig.untilAsked(0).position));
  };

  it('mentions speed only if it adds something', () => {
    expect(price({ speed: true })).toContain('up to 40 more for speed');
    expect(price({ speed: false })).not.toMatch(/speed/);
    expect(price({ speed: true }, 'off')).not.toMatch(/speed/);
  });
});
