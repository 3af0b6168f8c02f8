import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { columnShown } from './support/lists';
import { people } from './support/people';
import { downloadBy } from './support/spreadsheets';
import { visits } from './support/visits';

const { visit } = visits();

const at = (chapter: string, year = 2025) => `/report?authority=UTB&year=${year}&chapter=${chapter}`;
const editorOf = (page: Page, chapter: string) => page.getByRole('textbox', { name: chapter, exact: true });
const save = (page: Page) => page.getByRole('button', { name: /^Spara/ }).click();
const saved = (page: Page, chapter: string) =>
  page.getByText(`Texten i ${chapter} är sparad.`).first().waitFor();
const open = (page: Page, part: string | RegExp) => page.getByRole('tab', { name: part }).click();

/** Writes instead of what stands there. */
async function writeAnew(page: Page, chapter: string, text: string): Promise<void> {
  await editorOf(page, chapter).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

test('a chapter is written with headings and bold words, saved, kept in versions, and stands in the preview', async () => {
  const { page } = await visit('isam', at('ongoing'));
  const chapter = 'Pågående arbete';
  const editor = editorOf(page, chapter);
  await writeAnew(page, chapter, 'Först och främst');
  await page.getByRole('button', { name: 'Rubrik', exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Kommunen har ');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type('bytt alla lås');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.type(' i skolorna.');
  await save(page);
  await saved(page, chapter);
  await page.getByText(`av ${people.isam.login}`).first().waitFor();

  await page.reload();
  await editor.getByRole('heading', { name: 'Först och främst' }).waitFor();
  expect(await editor.locator('strong').allInnerTexts()).toEqual(['bytt alla lås']);
  await writeAnew(page, chapter, 'Den andra lydelsen.');
  await save(page);
  await page.getByRole('button', { name: 'Versioner' }).click();
  const versions = page.getByRole('dialog', { name: `Versioner av ${chapter}` });
  await versions.getByRole('button', { name: /Version 2, den som gäller/ }).waitFor();
  await versions.getByRole('button', { name: /^Version 1/ }).click();
  await versions.getByText('bytt alla lås').waitFor();
  await versions.getByRole('button', { name: 'Lägg in i redigeraren' }).click();
  await editor.getByText('bytt alla lås').waitFor();
  await save(page);
  await saved(page, chapter);

  await open(page, 'Förhandsvisning');
  const preview = page.frameLocator('iframe[title="Förhandsvisning av genomgången 2025"]');
  await preview.getByText('bytt alla lås').waitFor();
  expect(await preview.getByText('Den andra lydelsen.').count()).toBe(0);
});

test('the text of last year is put in the place of what has been written', async () => {
  const { page } = await visit('isam', at('dso'));
  const chapter = 'Dataskyddsombudets rekommendationer';
  await writeAnew(page, chapter, 'Ett utkast som inte duger.');
  const earlier = page.getByRole('region', { name: 'Text från 2024' });
  const words = (await earlier.getByRole('paragraph').first().innerText()).trim();
  expect(words.length).toBeGreaterThan(20);
  await earlier.getByRole('button', { name: /^Använd den här/ }).click();
  const question = page.getByRole('dialog', { name: 'Du har redan skrivit något' });
  await question.getByRole('button', { name: 'Ersätt' }).click();
  await editorOf(page, chapter).getByText(words).waitFor();
  expect(await editorOf(page, chapter).innerText()).not.toContain('Ett utkast');
  await save(page);
  await saved(page, chapter);
  const line = page.getByRole('navigation', { name: 'Kapitel' }).getByRole('link', { name: chapter });
  await line.getByText('Skriven').waitFor();
});

test('two who write the same chapter see both texts, and nothing of either is lost', async () => {
  const first = await visit('isam', at('world'));
  const second = await visit('central', at('world'));
  const chapter = 'Omvärlden';
  await writeAnew(second.page, chapter, 'Ceciliastycket om världen.');
  await writeAnew(first.page, chapter, 'Ingridstycket om världen.');
  await save(first.page);
  await saved(first.page, chapter);

  const { page } = second;
  await save(page);
  const dialog = page.getByRole('dialog', { name: `Två har skrivit i ${chapter}` });
  await dialog.getByRole('region', { name: 'Din text' }).getByText('Ceciliastycket om världen.').waitFor();
  await dialog.getByRole('region', { name: 'Texten som är sparad' }).getByText('Ingridstycket').waitFor();
  await dialog.getByText(new RegExp(`^${people.isam.login} sparade`)).waitFor();
  await dialog.getByRole('button', { name: 'Slå ihop i redigeraren' }).click();
  const editor = editorOf(page, chapter);
  await editor.getByText('Ceciliastycket om världen.').waitFor();
  await editor.getByText('Ingridstycket om världen.').waitFor();
  await save(page);
  await saved(page, chapter);
  await first.page.reload();
  await editorOf(first.page, chapter).getByText('Ceciliastycket om världen.').waitFor();
});

test('what the report lacks leads to the list where it is mended', async () => {
  const { page } = await visit('isam', '/report?authority=UTB&year=2025');
  await open(page, /^Saknas \(\d+\)$/);
  const lack = page.getByRole('link', { name: /^Öppna listan: \d+ system saknar informationsklassning/ });
  const count = Number(/(\d+) system/.exec((await lack.getAttribute('aria-label')) ?? '')?.[1]);
  expect(count).toBeGreaterThan(0);
  await lack.click();
  await page.getByRole('heading', { level: 1, name: 'System', exact: true }).waitFor();
  await expect.poll(() => columnShown(page, 'System', 'Klassad')).toEqual(Array<string>(count).fill(''));
});

test('the report is made as a PDF while a bar tells how far it is, and downloaded by its name', async () => {
  const { page } = await visit('isam', '/report?authority=UTB&year=2025&part=download');
  let seen = () => {};
  const barIsSeen = new Promise<void>((resolve) => (seen = resolve));
  await page.route('**/api/v1/jobs/*/events', async (route) => {
    await barIsSeen;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Ta fram' }).click();
  await page.getByRole('progressbar', { name: 'Tar fram rapporten' }).waitFor();
  seen();
  const link = page.getByRole('link', { name: /^Hämta .*\.pdf$/ });
  const { name, content } = await downloadBy(page, link);
  expect(`Hämta ${name}`).toBe((await link.innerText()).trim());
  expect(name).toMatch(/2025.*\.pdf$/);
  expect(content.subarray(0, 5).toString()).toBe('%PDF-');
  expect(content.length).toBeGreaterThan(10_000);
});

test('a year is frozen after a question; then its chapters cannot be written, and it is verified', async () => {
  const { page } = await visit('isam', '/report?authority=UTB&year=2026&part=freeze');
  await page.getByRole('button', { name: 'Frys 2026' }).click();
  const question = page.getByRole('dialog', { name: 'Frysa 2026?' });
  await question.getByRole('button', { name: 'Avbryt' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await page.getByText('2026 är fryst.').count()).toBe(0);
  await page.getByRole('button', { name: 'Frys 2026' }).click();
  await question.getByRole('button', { name: 'Frys 2026' }).click();
  await page.getByText('2026 är fryst.').first().waitFor();
  await page.getByRole('table', { name: 'Frysta år' }).getByRole('link', { name: 'Öppna 2026' }).waitFor();

  await page.getByRole('button', { name: 'Kontrollera' }).click();
  await page.getByText(/^Spårningen är hel: \d+ länkar/).waitFor();
  await page
    .getByText(/^Alla \d+ poster är som när året frystes\.$/)
    .first()
    .waitFor();
  await open(page, 'Texter');
  await page.getByText('2026 är fryst. Texterna går att läsa men inte att ändra.').waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
});
