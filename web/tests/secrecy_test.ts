import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { expectGoodColours } from './support/looks';
import { firstOf } from './support/pages';
import { visits } from './support/visits';

const { visit } = visits();
const ground = 'OSL 18 kap. 13 §';

it('a title that is marked is shown to who asks and may, to nobody else, and left out of a masked copy', async () => {
  const ingrid = await visit('isam', '/registers/risks?authority=UTB');
  const { page } = ingrid;
  const id = await firstOf(page, 'risks');
  const address = `/registers/risks/${id}?authority=UTB`;
  await ingrid.go(address);
  await ingrid.ready();
  const secret = await page.getByRole('heading', { level: 1 }).innerText();
  // Other years may have a risk of the same words: theirs stay.
  const times = (text: string) => text.split(secret).length - 1;
  const whole = await ingrid.context.request.get(
    `${new URL(page.url()).origin}/api/v1/risks?authority=UTB&format=csv`,
  );
  const before = times(await whole.text());
  await page.getByRole('button', { name: 'Markera sekretess' }).click();
  const dialog = page.getByRole('dialog', { name: `Sekretess för ${secret}` });
  await dialog.getByRole('button', { name: 'Lägg till markering' }).click();
  await dialog.getByLabel('Vad som är under sekretess').selectOption({ label: 'Oönskad händelse' });
  await dialog.getByRole('combobox', { name: 'Sekretessgrund' }).fill('18:13');
  await page.getByRole('listbox').getByRole('option').first().click();
  await expectGoodColours(page, 'secrecy-mark');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await page
    .getByText(/^Sekretess sparad\. Markerat: Oönskad händelse\./)
    .first()
    .waitFor();

  // Not even who may see it is shown it unasked.
  await ingrid.go(address);
  await page.getByText(ground).first().waitFor();
  expect(await page.content()).not.toContain(secret);
  await expectGoodColours(page, 'record-masked');
  await page.getByRole('button', { name: 'Visa det som är under sekretess' }).click();
  await page.getByText(secret).first().waitFor();
  await expectGoodColours(page, 'record-secret-shown');
  await page.getByRole('button', { name: 'Dölj igen' }).click();
  await expect.poll(() => page.getByText(secret).count()).toBe(0);

  await ingrid.go('/registers/risks?authority=UTB');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  const copy = page.getByRole('dialog', { name: /^Ladda ned listan som/ });
  await copy.getByRole('radio', { name: /^Maskerad kopia/ }).check();
  await expectGoodColours(page, 'export-masked');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    copy.getByRole('link', { name: 'Ladda ned' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain(`[Sekretess, ${ground}]`);
  expect(times(text)).toBe(before - 1);
});
