import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** No violation by axe, best practices included; each one is said with the element it is about. */
export async function expectAccessible(page: Page, where: string, rules: string[] = []): Promise<void> {
  // What passes is not told element by element, which takes longer than to find it out.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
  );
  expect(found, where).toEqual([]);
}

/** What the other colour scheme can change of a page that is accessible in the one: its colours, nothing else. */
export async function expectColoursAccessible(page: Page, where: string): Promise<void> {
  await expectAccessible(page, where, ['color-contrast', 'link-in-text-block']);
}

/** The page itself never scrolls sideways; a region of it may, when it can be reached by keyboard. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide, `${where}: ${wide} px wide in ${room} px`).toBeLessThanOrEqual(room);
}
