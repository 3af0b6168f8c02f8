import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addFilter, applyFilter, columnShown, tableShown, writeDay } from './support/lists';
import { csvRows, downloadBy, xlsxRows } from './support/spreadsheets';
import type { Visitor } from './support/visitor';
import { visits } from './support/visits';

const { visit, server } = visits();

interface Incident {
  reference: string;
  title: string;
  status: string;
  discovered_at: string;
}

/** Every incident, past the page and its filters, to reckon with what the page should show. */
async function allIncidents({ context }: Visitor): Promise<Incident[]> {
  const all: Incident[] = [];
  let after: string | null = '';
  while (after !== null) {
    const terms = `authority=UTB&limit=200${after && `&after=${after}`}`;
    const answer = await context.request.get(`${server().address}/api/v1/incidents?${terms}`);
    const page = (await answer.json()) as { items: Incident[]; next: string | null };
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

const swedishDay = (instant: string) =>
  new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

const references = (page: Page) => columnShown(page, 'Incidenter', 'Referens');
const sorted = (texts: string[]) => texts.toSorted();
const referencesOf = (incidents: Incident[]) => sorted(incidents.map(({ reference }) => reference));
const total = (page: Page) => page.getByRole('navigation', { name: 'Sidor' });
const status = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ });

test('a list is narrowed by a choice, days and words, and each condition can be taken away', async () => {
  const visitor = await visit('isam', '/registers/incidents');
  const { page } = visitor;
  const all = await allIncidents(visitor);

  await addFilter(page, 'Status');
  await page.getByLabel('Stängd', { exact: true }).check();
  await applyFilter(page);
  await addFilter(page, 'Upptäckt');
  await writeDay(page, 'Från och med', '2024-03-01');
  await writeDay(page, 'Till och med', '2024-11-30');
  await applyFilter(page);
  const within = ({ discovered_at }: Incident) =>
    swedishDay(discovered_at) >= '2024-03-01' && swedishDay(discovered_at) <= '2024-11-30';
  const closed = all.filter((one) => one.status === 'closed' && within(one));
  expect(closed.length, 'some and not all').toBeGreaterThan(3);
  expect(closed.length).toBeLessThan(50);
  await expect.poll(async () => sorted(await references(page))).toEqual(referencesOf(closed));

  await addFilter(page, 'Rubrik');
  await page.getByLabel('Innehåller').fill('fel');
  await applyFilter(page);
  const wrong = closed.filter(({ title }) => title.toLowerCase().includes('fel'));
  expect(wrong.length).toBeGreaterThan(0);
  expect(wrong.length).toBeLessThan(closed.length);
  await expect.poll(async () => sorted(await references(page))).toEqual(referencesOf(wrong));
  await total(page).getByText(`${wrong.length} poster`).waitFor();

  const chips = page.getByRole('region', { name: 'Filter' }).getByRole('button', { name: /^Ändra filtret/ });
  expect(await chips.allInnerTexts()).toEqual([
    'Status: Stängd',
    'Upptäckt: från och med 2024-03-01',
    'Upptäckt: före 2024-12-01',
    'Rubrik: innehåller ”fel”',
  ]);
  await page.getByRole('button', { name: 'Ta bort filtret Rubrik: innehåller ”fel”' }).click();
  await expect.poll(async () => sorted(await references(page))).toEqual(referencesOf(closed));
  await page.getByRole('button', { name: 'Rensa alla filter' }).click();
  await total(page).getByText(`${all.length} poster`).waitFor();
});

test('a list is sorted by its headings, once more the other way, and says so', async () => {
  const { page } = await visit('isam', '/registers/systems');
  const heading = page.getByRole('columnheader', { name: 'Klassad' });
  const days = async () => (await columnShown(page, 'System', 'Klassad')).filter(Boolean);
  await page.getByRole('button', { name: 'Klassad' }).click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
  await status(page).getByText('Sorterat efter Klassad, stigande.').waitFor();
  await expect.poll(days).toSatisfy((seen: string[]) => isSorted(seen, 1));
  await page.getByRole('button', { name: 'Klassad' }).click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
  await expect.poll(days).toSatisfy((seen: string[]) => isSorted(seen, -1));
});

const isSorted = (texts: string[], way: number) =>
  texts.length > 10 &&
  new Set(texts).size > 10 &&
  texts.every((text, at) => at === 0 || way * (texts[at - 1] ?? '').localeCompare(text) <= 0);

test('a list is turned page by page, forth and back, and no record is passed over', async () => {
  const visitor = await visit('isam', '/registers/incidents');
  const { page } = visitor;
  const all = await allIncidents(visitor);
  await expect.poll(() => references(page)).toHaveLength(50);
  const first = await references(page);
  const seen = [...first];
  await page.getByRole('link', { name: 'Nästa' }).click();
  await total(page).getByText('Visar 51–100').waitFor();
  await expect.poll(() => references(page)).not.toEqual(first);
  seen.push(...(await references(page)));
  const third = { from: 101, to: Math.min(150, all.length) };
  await page.getByRole('link', { name: 'Nästa' }).click();
  await total(page).getByText(`Visar ${third.from}–${third.to}`).waitFor();
  await expect.poll(async () => (await references(page)).length).toBe(third.to - 100);
  seen.push(...(await references(page)));
  expect(new Set(seen).size).toBe(third.to);

  await page.getByRole('button', { name: 'Föregående' }).click();
  await page.getByRole('button', { name: 'Föregående' }).click();
  await expect.poll(() => references(page)).toEqual(first);
});

test('a colleague who opens the address of a list sees the same columns, order and records', async () => {
  const { page } = await visit('isam', '/registers/incidents');
  await addFilter(page, 'Status');
  await page.getByLabel('Ny', { exact: true }).check();
  await applyFilter(page);
  await page.getByRole('button', { name: 'Rubrik' }).click();
  await page.getByRole('button', { name: 'Kolumner' }).click();
  const columns = page.getByRole('group', { name: 'Kolumner' });
  await columns.getByLabel('Diarienummer').uncheck();
  await columns.getByLabel('Anmälare', { exact: true }).check();
  await page.keyboard.press('Escape');
  const seen = () => tableShown(page, 'Incidenter');
  await expect.poll(async () => (await seen()).headings).toContain('Anmälare');
  const mine = await seen();
  expect(mine.headings).not.toContain('Diarienummer');
  expect(mine.rows.length).toBeGreaterThan(1);
  expect(isInOrder(mine.rows.map(([title = '']) => title))).toBe(true);

  const address = page.url().slice(server().address.length);
  const colleague = await visit('central', address);
  await expect.poll(() => tableShown(colleague.page, 'Incidenter')).toEqual(mine);
});

const isInOrder = (texts: string[]) =>
  texts.every((text, at) => at === 0 || (texts[at - 1] ?? '').localeCompare(text, 'sv') <= 0);

test('many records are changed at once, and the change is undone with what each had', async () => {
  const { page } = await visit('isam', '/registers/systems');
  const suppliers = () => columnShown(page, 'System', 'Leverantör');
  await expect.poll(suppliers).toHaveLength(50);
  const before = await suppliers();
  expect(new Set(before.slice(1, 4)).size, 'not all the same before').toBeGreaterThan(1);
  const boxes = page.getByRole('checkbox', { name: /^Markera (?!alla)/ });
  for (const at of [1, 2, 3]) await boxes.nth(at).check();
  const bar = page.getByRole('region', { name: 'Markerade poster' });
  await bar.getByText('3 markerade').waitFor();
  await bar.getByRole('button', { name: 'Ändra …' }).click();
  await bar.getByLabel('Fält').selectOption({ label: 'Leverantör' });
  await bar.getByRole('textbox', { name: 'Leverantör' }).fill('Provbolaget i Norr AB');
  await bar.getByRole('button', { name: 'Fortsätt' }).click();
  const question = page.getByRole('dialog', { name: 'Ändra 3 poster?' });
  await question.getByText('Leverantör blir Provbolaget i Norr AB.').waitFor();
  await question.getByRole('button', { name: 'Ändra', exact: true }).click();

  const messages = page.getByRole('region', { name: 'Meddelanden' });
  await messages.getByText('3 poster är ändrade.').waitFor();
  const expected = before.map((name, at) => (at > 0 && at < 4 ? 'Provbolaget i Norr AB' : name));
  await expect.poll(suppliers).toEqual(expected);
  await messages.getByRole('button', { name: 'Ångra' }).click();
  await messages.getByText('Det är ångrat.').waitFor();
  await expect.poll(suppliers).toEqual(before);
});

test('records are archived, shown among the archived, and restored', async () => {
  const { page } = await visit('isam', '/registers/systems?q=bildbanken');
  const names = () => columnShown(page, 'System', 'Namn');
  const [name = ''] = await names();
  await page.getByRole('checkbox', { name: `Markera ${name}`, exact: true }).check();
  const bar = page.getByRole('region', { name: 'Markerade poster' });
  await bar.getByRole('button', { name: 'Arkivera' }).click();
  await page.getByRole('region', { name: 'Meddelanden' }).getByText('1 post är arkiverad.').waitFor();
  await expect.poll(names).not.toContain(name);

  const archived = page.getByLabel('Arkiverade');
  await archived.selectOption({ label: 'Visa också' });
  await expect.poll(async () => (await names()).map(withoutBadge)).toContain(name);
  expect((await names()).filter((text) => text.includes('Arkiverad'))).toHaveLength(1);
  await archived.selectOption({ label: 'Visa bara' });
  await expect.poll(async () => (await names()).map(withoutBadge)).toEqual([name]);
  await page.getByRole('checkbox', { name: `Markera ${name}`, exact: true }).check();
  await bar.getByRole('button', { name: 'Återställ' }).click();
  await page.getByText('Inget matchar').waitFor();
  await page.getByLabel('Arkiverade').selectOption({ label: 'Visa inte' });
  await expect.poll(names).toContain(name);
});

const withoutBadge = (text: string) => text.replace(/\s*Arkiverad$/, '');

test('a list is downloaded as it is seen: its columns, records and order, as CSV and as XLSX', async () => {
  const address = '/registers/incidents?status=neq.closed&sort=title&fields=title,status,discovered_at,kind';
  const { page } = await visit('isam', address);
  const { headings, rows } = await tableShown(page, 'Incidenter');
  // The reference is no column that can be chosen, and is no field of the file.
  const at = headings.indexOf('Referens');
  const seen = [headings, ...rows].map((row) => row.filter((_, column) => column !== at));
  expect(seen.length).toBeGreaterThan(2);

  const download = async (format: string) => {
    await page.getByRole('button', { name: format, exact: true }).click();
    return downloadBy(page, page.getByRole('dialog').getByRole('link', { name: 'Ladda ned' }));
  };
  const csv = await download('CSV');
  expect(csv.name).toMatch(/^incidents-\d{4}-\d\d-\d\d\.csv$/);
  expect(csvRows(csv.content)).toEqual(seen);
  const xlsx = await download('Excel');
  expect(xlsx.name).toMatch(/^incidents-\d{4}-\d\d-\d\d\.xlsx$/);
  expect(xlsxRows(xlsx.content)).toEqual(seen);
});
