import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { expectGoodLooks } from './support/looks';
import { expectGoodInBoth } from './support/looks_both';
import { people } from './support/people';
import { visits } from './support/visits';

// Some of them look at many pages.
vi.setConfig({ testTimeout: 120_000 });

const { server, visit } = visits();

const phone = { width: 375, height: 667, touch: true } as const;
const happened = 'Jag tappade bort en USB-sticka med elevers betyg på bussen.';

const referenceOf = async (page: Page) => {
  await page.getByRole('heading', { level: 1, name: 'Rapporten är mottagen' }).waitFor();
  return /INC-\d{4}-\d{4,}/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
};

const question = (page: Page) => page.getByRole('group', { name: /^Rör händelsen säkerhetskänslig/ });

/** The first question, which opens the rest of the form. */
const harmless = (page: Page) => question(page).getByRole('radio', { name: 'Nej' }).tap();

/** What an action is: a tap, or a text written in a field. */
function counted(page: Page) {
  let actions = 0;
  return {
    actions: () => actions,
    tap: async (role: 'link' | 'button', name: string) => {
      actions++;
      await page.getByRole(role, { name }).tap();
    },
    choose: async (group: RegExp, answer: string) => {
      actions++;
      await page.getByRole('group', { name: group }).getByRole('radio', { name: answer }).tap();
    },
    write: async (field: string, text: string) => {
      actions++;
      await page.getByRole('textbox', { name: field }).fill(text);
    },
  };
}

it('a person without a role reports from a phone in six actions at most and gets a receipt', async () => {
  const { page } = await visit('employee', '/', phone);
  const person = counted(page);
  await person.tap('link', 'Rapportera en incident');
  await person.choose(/säkerhetskänslig/, 'Nej');
  await person.write('Vad har hänt?', happened);
  await person.choose(/uppgifter om personer/, 'Vet inte');
  await person.tap('button', 'Skicka rapporten');
  const reference = await referenceOf(page);
  expect(reference).toMatch(/^INC-\d{4}-\d{4,}$/);
  expect(person.actions()).toBeLessThanOrEqual(6);

  // Reloading the receipt sends nothing; it stands among the own reports, in the same words.
  await page.reload();
  expect(await referenceOf(page)).toBe(reference);
  await person.tap('link', 'Mina rapporter');
  expect(person.actions()).toBeLessThanOrEqual(6);
  const own = page.getByRole('listitem').filter({ hasText: reference });
  await own.getByText(/USB-sticka/).waitFor();
  await own.getByText('Ny', { exact: true }).waitFor();
});

it('the office sees what was reported, and by whom', async () => {
  const reporter = await visit('employee', '/report-incident', phone);
  await harmless(reporter.page);
  await reporter.page.getByRole('textbox', { name: 'Vad har hänt?' }).fill('Okänd person i serverrummet');
  await reporter.page.getByRole('button', { name: 'Skicka rapporten' }).tap();
  const reference = await referenceOf(reporter.page);
  const { page } = await visit('isam', `/search?find=${reference}`);
  await page.getByRole('link', { name: /Okänd person i serverrummet/ }).click();
  await page.getByRole('heading', { level: 1, name: /Okänd person/ }).waitFor();
  await page.getByText('Anna Medarbetare').first().waitFor();
});

it('pressing twice makes one report', async () => {
  const { page } = await visit('employee', '/report-incident', phone);
  const text = 'Dubbeltryck på en seg telefon';
  await harmless(page);
  await page.getByRole('textbox', { name: 'Vad har hänt?' }).fill(text);
  const send = page.getByRole('button', { name: 'Skicka rapporten' });
  // Both presses are there before the page has had time to answer the first.
  await send.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await referenceOf(page);
  await page.getByRole('link', { name: 'Mina rapporter' }).tap();
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBe(1);
});

it('an answer that was lost on the way does not make a second report', async () => {
  const visitor = await visit('employee', '/report-incident', phone);
  const { page } = visitor;
  const text = 'Täckningen försvann i tunneln';
  let lost = 0;
  await page.route('**/api/v1/incident-reports*', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost++;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await harmless(page);
  await page.getByRole('textbox', { name: 'Vad har hänt?' }).fill(text);
  const send = page.getByRole('button', { name: 'Skicka rapporten' });
  await send.tap();
  await page
    .getByText(/Servern svarar inte/)
    .first()
    .waitFor();
  expect(await page.getByRole('textbox', { name: 'Vad har hänt?' }).inputValue()).toBe(text);
  await send.tap();
  await referenceOf(page);
  expect(lost).toBe(1);
  // The browser's own remark on the line that broke.
  expect(visitor.complaints.splice(0).join()).toContain('ERR_CONNECTION_RESET');
  await page.getByRole('link', { name: 'Mina rapporter' }).tap();
  await page.getByText(text).first().waitFor();
  expect(await page.getByText(text).count()).toBe(1);
});

it('what may not be written down is not asked for: a neutral title goes in, and whom to call comes out', async () => {
  const visitor = await visit('employee', '/report-incident', phone);
  const { page } = visitor;
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  await question(page).getByRole('radio', { name: 'Ja' }).tap();
  expect(await page.getByRole('textbox', { name: 'Vad har hänt?' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Skicka rapporten' }).tap();
  await page.getByRole('link', { name: 'Skriv en neutral rubrik.' }).waitFor();
  await expectGoodInBoth(visitor, 'incident-sensitive');
  // The draft has stood through the change of language and back.
  await page.getByRole('textbox', { name: 'Neutral rubrik' }).fill('Händelse, kontakta mig');
  await page.getByRole('button', { name: 'Skicka rapporten' }).tap();
  expect(await referenceOf(page)).toMatch(/^INC-/);
  const call = page.getByRole('heading', { name: 'Kontakta säkerhetsskyddschefen nu' });
  await call.waitFor();
  await page.reload();
  await call.waitFor();
  await expectGoodLooks(visitor, 'incident-sensitive-receipt');
});

it('a report that nobody has sent is among nobody’s own', async () => {
  const visitor = await visit('employee', '/report-incident', phone);
  const { page } = visitor;
  const text = 'Dörren till arkivet stod öppen hela natten';
  await harmless(page);
  await page.getByRole('textbox', { name: 'Vad har hänt?' }).fill(text);
  await page.getByRole('radio', { name: 'Anonymt' }).tap();
  await page.getByText(/^Varken namn, konto eller kontaktuppgifter sparas/).waitFor();
  expect(await page.getByRole('textbox', { name: /^Hur når vi dig/ }).count()).toBe(0);
  await expectGoodInBoth(visitor, 'incident-anonymous');
  await page.getByRole('button', { name: 'Skicka rapporten' }).tap();
  const reference = await referenceOf(page);
  await page.getByText(/^Rapporten är anonym/).waitFor();
  const own = await page.evaluate(async () => (await fetch('/api/v1/incident-reports')).text());
  expect(own).not.toContain(reference);
  const { page: office } = await visit('isam', `/search?find=${reference}`);
  await office.getByRole('link', { name: /Dörren till arkivet/ }).click();
  await office.getByRole('heading', { level: 1, name: /Dörren till arkivet/ }).waitFor();
  expect(await office.getByText('Anna Medarbetare').count()).toBe(0);
});

it('a person without a role is offered nothing else, and is refused in words by address', async () => {
  const visitor = await visit('employee', '/', phone);
  const { page } = visitor;
  await page.getByRole('button', { name: 'Meny' }).tap();
  const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
  await menu.waitFor();
  expect(await menu.getByRole('link').allInnerTexts()).toEqual([
    'Start',
    'Rapportera en incident',
    'Delta i en workshop',
  ]);
  expect(await page.getByRole('searchbox').count()).toBe(0);
  const addresses = [
    '/registers/incidents',
    '/registers/risks/new',
    '/risk-map',
    '/year-wheel',
    '/figures',
    '/incident-statistics',
    '/unreported-incidents',
    '/supplier-incident',
    '/report',
    '/imports',
    '/imports/new',
    '/search?find=dator',
    '/administration/units',
    '/administration/users',
    '/administration/tokens',
    '/administration/settings',
  ];
  for (const address of addresses) {
    await visitor.go(address);
    await visitor.ready();
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    expect(title, address).toBe('Du har inte behörighet till sidan');
    const offered = page.getByRole('main').locator('table, button, input, select, textarea');
    expect(await offered.count(), address).toBe(0);
  }
  const statuses = await page.evaluate(async () => {
    const paths = ['risks', 'figures?unit=UTB&year=2025', 'accounts', 'tokens', 'imports'];
    return Promise.all(paths.map(async (path) => [path, (await fetch(`/api/v1/${path}`)).status]));
  });
  expect(statuses.filter(([, status]) => status !== 403)).toEqual([]);
  // Of incidents the own reports, and what is found is among them.
  const own = await page.evaluate(async () => {
    const answers = ['incidents?limit=200', 'search?q=dator'].map(async (path) =>
      (await fetch(`/api/v1/${path}`)).text(),
    );
    const [incidents, found] = await Promise.all(answers);
    const { items } = JSON.parse(incidents ?? '') as { items: { reported_by: string }[] };
    return { reporters: [...new Set(items.map((item) => item.reported_by))], found: found ?? '' };
  });
  expect(own.reporters).toEqual([people.employee.login]);
  expect(own.found).not.toMatch(/"type":"(?!incident)/);
  expect(server().address).toBe(new URL(page.url()).origin);
});
