/** docs/architecture.md and its pictures, made from the code: see ways.ts and house.ts. */

import { CAPTURE, CLIENT, DUEL, type Floors, floorsOf, SERVER, SHARED } from './house.ts';
import type { Imports } from './imports.ts';
import { drawFloors, drawWay, type Group, THEMES } from './svg.ts';
import { type By, type Hop, type Way, WAYS } from './ways.ts';

const INTRODUCTION = `# How the code is laid out

*Written by \`npm run docs:architecture\` from the code itself. A test fails when this page is out of date, when a place named here does not exist, or when an arrow has nothing in the code behind it.*

A match is a list of events. \`shared/duel\` takes a command and the time and returns events; its state is what the events add up to. Everything else is made
from that: the log, what each player sees, the picture, the review, the report. The same code decides in a room of the server and, for a player who is alone, in their page.

| where is … | |
|---|---|
| a rule? | Its sentence with its id is in [SPEC.md](../shared/SPEC.md); search for the id to find its code and its test. Rules of TCP are in [shared/tcp](../shared/tcp) and [shared/referee](../shared/referee), those of the game in [shared/duel/rules](../shared/duel/rules). |
| a level? | A file in [shared/content/levels](../shared/content/levels); its texts are in \`shared/content/level-text.en.ts\` and its twins in the other languages. |
| the fog? | [shared/duel/views/seat-view.ts](../shared/duel/views/seat-view.ts) decides what a seat may see, [wire-view.ts](../shared/duel/views/wire-view.ts) what the third player may see, [shared/class/student-view.ts](../shared/class/student-view.ts) what a student may see of the class. While a match is played, its players are sent nothing else: NET6, on the recorded bytes in [test/server/fog.test.ts](../test/server/fog.test.ts). |
| the pairing of students? | [shared/class/pairing.ts](../shared/class/pairing.ts), over a minimum-weight matching of our own in \`shared/lib/matching.ts\` ([0018](../shared/decisions/0018-pairs-by-a-matching-of-our-own.md)): CLASS13 to CLASS17, in \`test/class/pairing.test.ts\`. |
| a feature of the page? | A folder of \`client/\` with its logic (\`.ts\`), its screens (\`.tsx\`) and its style sheet; its sentences are in \`client/words\`. |
| a setting of the server? | [server/settings.ts](../server/settings.ts), the only file that reads the environment. |

**What happens when the server is killed?** An event counts only once it is in the store (\`shared/match/sure-log.ts\`), so a view never shows what a restart would forget. The next start reads every
unfinished match and class from the store and opens its rooms again (\`server/start-server.ts\`). Clocks go on where they stood: the store has a sign of life every few seconds. Pages come back
by themselves with the key of their seat. A match that runs in a page is in that browser's database, and survives a reload in the same way.
`;

const TO_WAYS = `## The ways of data

Time goes down; each arrow has its number in the list below it.
`;

const TO_HOUSE = `## Who imports whom

The floors come from the imports: a room imports only from floors below its own. What a room reaches through another one that it imports is left out of the picture. What each *may* import
is in \`.dependency-cruiser.cjs\`, and \`npm run check:imports\` holds it. Page and server import \`shared\`, never each other.
`;

interface Picture {
  readonly name: string;
  readonly title: string;
  readonly draw: (theme: (typeof THEMES)[number]) => string;
}

function pictureOf({ name, title }: Pick<Picture, 'name' | 'title'>): string {
  return `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="architecture/${name}-dark.svg">
  <img alt="${title}" src="architecture/${name}-light.svg">
</picture>
`;
}

function how(by: By): string {
  switch (by.kind) {
    case 'call':
      return `uses \`${by.name}\``;
    case 'result':
      return `gives back \`${by.name}\``;
    case 'port':
      return `through \`${by.name}\` of [${by.file}](../${by.file})`;
    case 'message':
      return `\`${by.name}\` of [${by.file}](../${by.file})`;
  }
}

function line({ from, to, says, by }: Hop, index: number): string {
  return `${index + 1}. \`${from}\` → \`${to}\`: ${says} (${how(by)})`;
}

function wayText(way: Way): string {
  return `### ${way.title}\n\n${pictureOf({ name: way.id, title: way.title })}\n${way.hops.map(line).join('\n')}\n`;
}

function group(caption: string, floors: Floors): Group {
  return { caption, floors };
}

function housePictures(imports: Imports): Picture[] {
  const page = [group('client/: the page', floorsOf(imports, CLIENT))];
  const shared = [
    group('shared/: the game without I/O', floorsOf(imports, SHARED)),
    group('the parts of shared/duel (the files beside them are for all)', floorsOf(imports, DUEL)),
    group('the parts of shared/capture', floorsOf(imports, CAPTURE)),
  ];
  const server = [group('server/', floorsOf(imports, SERVER))];
  return [
    { name: 'page', title: 'The rooms of the page, floor upon floor', groups: page },
    { name: 'shared', title: 'The layers of shared, floor upon floor', groups: shared },
    { name: 'server', title: 'The folders of the server, floor upon floor', groups: server },
  ].map(({ name, title, groups }) => ({ name, title, draw: (theme) => drawFloors(title, groups, theme) }));
}

/** Every file of the page, by its path below docs/. */
export function architectureFiles(imports: Imports): ReadonlyMap<string, string> {
  const house = housePictures(imports);
  const ways = WAYS.map((way) => ({ name: way.id, draw: (theme: (typeof THEMES)[number]) => drawWay(way, theme) }));
  const text = [
    INTRODUCTION,
    TO_WAYS,
    ...WAYS.map(wayText),
    TO_HOUSE,
    ...house.map(pictureOf),
    'How to add something: [CONTRIBUTING.md](../CONTRIBUTING.md). Why it is so: [decisions](../shared/decisions).\n',
  ].join('\n');
  const pictures = [...house, ...ways].flatMap(({ name, draw }) =>
    THEMES.map((theme) => [`architecture/${name}-${theme}.svg`, draw(theme)] as const),
  );
  return new Map([['architecture.md', text], ...pictures]);
}
