import { expect, it } from 'vitest';
import { Visitor } from './support/visitor';
import { visits } from './support/visits';

const { server, visit } = visits();

it('an account is made with a password that is shown once, and nobody gets in when it is closed', async () => {
  const { page } = await visit('isam', '/administration/users');
  await page.getByRole('link', { name: 'Ny användare' }).click();
  await page.getByRole('button', { name: 'Skapa konto' }).click();
  await page.getByRole('link', { name: 'Fyll i namn.' }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('id'))).toBe('account-name');
  await page.getByLabel('Namn', { exact: true }).fill('Elin Enhetschef');
  await page.getByLabel('Användarnamn').fill('elin');
  await page.getByRole('radio', { name: /^Administratör/ }).check();
  await page.getByRole('button', { name: 'Skapa konto' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kontot elin är skapat' });
  const password = await dialog.getByLabel('Första lösenord').inputValue();
  expect(password.length).toBeGreaterThanOrEqual(12);
  await dialog.getByRole('button', { name: 'Klar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Elin Enhetschef' }).waitFor();
  expect(await page.content()).not.toContain(password);

  const elin = await Visitor.at(server());
  const signIn = async () => {
    await elin.go('/');
    await elin.page.getByLabel('Användarnamn').fill('elin');
    await elin.page.getByLabel('Lösenord').fill(password);
    await elin.page.getByRole('button', { name: 'Logga in' }).click();
  };
  await signIn();
  await elin.page.getByRole('heading', { level: 1, name: 'Välj ett eget lösenord' }).waitFor();

  await page.getByRole('button', { name: 'Stäng av kontot' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng av kontot' }).click();
  await page.getByText('Kontot elin är avstängt.').first().waitFor();
  // Neither by what was open, nor anew.
  expect(await elin.page.evaluate(async () => (await fetch('/api/v1/session')).status)).toBe(401);
  await signIn();
  await elin.page.getByRole('alert').waitFor();
  await elin.leave();
});

it('a token is shown once, lets a system in, and stops doing so when it is revoked', async () => {
  const { page } = await visit('isam', '/administration/tokens');
  await page.getByRole('link', { name: 'Ny nyckel' }).click();
  await page.getByLabel('Namn', { exact: true }).fill('Personalsystemet');
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  await page.getByText('Välj minst ett register eller en uppgift.').first().waitFor();
  await page.getByLabel('Rätt till System', { exact: true }).selectOption({ label: 'Läsa' });
  await page.getByRole('button', { name: 'Skapa nyckel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nyckeln Personalsystemet är skapad' });
  const secret = await dialog.getByLabel('Nyckel', { exact: true }).inputValue();
  await dialog.getByRole('button', { name: 'Klar' }).click();
  const ask = async (method = 'GET', register = 'systems') => {
    const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
    const body = method === 'POST' ? { body: '{"name":"x"}' } : {};
    return (await fetch(`${server().address}/api/v1/${register}`, { method, headers, ...body })).status;
  };
  expect(await ask()).toBe(200);
  // It was made for reading, and for nothing else.
  expect(await ask('GET', 'incidents')).toBe(403);
  expect(await ask('POST')).toBe(403);
  const row = page.getByRole('row', { name: /Personalsystemet/ });
  await row.getByText('Gäller').waitFor();
  await page.getByRole('button', { name: 'Återkalla Personalsystemet' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Återkalla', exact: true }).click();
  await page.getByText('Nyckeln Personalsystemet är återkallad.').first().waitFor();
  expect(await ask()).toBe(401);
  await page.getByRole('checkbox', { name: /^Visa även utgångna och återkallade/ }).check();
  await row.getByText('Återkallad').waitFor();
});

it('a unit is added in the tree, found by its name and shown where it stands', async () => {
  const { page } = await visit('isam', '/administration/units');
  const tree = page.getByRole('treegrid', { name: 'Enheter i Utbildningsnämnden' });
  await tree.getByRole('row', { name: /Utbildningsnämnden/ }).focus();
  await page.keyboard.press('ArrowRight');
  await tree.getByRole('link', { name: 'Utbildningsförvaltningen', exact: true }).waitFor();
  await tree.getByRole('button', { name: 'Lägg till en enhet under Utbildningsförvaltningen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lägg till en enhet under Utbildningsförvaltningen' });
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await dialog.getByText('Fyll i namn.').waitFor();
  await dialog.getByLabel('Namn').fill('Musikskolan Näktergalen');
  await dialog.getByLabel('Kod').fill('UTBF-MUS');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Musikskolan Näktergalen är tillagd.').first().waitFor();
  await tree.getByRole('link', { name: 'Musikskolan Näktergalen', exact: true }).waitFor();

  await page.getByLabel('Sök enhet på namn eller kod').fill('näkter');
  await page.getByRole('button', { name: 'Visa Musikskolan Näktergalen i trädet' }).click();
  await tree.getByRole('link', { name: 'Musikskolan Näktergalen', exact: true }).waitFor();
  // The open branches stand in the address: a colleague sees the same.
  const colleague = await visit('isam', page.url().replace(server().address, ''));
  await colleague.page.getByRole('link', { name: 'Musikskolan Näktergalen', exact: true }).waitFor();
});

it('a new threshold changes which risks require action, and can be taken back', async () => {
  const { page } = await visit('central', '/administration/settings');
  const required = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/v1/risks/counts?authority=UTB&by=action_required');
      const { items } = (await answer.json()) as { items: { values: unknown[]; count: number }[] };
      return items.find(({ values }) => values[0] === true)?.count ?? 0;
    });
  await page.getByRole('heading', { level: 1, name: 'Skalor och listor' }).waitFor();
  const before = await required();
  const threshold = page.getByLabel('Åtgärd krävs från riskvärde');
  await threshold.first().fill('99');
  await page.getByRole('button', { name: 'Granska och spara' }).click();
  await page.getByRole('link', { name: /^Skriv ett heltal från 1 till 25/ }).waitFor();
  for (let index = 0; index < (await threshold.count()); index++) await threshold.nth(index).fill('15');
  await page.getByRole('button', { name: 'Granska och spara' }).click();
  const question = page.getByRole('dialog', { name: 'Spara ändringarna?' });
  await question.getByRole('row', { name: /9.*15/ }).first().waitFor();
  await question.getByRole('button', { name: 'Spara och räkna om' }).click();
  await page
    .getByText(/^Sparat\. \d+ poster? fick nya värden\.$/)
    .first()
    .waitFor();
  const after = await required();
  expect(after).toBeLessThan(before);
  expect(after).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Återgå till produktens egna' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Återgå/ })
    .click();
  await page.getByText('Produktens egna värden').waitFor();
  await expect.poll(required).toBe(before);
});

it('who administers one authority reads the scales but cannot change them', async () => {
  const { page } = await visit('isam', '/administration/settings');
  await page.getByText(/^Du kan läsa men inte ändra/).waitFor();
  expect(await page.getByRole('button', { name: 'Granska och spara' }).count()).toBe(0);
  const status = await page.evaluate(async () => {
    const { csrf } = (await (await fetch('/api/v1/session')).json()) as { csrf: string };
    const kept = await fetch('/api/v1/settings');
    const { settings } = (await kept.json()) as { settings: object };
    const answer = await fetch('/api/v1/settings', {
      method: 'PUT',
      headers: {
        'Content-Type': 'application/json',
        'X-CSRF-Token': csrf,
        'If-Match': kept.headers.get('ETag') ?? '',
      },
      body: JSON.stringify({ settings }),
    });
    return answer.status;
  });
  expect(status).toBe(403);
});
