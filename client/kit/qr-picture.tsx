/** A text as a QR code: dark on light in every theme, since phones read only that. */

import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'preact/hooks';

const QUIET = 3;

export interface QrText {
  readonly text: string;
  readonly label: string;
}

export function QrPicture({ text, label }: QrText) {
  const code = useMemo(() => generate(text), [text]);
  const size = code.size + 2 * QUIET;
  return (
    <svg class="qr-code" viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`} role="img" aria-label={label}>
      <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
      <path d={toSvgPath(code)} fill="#0d1322" />
    </svg>
  );
}
