import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.resolve(import.meta.dirname, '../../../build/screenshots');

/** Kept for people to look at, where RINGMUR_SCREENSHOTS is set: build/screenshots/<name>.png. Half of what the tests cost. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (!process.env.RINGMUR_SCREENSHOTS) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled', fullPage: true });
}
