import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The longest first, so that nobody waits for it at the end: it goes through every page. */
class PagesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = (file: TestSpecification) => file.moduleId.endsWith('/pages_test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

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
    sequence: { sequencer: PagesFirst },
    // Each file has a program and a kommun of its own, and each worker a browser. Three keep two processors
    // busy, since they often wait.
    maxWorkers: 3,
    include: ['tests/**/*_test.ts'],
  },
});
