/** Cuts the fonts of the built page down to the letters and weights that it uses: half of their bytes. */

import subsetFont from 'subset-font';
import type { Plugin } from 'vite';

/** As client/kit/fonts.css has them. */
const WEIGHTS = { min: 400, max: 800 };

/** Latin with the marks that the page sets in it; other scripts take the fonts of the system. */
const LETTERS = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2191, 0x2193],
  [0x2212, 0x2212],
]
  .flatMap(([first = 0, last = 0]) =>
    Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
  )
  .join('');

/** The name of an asset: that of a font tells how it was cut, since its hash is that of the whole font. */
export function assetName({ names }: { readonly names: readonly string[] }): string {
  const isFont = names.some((name) => name.endsWith('.woff2'));
  return `assets/[name]${isFont ? `-${WEIGHTS.min}-${WEIGHTS.max}-${LETTERS.length}` : ''}-[hash][extname]`;
}

/** @returns the plugin, which works at build only */
export function subsetFonts(): Plugin {
  return {
    name: 'subset-fonts',
    apply: 'build',
    generateBundle: async (_, bundle) => {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.woff2') || typeof file.source === 'string') continue;
        const options = { targetFormat: 'woff2', variationAxes: { wght: WEIGHTS } } as const;
        file.source = await subsetFont(Buffer.from(file.source), LETTERS, options);
      }
    },
  };
}
