import type { ElementHandle, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How an element looks where a focus would show: on itself, or on what it stands in. A part of a date is filled. */
const lookOf = (element: Element) => {
  const places = [element, element.parentElement, element.parentElement?.parentElement];
  return JSON.stringify(
    places.flatMap((place) => {
      if (!place) return [];
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor } =
        getComputedStyle(place);
      return [outlineStyle === 'none' ? '' : `${outlineWidth} ${outlineColor}`, boxShadow, backgroundColor];
    }),
  );
};

const nameOf = (element: Element) =>
  `${element.tagName} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}"`;

async function focused(page: Page): Promise<ElementHandle<Element>> {
  return page.evaluateHandle(() => document.activeElement ?? document.body);
}

/**
 * Presses Tab until something has the focus. Whatever has it on the way must look otherwise than when it has lost it:
 * one must see where one is.
 */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor();
  const most = 120;
  for (let pressed = 0; pressed < most; pressed += 1) {
    const before = await focused(page);
    const lookWith = await before.evaluate(lookOf);
    const stood = await before.evaluate((element) => element.matches(':focus-visible'));
    await page.keyboard.press(key);
    const moved = await before.evaluate(
      (element) => element.isConnected && element !== document.activeElement,
    );
    if (stood && moved) {
      const seen = (await before.evaluate(lookOf)) !== lookWith;
      expect(seen, `the focus shows on ${await before.evaluate(nameOf)}`).toBe(true);
    }
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} presses of ${key} did not lead to ${wanted.toString()}`);
}
