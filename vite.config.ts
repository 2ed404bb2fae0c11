/** How the page is built and served while developing. Knows the server only by its port. */

import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { offlinePage } from './offline-page.ts';
import { phaserParts } from './phaser-parts.ts';
import { precompress } from './precompress.ts';
import { sampleClassFile } from './sample-class.ts';
import { assetName, subsetFonts } from './subset-fonts.ts';

const server = `http://127.0.0.1:${process.env.PORT ?? '2567'}`;

/** [NET161] What is in the page, and in which files. */
export default defineConfig({
  root: 'client',
  // A proxy may offer the page under any path.
  base: './',
  plugins: [preact(), phaserParts(), subsetFonts(), sampleClassFile(), offlinePage(), precompress()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // The licenses of the packages in the page require that they ship with it.
    license: { fileName: 'third-party-licenses.md' },
    // The oldest browsers in which the page works; client/public/unfit.js informs users of older ones, README informs teachers.
    target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    // All of them preload modules by themselves but Safari before 17, which merely loads them later.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Compression is expected to take some seconds.
      checks: { bundlerTimings: false },
      // Phaser is by far the largest part: a student who only joins must not wait for it, and its hash must outlive our changes.
      output: {
        assetFileNames: assetName,
        codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ }] },
      },
    },
  },
  server: {
    proxy: {
      '^/(matchmake|api|health)': server,
      // A room's socket: /<process id>/<code of the match, or of the class>.
      '^/[\\w-]{9}/[A-Z0-9]{5,6}(\\?|$)': { target: server, ws: true },
    },
  },
});
