import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTown } from './town';
import { RunningChromium } from './chromium';
import { temporaryFolder } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    /** The browsers: one for each that tests at the same time. */
    chromiums: { endpoint: string; downloads: string }[];
    /** A data file with a made-up kommun and the accounts of `people`. */
    town: string;
  }
}

export default async function setUp(project: TestProject) {
  const folder = await temporaryFolder();
  const town = path.join(folder, 'town.db');
  await makeTown(town);
  const workers = Array.from({ length: project.config.maxWorkers });
  const chromiums = await Promise.all(workers.map(() => RunningChromium.start()));
  project.provide(
    'chromiums',
    chromiums.map(({ endpoint, downloads }) => ({ endpoint, downloads })),
  );
  project.provide('town', town);
  return async () => {
    await Promise.all(chromiums.map((chromium) => chromium.end()));
    await rm(folder, { recursive: true, force: true });
  };
}
