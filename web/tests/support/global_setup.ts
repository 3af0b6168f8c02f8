import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeTown } from './town';
import { RunningChromium } from './chromium';
import { temporaryFolder } from './program';

declare module 'vitest' {
  interface ProvidedContext {
    /** The endpoint of the browser. */
    chromium: string;
    /** A folder that the browser may write to. */
    downloads: string;
    /** A data file with a made-up kommun and the accounts of `people`. */
    town: string;
  }
}

export default async function setUp(project: TestProject) {
  const folder = await temporaryFolder();
  const town = path.join(folder, 'town.db');
  await makeTown(town);
  const chromium = await RunningChromium.start();
  project.provide('chromium', chromium.endpoint);
  project.provide('downloads', chromium.downloads);
  project.provide('town', town);
  return async () => {
    await chromium.end();
    await rm(folder, { recursive: true, force: true });
  };
}
