import { describe, expect, it, vi } from 'vitest';
import { tableShown } from './support/lists';
import { expectGoodLooks } from './support/looks';
import { expectGoodInBoth } from './support/looks_both';
import { visits } from './support/visits';

// They look at many pages.
vi.setConfig({ testTimeout: 120_000 });

const { visit } = visits();

// Hypergeometric: of 400, 20 of them wrong, 55 must be checked for at most one chance in twenty to see none.
const population = 400;
const needed = 55;

describe('the plan of internal control', () => {
  it('goes from a chosen risk to a control, a sample, and what it showed', async () => {
    const ingrid = await visit('isam', '/internal-control?year=2025');
    const { page } = ingrid;
    await page.getByRole('heading', { level: 1, name: 'Internkontrollplan 2025' }).waitFor();
    await ingrid.ready();
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'internal-control');
    await page.getByRole('button', { name: 'Välj risker' }).click();
    const choosing = page.getByRole('dialog', { name: 'Välj risker till planen 2025' });
    await choosing.getByRole('checkbox', { checked: false }).first().check();
    await expectGoodLooks(ingrid, 'internal-control-choose');
    await choosing.getByRole('button', { name: 'Spara valet' }).click();
    await page.getByText('Valet är sparat: 1 tillagda, 0 borttagna.').first().waitFor();

    await page
      .getByRole('button', { name: /^Planera kontroll av / })
      .first()
      .click();
    const planning = page.getByRole('dialog', { name: 'Planera en kontroll' });
    await planning.getByRole('button', { name: 'Lägg till i planen' }).click();
    await planning.getByRole('heading', { name: 'Rätta det här innan du sparar' }).waitFor();
    await expectGoodLooks(ingrid, 'internal-control-faults');
    await planning.getByLabel(/^Kontrollmoment/).fill('Konton är avslutade i tid');
    await planning.getByLabel(/^Kontrollmetod/).selectOption({ label: 'Stickprov' });
    await planning.getByLabel(/^Population/).fill(String(population));
    await planning.getByLabel(/^Förväntad avvikelse/).fill('0');
    await planning.getByLabel(/^Högsta godtagbara avvikelse/).fill('5');
    await planning.getByLabel(/^Säkerhet/).fill('95');
    await planning.getByRole('button', { name: 'Lägg till i planen' }).click();
    await page.getByText('Kontrollen Konton är avslutade i tid finns nu i planen.').first().waitFor();

    await page.getByRole('link', { name: 'Konton är avslutade i tid' }).click();
    await page.getByRole('button', { name: 'Dra stickprov' }).click();
    await page.getByRole('heading', { name: 'Nummer att granska' }).waitFor();
    const numbers = async () =>
      (await page.locator('section[data-prints] ol li').allInnerTexts()).map(Number);
    await expect.poll(async () => (await numbers()).length).toBe(needed);
    const first = await numbers();
    expect(Math.max(...first)).toBeLessThanOrEqual(population);
    expect(new Set(first).size).toBe(needed);
    await page.reload();
    await page.getByRole('heading', { name: 'Nummer att granska' }).waitFor();
    await expect.poll(numbers).toEqual(first);
    await expectGoodInBoth(ingrid, 'internal-control-drawn');

    await page.getByRole('button', { name: 'Registrera resultat' }).click();
    await page.getByLabel(/^Granskade/).fill(String(needed));
    await page.getByLabel(/^Avvikelser/).fill('1');
    await page.getByLabel(/^Resultat/).selectOption({ label: 'Mindre avvikelse' });
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await page.getByText(/^Mellan [\d,]+ och [\d,]+ procent avviker\.$/).waitFor();
    await ingrid.go('/internal-control?year=2025');
    const { rows } = await tableShown(page, 'Internkontrollplanen med uppföljning');
    const row = rows.find((cells) => cells.includes('Konton är avslutade i tid'));
    expect(row?.at(-1)).toMatch(/^Mindre avvikelse, \d{4}-\d{2}-\d{2}$/);
  });

  it('says how large a sample must be before anything is planned', async () => {
    const { page } = await visit('isam', '/internal-control');
    await page.getByText('Räkna på ett stickprov').press('Enter');
    await page
      .getByLabel(/^Hur många finns det i allt\?/)
      .first()
      .fill(String(population));
    await page.getByText(`${needed} behöver granskas.`).waitFor();
  });
});
