/** The folders of the product, floor upon floor: what each is for comes from here, who imports whom from the code. */

import type { Imports } from './imports.ts';

export interface Room {
  /** Its folder; `client` and `shared` alone: the files directly in them. */
  readonly folder: string;
  readonly purpose: string;
  /** What it imports directly and through nothing else that it imports. */
  readonly uses: readonly string[];
}

/** From the top: a room imports only from floors below its own. */
export type Floors = readonly (readonly Room[])[];

export const CLIENT: Readonly<Record<string, string>> = {
  client: 'the shell: assembles the features',
  'client/home': 'first page, own match',
  'client/solo': 'first duel, path, drills, questions, matches in the page',
  'client/ending': 'the end of a match: story, confetti',
  'client/review': 'a finished match, step by step',
  'client/student': 'a student in a class',
  'client/teach': 'board, remote, opening a class',
  'client/lesson-editor': 'making a lesson',
  'client/report': 'tables and charts of a class',
  'client/sandbox': 'many closes at once',
  'client/captures': 'explains a capture file',
  'client/sample': 'a recorded class to look at',
  'client/lecture': 'the lecture, what students ask',
  'client/match': 'a match being played',
  'client/net': 'the connection to the server',
  'client/questions': 'questions and answers',
  'client/figure': 'the picture: layouts, SVG, Phaser',
  'client/context': 'what all features may use',
  'client/sound': 'what is heard and felt',
  'client/kit': 'controls that know no TCP',
  'client/words': 'the sentences, by language',
};

export const SHARED: Readonly<Record<string, string>> = {
  shared: 'messages between page and server',
  'shared/content': 'levels, lessons, questions, explanations',
  'shared/report': 'what a class has done',
  'shared/story': 'what of a half is worth telling',
  'shared/sandbox': 'many closes at once',
  'shared/class': 'a class, as events',
  'shared/match': 'the authority over one match',
  'shared/bot': 'the computer players',
  'shared/capture': 'reads, explains and writes captures',
  'shared/duel': 'a match, as events; what a seat sees',
  'shared/conformance': 'data of other stacks',
  'shared/referee': 'right or wrong, and which mistake',
  'shared/wire': 'loss, delay, copies',
  'shared/tcp': 'an endpoint by RFC 9293',
  'shared/lib': 'numbers, names, randomness',
};

export const DUEL: Readonly<Record<string, string>> = {
  'shared/duel/views': 'what a seat, the wire and a review are shown',
  'shared/duel/rules': 'commands, time, score, cards, hints',
  'shared/duel/state': 'the events, and what they add up to',
  'shared/duel/vocabulary': 'the types of all views',
};

export const CAPTURE: Readonly<Record<string, string>> = {
  'shared/capture/level': 'a level from a recording',
  'shared/capture/explain': 'a close, segment by segment',
  'shared/capture/read': 'pcap, pcapng, connections',
  'shared/capture/export': 'a match as pcapng',
};

/** The files directly in server/ that its folders import; the others start the server. */
const SERVER_BASICS = ['settings', 'auth', 'limits', 'sender', 'package-files'].map((name) => `server/${name}.ts`);

export const SERVER: Readonly<Record<string, string>> = {
  server: 'starts everything, restores the log',
  'server/cli': 'the commands of a terminal',
  'server/group': 'several servers on one store',
  'server/http': 'pages, lessons, reports, reviews',
  'server/rooms': 'matches and classes as rooms',
  'server/store': 'the logs, in SQLite or PostgreSQL',
  'server/operation': 'log, metrics, readiness',
  [SERVER_BASICS.join(', ')]: 'settings, password, who a request is from',
  'server/workers.ts, server/node-remarks.ts': 'threads beside the server’s own',
};

/** The room of a file: the longest folder that contains it; the files directly in client, server or shared have one of their own. */
export function roomOf(file: string, folders: readonly string[]): string | null {
  const holders = folders.filter((folder) => isIn(file, folder));
  return holders.reduce<string | null>((best, one) => (best !== null && best.length > one.length ? best : one), null);
}

function isIn(file: string, folder: string): boolean {
  if (folder.includes(', ')) return folder.split(', ').includes(file);
  if (!file.startsWith(`${folder}/`)) return false;
  return folder.includes('/') || !file.slice(folder.length + 1).includes('/');
}

/** Who imports whom among these folders. */
export function importsBetween(imports: Imports, folders: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map(folders.map((folder) => [folder, new Set<string>()]));
  for (const [file, imported] of imports) {
    const from = roomOf(file, folders);
    for (const target of imported) {
      const to = roomOf(target, folders);
      if (from !== null && to !== null && from !== to) found.get(from)?.add(to);
    }
  }
  return found;
}

/**
 * The floors of these folders, by what they import.
 * @throws Error if two of them import each other, directly or through others: then there are no floors
 */
export function floorsOf(imports: Imports, purposes: Readonly<Record<string, string>>): Floors {
  const folders = Object.keys(purposes);
  const edges = importsBetween(imports, folders);
  const heights = new Map(folders.map((folder) => [folder, heightOf(folder, edges, [])]));
  const top = Math.max(...heights.values());
  return Array.from({ length: top + 1 }, (_, index) =>
    folders
      .filter((folder) => heights.get(folder) === top - index)
      .map((folder) => ({ folder, purpose: purposes[folder] ?? '', uses: directly(folder, edges) })),
  );
}

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

function heightOf(folder: string, edges: Edges, above: readonly string[]): number {
  if (above.includes(folder)) throw new Error(`${[...above, folder].join(' -> ')}: a circle has no floors`);
  const below = [...(edges.get(folder) ?? [])];
  return Math.max(-1, ...below.map((one) => heightOf(one, edges, [...above, folder]))) + 1;
}

/** What a folder imports, without what it also reaches through something else that it imports. */
function directly(folder: string, edges: Edges): string[] {
  const own = [...(edges.get(folder) ?? [])];
  const through = new Set(own.flatMap((one) => [...reach(one, edges)]));
  return own.filter((one) => !through.has(one));
}

function reach(folder: string, edges: Edges): Set<string> {
  const next = [...(edges.get(folder) ?? [])];
  return new Set([...next, ...next.flatMap((one) => [...reach(one, edges)])]);
}
