/** What every answer tells the browser to refuse: foreign scripts, framing and type sniffing. */

import type { IncomingMessage, ServerResponse } from 'node:http';

/** A host name or address with a port, as browsers send it: nothing that could end the directive. */
const HOST = /^[\w.[\]:-]+$/;

/** A year. */
const BY_TLS_ONLY = 'max-age=31536000';

/**
 * Sets the headers. Everything comes from this server alone; the game works without encryption on a school's LAN.
 * @param secureHost the name that is served by TLS; null: none
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  secureHost: string | null,
): void {
  const host = request.headers.host ?? '';
  // 'self' covers sockets only in newer browsers.
  const sockets = HOST.test(host) ? ` ws://${host} wss://${host}` : '';
  const policy = {
    'default-src': "'self'",
    'script-src': "'self'",
    // Preact and Phaser set styles on elements one by one, which no policy concerns.
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'connect-src': `'self'${sockets}`,
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  const directives = Object.entries(policy).map(([name, value]) => `${name} ${value}`);
  response.setHeader('Content-Security-Policy', directives.join('; '));
  if (secureHost !== null && host.replace(/:\d+$/, '').toLowerCase() === secureHost)
    response.setHeader('Strict-Transport-Security', BY_TLS_ONLY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
}
