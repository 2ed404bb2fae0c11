/** Node 20 has no global WebSocket, and Colyseus reads its constants at every reconnection. Import this before Colyseus. */

import { WebSocket } from 'ws';

Object.assign(globalThis, { WebSocket: globalThis.WebSocket ?? WebSocket });
