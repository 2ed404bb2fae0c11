/** docs/engine.md: the statement of what the engine does, as Markdown. Everything in its tables comes from running the engine. */

import { RULES, type RuleId } from '../../../shared/tcp/rule.ts';
import { type State, STATES } from '../../../shared/tcp/state.ts';
import type { TcpConfig } from '../../../shared/tcp/tcb.ts';
import { type Effect, effectOf } from './effect.ts';
import { CONFIG, GROUPS, type Row } from './rows.ts';

const SPEC = '../shared/SPEC.md#tcp-an-endpoint-from-established-to-closed';

const ROWS = Object.values(GROUPS).flat();

/** The settings of an endpoint that change what it does. */
const SETTINGS: readonly (readonly [string, Partial<TcpConfig>])[] = [
  ['half-duplex closing (`halfDuplexClose`; 3.6.1, MAY-1, SHLD-3)', { halfDuplexClose: true }],
  ["RFC 1337, fix F1 (`timeWaitRst: 'ignore'`)", { timeWaitRst: 'ignore' }],
  ["TIME-WAIT to the letter (`timeWaitAck: 'strict'`; 3.10.7.4 fifth)", { timeWaitAck: 'strict' }],
  ['no ACK bit, no look at the number (`noAckBitDropFirst`; Linux)', { noAckBitDropFirst: true }],
];

const INTRODUCTION = `# What the engine does

*Made by \`npm run docs:engine\`, which runs \`shared/tcp\` in every state with every event; a test holds this file against it.*

The rules behind it, one sentence each: [SPEC.md](../shared/SPEC.md). Where it differs from RFC 9293 and from Linux, on purpose and why:
[deviations.md](deviations.md). How it is proved: [test/proof](../test/proof/README.md).

The endpoint is the stack's: it pays at once what it owes. (In play the player pays; the referee compares.) Clauses are those of RFC 9293.
Unless a row says otherwise all text of ours is acknowledged and SEG.ACK acknowledges nothing new. A segment that *came before* has old
numbers; a *full* CLOSE is one by an application that will not read any more either.
`;

const OVERVIEW = `## At a glance

The state after the event (\`=\`: the same) and what is sent. An empty cell: the state does not know the event.
`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function effectIn(row: Row, state: State, config: TcpConfig = CONFIG): Effect | null {
  const found = row.caseIn(state, config);
  return found === null ? null : effectOf(found);
}

function brief({ changed, state, kinds }: Effect): string {
  return [changed ? `**${state}**` : '=', ...kinds].join(' · ');
}

function overview(): string {
  return Object.entries(GROUPS)
    .map(([group, rows]) => {
      const states = STATES.filter((state) => rows.some((row) => effectIn(row, state) !== null));
      const body = rows.map((row) => [
        row.name,
        ...states.map((state) => effectIn(row, state)).map((effect) => (effect === null ? '' : brief(effect))),
      ]);
      return `### ${group}\n\n${table(['', ...states], body)}`;
    })
    .join('\n');
}

function ruleList(rules: readonly RuleId[]): string {
  return rules.map((rule) => `[${rule}] ${RULES[rule]}`).join(', ');
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(' ');
}

function detail(name: string, effect: Effect): string[] {
  const { changed, state, sends, timers, told, rules } = effect;
  return [name, changed ? `**${state}**` : '=', code(sends), timers.join(', '), told, ruleList(rules)];
}

function details(): string {
  return STATES.map((state) => {
    const rows = ROWS.flatMap((row) => {
      const effect = effectIn(row, state);
      return effect === null ? [] : [detail(row.name, effect)];
    });
    const head = ['event', 'state', 'sends', 'timers', 'the application is told', 'rules'];
    return `### In ${state}\n\n${table(head, rows)}`;
  }).join('\n');
}

/** What a setting changes: the rows in which the endpoint does something else with it. */
function changedBy(setting: Partial<TcpConfig>): string[][] {
  return STATES.flatMap((state) =>
    ROWS.flatMap((row) => {
      const usual = effectIn(row, state);
      const effect = effectIn(row, state, { ...CONFIG, ...setting });
      if (effect === null || JSON.stringify(usual) === JSON.stringify(effect)) return [];
      return [[state, ...detail(row.name, effect)]];
    }),
  );
}

function settings(): string {
  return SETTINGS.map(([name, setting]) => {
    const head = ['in', 'event', 'state', 'sends', 'timers', 'the application is told', 'rules'];
    return `### With ${name}\n\n${table(head, changedBy(setting))}`;
  }).join('\n');
}

/** Rules that hold between events, or everywhere: no row can show them by itself. */
function unseen(): string {
  const seen = new Set(
    [{}, ...SETTINGS.map(([, setting]) => setting)].flatMap((setting) =>
      STATES.flatMap((state) => ROWS.flatMap((row) => effectIn(row, state, { ...CONFIG, ...setting })?.rules ?? [])),
    ),
  );
  const others = Object.keys(RULES).filter((rule) => ![...seen].some((id) => id === rule));
  return `Rules that no single event shows: ${others.map((rule) => `[${rule}]`).join(', ')}.\n`;
}

function links(): string {
  return Object.entries(RULES)
    .map(([rule, clause]) => `[${rule}]: ${SPEC} "${clause}"`)
    .join('\n');
}

/** The whole file. */
export function engineDocument(): string {
  return [
    INTRODUCTION,
    OVERVIEW,
    overview(),
    '## State by state\n\nRTX is the retransmission timer. How a connection ended (*normal*, *reset*, …) is told when it is CLOSED.\n',
    details(),
    '## What settings change\n\nThe game plays without them; recordings of Linux need the first.\n',
    settings(),
    unseen(),
    `${links()}\n`,
  ].join('\n');
}
