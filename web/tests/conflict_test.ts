import { expect, test } from 'vitest';
import { visits } from './support/visits';

const { visit, server } = visits();

test('of two who edit one record the second sees both versions and chooses, field by field', async () => {
  const first = await visit('isam', '/registers/systems?q=Passagen%20Asp');
  await first.page.getByRole('link', { name: 'Passagen Asp' }).click();
  await first.page.getByRole('link', { name: 'Redigera' }).click();
  await first.page.getByLabel('Leverantör').waitFor();
  const second = await visit('central', first.page.url().slice(server().address.length));
  await second.page.getByLabel('Leverantör').waitFor();

  await first.page.getByLabel('Leverantör').fill('Förstas val AB');
  await first.page.getByLabel('Objekt').fill('Förstas objekt');
  await first.page.getByLabel('Slag', { exact: true }).fill('Förstas slag');
  await first.page.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.page
    .getByText(/^Sparat\. Ändrat:/)
    .first()
    .waitFor();

  const { page } = second;
  await page.getByLabel('Leverantör').fill('Andras val AB');
  await page.getByLabel('Objekt').fill('Andras objekt');
  await page.getByLabel('K', { exact: true }).fill('4');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Någon annan har sparat under tiden' });
  const both = {
    Leverantör: ['Andras val AB', 'Förstas val AB'],
    Objekt: ['Andras objekt', 'Förstas objekt'],
  };
  for (const [field, versions] of Object.entries(both)) {
    const row = dialog.getByRole('row', { name: new RegExp(field) });
    for (const version of versions) await row.getByLabel(version).waitFor();
  }
  // What only one of them has changed is no question.
  expect(await dialog.getByRole('row').count()).toBe(3);
  await dialog.getByLabel('Förstas objekt').check();
  await dialog.getByRole('button', { name: 'Fortsätt' }).click();

  // Nothing typed is lost, and nothing is saved yet.
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Andras val AB');
  expect(await page.getByLabel('Objekt').inputValue()).toBe('Förstas objekt');
  expect(await page.getByLabel('Slag', { exact: true }).inputValue()).toBe('Förstas slag');
  expect(await page.getByLabel('K', { exact: true }).inputValue()).toBe('4');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Sparat. Ändrat: Leverantör, K.').first().waitFor();

  await first.page.reload();
  for (const value of ['Andras val AB', 'Förstas objekt', 'Förstas slag']) {
    await first.page.getByRole('definition').getByText(value, { exact: true }).first().waitFor();
  }
});

test('who closes the question of two versions has lost nothing, and is asked again', async () => {
  const first = await visit('isam', '/registers/systems?q=Passagen%20Bok');
  await first.page.getByRole('link', { name: 'Passagen Bok' }).click();
  await first.page.getByRole('link', { name: 'Redigera' }).click();
  await first.page.getByLabel('Leverantör').waitFor();
  const { page } = await visit('isam', first.page.url().slice(server().address.length));
  await page.getByLabel('Leverantör').fill('Andras val AB');
  await first.page.getByLabel('Leverantör').fill('Förstas val AB');
  await first.page.getByRole('button', { name: 'Spara', exact: true }).click();
  await first.page
    .getByText(/^Sparat\. Ändrat:/)
    .first()
    .waitFor();

  const dialog = page.getByRole('dialog', { name: 'Någon annan har sparat under tiden' });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await dialog.getByLabel('Förstas val AB').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.getByLabel('Leverantör').inputValue()).toBe('Andras val AB');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await dialog.getByLabel('Andras val AB').waitFor();
});
