import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The oldest runtime that Slipway runs on: Electron 33 (Chromium 130, Node 20.18). */
const chromium = 'chrome130';
const node = 'node20.18';

export default defineConfig({
  main: {
    build: {
      target: node,
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: {
          main: 'electron/main.ts',
          compactionWorker: 'electron/backend/compactionWorker.ts',
          importWorker: 'electron/backend/importWorker.ts',
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload can only be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      target: chromium,
      minify: true,
      rollupOptions: { input: { index: 'renderer/index.html', print: 'renderer/print.html' } },
    },
  },
});
