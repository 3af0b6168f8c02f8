import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectColoursAccessible, expectNoSidewaysScroll } from './accessible';
import { screenshot } from './screenshot';
import type { Visitor } from './visitor';

/** A page in light and in dark, as axe and the eye see it. */
export async function expectGoodColours(page: Page, name: string): Promise<void> {
  await expectAccessible(page, `${name}, light`);
  await screenshot(page, `${name}-light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectColoursAccessible(page, `${name}, dark`);
  await screenshot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** A page as everybody meets it: light, dark, and in a window of 320 px. */
export async function expectGoodLooks(visitor: Visitor, name: string): Promise<void> {
  // Before axe has put anything into the page.
  expect(visitor.complaints, name).toEqual([]);
  await expectGoodColours(visitor.page, name);
  await expectGoodWhenNarrow(visitor.page, name);
}

/** The same but for the dark. */
export async function expectGoodInLight(visitor: Visitor, name: string): Promise<void> {
  expect(visitor.complaints, name).toEqual([]);
  await expectAccessible(visitor.page, `${name}, light`);
  await screenshot(visitor.page, `${name}-light`);
  await expectGoodWhenNarrow(visitor.page, name);
}

async function expectGoodWhenNarrow(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1280, height: 860 };
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, name);
  await screenshot(page, `${name}-narrow`);
  await page.setViewportSize(usual);
}
