import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { passwords } from './support/people';
import type { Visitor } from './support/visitor';
import { visits } from './support/visits';

const { visit, server } = visits();

/** Ends the session that a page lives on, beside the page. */
async function endSession({ context }: Visitor): Promise<void> {
  const address = `${server().address}/api/v1/session`;
  const { csrf } = (await (await context.request.get(address)).json()) as { csrf: string };
  const cookies = await context.cookies();
  const answer = await context.request.delete(address, { headers: { 'X-CSRF-Token': csrf } });
  expect(answer.status()).toBe(204);
  // The page's browser knows nothing of it yet.
  await context.addCookies(cookies);
}

async function editSystem(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name }).click();
  await page.getByRole('link', { name: 'Redigera' }).click();
  await page.getByLabel('Leverantör').waitFor();
}

const saved = (page: Page) =>
  page.getByRole('region', { name: 'Meddelanden' }).getByText('Sparat. Ändrat: Leverantör.');

test('a session that ends under an unsaved form loses nothing: after the password the same press saves', async () => {
  const visitor = await visit('isam', '/registers/systems?q=Provbanken');
  const { page } = visitor;
  await editSystem(page, 'Provbanken');
  await page.getByLabel('Leverantör').fill('Kvar efter utloggning AB');
  await endSession(visitor);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();

  const dialog = page.getByRole('dialog', { name: 'Du har loggats ut' });
  await dialog.getByLabel('Lösenord').fill(passwords.isam);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Kvar efter utloggning AB');
  await page.getByText('Inte sparat än: inloggningen hade upphört.').waitFor();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await saved(page).waitFor();
  await page.getByRole('definition').getByText('Kvar efter utloggning AB').first().waitFor();
});

test('a wrong password in the dialog of an ended session is said, and nothing is lost by it', async () => {
  const visitor = await visit('isam', '/report?year=2026&chapter=summary');
  const { page } = visitor;
  const editor = page.getByRole('textbox', { name: 'Sammanfattning' });
  await editor.click();
  await page.keyboard.type('Skrivet strax före pausen. ');
  await endSession(visitor);
  await page.getByRole('button', { name: /^Spara/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Du har loggats ut' });
  await dialog.getByLabel('Lösenord').fill('fel lösenord som ingen har');
  await dialog.getByRole('button', { name: 'Logga in' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Lösenord').fill(passwords.isam);
  await dialog.getByRole('button', { name: 'Logga in' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await editor.innerText()).toContain('Skrivet strax före pausen.');
  await page.getByRole('button', { name: /^Spara/ }).click();
  await page.getByText('Texten i Sammanfattning är sparad.').first().waitFor();
});

test('a server that is stopped and started under an open page is a wait: what is half written can be saved', async () => {
  const { page } = await visit('isam', '/registers/systems?q=Samytan');
  await editSystem(page, 'Samytan');
  await page.getByLabel('Leverantör').fill('Uthålliga Data AB');
  await server().stop();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByRole('alert').getByText('Servern svarar inte. Det du har skrivit finns kvar').waitFor();
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Uthålliga Data AB');
  await server().start();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await saved(page).waitFor();
});

test('a page that asks while the server is away says so, and goes on by itself when it is back', async () => {
  const { page } = await visit('isam', '/registers/systems');
  await page.getByRole('table', { name: 'System', exact: true }).waitFor();
  await server().stop();
  await page.getByRole('button', { name: 'Klassad' }).click();
  const banner = page.getByText('Servern svarar inte just nu. Sidan försöker igen av sig själv.');
  await banner.waitFor();
  await server().start();
  await banner.waitFor({ state: 'hidden' });
  await page.getByRole('table', { name: 'System', exact: true }).waitFor();
  const sorted = page.getByRole('columnheader', { name: 'Klassad' });
  await expect.poll(() => sorted.getAttribute('aria-sort')).toBe('ascending');
});

test('who leaves unsaved work is asked first, and may stay', async () => {
  const { page } = await visit('isam', '/registers/systems?q=Stödplanen');
  await editSystem(page, 'Stödplanen');
  await page.getByLabel('Leverantör').fill('Osparade Data AB');
  const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
  const question = page.getByRole('dialog', { name: 'Lämna sidan?' });
  await menu.getByRole('link', { name: 'Nyckeltal' }).click();
  await question.getByRole('button', { name: 'Stanna kvar' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Osparade Data AB');
  // Asked by the browser itself: loading again is like closing, but that Chromium does not close it when it is slow.
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => void setTimeout(() => location.reload()));
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Osparade Data AB');
  await menu.getByRole('link', { name: 'Nyckeltal' }).click();
  await question.getByRole('button', { name: 'Lämna utan att spara' }).click();
  await page.getByRole('heading', { level: 1, name: 'Nyckeltal' }).waitFor();
});
