import type { Page } from 'playwright-core';

/** A list as somebody sees it, without the boxes to select by. */
export interface Shown {
  headings: string[];
  rows: string[][];
}

/** What a table of the page says; empty while it is being fetched anew. */
export async function tableShown(page: Page, name: string): Promise<Shown> {
  const table = page.getByRole('table', { name, exact: true });
  await table.waitFor();
  return table.evaluate((drawn: HTMLTableElement) => {
    if (drawn.closest('[aria-busy="true"]')) return { headings: [], rows: [] };
    const texts = (row: HTMLTableRowElement) =>
      [...row.cells].filter((cell) => !cell.querySelector('input')).map((cell) => cell.innerText.trim());
    const [head, ...rows] = [...drawn.rows].map(texts);
    return { headings: head ?? [], rows };
  });
}

/** One column of a list, from the top. */
export async function columnShown(page: Page, name: string, heading: string): Promise<string[]> {
  const { headings, rows } = await tableShown(page, name);
  const at = headings.indexOf(heading);
  return rows.map((row) => row[at] ?? '');
}

/** Begins a condition on a field. */
export async function addFilter(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: 'Lägg till filter' }).click();
  await page
    .getByRole('form', { name: 'Lägg till filter' })
    .getByLabel('Fält')
    .selectOption({ label: field });
}

/** Shows the list with the condition that was begun. */
export async function applyFilter(page: Page): Promise<void> {
  const form = page.getByRole('form', { name: 'Lägg till filter' });
  await form.getByRole('button', { name: 'Visa', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

/** Writes a day, "2025-06-30", in the parts of a date field. */
export async function writeDay(page: Page, field: string, day: string): Promise<void> {
  await page.getByRole('group', { name: field, exact: true }).getByRole('spinbutton').first().click();
  await page.keyboard.type(day.replaceAll('-', ''));
}
