import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { goTo, ofOffice } from './support/pages';
import { RunningServer } from './support/program';
import { screenshot } from './support/screenshot';
import { Visitor } from './support/visitor';

// They walk through every page.
vi.setConfig({ testTimeout: 240_000 });

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
});
afterAll(() => server.end());

const main = [
  'start',
  'list-incidents',
  'list-filtered',
  'record',
  'edit-with-faults',
  'new',
  'import-mapping',
];
main.push(
  'risk-map',
  'year-list',
  'figures',
  'report-texts',
  'report-lacks',
  'search',
  'users',
  'settings',
  'account',
);

/** What one sees too little of: words that are cut off, and controls that lie upon one another. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const said = (one: Element) => `${one.tagName} ${(one as HTMLElement).innerText.slice(0, 40)}`;
    const shown = [...document.querySelectorAll<HTMLElement>('main *, header *, nav *')].filter(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        !one.closest('.visually-hidden, svg, [aria-hidden=true]'),
    );
    const words = shown.filter((one) => one.childElementCount === 0 && one.innerText.trim() !== '');
    const cut = words.filter((one) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
      if (textOverflow === 'ellipsis' && one.title) return false;
      const wide = overflowX === 'hidden' || overflowX === 'clip';
      const high = overflowY === 'hidden' || overflowY === 'clip';
      return (
        (wide && one.scrollWidth > one.clientWidth + 1) || (high && one.scrollHeight > one.clientHeight + 2)
      );
    });
    const sticks = (one: Element): boolean => {
      for (let at: Element | null = one; at; at = at.parentElement) {
        if (['sticky', 'fixed'].includes(getComputedStyle(at).position)) return true;
      }
      return false;
    };
    const controls = shown.filter((one) => one.matches('a, button, input, select, textarea') && !sticks(one));
    // What a list that scrolls hides is seen by nobody.
    const seenOf = (one: Element) => {
      let { top, bottom, left, right } = one.getBoundingClientRect();
      for (let at = one.parentElement; at; at = at.parentElement) {
        if (getComputedStyle(at).overflowY === 'visible') continue;
        const window = at.getBoundingClientRect();
        top = Math.max(top, window.top);
        bottom = Math.min(bottom, window.bottom);
        left = Math.max(left, window.left);
        right = Math.min(right, window.right);
      }
      return { top, bottom, left, right };
    };
    // The button that opens the choices of a field stands in the field.
    const ofOneField = (one: Element, other: Element) =>
      [one, other].some((each) => each.matches('input')) && one.parentElement === other.parentElement;
    const boxes = controls.map((one) => ({ one, box: seenOf(one) }));
    const overlaps = boxes.flatMap(({ one, box }, index) =>
      boxes.slice(index + 1).flatMap((other) => {
        if (one.contains(other.one) || other.one.contains(one) || ofOneField(one, other.one)) return [];
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return across > 2 && down > 2 ? [`${said(one)} / ${said(other.one)}`] : [];
      }),
    );
    return { cut: cut.map(said), overlaps };
  });

it('nothing is cut off or overlaps when the text is twice as large', async () => {
  const visitor = await Visitor.at(server, { text: 200 });
  await visitor.signIn('isam');
  const size = await visitor.page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  expect(size).toBe('32px');
  const found: object[] = [];
  for (const place of ofOffice.filter((one) => main.includes(one.name))) {
    await goTo(visitor, place);
    await screenshot(visitor.page, `${place.name}-text200`);
    const { cut, overlaps } = await cutOff(visitor.page);
    const { wide, room } = await visitor.page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: document.documentElement.clientWidth,
    }));
    if (cut.length + overlaps.length > 0 || wide > room)
      found.push({ place: place.name, cut, overlaps, wide, room });
  }
  expect(found).toEqual([]);
  await visitor.leave();
});

it('nothing moves for whoever has asked for less motion', async () => {
  const visitor = await Visitor.at(server, { reducedMotion: true });
  await visitor.signIn('isam');
  const slow: string[] = [];
  for (const place of ofOffice.filter((one) => main.includes(one.name) || one.name === 'keys')) {
    await goTo(visitor, place);
    slow.push(...(await slowMotions(visitor.page)));
  }
  expect([...new Set(slow)]).toEqual([]);
  await visitor.leave();

  // The same look sees what moves for everybody else: it is not blind.
  const other = await Visitor.at(server);
  await other.signIn('isam', '/account');
  await other.ready();
  expect(await slowMotions(other.page)).not.toEqual([]);
  await other.leave();
});

const slowMotions = (page: Page) =>
  page.evaluate(() => {
    const seconds = (text: string) =>
      Math.max(...text.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
    const blink = 0.05;
    return [...document.querySelectorAll('body, body *')].flatMap((one) =>
      [null, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(one, part);
        const moves = style.animationName !== 'none' && seconds(style.animationDuration) > blink;
        const slides = style.transitionProperty !== 'none' && seconds(style.transitionDuration) > blink;
        return moves || slides ? [`${one.tagName}.${one.getAttribute('class') ?? ''}${part ?? ''}`] : [];
      }),
    );
  });
