import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { firstOf } from './support/pages';
import { visits } from './support/visits';

const { visit } = visits();

/** "2 019 poster" at the foot of a list. */
async function totalOfList(page: Page): Promise<number> {
  const foot = page.getByText(/^[\d\s]+ poste?r?( · Visar .*)?$/).first();
  const none = page.getByRole('heading', { name: /^(Inget matchar|Här finns inget än)$/ });
  await foot.or(none).first().waitFor();
  if (await none.isVisible()) return 0;
  return numberIn(await foot.innerText());
}

const byFirstIncident = async (page: Page) => `/registers/incidents/${await firstOf(page, 'incidents')}`;

const numberIn = (text: string) => Number((/\d[\d\s ]*/.exec(text)?.[0] ?? 'x').replace(/\s/g, ''));

it('answers what must I do, what is at risk, where do we stand and what lacks', async () => {
  const visitor = await visit('isam');
  await visitor.ready();
  const { page } = visitor;
  const main = page.getByRole('main');
  expect(await main.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
    'Att göra',
    'I riskzonen',
    'Läget',
    expect.stringMatching(/^Ledningens genomgång 20\d\d$/),
  ]);
  const within = (name: RegExp) => main.getByRole('region', { name });
  for (const region of [
    /^Mina uppgifter$/,
    /^Incidentklockor som går$/,
    /^Öppna incidenter$/,
    /^Risker där åtgärd krävs/,
    /saknas i rapporten/,
  ]) {
    expect(await within(region).getByRole('listitem').count(), String(region)).toBeGreaterThan(0);
  }
  // Her own: what the plans call her, and nothing that is done.
  const { tasks, named } = await page.evaluate(async () => {
    const ask = async (path: string) => (await (await fetch(`/api/v1/${path}`)).json()) as unknown;
    const session = (await ask('session')) as { account: { named_as: string[] } };
    const filter =
      'responsible=eq.Informationssäkerhetssamordnare&status=in.(planned,ongoing)&due=not.is.null&sort=due';
    const list = (await ask(`activities?${filter}`)) as { items: { title: string }[] };
    return { tasks: list.items.map((one) => one.title), named: session.account.named_as };
  });
  expect(named).toContain('Informationssäkerhetssamordnare');
  const shown = await within(/^Mina uppgifter$/)
    .getByRole('listitem')
    .getByRole('link')
    .allInnerTexts();
  expect(shown).toEqual(tasks.slice(0, 8));
});

it('each tile leads to a list of as many records as the tile says', async () => {
  const visitor = await visit('isam');
  const { page } = visitor;
  await visitor.ready();
  const tiles = page.getByRole('main').getByRole('link', { name: /: [\d\s,%]+$|: \d/ });
  const count = await tiles.count();
  expect(count).toBeGreaterThanOrEqual(6);
  for (let index = 0; index < count; index++) {
    const name = (await tiles.nth(index).getAttribute('aria-label')) ?? '';
    // A share stands before the number that it is of: "Certifierade: 25,59 %, 445".
    const said = numberIn(name.replace(/^.*: /, '').replace(/^.*%, /, ''));
    await tiles.nth(index).click();
    await page.getByRole('link', { name: 'Start', exact: true }).waitFor();
    await visitor.ready();
    expect(await totalOfList(page), name).toBe(said);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    await visitor.ready();
  }
});

it('what a panel counts is what its list has', async () => {
  const visitor = await visit('isam');
  const { page } = visitor;
  await visitor.ready();
  const all = page
    .getByRole('main')
    .getByRole('link', { name: /^(Alla( öppna)?|\d+ försenade?)\b.*\d|^\d+ försenade? / });
  const names = await all.allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(5);
  for (const [index, name] of names.entries()) {
    await all.nth(index).click();
    await visitor.ready();
    expect(await totalOfList(page), name).toBe(numberIn(name));
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    await visitor.ready();
  }
});

it('what the report lacks leads to where it is mended', async () => {
  const visitor = await visit('isam');
  const { page } = visitor;
  await visitor.ready();
  const lacks = page
    .getByRole('region', { name: /saknas i rapporten/ })
    .getByRole('listitem')
    .getByRole('link');
  const names = await lacks.allInnerTexts();
  const counted = names.flatMap((name, index) => (/^\d/.test(name) ? [{ name, index }] : []));
  expect(counted.length).toBeGreaterThan(0);
  for (const { name, index } of counted) {
    await lacks.nth(index).click();
    await visitor.ready();
    expect(await totalOfList(page), name).toBe(numberIn(name));
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor();
    await visitor.ready();
  }
});

it('each clock leads to its incident, the soonest first, on a phone too', async () => {
  const visitor = await visit('isam', '/', { width: 375, height: 667, touch: true });
  const { page } = visitor;
  await visitor.ready();
  const clocks = page.getByRole('region', { name: 'Incidentklockor som går' });
  const dues = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/incident-clocks');
    return ((await answer.json()) as { items: { due: string }[] }).items.map((one) => one.due);
  });
  expect(dues.length).toBeGreaterThan(0);
  expect(dues).toEqual([...dues].sort());
  const first = clocks.getByRole('listitem').first();
  await first.getByText(/ kvar$|^Försenad /).waitFor();
  const title = await first.getByRole('link').innerText();
  await first.getByRole('link').tap();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor();
});

it.each([
  ['a page', () => '/registers/systems', 'ListPage'],
  ['what is added to a record', byFirstIncident, 'IncidentPart'],
])('fetches the file of %s while it asks who is signed in', async (_what, addressFor, file) => {
  const visitor = await visit('isam');
  const { page } = visitor;
  const address = await addressFor(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route('**/api/v1/session', async (route) => {
    await expect
      .poll(() => asked.some((url) => url.includes(`/assets/${file}-`)), { message: 'the file is asked for' })
      .toBe(true);
    await route.continue();
  });
  await visitor.go(address);
  await visitor.ready();
});
