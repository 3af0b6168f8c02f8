import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/**
 * A column is one stop of Tab, arrows go between its cards, and Tab goes on from a card to its grip. A grip that is given
 * the focus otherwise loses it to the card that had it last.
 */
async function reachGrip(page: Page, name: string): Promise<void> {
  const grip = page.getByRole('button', { name, exact: true });
  const cards = page.getByRole('grid').filter({ has: grip }).first().getByRole('row');
  await cards.first().focus();
  for (let passed = await cards.count(); passed > 0; passed -= 1) {
    const focused = page.locator(':focus');
    if ((await focused.filter({ has: grip }).count()) > 0) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').getAttribute('aria-label'), 'what Tab goes to').toBe(name);
}

/** Takes what a grip carries, goes with Tab to the place that is named, and lets go: no mouse. */
export async function dropByKeyboard(page: Page, grip: string, place: RegExp): Promise<void> {
  await reachGrip(page, grip);
  await page.keyboard.press('Enter');
  const places = 8;
  const passed: string[] = [];
  for (let pressed = 0; pressed < places; pressed += 1) {
    // It has taken hold once the focus stands on a place to let go.
    await page.waitForTimeout(100);
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      const name = (element: Element | null) => element?.getAttribute('aria-label') ?? element?.textContent;
      const by = here?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      return by.length > 0 ? by.map((id) => name(document.getElementById(id))).join(' ') : (name(here) ?? '');
    });
    passed.push(at);
    if (place.test(at)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  expect(passed, `${grip} can be let go on ${place.source}`).toContainEqual(expect.stringMatching(place));
}
