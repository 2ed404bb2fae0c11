/** Gives Node 20 the global `WebSocket` that the server's reconnection and the client sdk expect. */

import { WebSocket } from 'ws';

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;
