import { expect, it } from 'vitest';
import { visits } from './support/visits';

const { visit } = visits();

it('a cell of the risk map leads to as many risks as it counts', async () => {
  const visitor = await visit('isam', '/risk-map');
  const { page } = visitor;
  const cells = page.getByRole('table').first().getByRole('link');
  await cells.first().waitFor();
  const counts = (await cells.allInnerTexts()).map(Number);
  const largest = counts.indexOf(Math.max(...counts));
  const said = (await cells.nth(largest).getAttribute('aria-label')) ?? '';
  expect(said).toMatch(/sannolikhet \d.*konsekvens \d.*riskvärde \d+/i);
  await cells.nth(largest).click();
  await page.getByRole('heading', { level: 1, name: 'Risker' }).waitFor();
  await page
    .getByText(new RegExp(`^${counts[largest] ?? 0} poste?r?`))
    .first()
    .waitFor();
  await visitor.ready();
  // Each of them stands in that cell.
  const value = /riskvärde (\d+)/i.exec(said)?.[1] ?? '';
  const values = await page.evaluate(async (query) => {
    const answer = await fetch(`/api/v1/risks${query}`);
    return ((await answer.json()) as { items: { value: number }[] }).items.map((risk) => risk.value);
  }, new URL(page.url()).search);
  expect(values).toEqual(Array.from({ length: counts[largest] ?? 0 }, () => Number(value)));
});

it('the same risks stand in a table for those who cannot see the map', async () => {
  const { page } = await visit('isam', '/risk-map');
  // The map itself; what is covered stands in tables of its own below.
  const table = page.getByRole('table').first();
  await table.getByRole('link').first().waitFor();
  const sum = (texts: string[]) => texts.reduce((all, text) => all + Number(text), 0);
  const onMap = sum(await table.getByRole('link').allInnerTexts());
  await page.getByText('Tabell', { exact: true }).click();
  await page.getByRole('columnheader', { name: 'Riskvärde' }).first().waitFor();
  expect(new URL(page.url()).searchParams.get('view')).toBe('table');
  const notAssessed = page.getByRole('row', { name: /Inte bedömda/ }).getByRole('link');
  const without = (await notAssessed.count()) > 0 ? sum(await notAssessed.allInnerTexts()) : 0;
  expect(sum(await table.getByRole('link').allInnerTexts()) - without).toBe(onMap);
  const whole = await page
    .getByRole('link', { name: /^\d+ risker$/ })
    .first()
    .innerText();
  expect(parseInt(whole)).toBe(onMap + without);
});

it('the year wheel is gone through by keyboard, which says what each sign is', async () => {
  const { page } = await visit('isam', '/year-wheel?view=wheel');
  const wheel = page.getByRole('group', { name: /^Årshjul för 20\d\d$/ });
  const dots = wheel.getByRole('link', { name: /, (Försenad|Planerad|Pågår|Klar|Avbruten)$/ });
  await dots.first().waitFor();
  const count = await dots.count();
  expect(count).toBeGreaterThan(3);
  const main = page.getByRole('main');
  await page.getByRole('radio', { name: 'Hjul' }).focus();
  const visited: string[] = [];
  for (let presses = 0; presses < 120 && visited.length < count; presses++) {
    await page.keyboard.press('Tab');
    const focused = await wheel.evaluate((group) => {
      const active = document.activeElement;
      return active && group.contains(active) ? (active.getAttribute('aria-label') ?? '') : '';
    });
    if (!/, (Försenad|Planerad|Pågår|Klar|Avbruten)$/.test(focused)) continue;
    visited.push(focused);
    const title = focused.split(', ').slice(0, -2).join(', ');
    expect(await main.locator('strong').allInnerTexts()).toContain(title);
  }
  expect(visited).toHaveLength(count);
  const [last = ''] = visited.slice(-1);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: last.split(', ').slice(0, -2).join(', ') }).waitFor();
});

it('the months of the list lead to as many activities as they count', async () => {
  const visitor = await visit('isam', '/year-wheel?view=list');
  const { page } = visitor;
  await visitor.ready();
  const months = page.getByRole('main').getByRole('heading').getByRole('link');
  const counts = (await months.allInnerTexts()).map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(counts.length).toBeGreaterThan(2);
  const most = counts.indexOf(Math.max(...counts));
  await months.nth(most).click();
  await page.getByRole('heading', { level: 1, name: 'Aktiviteter' }).waitFor();
  await page
    .getByText(new RegExp(`^${counts[most] ?? 0} poste?r?`))
    .first()
    .waitFor();
});
