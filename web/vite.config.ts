import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Beside each file that shrinks, the same as .br and .gz: the server sends them as they are. */
function compressed(): Plugin {
  const shrinks = /\.(js|css|html|svg|json|txt)$/;
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const folder = path.resolve(import.meta.dirname, 'dist');
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!shrinks.test(name)) continue;
        const bytes = readFileSync(path.join(folder, name));
        writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
      }
    },
  };
}

const server = process.env.RINGMUR_ADDRESS ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ['sv-SE', 'en-US'] }), enforce: 'pre' },
    compressed(),
  ],
  resolve: { alias: { '@': path.resolve(import.meta.dirname, 'src') } },
  build: {
    target: 'es2023',
    // The policy lets no data: addresses but pictures in.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What every page needs is one file: many small ones weigh more over the wire.
        advancedChunks: {
          groups: [
            {
              name: 'frame',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)[\\/]/,
            },
            {
              name: 'page',
              test: /src[\\/](words[\\/]|app[\\/]\w+\.tsx?$|ui[\\/](Modal|ErrorNote|Busy|Brand|Empty|notices)\.)/,
            },
          ],
        },
      },
      treeshake: {
        // The library's one entrance would otherwise bring every component to the first page.
        moduleSideEffects: [
          { test: /@digdir\/designsystemet-react|@floating-ui|@tanstack\/virtual-core/, sideEffects: false },
        ],
      },
    },
  },
  server: { proxy: { '/api': server, '/health': server, '/ready': server } },
  test: {
    environment: 'jsdom',
    // One world for the files that a thread runs, which costs a fifth of one for each: no file may leave anything behind.
    pool: 'threads',
    // A machine that is shared may take several times as long.
    testTimeout: 30_000,
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test_setup.ts'],
    restoreMocks: true,
  },
});
