import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { columnShown } from './support/lists';
import { people } from './support/people';
import { visits } from './support/visits';

const { visit } = visits();

/** The value of a fact, as the record's page shows it. */
const fact = (page: Page, label: string) =>
  page
    .locator('dt')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .first()
    .locator('xpath=../dd');

const messages = (page: Page) => page.getByRole('region', { name: 'Meddelanden' });

test('a new record is refused while it is written where it is wrong, and saved when it is right', async () => {
  const { page } = await visit('isam', '/registers/risks/new');
  await page.getByLabel('Sannolikhet', { exact: true }).fill('7');
  await page.getByLabel('Konsekvens', { exact: true }).fill('4');
  // While typing: the box has been left, nothing has been sent.
  await expect
    .poll(() => page.getByLabel('Sannolikhet', { exact: true }).getAttribute('aria-invalid'))
    .toBe('true');
  await page.getByText('Skriv ett heltal från 1 till 5.').waitFor();
  await page.getByRole('button', { name: 'Skapa' }).click();

  const summary = page.locator('ds-error-summary, .ds-error-summary');
  await summary.getByRole('heading', { name: 'Rätta det här innan du sparar' }).waitFor();
  await summary.getByRole('link', { name: /Analys/ }).waitFor();
  await summary.getByRole('link', { name: /Sannolikhet/ }).click();
  await expect.poll(() => page.getByLabel('Sannolikhet', { exact: true }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('3');
  await summary.getByRole('link', { name: /Oönskad händelse/ }).click();
  await page.keyboard.type('Servern i källaren översvämmas');
  await summary.getByRole('link', { name: /Analys/ }).click();
  await page.keyboard.type('Klassning');
  await page.getByRole('button', { name: 'Skapa' }).click();

  await page.getByRole('heading', { level: 1, name: 'Servern i källaren översvämmas' }).waitFor();
  await messages(page).getByText('Servern i källaren översvämmas är skapad.').waitFor();
  // Worked out by the server, and shown by the part of the page that is about the assessment.
  await page.locator('[data-stand="today"]').getByText('12').waitFor();
});

const isFocused = (element: Element) => element === document.activeElement;

test('an edit says what it changed, and the history who did it, when, and what stood there before', async () => {
  const { page } = await visit('isam', '/registers/systems?q=Skolkortet');
  await page.getByRole('link', { name: 'Skolkortet' }).click();
  const before = (await fact(page, 'Leverantör').innerText()).trim();
  expect(before).not.toBe('');
  await page.getByRole('link', { name: 'Redigera' }).click();
  await page.getByLabel('Leverantör').fill('Backsippans Data AB');
  await page.getByRole('combobox', { name: 'AI', exact: true }).selectOption({ label: 'Ja' });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await messages(page).getByText('Sparat. Ändrat: Leverantör, AI.').waitFor();
  await fact(page, 'Leverantör').getByText('Backsippans Data AB').waitFor();

  const newest = page
    .locator('section', { has: page.getByRole('heading', { name: 'Historik' }) })
    .locator('ol > li')
    .first();
  await newest.getByText('Backsippans Data AB').waitFor();
  const said = await newest.innerText();
  expect(said).toContain(people.isam.login);
  expect(said).toContain(before);
  expect(await newest.locator('del').allInnerTexts()).toContain(before);
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
  expect(await newest.getByRole('time').or(newest.locator('time')).first().innerText()).toContain(today);
});

test('what refers to a record leads to the list of just that', async () => {
  const { page } = await visit('isam', '/registers/units?q=UTBF-2-11');
  await page.getByRole('link', { name: 'Åkerhagens skola' }).click();
  const referring = page.locator('section', {
    has: page.getByRole('heading', { name: 'Det som hänvisar hit' }),
  });
  const line = referring.getByRole('listitem').filter({ hasText: 'Incidenter' });
  const count = Number(/\((\d+)\)/.exec(await line.innerText())?.[1]);
  expect(count).toBeGreaterThan(0);
  await line.getByRole('link', { name: 'Incidenter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Incidenter' }).waitFor();
  await expect.poll(() => columnShown(page, 'Incidenter', 'Enhet')).toHaveLength(Math.min(count, 50));
  expect(new Set(await columnShown(page, 'Incidenter', 'Enhet'))).toEqual(new Set(['Åkerhagens skola']));
});

test('a record is archived from its own page, and brought back by undoing it', async () => {
  const { page } = await visit('isam', '/registers/systems?q=Lodet');
  await page.getByRole('link', { name: 'Lodet' }).click();
  await page.getByRole('button', { name: 'Arkivera' }).click();
  await messages(page).getByText('Lodet är arkiverad.').waitFor();
  await page.getByRole('button', { name: 'Återställ' }).waitFor();
  await messages(page).getByRole('button', { name: 'Ångra' }).click();
  await messages(page).getByText('Det är ångrat.').waitFor();
  await page.getByRole('button', { name: 'Arkivera' }).waitFor();
});
