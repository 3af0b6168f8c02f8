import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Takes what a grip carries, goes with Tab to the place that is named, and lets go: no mouse. */
export async function dropByKeyboard(page: Page, grip: string, place: RegExp): Promise<void> {
  await page.getByRole('button', { name: grip, exact: true }).first().focus();
  await page.keyboard.press('Enter');
  const places = 8;
  const passed: string[] = [];
  for (let pressed = 0; pressed < places; pressed += 1) {
    // It has taken hold once the focus stands on a place to let go.
    await page.waitForTimeout(100);
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      const by = here?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const texts = by.map((id) => document.getElementById(id)?.textContent ?? '');
      return [here?.getAttribute('aria-label') ?? '', ...texts].join(' ');
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
