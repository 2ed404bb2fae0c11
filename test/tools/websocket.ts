/**
 * Tests break connections, which only the WebSocket of `ws` allows: it is the global one in every test, whether this
 * Node has its own or not. Import this before Colyseus.
 */

import { WebSocket } from 'ws';

Object.assign(globalThis, { WebSocket });
