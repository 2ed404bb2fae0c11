/**
 * What a kernel did in the stories of the levels (test/differential/level-recordings.ts): each of its segments is legal, its
 * states are ours, and the levels tell the same stories.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { type Recording, runRecording } from '../../shared/conformance/recordings.ts';

const ROOT = join(import.meta.dirname, '../fixtures/level-recordings');
const RECORDINGS: readonly Recording[] = readdirSync(ROOT)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8')) as Recording);

function recording(name: string): Recording {
  const found = RECORDINGS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no recording ${name}`);
  return found;
}

describe('recordings of the levels', () => {
  test.each(RECORDINGS.map((one) => [one.name, one] as const))('%s', (_, one) => {
    expect(runRecording(one)).toEqual({ kind: 'passed' });
  });
});

/** The flags that a host put on the wire from its first FIN or RST on, in order. */
function said(name: string, host: string): string[] {
  const sent = recording(name).events.flatMap((e) => (e.kind === 'tx' && e.host === host ? [e.flags.join()] : []));
  return sent.slice(sent.findIndex((flags) => /FIN|RST/.test(flags)));
}

/** The milliseconds between an arrival at a host and its next segment. */
function answeredAfter(name: string, host: string, flag: string): number {
  const own = recording(name).events.filter((event) => event.host === host);
  const came = own.findIndex((event) => event.kind === 'rx' && event.flags.some((one) => one === flag));
  const answer = own.slice(came).find(({ kind }) => kind === 'tx');
  return ((answer?.t ?? Number.NaN) - (own[came]?.t ?? Number.NaN)) * 1000;
}

it('a held ACK rides on the FIN of an application that closes within 40 ms, and otherwise goes alone after them', () => {
  expect(said('delayed-ack-rides-on-fin', 'A')).toEqual(['FIN,ACK']);
  expect(answeredAfter('delayed-ack-rides-on-fin', 'A', 'FIN')).toBeLessThan(40);
  expect(said('delayed-ack-goes-alone', 'A')).toEqual(['FIN,ACK']);
  expect(answeredAfter('delayed-ack-goes-alone', 'A', 'FIN')).toBeGreaterThanOrEqual(40);
  expect(answeredAfter('delayed-ack-goes-alone', 'A', 'FIN')).toBeLessThan(60);
});

/** What `ss -tan` printed on a host, one list for each time it was asked. */
function shown(name: string, host: string): readonly unknown[] {
  return recording(name).events.flatMap((event) =>
    event.kind === 'call' && event.call === 'ss' && event.host === host ? [event.out] : [],
  );
}

it('[DUEL401] `ss -tan` shows CLOSE-WAIT until the application closes, and FIN-WAIT-2 only until the limit', () => {
  expect(shown('forgotten-close', 'A')).toEqual([['FIN-WAIT-2 0 0 10.77.0.1:40001 10.77.0.2:8080'], []]);
  const waits = ['CLOSE-WAIT 1 0 10.77.0.2:8080 10.77.0.1:40001'];
  expect(shown('forgotten-close', 'B')).toEqual([waits, waits, []]);
  expect(said('forgotten-close', 'A')).toEqual(['FIN,ACK', 'RST']);
});

/** The last state of a host, and the timers that no segment shows. */
function endOf(name: string, host: string): readonly [string | undefined, string[]] {
  const own = recording(name).events.filter((event) => event.host === host);
  const state = own.findLast((event) => event.kind === 'state');
  return [state?.kind === 'state' ? state.to : undefined, own.flatMap((e) => (e.kind === 'timeout' ? [e.timer] : []))];
}

function callsOf(name: string, host: string): unknown[] {
  return recording(name).events.flatMap((event) =>
    event.kind === 'call' && event.host === host && /bind|listen/.test(event.call) ? [[event.call, event.error]] : [],
  );
}

it('[DUEL402] a kernel takes a new SYN in TIME-WAIT by its number alone, and begins where ours does', () => {
  for (const name of ['reuse-address-numbers', 'reuse-address-timestamps']) {
    expect(callsOf(name, 'B')).toEqual([
      ['bind', 'EADDRINUSE'],
      ['listen', undefined],
    ]);
    const synAck = recording(name).events.find((event) => event.kind === 'tx' && event.flags.join() === 'SYN,ACK');
    expect(synAck).toMatchObject({ host: 'B', seq: 302 + 65_537 });
  }
  expect(callsOf('time-wait-without-listener', 'B')).toEqual([
    ['bind', 'EADDRINUSE'],
    ['listen', 'EADDRINUSE'],
  ]);
});

it('[DUEL403] a kernel closes for a killed process: with a FIN, or with a RST if data was unread', () => {
  expect(said('killed-process-fin', 'B')).toEqual(['FIN,ACK', 'RST']);
  expect(said('killed-process-unread', 'B')).toEqual(['RST,ACK']);
});

it('[DUEL404] when the cable is pulled the sender gives up, and the silent end only with keep-alive', () => {
  expect(endOf('cable-pulled', 'A')).toEqual(['CLOSED', ['user']]);
  expect(endOf('cable-pulled', 'B')).toEqual(['CLOSED', ['keep-alive', 'keep-alive', 'user']]);
  expect(endOf('cable-pulled-no-keep-alive', 'B')).toEqual(['ESTABLISHED', []]);
});
