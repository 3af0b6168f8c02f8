import { it } from 'vitest';
import { visits } from './support/visits';
const { visit } = visits();
it('x', async () => {
  const v = await visit('isam', '/nowhere');
  await v.ready();
  console.log(v.page.url(), await v.page.getByRole('heading', { level: 1 }).innerText());
  await v.page.waitForTimeout(1500);
  console.log(v.page.url(), await v.page.getByRole('heading', { level: 1 }).innerText());
  await v.go('/imports/new');
  await v.ready();
  await v.page.locator('input[type=file]').setInputFiles({ name: 'vor-2026.csv', mimeType: 'text/csv', buffer: Buffer.from('Analys;År;Process;Händelse;Sannolikhet;Konsekvens;Färg på lappen\r\nVoR;2026;Antagning;Skrivaren;3;4;gul', 'latin1') });
  await v.page.waitForTimeout(2500);
  console.log(await v.page.getByRole('main').innerText());
  await v.go('/nowhere'); await v.ready();
  console.log(v.page.url(), await v.page.getByRole('heading', { level: 1 }).innerText());
});
