/** A QR code, whose code only those load who see one. */

import { lazily } from './lazily.tsx';

/** Its place is kept until then. */
export const QrCode = lazily(
  () => import('./qr-picture.tsx').then((page) => page.QrPicture),
  () => <svg class="qr-code" viewBox="0 0 1 1" aria-hidden="true" />,
);
