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

const year = (page: Page, of: number) => page.getByRole('grid', { name: new RegExp(`^${of}: \\d+$`) });

/** An activity that may be moved to a year, as it is called; a year has no two of one name. */
async function movable(page: Page, from: number, to: number): Promise<string> {
  const there = await year(page, to).getByRole('link').allInnerTexts();
  const choices = await year(page, from)
    .getByRole('combobox', { name: /^År för / })
    .all();
  for (const choice of choices) {
    const title = ((await choice.getAttribute('aria-label')) ?? '').replace(/^År för /, '');
    if (!there.includes(title)) return title;
  }
  throw new Error(`nothing of ${from} can be moved to ${to}`);
}

const now = new Date().getFullYear();

describe('the three-year plan', () => {
  it('is arranged by keyboard, and what is moved can be put back', async () => {
    const ingrid = await visit('isam', '/plan');
    const { page } = ingrid;
    await page.getByRole('heading', { level: 1, name: `Treårsplan ${now}–${now + 2}` }).waitFor();
    await year(page, now + 1).waitFor();
    await ingrid.ready();
    await expectGoodInBoth(ingrid, 'plan');
    const title = await movable(page, now + 1, now + 2);
    await dropByKeyboard(page, `Dra ${title}`, new RegExp(`${now + 2}: `));
    await page
      .getByText(`${title}: ${now + 2}.`)
      .first()
      .waitFor();
    await year(page, now + 2)
      .getByRole('link', { name: title, exact: true })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Ångra' }).click();
    await year(page, now + 1)
      .getByRole('link', { name: title, exact: true })
      .first()
      .waitFor();
  });

  it('is proposed with a reason for each move, and used in part or whole', async () => {
    const ingrid = await visit('isam', '/plan');
    const { page } = ingrid;
    const caption = 'Vad förslaget flyttar och varför';
    const { rows } = await tableShown(page, caption);
    expect(rows.length).toBeGreaterThan(0);
    const why = 4;
    for (const row of rows) expect(row[why], row.join(' ')).toMatch(/\S/);
    await page.getByRole('table', { name: caption }).getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Flytta 1 vald' }).waitFor();
    await expectGoodLooks(ingrid, 'plan-chosen');
    await page.getByRole('button', { name: 'Flytta 1 vald' }).click();
    await page.getByText('1 aktivitet är flyttad.').first().waitFor();
    await page.getByText(/^Som planen ligger minskar risken med [\d\s]+ poäng/).waitFor();
  });

  it('knows what the years have room for', async () => {
    const { page } = await visit('isam', '/plan');
    await page.getByRole('link', { name: 'Ändra vad åren räcker till' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kapacitet' }).waitFor();
  });

  it('is read, and not moved, by who may only read', async () => {
    const { page } = await visit('employee', '/plan');
    await page.getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' }).waitFor();
  });
});
