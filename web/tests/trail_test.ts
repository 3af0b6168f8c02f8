import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { speak } from './support/language';
import { expectGoodLooks } from './support/looks';
import { firstOf } from './support/pages';
import { visits } from './support/visits';

const { server, visit } = visits();

const kindOf = (page: Page) => page.getByLabel('Slag', { exact: true });

const lines = (page: Page) => page.locator('main ol > li:has(> time)');

/** Changes a risk of Utbildningsnämnden behind the page, as another program would. */
async function changeRisk(page: Page, id: string, event: string): Promise<void> {
  const status = await page.evaluate(
    async ([risk, words]) => {
      const { csrf } = (await (await fetch('/api/v1/session')).json()) as { csrf: string };
      const address = `/api/v1/risks/${risk}?authority=UTB`;
      const { version } = (await (await fetch(address)).json()) as { version: number };
      const headers = {
        'Content-Type': 'application/json',
        'X-CSRF-Token': csrf,
        'If-Match': `"${version}"`,
      };
      const answer = await fetch(address, {
        method: 'PATCH',
        headers,
        body: JSON.stringify({ event: words }),
      });
      return answer.status;
    },
    [id, event] as const,
  );
  expect(status, 'the risk was changed').toBe(200);
}

describe('what has happened', () => {
  it('leads from the record to who changed it, with before and after', async () => {
    const { page } = await visit('isam', '/registers/risks');
    const risk = await firstOf(page, 'risks');
    await changeRisk(page, risk, 'Journaler läses av obehöriga');
    await page.goto(`${server().address}/registers/risks/${risk}`);
    await page.getByRole('link', { name: 'Visa i händelseloggen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Händelselogg' }).waitFor();
    expect(new URL(page.url()).searchParams.get('id')).toBe(risk);
    const line = lines(page).first();
    await line.getByText('Ingrid Samuelsson').waitFor();
    expect(await line.innerText()).toContain('ändrade');
    await line.getByText(/^Före och efter: Oönskad händelse/).click();
    await line.locator('ins', { hasText: 'Journaler läses av obehöriga' }).waitFor();
    await line.getByRole('link', { name: 'Journaler läses av obehöriga' }).click();
    await page.getByRole('heading', { level: 1, name: 'Journaler läses av obehöriga' }).waitFor();
  });

  it('is narrowed in the address, which a colleague can open, and exported as it is narrowed', async () => {
    const { page, context } = await visit('isam', '/trail');
    await kindOf(page).selectOption('Inloggningar');
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('sign_in');
    await page
      .getByText(/^Ingrid Samuelsson$/)
      .first()
      .waitFor();
    await expect.poll(() => lines(page).count()).toBeGreaterThan(0);
    const shown = await lines(page).allInnerTexts();
    expect(shown.filter((text) => !text.includes('loggade in'))).toEqual([]);

    const link = page.getByRole('link', { name: 'Ladda ned som JSON-rader' });
    const file = await context.request.get(server().address + ((await link.getAttribute('href')) ?? ''));
    const events = (await file.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string });
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['sign_in']));
    // The export is itself an event.
    await kindOf(page).selectOption('Uttag');
    await page
      .getByText(/tog ut händelseloggen/)
      .first()
      .waitFor();

    const colleague = await visit('isam', '/trail?kind=exported');
    await colleague.page
      .getByText(/tog ut händelseloggen/)
      .first()
      .waitFor();
    expect(await kindOf(colleague.page).inputValue()).toBe('exported');
  });

  it('is followed back to its beginning, past thousands of rows that came at once', async () => {
    const { page } = await visit('isam', '/trail');
    const past = page.getByRole('button', { name: /^Hoppa över / });
    const older = page.getByRole('button', { name: 'Visa äldre' });
    const end = page.getByText('Här börjar loggen.');
    await older.waitFor();
    for (let pressed = 0; pressed < 60 && !(await end.isVisible()); pressed++) {
      // Between the click and its answer the buttons of before may still stand there.
      const answered = page.waitForResponse(/\/api\/v1\/trail\?/);
      await ((await past.isVisible()) ? past : older).click();
      await answered;
      await expect
        .poll(async () => (await end.isVisible()) || (await older.isEnabled()), { timeout: 15_000 })
        .toBe(true);
    }
    await end.waitFor();
    await page
      .getByText(/minst \d+ poster i Kursresultat/)
      .first()
      .waitFor();
  });

  it('of the city itself is for who is bound to no authority', async () => {
    const { page } = await visit('central', '/trail?chain=city');
    await page.getByText('Cecilia Trall').first().waitFor();
    expect(await page.getByLabel('Vems händelser').inputValue()).toBe('city');
    const isam = await visit('isam', '/trail');
    await kindOf(isam.page).waitFor();
    expect(await isam.page.getByLabel('Vems händelser').count()).toBe(0);
    const employee = await visit('employee', '/trail');
    await employee.page
      .getByRole('heading', { level: 1, name: 'Du har inte behörighet till sidan' })
      .waitFor();
  });
});

describe('how long it is kept', () => {
  it('is changed for the whole city after a question, by who may', async () => {
    const { page } = await visit('central', '/trail?part=retention');
    const seen = page.getByLabel('Hur länge sparas Läst under sekretess');
    await seen.selectOption('Annat antal dagar');
    await page.getByLabel('Dagar för Läst under sekretess').fill('0');
    await page.getByRole('button', { name: 'Granska och spara' }).click();
    await page.getByRole('link', { name: /^Läst under sekretess: skriv ett heltal/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('term-seen');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('400');
    await page.getByRole('button', { name: 'Granska och spara' }).click();
    const question = page.getByRole('dialog', { name: 'Ändra hur länge händelser sparas?' });
    await question.getByText(/går inte att få tillbaka/).waitFor();
    await question.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Sparat. Ändrat: läst under sekretess.').first().waitFor();

    const isam = await visit('isam', '/trail?part=retention');
    await isam.page.getByText(/^Du kan läsa men inte ändra/).waitFor();
    await isam.page.getByText('400 dagar').waitFor();
  });
});

const parts = { sv: ['Händelser', 'Äkthet', 'Gallring'], en: ['Events', 'Proof', 'Retention'] } as const;

describe.each(['sv', 'en'] as const)('the page of the trail in %s', (language) => {
  it('can be read by everybody, in light and dark and in a narrow window', async () => {
    const visitor = await visit('central', '/trail?authority=UTB');
    await speak(visitor.page, language);
    for (const [index, part] of parts[language].entries()) {
      await visitor.page.getByRole('tab', { name: part }).click();
      await visitor.ready();
      if (index === 0) await visitor.page.locator('main details > summary').nth(2).click();
      if (index === 1) await visitor.page.getByRole('button', { name: /^(Kontrollera|Verify)$/ }).click();
      await visitor.settled();
      await expectGoodLooks(visitor, `trail-${part.toLowerCase()}`);
    }
    await speak(visitor.page, 'sv');
  });
});

/** Overwrites a text wherever the data file has it: what somebody does who has the file but not the program. */
function tamper(data: string, before: string, after: string): number {
  let changed = 0;
  for (const file of [data, `${data}-wal`].filter((one) => existsSync(one))) {
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf(before); at >= 0; at = bytes.indexOf(before, at + 1)) {
      bytes.write(after, at);
      changed++;
    }
    writeFileSync(file, bytes);
  }
  return changed;
}

// Last: the data is never whole again.
it('the proof says that all is well until somebody changes the data by hand, and then what and by whom', async () => {
  const { page } = await visit('isam', '/registers/risks');
  await changeRisk(page, await firstOf(page, 'risks'), 'Beslutet fattades av Xerxes');
  await page.goto(`${server().address}/trail?part=proof`);
  const check = page.getByRole('button', { name: 'Kontrollera', exact: true });
  await check.click();
  await page.getByText('Loggen är hel').waitFor();
  const head = await page.locator('main code').first().innerText();
  await page.getByLabel(/^Huvud ur en rapport/).fill(head);
  await check.click();
  await page.getByText(/Huvudet ur rapporten finns i loggen/).waitFor();

  await server().stop();
  expect(tamper(server().data, 'fattades av Xerxes', 'fattades av Yngvar')).toBeGreaterThan(0);
  await server().start();

  await page.getByLabel(/^Huvud ur en rapport/).fill('');
  await check.click();
  const fault = page.getByRole('alert').filter({ hasText: 'Något har ändrats i efterhand' });
  await fault.getByText('Så står det nu').waitFor();
  await fault.getByText('Ingrid Samuelsson').waitFor();
  await fault.getByRole('link', { name: 'Beslutet fattades av Yngvar' }).waitFor();
});
