import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { speak } from './support/language';
import { expectGoodLooks } from './support/looks';
import { visits } from './support/visits';

const { server, visit } = visits();

interface Somebody {
  id: string;
  name: string;
  number: string;
}

/** Somebody who has left Utbildningsnämnden, whose name no other of them has: what is held of who works there stays. */
async function somebody(page: Page, index: number): Promise<Somebody> {
  const all = await page.evaluate(async () => {
    const today = new Date().toISOString().slice(0, 10);
    const answer = await fetch(`/api/v1/persons?authority=UTB&limit=200&employed_to=lt.${today}`);
    return ((await answer.json()) as { items: Somebody[] }).items;
  });
  const alone = all.filter((one) => all.filter(({ name }) => name === one.name).length === 1);
  const found = alone[index];
  if (!found) throw new Error('the made-up kommun has too few people');
  return found;
}

async function find(page: Page, one: Somebody): Promise<void> {
  await page.goto(`${server().address}/persons-data`);
  await page.getByRole('searchbox', { name: /^(Sök på namn|Search by name)/ }).fill(one.number);
  await page.getByRole('button', { name: /^(Sök|Search)$/ }).click();
  await page.getByRole('link', { name: one.name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: one.name }).waitFor();
}

describe('a person’s data', () => {
  it('is found by staff number, stands register by register with why, and is handed out as a file', async () => {
    const { page, context } = await visit('isam', '/persons-data');
    const one = await somebody(page, 0);
    await find(page, one);
    await page.getByRole('heading', { level: 2, name: 'Personer' }).waitFor();
    await page
      .getByText(/^Varför: /)
      .first()
      .waitFor();
    const link = page.getByRole('link', { name: 'Ladda ned allt som JSON' });
    const answer = await context.request.get(server().address + ((await link.getAttribute('href')) ?? ''));
    expect(answer.headers()['content-disposition']).toContain('attachment');
    expect(JSON.stringify(await answer.json())).toContain(one.number);
    // Handing it out is remembered.
    await page.goto(`${server().address}/trail?kind=exported`);
    await page
      .getByText(/tog ut en persons uppgifter/)
      .first()
      .waitFor();
  });

  it('says so when nobody fits, and is not for an employee', async () => {
    const { page } = await visit('isam', '/persons-data?q=zzzzzz');
    await page.getByRole('heading', { name: 'Ingen hittades' }).waitFor();
    const employee = await visit('employee', '/persons-data');
    await employee.page
      .getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' })
      .waitFor();
  });
});

describe.each([
  ['sv', 'Radera uppgifter …', 'Radera uppgifterna …'],
  ['en', 'Remove data …', 'Remove the data …'],
] as const)('the pages of a person’s data in %s', (language, remove, confirm) => {
  it('can be read by everybody, in light and dark and in a narrow window', async () => {
    const visitor = await visit('isam', '/persons-data');
    const { page } = visitor;
    await speak(page, language);
    const one = await somebody(page, 1);
    await visitor.go(`/persons-data?q=${encodeURIComponent(one.name.split(' ')[0] ?? '')}`);
    await visitor.ready();
    await expectGoodLooks(visitor, `persons-found-${language}`);
    await find(page, one);
    await visitor.settled();
    await expectGoodLooks(visitor, `person-${language}`);
    await page.getByRole('link', { name: remove }).click();
    await page.getByRole('button', { name: confirm }).waitFor();
    await visitor.settled();
    await expectGoodLooks(visitor, `person-removal-${language}`);
    await speak(page, 'sv');
  });
});

// Last: somebody is gone.
it('a removal shows what goes and what stays, asks for the name, and leaves a receipt and a sound trail', async () => {
  const { page } = await visit('isam', '/persons-data');
  const one = await somebody(page, 2);
  await find(page, one);
  await page.getByRole('link', { name: 'Radera uppgifter …' }).click();
  await page.getByRole('heading', { level: 2, name: 'Det här raderas' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Det här stannar, och varför' }).waitFor();
  const start = page.getByRole('button', { name: 'Radera uppgifterna …' });
  await start.click();
  const question = page.getByRole('dialog', { name: `Radera uppgifterna om ${one.name}?` });
  await question.getByLabel(/^Skriv personens namn/).fill('Någon annan');
  await question.getByRole('button', { name: 'Radera', exact: true }).click();
  await question.getByText(/^Namnet stämmer inte/).waitFor();
  await question.getByLabel(/^Skriv personens namn/).fill(one.name);
  await question.getByRole('button', { name: 'Radera', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Uppgifterna är raderade' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Ladda ned kvittot' }).click(),
  ]);
  const receipt = readFileSync(await download.path(), 'utf8');
  expect(receipt).toContain('"goes"');
  expect(receipt).not.toContain(one.name);

  await page.goto(`${server().address}/persons-data?q=${one.number}`);
  await page.getByRole('heading', { name: 'Ingen hittades' }).waitFor();
  await page.goto(`${server().address}/trail?kind=removal`);
  await page.getByText('raderade en persons uppgifter').first().waitFor();
  expect(await page.content()).not.toContain(one.name);
  await page.goto(`${server().address}/trail?part=proof`);
  await page.getByRole('button', { name: 'Kontrollera', exact: true }).click();
  await page.getByText('Loggen är hel').waitFor();
});
