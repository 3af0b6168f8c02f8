import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Once for each document: what the browser has compiled for the light serves for the dark. */
async function bringAxe(page: Page): Promise<void> {
  const bring = async (frame: Frame) => {
    if (!(await frame.evaluate<boolean>(`'axe' in window`))) await frame.evaluate(axe.source);
  };
  await bring(page.mainFrame());
  // A frame that lets no script run does not answer, and axe passes it over.
  const aSecond = () => new Promise((done) => setTimeout(done, 1000));
  const inner = page.frames().filter((frame) => frame !== page.mainFrame());
  await Promise.all(inner.map((frame) => Promise.race([bring(frame).catch(() => undefined), aSecond()])));
}

/** No violation by axe, best practices included; each one is said with the element it is about. */
export async function expectAccessible(page: Page, where: string, rules: string[] = []): Promise<void> {
  await bringAxe(page);
  // What passes is not told element by element, which takes longer than to find it out.
  const options: axe.RunOptions = { resultTypes: ['violations'] };
  if (rules.length > 0) options.runOnly = { type: 'rule', values: rules };
  const violations = await page.evaluate(async (how) => {
    // Colours on their way to others are nobody's colours.
    const ends = (one: Animation) => Number.isFinite(one.effect?.getComputedTiming().endTime);
    const moving = document.getAnimations().filter((one) => one.playState === 'running' && ends(one));
    await Promise.allSettled(moving.map((one) => one.finished));
    const here = (window as unknown as { axe: typeof axe }).axe;
    return (await here.run(document, how)).violations;
  }, options);
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
  const { wide, room } = await page.evaluate(async () => {
    // What is drawn anew for another width is so by the end of the next frame.
    for (let frame = 0; frame < 2; ++frame) await new Promise(requestAnimationFrame);
    return { wide: document.documentElement.scrollWidth, room: document.documentElement.clientWidth };
  });
  expect(wide, `${where}: ${wide} px wide in ${room} px`).toBeLessThanOrEqual(room);
}
