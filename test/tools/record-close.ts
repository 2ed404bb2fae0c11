/** Records a real close with tcpdump on the loopback: this machine's kernel at both ends. Needs root and tcpdump. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { hasClose } from '../../shared/capture/explain/explain-close.ts';
import { connections } from '../../shared/capture/read/find-connections.ts';
import { readCapture } from '../../shared/capture/read/read.ts';
import { CaptureError } from '../../shared/capture/read/error.ts';
import { has } from '../../shared/tcp/segment.ts';

/** The text sent over the connection before it was closed. */
const QUESTION = 'What time is it?\n';
const ANSWER = 'Time to close.\n';

/**
 * Writes a capture of one connection to `file`: the client asks, the server answers, the client closes, the server
 * closes once it has seen that.
 * @throws Error if this user may not capture, or tcpdump cannot be started
 */
export async function recordClose(file: string): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error('recording a close with tcpdump needs root');
  const server = createServer({ allowHalfOpen: true }, answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dump = await startTcpdump(file, port);
  try {
    await talk(port);
    await until(() => isComplete(file), dump);
  } finally {
    server.close();
    dump.kill('SIGINT');
    if (dump.exitCode === null) await once(dump, 'exit');
  }
}

function answer(socket: Socket): void {
  socket.on('data', () => socket.write(ANSWER));
  socket.on('end', () => socket.end());
}

async function talk(port: number): Promise<void> {
  const client = connect(port, '127.0.0.1');
  client.write(QUESTION);
  await once(client, 'data');
  client.end();
  client.resume();
  await once(client, 'close');
}

async function startTcpdump(file: string, port: number): Promise<ChildProcess> {
  const args = ['-i', 'lo', '-Z', 'root', '-U', '--immediate-mode', '-s', '128', '-w', file, `tcp port ${port}`];
  const dump = spawn('tcpdump', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = new Promise<void>((listening, failed) => {
    let text = '';
    dump.on('error', () => failed(new Error('tcpdump is missing: apt-get install tcpdump')));
    dump.on('exit', () => failed(new Error(`tcpdump ended: ${text}`)));
    dump.stderr?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      if (text.includes('listening on')) listening();
    });
  });
  await said;
  return dump;
}

/** Waits for a condition; gives up if tcpdump exits. */
async function until(holds: () => boolean, dump: ChildProcess): Promise<void> {
  while (!holds()) {
    if (dump.exitCode !== null) throw new Error('tcpdump ended before the close was recorded');
    await new Promise((next) => setImmediate(next));
  }
}

/** Whether the file holds both FINs and the ACK of the second. */
function isComplete(file: string): boolean {
  try {
    const [connection] = connections(readCapture(readFileSync(file)));
    if (connection === undefined || !hasClose(connection)) return false;
    const lastFin = connection.packets.findLastIndex(({ segment }) => has(segment, 'FIN'));
    const fins = connection.packets.filter(({ segment }) => has(segment, 'FIN'));
    return new Set(fins.map(({ from }) => from)).size === 2 && lastFin < connection.packets.length - 1;
  } catch (error) {
    if (error instanceof CaptureError) return false;
    throw error;
  }
}
