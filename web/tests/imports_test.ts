import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dropFile, excelCsv } from './support/files';
import { columnShown, tableShown } from './support/lists';
import { visits } from './support/visits';

const { visit } = visits();

const headings = ['Namn', 'Objekt', 'Slag', 'Vem vi köper av', 'Klassad', 'K', 'R', 'T'];
const blank = headings.map(() => '');

const listOfSystems = excelCsv([
  headings,
  ['Årsklockan – ny', 'Skola', 'Molntjänst', 'Näktergalen Data AB', '2026-03-05', '2,0', '1', '1'],
  ['Skolmaten', 'Måltid', 'Molntjänst', 'Björktrasten AB', '2025-04-08', '1', '1', '2'],
  blank,
  ['Övningsboken', 'Skola', 'Molntjänst', 'Näktergalen Data AB', '2026-03-05', '9', '1', '1'],
  ['Äppelkalendern', 'Skola', 'Molntjänst', 'Näktergalen Data AB', '5/3 2026', '1', '0', '1'],
]);

async function systemsCounted(page: Page): Promise<number> {
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Nyckeltal' }).click();
  const figure = page.getByRole('link', { name: /^System och it-tjänster / });
  const label = (await figure.getAttribute('aria-label')) ?? '';
  return Number(/(\d+)$/.exec(label)?.[1]);
}

/** Drops a file of systems and says by hand what the fourth heading is. */
async function dropped(page: Page, name: string, content: Buffer): Promise<void> {
  await page.goto(new URL('/imports/new', page.url()).href);
  await dropFile(page.getByText('Släpp filen här, eller välj den'), name, content);
  await page.getByText('Filen passar bäst som System.').waitFor();
  await page.getByLabel('Fält för Vem vi köper av').selectOption({ label: 'Leverantör' });
}

/** How many of what the trial found, by its words. */
async function counted(page: Page): Promise<Record<string, string>> {
  await page.locator('dt').filter({ hasText: 'Rader i filen' }).waitFor();
  const pairs = await page.locator('dl > div:has(dt)').allInnerTexts();
  return Object.fromEntries(pairs.map((pair) => pair.split(/\s*\n\s*/) as [string, string]));
}

async function run(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Steg 4 av 4: Importera' })
    .getByRole('button', { name: 'Importera' })
    .click();
}

test('a list from Excel is dropped, mapped, tried, mended around, run, and undone as if it had never been', async () => {
  const { page } = await visit('isam', '/figures');
  const before = await systemsCounted(page);

  await dropped(page, 'systemlista.csv', listOfSystems);
  await page.getByText('CSV, Windows-1252').waitFor();
  await page.getByRole('row', { name: /^Namn/ }).getByText('Årsklockan – ny').waitFor();
  await page.getByRole('button', { name: 'Provkör' }).click();
  expect(await counted(page)).toMatchObject({ Nya: '2', Ändrade: '1', Fel: '1', 'Rader i filen': '4' });
  const faults = await tableShown(page, 'Rader med fel');
  // The line as Excel counts it, the blank row too.
  expect(faults.rows.map((row) => row.slice(0, 3))).toEqual([['5', 'K', '9']]);
  expect(faults.rows[0]?.[3]).toContain('Skriv ett heltal från 0 till 4.');
  const changed = page.getByRole('table', { name: 'Ändringar' }).getByRole('row', { name: /Skolmaten/ });
  await changed.getByText('Björktrasten AB').waitFor();
  const old = (await changed.locator('li', { hasText: 'Leverantör' }).locator('del').innerText()).trim();
  expect(old).not.toBe('');

  const importing = page.getByRole('region', { name: 'Steg 4 av 4: Importera' }).getByRole('button');
  expect(await importing.isDisabled(), 'a row in error keeps it back').toBe(true);
  await page.getByLabel('Importera de rader som är rätt och hoppa över de andra').check();
  // Held until the bar has been seen.
  let seen = () => {};
  const barIsSeen = new Promise<void>((resolve) => (seen = resolve));
  await page.route('**/api/v1/jobs/*/events', async (route) => {
    await barIsSeen;
    await route.continue();
  });
  await run(page);
  await page.getByRole('progressbar', { name: 'Importerar' }).waitFor();
  seen();
  await page.getByRole('heading', { name: 'Importen är klar' }).waitFor();

  await page.getByRole('link', { name: 'Öppna system' }).click();
  // The last of the alphabet are on another page of the list.
  await page.getByRole('columnheader', { name: 'Namn' }).getByRole('button').click();
  await expect.poll(() => columnShown(page, 'System', 'Namn')).toContain('Årsklockan – ny');
  const names = await columnShown(page, 'System', 'Namn');
  expect(names).toContain('Äppelkalendern');
  expect(names).not.toContain('Övningsboken');
  const row = page.getByRole('row', { name: /Årsklockan/ });
  await row.getByText('Näktergalen Data AB').waitFor();
  await expect.poll(() => systemsCounted(page)).toBe(before + 2);

  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Importera' }).click();
  await page.getByRole('button', { name: 'Ångra importen av systemlista.csv' }).click();
  await page.getByRole('dialog', { name: 'Ångra importen?' }).getByRole('button', { name: 'Ångra' }).click();
  await page.getByText('Importen är ångrad: 2 arkiverade, 1 med gamla värden').first().waitFor();
  await page.getByRole('cell', { name: /^Ångrad / }).waitFor();
  await expect.poll(() => systemsCounted(page)).toBe(before);
  await page.goto(new URL('/registers/systems?q=Skolmaten', page.url()).href);
  expect(await columnShown(page, 'System', 'Leverantör')).toEqual([old]);
});

test('an import that somebody has built upon is not undone, and what stands in the way is named', async () => {
  const { page } = await visit('isam', '/imports/new');
  const content = excelCsv([
    headings,
    ['Knoppboken', 'Skola', 'App', 'Lövet AB', '2026-01-05', '1', '1', '1'],
  ]);
  await dropped(page, 'knoppar.csv', content);
  await page.getByRole('button', { name: 'Provkör' }).click();
  expect(await counted(page)).toMatchObject({ Nya: '1' });
  await run(page);
  await page.getByRole('heading', { name: 'Importen är klar' }).waitFor();
  await page.getByRole('link', { name: 'Öppna system' }).click();
  await page.getByRole('link', { name: 'Knoppboken' }).click();
  await page.getByRole('link', { name: 'Redigera' }).click();
  await page.getByLabel('Leverantör').fill('Rättad för hand AB');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Sparat. Ändrat: Leverantör.').first().waitFor();

  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Importera' }).click();
  await page.getByText('Har byggts vidare på').waitFor();
  await page.getByRole('button', { name: 'Försök ångra importen av knoppar.csv' }).click();
  await page
    .getByRole('dialog', { name: /Ångra importen\?/ })
    .getByRole('button', { name: 'Ångra', exact: true })
    .click();
  const refused = page.getByRole('dialog', { name: 'Importen går inte att ångra' });
  await refused.getByText(/Knoppboken/).waitFor();
  await page.keyboard.press('Escape');
  await page.goto(new URL('/registers/systems?q=Knoppboken', page.url()).href);
  expect(await columnShown(page, 'System', 'Leverantör')).toEqual(['Rättad för hand AB']);
});

test('a file that is no list is refused before it is sent', async () => {
  const { page } = await visit('isam', '/imports/new');
  await dropFile(page.getByText('Släpp filen här, eller välj den'), 'brev.docx', Buffer.from('PK'));
  await page
    .getByRole('alert')
    .getByText('brev.docx är varken CSV eller XLSX, och inget ramverk som YAML eller JSON.')
    .waitFor();
});

const framework = `urn: urn:example:risk:library:grunder
objects:
  framework:
    name: Grunderna
    requirement_nodes:
    - {assessable: false, ref_id: '1', name: Organisation}
    - {assessable: true, ref_id: '1.1', name: Någon svarar för det}
    - {assessable: true, ref_id: '1.2', name: Det är skrivet}
`;

test('a framework that one owns is dropped and becomes a GAP analysis to fill in', async () => {
  const { page } = await visit('isam', '/imports/new');
  await dropFile(page.getByText('Släpp filen här, eller välj den'), 'grunder.yaml', Buffer.from(framework));
  await page.getByText('Filen passar bäst som Bedömningar av säkerhetsåtgärder.').waitFor();
  await page.getByText('Läst som CISO Assistant').waitFor();
  await page.getByRole('button', { name: 'Provkör' }).click();
  expect(await counted(page)).toMatchObject({ Nya: '2', 'Rader i filen': '2' });
  await run(page);
  await page.getByRole('heading', { name: 'Importen är klar' }).waitFor();
  await page.getByRole('link', { name: 'Öppna bedömningar av säkerhetsåtgärder' }).click();
  await page.getByRole('searchbox').first().fill('Någon svarar');
  await page.getByRole('row', { name: /1\.1 Någon svarar för det/ }).waitFor();
});
