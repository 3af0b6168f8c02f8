import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { expectGoodLooks } from './support/looks';
import { expectGoodInBoth } from './support/looks_both';
import { visits } from './support/visits';
import type { Visitor } from './support/visitor';

// They look at many pages.
vi.setConfig({ testTimeout: 180_000 });

const { visit } = visits();

const hour = 3_600_000;

const told = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** A new incident of Utbildningsnämnden, discovered thirty hours ago, as another page would have made it. */
async function madeIncident({ page }: Visitor, title: string): Promise<string> {
  const discovered_at = new Date(Date.now() - 30 * hour).toISOString();
  return page.evaluate(
    async (facts) => {
      type Session = { csrf: string; authorities: { id: string; code: string }[] };
      const session = (await (await fetch('/api/v1/session')).json()) as Session;
      const unit = session.authorities.find(({ code }) => code === 'UTB')?.id;
      const answer = await fetch('/api/v1/incidents?authority=UTB', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf },
        body: JSON.stringify({ ...facts, unit, description: 'Tappat på bussen mellan skolan och hemmet.' }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return ((await answer.json()) as { id: string }).id;
    },
    { title, discovered_at },
  );
}

/** Day and clock in Sweden, so many hours ago, as they are typed. */
function digitsOf(hoursAgo: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(Date.now() - hoursAgo * hour).replace(/\D/g, '');
}

async function writeMoment(page: Page, field: string, hoursAgo: number): Promise<void> {
  await page.getByRole('group', { name: field, exact: true }).getByRole('spinbutton').first().click();
  await page.keyboard.type(digitsOf(hoursAgo));
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).press('Enter');

/** From the first question to being handled: personal data, of which the authority is the controller. */
async function handled(visitor: Visitor, id: string): Promise<void> {
  const { page } = visitor;
  await visitor.go(`/registers/incidents/${id}?authority=UTB`);
  await page.getByRole('radio', { name: 'Nej' }).check();
  await press(page, 'Svara');
  await told(page, 'Svaret är sparat.');
  await press(page, 'Fyll i uppgifterna');
  await writeMoment(page, 'Fick kännedom', 28);
  await page.getByLabel('Kännedom styrks av').fill('Mejl från läraren till registratorn');
  await press(page, 'Spara');
  await press(page, 'Börja bedöma');
  await told(page, 'Incidenten är nu i steget Bedöms.');
  await press(page, 'Fyll i uppgifterna');
  await page.getByLabel('Personuppgiftsincident').selectOption({ label: 'Ja' });
  await page.getByLabel('Roll för personuppgifterna').selectOption({ label: 'Personuppgiftsansvarig' });
  await expectGoodLooks(visitor, 'incident-step-form');
  await press(page, 'Spara');
  await press(page, 'Börja hantera');
  await told(page, 'Incidenten är nu i steget Pågår.');
}

describe('the page of an incident', () => {
  it('goes from the first question to a report that has been sent, by keyboard, with the clock running', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'USB-minne med betyg borttappat');
    const { page } = ingrid;
    await ingrid.go(`/registers/incidents/${id}?authority=UTB`);
    await page.getByRole('radio', { name: 'Nej' }).waitFor();
    await ingrid.ready();
    await expectGoodInBoth(ingrid, 'incident-first-question');
    await handled(ingrid, id);

    // 72 hours from the awareness of 28 hours ago.
    const clocks = page
      .getByRole('listitem')
      .filter({ hasText: /^Anmälan av personuppgiftsincident till IMY/ });
    await clocks
      .getByText(/^1 dygn \d+ h kvar$/)
      .first()
      .waitFor();

    await press(page, /^Fyll i \(Informera de registrerade/);
    const asking = page.getByRole('dialog', { name: 'Fyll i det som saknas' });
    await asking.getByLabel('Risk för enskilda').selectOption({ label: 'Hög risk' });
    await asking.getByRole('button', { name: 'Spara' }).press('Enter');
    await told(page, 'Sannolikt hög risk för enskilda (artikel 34.1).');
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-duties');

    await page.getByRole('tab', { name: 'Rapporter' }).click();
    await page.getByRole('link', { name: /IMY/ }).click();
    await told(page, 'Det här saknas');
    await expectGoodInBoth(ingrid, 'incident-form');
    await page.getByRole('link', { name: 'Postadress' }).press('Enter');
    await page.keyboard.type('Torget 1');
    await press(page, 'Markera som skickad');
    const sending = page.getByRole('dialog');
    await sending.getByLabel('Mottagarens ärendenummer eller kvitto').fill('IMY-2026-7');
    await sending.getByRole('button', { name: 'Spara' }).press('Enter');
    await told(page, /är markerad som skickad\.$/);
    await page.getByRole('link', { name: 'Alla formulär' }).click();
    await told(page, 'Ärendenummer hos mottagaren: IMY-2026-7');
    expect(await clocks.count()).toBe(0);
  });

  it('tells what would change, and saves nothing', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'Mejl till fel mottagare');
    await handled(ingrid, id);
    const { page } = ingrid;
    await press(page, 'Vad händer om?');
    await page.getByLabel('Lägg till en uppgift').selectOption({ label: 'Risk för enskilda' });
    await told(page, 'Ingen skyldighet ändras.');
    await page.getByRole('combobox', { name: 'Risk för enskilda' }).selectOption({ label: 'Hög risk' });
    const table = page.getByRole('table', { name: 'Skyldigheter nu och då' });
    await table.getByRole('rowheader', { name: 'Informera de registrerade' }).waitFor();
    await expectGoodInBoth(ingrid, 'incident-what-if');
    const kept = await page.evaluate(
      async (address) => ((await (await fetch(address)).json()) as { privacy_risk: unknown }).privacy_risk,
      `/api/v1/incidents/${id}?authority=UTB`,
    );
    expect(kept).toBeNull();
  });

  it('is passed to other authorities, exactly as it was shown', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'Leverantörens intrång');
    await handled(ingrid, id);
    const { page } = ingrid;
    await page.getByRole('tab', { name: 'Andra myndigheter' }).click();
    await press(page, 'Informera andra myndigheter');
    const dialog = page.getByRole('dialog', { name: 'Informera andra myndigheter' });
    const preview = dialog.getByRole('region', { name: 'Det här lämnas, och inget annat' });
    await preview.getByText('Leverantörens intrång').waitFor();
    expect(await preview.getByText(/Tappat på bussen/).count()).toBe(0);
    await expectGoodLooks(ingrid, 'incident-inform');
    await dialog.getByLabel('Andra myndigheter').fill('SOC');
    await dialog.getByRole('button', { name: 'Lämna', exact: true }).press('Enter');
    await told(page, 'Myndigheterna är informerade.');
    await page.getByRole('heading', { level: 3, name: /informerad$/ }).waitFor();
    await expectGoodInBoth(ingrid, 'incident-passes');
  });

  it('keeps no details of what is security-sensitive, and says whom to call', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'Händelse');
    const { page } = ingrid;
    await ingrid.go(`/registers/incidents/${id}?authority=UTB`);
    await page.getByRole('radio', { name: 'Ja' }).check();
    await press(page, 'Svara');
    const question = page.getByRole('dialog', { name: 'Ta bort detaljerna ur incidenten?' });
    await question.getByText(/De här fälten töms: Vad hände\./).waitFor();
    await question.getByRole('button', { name: 'Töm fälten och spara svaret' }).press('Enter');
    await told(page, /^Kontakta genast: Säkerhetsskyddschefen/);
    await told(page, /^Cybersäkerhetslagen gäller inte för den delen/);
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-sensitive');
  });
});

describe('what goes with an incident', () => {
  it('is a timeline that is written by itself and by hand, and tasks', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'Skärm synlig från gatan');
    const { page } = ingrid;
    await ingrid.go(`/registers/incidents/${id}?authority=UTB&part=timeline`);
    await press(page, 'Skriv i tidslinjen');
    const writing = page.getByRole('dialog', { name: 'Skriv i tidslinjen' });
    await writing.getByLabel('Slag').selectOption({ label: 'Kontakt' });
    await writing.getByRole('textbox', { name: 'Text' }).fill('Ringde rektorn, som vrider skärmen.');
    await writing.getByRole('button', { name: 'Lägg till' }).press('Enter');
    await told(page, 'Ringde rektorn, som vrider skärmen.');
    await press(page, 'Ny uppgift');
    const task = page.getByRole('dialog', { name: 'Ny uppgift' });
    await task.getByRole('textbox', { name: 'Aktivitet' }).fill('Insynsskydd på skärmarna');
    await task.getByRole('button', { name: 'Skapa' }).press('Enter');
    await page.getByRole('link', { name: 'Insynsskydd på skärmarna' }).first().waitFor();
    await press(page, 'Jag håller i den');
    await told(page, 'Du håller i incidenten.');
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-timeline');
    await page.getByLabel('Visa').selectOption({ label: 'Skrivet för hand' });
    await expect.poll(() => page.getByText('Ringde rektorn, som vrider skärmen.').count()).toBe(1);
  });

  it('is evidence with its digest, handed on from hand to hand, and a package of it', async () => {
    const ingrid = await visit('isam');
    const id = await madeIncident(ingrid, 'Okänd inloggning');
    const { page } = ingrid;
    await ingrid.go(`/registers/incidents/${id}?authority=UTB&part=evidence`);
    await press(page, 'Lägg till bevis');
    await page.locator('input[type=file]').setInputFiles({
      name: 'logg.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('test'),
    });
    await page.getByLabel('Vad det visar').fill('Inloggningar under natten');
    await press(page, 'Spara beviset');
    await told(page, 'logg.txt är sparad som bevis.');
    // SHA-256 of "test".
    await told(page, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08');
    await press(page, /^Lämna vidare/);
    const handing = page.getByRole('dialog', { name: 'Lämna logg.txt vidare' });
    await handing.getByLabel('Till').fill('Polisen, Malin Ek');
    await handing.getByLabel('Varför').fill('Polisanmälan');
    await handing.getByRole('button', { name: 'Lämna vidare' }).press('Enter');
    await told(page, 'Överlämningen är sparad.');
    await page.getByText('Vem som har haft det').click();
    await page.getByRole('table', { name: 'Överlämningar av logg.txt' }).waitFor();
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-evidence');
    const leaving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Hämta bevispaketet' }).click();
    expect((await leaving).suggestedFilename()).toMatch(/\.zip$/);
  });

  it('is another incident that it is merged with, and parted from again', async () => {
    const ingrid = await visit('isam');
    const title = 'Skrivaren i receptionen skrev ut någon annans betyg';
    const other = await madeIncident(ingrid, title);
    const id = await madeIncident(ingrid, title);
    const { page } = ingrid;
    await ingrid.go(`/registers/incidents/${id}?authority=UTB&part=similar`);
    const line = page.getByRole('listitem').filter({ has: page.locator(`a[href*="${other}"]`) });
    await line.getByRole('button', { name: /^Slå ihop/ }).press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Slå ihop' }).press('Enter');
    await told(page, /^Incidenten är nu en del av/);
    await told(page, 'Incidenten har slagits ihop med');
    await ingrid.settled();
    await expectGoodInBoth(ingrid, 'incident-merged');
    await press(page, 'Skilj dem åt igen');
    await told(page, 'Incidenten står för sig själv igen.');
  });
});

it('is read and taken a step further on a phone', async () => {
  const ingrid = await visit('isam', '/', { width: 375, height: 667, touch: true });
  const id = await madeIncident(ingrid, 'Dörren till arkivet stod öppen');
  const { page } = ingrid;
  await ingrid.go(`/registers/incidents/${id}?authority=UTB`);
  await page.getByRole('radio', { name: 'Nej' }).tap();
  await page.getByRole('button', { name: 'Svara' }).tap();
  await page.getByRole('button', { name: 'Fyll i uppgifterna' }).tap();
  await page.getByLabel('Kännedom styrks av').fill('Vaktmästaren såg det');
  await page.getByRole('button', { name: 'Spara', exact: true }).tap();
  await told(page, /^Sparat\. Ändrat: Kännedom styrks av\.$/);
  await page.getByRole('list', { name: 'Incidentens steg' }).waitFor();
});
