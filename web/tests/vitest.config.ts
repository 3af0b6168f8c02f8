import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** What judges by the clock or by what moves at the moment, and would judge the neighbours too. */
const alone = ['tests/lighthouse_test.ts', 'tests/narrow_test.ts'];

/** The page in a real browser against the real program. */
export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  resolve: { alias: { '@': path.resolve(import.meta.dirname, '../src') } },
  test: {
    globalSetup: ['tests/support/global_setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // As patient as a locator: what is waited for comes when it comes.
    expect: { poll: { timeout: 40_000 } },
    // Each file has a program and a kommun of its own, and each worker a browser. Three keep two processors
    // busy, since they often wait.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['tests/**/*_test.ts'], exclude: alone },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
