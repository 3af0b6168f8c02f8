import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { dropByKeyboard } from './support/dragging';
import { tableShown } from './support/lists';
import { expectGoodLooks } from './support/looks';
import { expectGoodInBoth } from './support/looks_both';
import { visits } from './support/visits';

// They look at many pages.
vi.setConfig({ testTimeout: 120_000 });

const { visit } = visits();

const column = (page: Page, status: string) =>
  page.getByRole('grid', { name: new RegExp(`^${status}: \\d+$`) });

/** The title of the first card of a column. */
const firstIn = (page: Page, status: string) =>
  column(page, status).getByRole('row').first().getByRole('link').first().innerText();

describe('what is to be done', () => {
  it('is a list, changed many at a time and put back', async () => {
    const ingrid = await visit('isam', '/activities?only=open');
    const { page } = ingrid;
    const { rows } = await tableShown(page, 'Aktiviteter i urvalet');
    expect(rows.length).toBeGreaterThan(1);
    await expectGoodInBoth(ingrid, 'activities-list');
    const boxes = page.getByRole('table', { name: 'Aktiviteter i urvalet' }).getByRole('checkbox');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const bar = page.getByRole('region', { name: 'Markerade aktiviteter' });
    await bar.getByText('2 markerade').waitFor();
    await expectGoodLooks(ingrid, 'activities-selected');
    await bar.getByLabel('Ändra', { exact: true }).selectOption({ label: 'Skjut klart senast (dagar)' });
    await bar.getByLabel('Antal dagar, minus för tidigare').fill('en vecka');
    await bar.getByRole('button', { name: 'Ändra' }).click();
    await bar.getByText('Skriv ett heltal, till exempel 14 eller -7.').waitFor();
    await bar.getByLabel('Ändra', { exact: true }).selectOption({ label: 'Ansvarig' });
    await bar.getByLabel('Blir').fill('Ingrid Samuelsson');
    await bar.getByRole('button', { name: 'Ändra' }).click();
    await page.getByText('2 aktiviteter är ändrade.').first().waitFor();
    const named = async () =>
      (await tableShown(page, 'Aktiviteter i urvalet')).rows.filter((row) =>
        row.includes('Ingrid Samuelsson'),
      ).length;
    await expect.poll(named).toBe(2);
    await page.getByRole('button', { name: 'Ångra' }).click();
    await expect.poll(named).toBe(0);
  });

  it('is a board: a card is carried to another column by keyboard alone, and back', async () => {
    const ingrid = await visit('isam', '/activities?view=board');
    const { page } = ingrid;
    await column(page, 'Planerad').waitFor();
    await ingrid.ready();
    await expectGoodInBoth(ingrid, 'activities-board');
    const title = await firstIn(page, 'Planerad');
    await dropByKeyboard(page, `Dra ${title}`, /Pågår: /);
    await page.getByText(`${title}: Pågår.`).first().waitFor();
    await column(page, 'Pågår').getByRole('link', { name: title, exact: true }).waitFor();
    await page.getByRole('button', { name: 'Ångra' }).click();
    await column(page, 'Planerad').getByRole('link', { name: title, exact: true }).waitFor();
  });

  it('asks when it was done, and afterwards whether it had an effect', async () => {
    const ingrid = await visit('isam', '/activities?view=board');
    const { page } = ingrid;
    const title = await firstIn(page, 'Pågår');
    await page.getByRole('combobox', { name: `Status för ${title}` }).selectOption({ label: 'Klar' });
    const dialog = page.getByRole('dialog', { name: `${title} är klar` });
    await expectGoodLooks(ingrid, 'activity-done');
    await dialog.getByRole('button', { name: 'Klart', exact: true }).click();
    await page.getByText(`${title}: Klar.`).first().waitFor();
    await column(page, 'Klar').getByRole('link', { name: title, exact: true }).first().click();
    await page.getByText('Aktiviteten är klar. Gav den den effekt som var tänkt?').waitFor();
    await expectGoodInBoth(ingrid, 'activity-effect');
    await page.getByRole('button', { name: 'Svara' }).click();
    const answer = page.getByRole('dialog', { name: 'Gav det effekt?' });
    await answer.getByLabel(/^Gav det effekt\?/).selectOption({ label: 'Delvis' });
    await answer.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Effekten är sparad.').first().waitFor();
  });
});

describe('the year’s obligatory work', () => {
  it('is put into the plan where it is lacking', async () => {
    const ingrid = await visit('isam', '/year-wheel?view=list');
    const { page } = ingrid;
    await page.getByRole('heading', { name: /^Obligatoriskt arbete \d{4}$/ }).waitFor();
    await ingrid.ready();
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'obligatory');
    await page.getByText(/\d+ saknas i planen\.$/).waitFor();
    await page.getByRole('button', { name: 'Lägg in alla som saknas' }).click();
    await page
      .getByText(/^\d+ aktiviteter är inlagda\.$/)
      .first()
      .waitFor();
    await expect.poll(() => page.getByText(/\d+ saknas i planen\.$/).count()).toBe(0);
  });
});
