/** Dashboard, alarms and docs/operation.md name exactly what the server measures and logs. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOG_EVENTS } from '../../server/operation/log-events.ts';
import { measure } from '../../server/operation/metrics.ts';
import { CLASS_REFUSALS } from '../../shared/class/class-refusals.ts';
import { REFUSALS } from '../../shared/duel/rules/command.ts';

const read = (file: string) => readFileSync(resolve(import.meta.dirname, '../../docs', file), 'utf8');
const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, found]) => String(found));

const metrics = measure(
  {
    rooms: () => ({ duel: 1, class: 0 }),
    people: () => ({ player: 2, student: 0 }),
    connections: () => 2,
    eventLoopLagMs: () => 0,
    ready: () => new Map([['store', true]]),
  },
  new Set(),
);
metrics.answered('move', 3);
metrics.refused('never-heard-of');
metrics.judged('correct');
metrics.writing()(true);
metrics.committed(3, 1);
metrics.noted('started');
metrics.responded(200);
const text = await metrics.text();
/** Name and type of each metric, as Prometheus is told. */
const types = new Map([...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => [name, type]));
const own = [...types.keys()].filter((name) => name.startsWith('last_ack_'));

const doc = read('operation.md');
const dashboard: { readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[] } =
  JSON.parse(read('operation/dashboard.json'));
const alarms = read('operation/alerts.yaml');
const QUERIES = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...all(/^ +expr: (.+)$/gm, alarms),
];

/** The metrics of a query, without what a histogram appends to its name. */
function namedIn(query: string): string[] {
  const names = all(/\b((?:last_ack|process|nodejs)_\w+)/g, query);
  return names.map((name) => {
    const base = name.replace(/_(bucket|sum|count)$/, '');
    return types.get(base) === 'histogram' ? base : name;
  });
}

describe('the metrics', () => {
  it('[NET235] are named by the rules of Prometheus', () => {
    expect(own.length).toBeGreaterThan(10);
    for (const name of own) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(name.endsWith('_total')).toBe(types.get(name) === 'counter');
      if (types.get(name) === 'histogram') expect(name).toMatch(/_seconds$/);
      expect(text).toMatch(new RegExp(`^# HELP ${name} \\S`, 'm'));
    }
  });

  it('[NET236] count a refusal that no table has as other', () => {
    expect(text).toContain('last_ack_refusals_total{reason="other"} 1');
    expect(text).not.toContain('never-heard-of');
  });

  it('[NET235] have a step at the goal for a move, 50 ms', () => {
    expect(text).toContain('last_ack_move_seconds_bucket{le="0.05"} 1');
  });
});

describe('dashboard and alarms', () => {
  it.each(QUERIES)('[NET237] %s', (query) => {
    const names = namedIn(query).filter((name) => name !== 'up');
    for (const name of names) expect([...types.keys()]).toContain(name);
    if (!query.startsWith('up{')) expect(names).not.toEqual([]);
    for (const label of all(/by \((\w+)\)/g, query))
      if (label !== 'le') expect(text).toMatch(new RegExp(`[{,]${label}="`));
    const valuesOf = (label: string) =>
      all(new RegExp(`\\b${label}=~?"([^"]+)"`, 'g'), query).flatMap((values) => values.split('|'));
    for (const event of valuesOf('event')) expect(Object.keys(LOG_EVENTS)).toContain(event);
    for (const reason of valuesOf('reason')) expect([...REFUSALS, ...CLASS_REFUSALS]).toContain(reason);
  });

  it('[NET237] a query that names a metric that does not exist is found', () => {
    expect(namedIn('rate(last_ack_moves_bucket[5m])').filter((name) => types.has(name))).toEqual([]);
  });
});

describe('docs/operation.md', () => {
  it('[NET237] explains every metric, alarm and event, and no other', () => {
    const rows = (of: RegExp) => all(of, doc).toSorted();
    expect(rows(/^\| `(last_ack_\w+)` \|/gm)).toEqual(own.toSorted());
    expect(rows(/^\| (LastAck\w+) \|/gm)).toEqual(all(/alert: (\w+)/g, alarms).toSorted());
    const events = Object.entries(LOG_EVENTS).map(
      ([event, { level, fields }]) => `${event}\` | ${level} | ${fields.map((field) => `\`${field}\``).join(', ')}`,
    );
    expect(rows(/^\| `([\w-]+` \| (?:error|warn|info) \| [^|]*?) \|/gm)).toEqual(events.toSorted());
  });
});
