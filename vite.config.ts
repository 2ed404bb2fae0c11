/** How the page is built and served while developing. Knows the server only by its port. */

import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.PORT ?? '2567'}`;

export default defineConfig({
  root: 'client',
  // A proxy may offer the page under any path.
  base: './',
  plugins: [preact()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // The oldest browsers in which the page works; client/public/unfit.js tells those that are older, README tells teachers.
    target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Phaser is by far the largest part: whoever only joins must not wait for it, and its hash must outlive our changes.
      output: { codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ }] } },
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
