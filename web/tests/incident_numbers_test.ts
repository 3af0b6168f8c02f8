import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { tabTo } from './support/keyboard';
import { tableShown } from './support/lists';
import { expectGoodLooks } from './support/looks';
import { expectGoodInBoth } from './support/looks_both';
import { visits } from './support/visits';

// They look at many pages.
vi.setConfig({ testTimeout: 120_000 });

const { visit } = visits();

const numberIn = (text: string) => Number(text.replace(/\D/g, ''));

/** How many records the list at the page's address holds. */
const countedHere = (page: Page) =>
  page.evaluate(async () => {
    const { pathname, search } = location;
    const register = pathname.replace('/registers/', '');
    const answer = await fetch(`/api/v1/${register}${search}&count=true&limit=1`);
    return ((await answer.json()) as { total: number }).total;
  });

/** Follows a number of a table and gives back what it said and what its list holds. */
async function followed(page: Page, table: string, name: RegExp) {
  const link = page.getByRole('table', { name: table }).getByRole('link', { name }).first();
  const said = numberIn(await link.innerText());
  await link.click();
  await page.waitForURL(/\/registers\//);
  const counted = await countedHere(page);
  await page.goBack();
  await page.getByRole('table', { name: table }).waitFor();
  return { said, counted };
}

describe('the statistics of incidents', () => {
  it('can be read by everybody, and every number leads to as many records as it says', async () => {
    const ingrid = await visit('isam', '/incident-statistics?from=2023&to=2025');
    const { page } = ingrid;
    await page.locator('main canvas').first().waitFor();
    await ingrid.ready();
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-statistics');
    const numbers: [table: string, name: RegExp][] = [
      ['Antal incidenter, år för år', /^Incidenter 2025: [1-9]/],
      ['Antal incidenter, år för år', /^Till och med .* 2025: [1-9]/],
      ['Anmälan till IMY, år för år', /^I tid 2025: [1-9]/],
      ['Anmälan till IMY, år för år', /^Inte anmälda 2025: [1-9]/],
      ['Månad för månad, år för år', /^\w+ 2025: [1-9]/],
      ['Efter slag, år för år', / 2025: [1-9]/],
      ['Efter orsak, år för år', / 2025: [1-9]/],
      ['Efter enhet, år för år', / 2025: [1-9]/],
      ['Efter källa, år för år', / 2025: [1-9]/],
    ];
    for (const [table, name] of numbers) {
      const { said, counted } = await followed(page, table, name);
      expect(counted, `${table} ${String(name)}`).toBe(said);
    }
  });

  it('keeps the unit and the years in the address', async () => {
    const { page } = await visit('isam', '/incident-statistics');
    await page.getByRole('table', { name: 'Antal incidenter, år för år' }).waitFor();
    await page.getByLabel('Från år').selectOption('2022');
    await page.getByLabel('Till år').selectOption('2024');
    await expect.poll(() => new URL(page.url()).search).toMatch(/from=2022.*to=2024|to=2024.*from=2022/);
    const headings = async () => (await tableShown(page, 'Antal incidenter, år för år')).headings;
    await expect.poll(headings).toEqual(['Antal', '2022', '2023', '2024']);
    await page.reload();
    await expect.poll(headings).toEqual(['Antal', '2022', '2023', '2024']);
  });
});

/** Makes the latest cases of the service desk's undecided, as when the list has just been imported. */
async function importAgain(page: Page, count: number): Promise<void> {
  await page.evaluate(async (most) => {
    const { csrf } = (await (await fetch('/api/v1/session')).json()) as { csrf: string };
    const filter = 'authority=UTB&match=eq.same&opened_at=gte.2025-01-01&opened_at=lt.2026-01-01';
    const answer = await fetch(`/api/v1/desk-cases?${filter}&limit=${most}`);
    const { items } = (await answer.json()) as { items: { id: string; version: number }[] };
    for (const { id, version } of items) {
      const changed = await fetch(`/api/v1/desk-cases/${id}?authority=UTB`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'If-Match': `"${version}"` },
        body: JSON.stringify({ match: null, incident: null }),
      });
      if (!changed.ok) throw new Error(`${id}: ${changed.status}`);
    }
  }, count);
}

describe('what nobody has reported', () => {
  it('is estimated once a person has compared every case, by keyboard alone, and can be taken back', async () => {
    const ingrid = await visit('isam', '/unreported-incidents?year=2025');
    const { page } = ingrid;
    await page.getByText(/^Omkring \d+ händelser har inträffat/).waitFor();
    await expectGoodInBoth(ingrid, 'unreported-estimate');
    await importAgain(page, 3);
    await page.reload();
    await page.getByText(/^3 ärenden kvar att jämföra/).waitFor();
    expect(await page.getByText(/konfidens/).count()).toBe(0);
    await expectGoodInBoth(ingrid, 'unreported-compare');
    const same = page.getByRole('button', { name: /^Samma händelse som INC-/ }).first();
    await tabTo(page, same);
    await page.keyboard.press('Enter');
    await page.getByText(/^2 ärenden kvar att jämföra/).waitFor();
    await page.keyboard.press('j');
    await page.getByText(/^1 ärende kvar att jämföra/).waitFor();
    await page.keyboard.press('n');
    await page.getByText('Alla ärenden är jämförda.').waitFor();
    await page.getByText(/^Omkring \d+ händelser har inträffat/).waitFor();
    await page.getByRole('button', { name: 'Ångra' }).last().click();
    await page.getByText(/^1 ärende kvar att jämföra/).waitFor();
    await page.keyboard.press('j');
    await page.getByText('Alla ärenden är jämförda.').waitFor();
  });

  it('leads to an import of the service desk’s list where there is none', async () => {
    const ingrid = await visit('isam', '/unreported-incidents?year=2018');
    const { page } = ingrid;
    await page.getByRole('heading', { name: 'Servicedeskens lista saknas för 2018' }).waitFor();
    await expectGoodLooks(ingrid, 'unreported-empty');
    await page.getByRole('link', { name: 'Importera servicedeskens lista' }).click();
    await page.getByRole('heading', { level: 1, name: 'Importera en fil' }).waitFor();
  });
});

describe("a supplier's incident", () => {
  it('shows what is touched in every authority, and begins an incident that is filled in', async () => {
    const cecilia = await visit('central', '/supplier-incident');
    const { page } = cecilia;
    await cecilia.ready();
    const suppliers = page.getByRole('list', { name: 'Leverantörer' }).getByRole('link');
    const name = await suppliers.first().innerText();
    await page.getByRole('searchbox', { name: 'Sök leverantör' }).fill(name.slice(0, 6));
    await suppliers.getByText(name, { exact: true }).press('Enter');
    await page.getByRole('heading', { name: `Det här berörs hos ${name}` }).waitFor();
    await cecilia.ready();
    await expectGoodInBoth(cecilia, 'supplier-incident');
    const systems = await tableShown(page, 'Berörda system');
    expect(systems.rows.length).toBeGreaterThan(0);
    await page.getByText('Visa utkastet').first().press('Enter');
    await page
      .getByRole('link', { name: /^Skapa incident i / })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Ny post i Incidenter' }).waitFor();
    expect(await page.getByLabel('Leverantör', { exact: true }).inputValue()).toBe(name);
    expect(await page.getByLabel(/^Rubrik/).inputValue()).toContain(name);
  });
});
