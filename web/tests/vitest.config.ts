import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The page in a real browser against the real program. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  resolve: { alias: { '@': path.resolve(import.meta.dirname, '../src') } },
  test: {
    include: ['tests/**/*_test.ts'],
    globalSetup: ['tests/support/global_setup.ts'],
    // One browser and two cores: files one after another are as fast, and steadier.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // As patient as a locator: what is waited for comes when it comes.
    expect: { poll: { timeout: 30_000 } },
  },
});
