/** A Dockerfile as steps: only the instructions that ours uses. */

export type Step =
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'copy'; readonly from: string | null; readonly sources: readonly string[]; readonly to: string }
  | { readonly kind: 'env'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'user'; readonly name: string }
  | { readonly kind: 'cmd' | 'healthcheck'; readonly args: readonly string[] };

export interface Stage {
  /** The base image, such as `node:24-bookworm-slim`. */
  readonly base: string;
  /** The name by which other stages refer to it, or null. */
  readonly name: string | null;
  readonly steps: readonly Step[];
}

/** Instructions that matter only to people and container engines. */
const SILENT = ['EXPOSE', 'VOLUME'];

/**
 * Parses a Dockerfile.
 * @throws an Error that names the first unsupported instruction
 */
export function readDockerfile(text: string): readonly Stage[] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { base: string; name: string | null; steps: Step[] }[] = [];
  for (const line of lines) {
    const [word = '', rest = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    if (word === 'FROM') {
      const [base = '', , name = null] = rest.split(' ');
      stages.push({ base, name, steps: [] });
    } else if (!SILENT.includes(word)) {
      stages.at(-1)?.steps.push(stepOf(word, rest));
    }
  }
  return stages;
}

function stepOf(word: string, rest: string): Step {
  switch (word) {
    case 'RUN':
      return { kind: 'run', command: rest };
    case 'ENV':
      return { kind: 'env', values: Object.fromEntries(rest.split(' ').map((pair) => pair.split('=', 2))) };
    case 'WORKDIR':
      return { kind: 'workdir', path: rest };
    case 'USER':
      return { kind: 'user', name: rest };
    case 'CMD':
      return { kind: 'cmd', args: JSON.parse(rest) };
    case 'HEALTHCHECK':
      return { kind: 'healthcheck', args: JSON.parse(rest.slice(rest.indexOf('['))) };
    case 'COPY':
      return copyOf(rest.split(' '));
    default:
      throw new Error(`the Dockerfile has an unsupported instruction: ${word}`);
  }
}

function copyOf(words: readonly string[]): Step {
  const from = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : null;
  const paths = from === null ? words : words.slice(1);
  return { kind: 'copy', from, sources: paths.slice(0, -1), to: paths.at(-1) ?? '' };
}
