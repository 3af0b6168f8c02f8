import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { excelCsv } from './support/files';
import { tabTo } from './support/keyboard';
import { visits } from './support/visits';

const { visit } = visits();

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** By the letters that the page offers: g, then the page's own. */
async function go(page: Page, letter: string, name: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(letter);
  await heading(page, name).waitFor();
}

async function pressEnterOn(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  const main = page.getByRole('main');
  await tabTo(page, main.getByRole(role, { name, exact: typeof name === 'string' }).first());
  await page.keyboard.press('Enter');
}

test('the whole way from a file to the figures and the report is gone by keyboard alone', async () => {
  const { page } = await visit('isam');
  await heading(page, 'Start')
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor();

  await go(page, 'm', 'Importera');
  await pressEnterOn(page, 'link', 'Importera en fil');
  await heading(page, 'Importera en fil').waitFor();
  const choosing = page.waitForEvent('filechooser');
  await pressEnterOn(page, 'button', 'Välj fil');
  const content = excelCsv([
    ['Namn', 'Objekt', 'Klassad', 'K', 'R', 'T'],
    ['Tangentboken', 'Skola', '2026-01-05', '1', '1', '1'],
  ]);
  await (await choosing).setFiles({ name: 'tangenter.csv', mimeType: 'text/csv', buffer: content });
  await page.getByText('Filen passar bäst som System.').waitFor();
  await pressEnterOn(page, 'button', 'Provkör');
  await page.getByText('1 nya och 0 ändrade i system.').waitFor();
  await pressEnterOn(page, 'button', 'Importera');
  await page.getByRole('heading', { name: 'Importen är klar' }).waitFor();

  await go(page, 'n', 'Nyckeltal');
  await tabTo(page, page.getByLabel('Sök nyckeltal'));
  await page.keyboard.type('System och it');
  await pressEnterOn(page, 'link', /^System och it-tjänster /);
  await heading(page, 'System').waitFor();
  await tabTo(page, page.getByLabel('Sök i System'));
  await page.keyboard.type('Tangentboken');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Sidor' }).getByText('1 post').waitFor();
  await pressEnterOn(page, 'link', 'Tangentboken');
  await heading(page, 'Tangentboken').waitFor();

  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { level: 1, name: /^Ledningens genomgång \d{4}$/ }).waitFor();
  const editor = page.getByRole('main').getByRole('textbox').first();
  await tabTo(page, editor);
  await page.keyboard.type('Skrivet utan mus. ');
  await page.keyboard.press('ControlOrMeta+s');
  await page
    .getByText(/^Texten i .* är sparad\.$/)
    .first()
    .waitFor();

  await tabTo(page, page.getByRole('tab', { selected: true }), 'Shift+Tab');
  const last = page.getByRole('tab', { name: 'Hämta' });
  for (let turns = 0; turns < 4; turns += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => last.evaluate((tab) => tab === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await pressEnterOn(page, 'button', 'Ta fram');
  const link = page.getByRole('link', { name: /^Hämta .*\.pdf$/ });
  await tabTo(page, link);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/);
});

test('everything is searched from anywhere by /, and a hit is opened by keyboard', async () => {
  const { page } = await visit('isam', '/year-wheel');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('läscoach');
  await page.keyboard.press('Enter');
  await heading(page, 'Sökresultat för ”läscoach”').waitFor();
  await pressEnterOn(page, 'link', /Läscoachen/);
  await page.getByRole('heading', { level: 1, name: /Läscoachen/ }).waitFor();
  // In a field the same sign is a sign.
  await page.keyboard.press('/');
  await page.keyboard.type('a/b');
  expect(await page.getByRole('searchbox', { name: 'Sök i allt' }).inputValue()).toMatch(/a\/b$/);
});

test('the first press of Tab offers the way past the menu', async () => {
  const { page } = await visit('isam', '/registers/systems');
  await page.getByRole('table', { name: 'System', exact: true }).waitFor();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Hoppa till innehållet' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Ny', exact: true }));
});
