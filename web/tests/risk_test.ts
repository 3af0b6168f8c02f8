import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { tableShown, writeDay } from './support/lists';
import { expectGoodInBoth } from './support/looks_both';
import { expectGoodLooks } from './support/looks';
import { firstOf } from './support/pages';
import { people } from './support/people';
import { visits } from './support/visits';

// They look at many pages.
vi.setConfig({ testTimeout: 120_000 });

const { server, visit } = visits();

/** Has the mandate for every value, and no right to write in the register of risks. */
beforeAll(() => server().told('', 'role', 'give', people.teacher.login, 'head', '--unit', 'UTB'));

const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

describe('the map of risks', () => {
  it.each(['map', 'stands', 'years', 'table'])('can be read by everybody as %s', async (view) => {
    const ingrid = await visit('isam', `/risk-map?year=2025&view=${view}`);
    await ingrid.page
      .getByRole('heading', { name: /^Arbetssätt i VoR 2025$|^Riskkarta$/ })
      .first()
      .waitFor();
    await ingrid.ready();
    await ingrid.settled();
    await expectGoodInBoth(ingrid, `risk-${view}`);
  });

  it('leads from a cell to its risks, as many as it says', async () => {
    const { page } = await visit('isam', '/risk-map?year=2025');
    const cell = page
      .getByRole('table', { name: 'Antal risker efter sannolikhet och konsekvens' })
      .getByRole('link', { name: /^Sannolikhet \d, konsekvens \d, riskvärde \d+, Åtgärd krävs/ })
      .first();
    const count = Number(await cell.innerText());
    expect(count).toBeGreaterThan(0);
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Risker' }).waitFor();
    await expect.poll(async () => (await tableShown(page, 'Risker')).rows.length).toBe(count);
  });
});

describe('a new year', () => {
  it('starts from the old one: risks are carried over without a value and assessed by keyboard', async () => {
    const ingrid = await visit('isam', '/risk-map?year=2025');
    const { page } = ingrid;
    await page.getByRole('button', { name: 'Bär över risker' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bär över risker från ett år till nästa' });
    await dialog.getByRole('button', { name: 'Bär över', exact: true }).click();
    await dialog.getByText(/^\d+ risker är överförda till 2026\./).waitFor();
    await expectGoodLooks(ingrid, 'risk-carried-over');
    await dialog.getByRole('link', { name: 'Visa dem som ska bedömas' }).click();
    await page.getByRole('heading', { level: 1, name: 'Risker' }).waitFor();
    const id = await firstOf(page, 'risks', '&year=eq.2026&value=is.null&previous_value=not.is.null');
    await ingrid.go(`/registers/risks/${id}`);
    await page.getByRole('heading', { name: 'Förra året' }).waitFor();
    await page.getByRole('button', { name: 'Bedöm', exact: true }).press('Enter');
    const choose = async (axis: string, steps: number) => {
      const scale = page.getByRole('table', { name: `${axis} före åtgärder, i dag och efter åtgärder` });
      await scale.getByRole('radio', { name: 'I dag: Inte bedömd' }).focus();
      for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowUp');
    };
    await choose('Sannolikhet', 4);
    await choose('Konsekvens', 5);
    await page.getByRole('status').getByText('20 Mycket hög').waitFor();
    await page.getByLabel(/^Skäl till bedömningen/).fill('Två händelser under våren.');
    await expectGoodLooks(ingrid, 'risk-assess');
    await page.getByRole('button', { name: 'Spara', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Bedöm', exact: true }).waitFor();
    await told(page, 'Två händelser under våren.');
    const kept = await page.evaluate(
      async (risk) => ((await (await fetch(`/api/v1/risks/${risk}`)).json()) as { value: number }).value,
      id,
    );
    expect(kept).toBe(20);
  });
});

describe('a risk that is to be borne', () => {
  it('is asked for with a reason and a day, and accepted by whoever has the mandate', async () => {
    const ingrid = await visit('isam');
    const id = await firstOf(ingrid.page, 'risks', '&year=eq.2025&value=gte.9&accepted_until=is.null');
    await ingrid.go(`/registers/risks/${id}`);
    const { page } = ingrid;
    await page.getByText(/^Riskvärde \d+ får accepteras av den som har rollen/).waitFor();
    await page.getByRole('button', { name: 'Begär acceptans' }).click();
    const asking = page.getByRole('dialog', { name: 'Begär att risken accepteras' });
    await asking.getByRole('button', { name: 'Begär', exact: true }).click();
    await asking.getByRole('heading', { name: 'Rätta det här innan du sparar' }).waitFor();
    await expectGoodLooks(ingrid, 'risk-acceptance-faults');
    await asking.getByLabel(/^Skäl/).fill('Avtalet går ut i höst.');
    await writeDay(page, 'Till och med', `${new Date().getFullYear() + 1}-06-30`);
    await asking.getByRole('button', { name: 'Begär', exact: true }).click();
    await told(page, 'Acceptans är begärd.');
    await page.getByRole('button', { name: 'Ta tillbaka' }).waitFor();
    expect(await page.getByRole('button', { name: 'Acceptera' }).count()).toBe(0);

    const request = await firstOf(page, 'risk-acceptances', `&risk=eq.${id}&status=eq.requested`);
    const erik = await visit('teacher', `/registers/risk-acceptances/${request}`);
    await erik.page.getByText(/Du har mandatet\.$/).waitFor();
    await expectGoodInBoth(erik, 'risk-acceptance');
    await erik.page.getByRole('button', { name: 'Acceptera' }).click();
    const question = erik.page.getByRole('dialog', { name: 'Acceptera risken?' });
    await question.getByLabel('Motivering').fill('Kostar mer än det smakar.');
    await question.getByRole('button', { name: 'Acceptera' }).click();
    await told(erik.page, 'Risken är accepterad.');
    await erik.page.getByText('Beslutad av Erik Lärare (Förvaltningschef)').waitFor();

    await ingrid.go(`/registers/risks/${id}`);
    await page
      .getByText(/^Risken är accepterad till och med \d{4}-06-30, upp till riskvärde \d+\.$/)
      .waitFor();
    await expectGoodInBoth(ingrid, 'risk-record');
  });
});
