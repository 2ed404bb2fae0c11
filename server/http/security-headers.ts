/** What every answer tells the browser to refuse: foreign scripts, framing and type sniffing. */

import type { IncomingMessage, ServerResponse } from 'node:http';

/** A host name or address with a port, as browsers send it: nothing that could end the directive. */
const HOST = /^[\w.[\]:-]+$/;

/**
 * The one style sheet that is not a file: the fonts inside the SVG from which the page makes a PNG
 * (client/review/make-figure.tsx). When a font changes, the browser's refusal names the new hash (REVIEW28).
 */
const FONTS_IN_FIGURE = 'sha256-ovB2RpCZIpRBtvXFkgZFmZ3YdGRC4nPelDd7yXM1jY4=';

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
    'style-src': `'self' '${FONTS_IN_FIGURE}'`,
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
