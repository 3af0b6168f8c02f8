import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectGoodColours } from './support/looks';
import { passwords, people } from './support/people';
import { RunningServer } from './support/program';
import { codeOf } from './support/totp';
import { Visitor } from './support/visitor';

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
  // A browser knows passkeys for a name, not for a number.
  server.address = server.address.replace('127.0.0.1', 'localhost');
});
afterAll(() => server.end());

async function sayPassword({ page }: Visitor, who: keyof typeof people) {
  await page.getByLabel(/^(Användarnamn|User name)$/).fill(people[who].login);
  await page.getByLabel(/^(Lösenord|Password)$/).fill(passwords[who]);
  await page.getByRole('button', { name: /^(Logga in|Sign in)$/ }).click();
}

const isIn = (page: Page) =>
  page.getByRole('navigation', { name: /^(Huvudmeny|Main menu)$/ }).waitFor({ state: 'attached' });

describe('an authenticator app', () => {
  let key = '';
  let codes: string[] = [];

  it('is added with its key and a code, and gives codes for when it is lost', async () => {
    const anna = await Visitor.at(server);
    await anna.signIn('employee', '/account');
    const { page } = anna;
    await page.getByRole('button', { name: 'Lägg till app' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lägg till app' });
    key = (await dialog.getByLabel('Eller skriv nyckeln i appen').inputValue()).replace(/\s/g, '');
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    await expectGoodColours(page, 'second-factor-app');
    await dialog.getByLabel('Engångskod').fill(codeOf(key, 20));
    await dialog.getByRole('button', { name: 'Slå på' }).click();
    await dialog.getByRole('alert').first().waitFor();
    await dialog.getByLabel('Engångskod').fill(codeOf(key, -1));
    await dialog.getByRole('button', { name: 'Slå på' }).click();
    const saved = page.getByRole('dialog', { name: 'Spara dina återställningskoder' });
    await saved.waitFor();
    codes = await saved
      .getByRole('list', { name: 'Återställningskoder' })
      .getByRole('listitem')
      .allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await expectGoodColours(page, 'second-factor-codes');
    // The codes are shown this once: nothing but the button closes them.
    await page.keyboard.press('Escape');
    await saved.getByRole('button', { name: 'Jag har sparat koderna' }).click();
    await page.getByText('10 koder kvar').waitFor();
    expect(await page.content()).not.toContain(codes[0]);
    expect(anna.complaints).toEqual([]);
    await anna.leave();
  });

  it('is asked for after the password, takes a code once, and says how many tries are left', async () => {
    const anna = await Visitor.at(server);
    await anna.go('/account');
    await sayPassword(anna, 'employee');
    const { page } = anna;
    const code = page.getByLabel('Engångskod');
    await code.waitFor();
    expect(await page.getByRole('navigation', { name: 'Huvudmeny' }).count()).toBe(0);
    expect(await page.evaluate(async () => (await fetch('/api/v1/session')).status)).toBe(401);
    await expectGoodColours(page, 'second-factor-asked');
    await code.fill(codeOf(key, 20));
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByText(/\d försök kvar\./).waitFor();
    const good = codeOf(key);
    await code.fill(good);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
    expect(anna.complaints).toEqual([]);
    await anna.leave();

    const thief = await Visitor.at(server);
    await thief.go('/');
    await sayPassword(thief, 'employee');
    await thief.page.getByLabel('Engångskod').fill(good);
    await thief.page.getByRole('button', { name: 'Fortsätt' }).click();
    await thief.page.getByText(/\d försök kvar\./).waitFor();
    expect(await thief.page.evaluate(async () => (await fetch('/api/v1/session')).status)).toBe(401);
    await thief.leave();
  });

  it('can be without its telephone: a code on paper lets in once, in English too', async () => {
    for (const stillGood of [true, false]) {
      const anna = await Visitor.at(server, { language: 'en' });
      await anna.go('/');
      await sayPassword(anna, 'employee');
      const { page } = anna;
      await page.getByRole('button', { name: 'Recovery code' }).click();
      await page.getByLabel('Recovery code').fill(codes[3] ?? '');
      await page.getByRole('button', { name: 'Go on' }).click();
      if (stillGood) await isIn(page);
      else await page.getByText(/\d tr(y|ies) left\./).waitFor();
      await anna.leave();
    }
  });
});

describe('a passkey', () => {
  it('is made by the browser and signs in by itself, without a password', async () => {
    const ingrid = await Visitor.at(server);
    await ingrid.signIn('isam', '/account');
    const { page } = ingrid;
    const browser = await ingrid.context.newCDPSession(page);
    await browser.send('WebAuthn.enable');
    await browser.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByRole('button', { name: 'Lägg till passernyckel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lägg till passernyckel' });
    await dialog.getByLabel('Namn').fill('Jobbtelefonen');
    await dialog.getByRole('button', { name: 'Skapa passernyckel' }).click();
    await page.getByRole('button', { name: 'Jag har sparat koderna' }).click();
    await page.getByRole('list', { name: 'Passernycklar' }).getByText('Jobbtelefonen').waitFor();

    await ingrid.context.clearCookies();
    await ingrid.go('/account');
    await page.getByRole('button', { name: 'Använd en passernyckel' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
    const { account } = await page.evaluate(
      async () => (await (await fetch('/api/v1/session')).json()) as { account: { login: string } },
    );
    expect(account.login).toBe('ingrid');
    expect(ingrid.complaints).toEqual([]);
    await ingrid.leave();
  });
});

describe('a change of who gets in', () => {
  it('asks anew who it is where that was long ago, and goes on with what was being done', async () => {
    const own = await RunningServer.on(inject('town'));
    const cecilia = await Visitor.at(own);
    await cecilia.signIn('central', '/administration/users?user=new&authority=UTB');
    const { page } = cecilia;
    // As the server says when the sign-in is more than a quarter of an hour old.
    let long = true;
    await page.route('**/api/v1/accounts', async (route) => {
      if (route.request().method() !== 'POST' || !long) return route.fallback();
      long = false;
      await route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'session.confirm', title: 'Visa vem du är', status: 403 }),
      });
    });
    await page.getByLabel('Namn', { exact: true }).fill('Folke Frisk');
    await page.getByLabel('Användarnamn').fill('folke');
    await page.getByRole('button', { name: 'Skapa konto' }).click();
    const question = page.getByRole('dialog', { name: 'Visa att det är du' });
    await question.getByLabel('Lösenord').fill('inte det rätta');
    await question.getByRole('button', { name: 'Bekräfta' }).click();
    await question.getByRole('alert').first().waitFor();
    await expectGoodColours(page, 'step-up');
    await question.getByLabel('Lösenord').fill(passwords.central);
    await question.getByRole('button', { name: 'Bekräfta' }).click();
    await page.getByRole('dialog', { name: 'Kontot folke är skapat' }).waitFor();
    expect(cecilia.complaints).toEqual([]);
    await cecilia.leave();
    await own.end();
  });

  it('leads to a second step where the city wants one, before anything else', async () => {
    const own = await RunningServer.on(inject('town'));
    const cecilia = await Visitor.at(own);
    await cecilia.signIn('central', '/account');
    await cecilia.page.evaluate(async () => {
      const { csrf } = (await (await fetch('/api/v1/session')).json()) as { csrf: string };
      const address = '/api/v1/settings/sign-in';
      const version = (await fetch(address)).headers.get('ETag') ?? '';
      await fetch(address, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, 'If-Match': version },
        body: JSON.stringify({ second_factor_roles: ['employee'] }),
      });
    });
    await cecilia.leave();
    const anna = await Visitor.at(own);
    await anna.go('/');
    await sayPassword(anna, 'employee');
    await anna.page.getByRole('heading', { level: 1, name: 'Lägg till ett andra steg' }).waitFor();
    await expectGoodColours(anna.page, 'second-factor-required');
    const refused = await anna.page.evaluate(async () => {
      const answer = await fetch('/api/v1/incidents?authority=UTB');
      return ((await answer.json()) as { code: string }).code;
    });
    expect(refused).toBe('session.second_factor_required');
    await anna.page.getByRole('button', { name: 'Lägg till app' }).click();
    const dialog = anna.page.getByRole('dialog', { name: 'Lägg till app' });
    const key = await dialog.getByLabel('Eller skriv nyckeln i appen').inputValue();
    await dialog.getByLabel('Engångskod').fill(codeOf(key));
    await dialog.getByRole('button', { name: 'Slå på' }).click();
    await anna.page.getByRole('button', { name: 'Jag har sparat koderna' }).click();
    await isIn(anna.page);
    expect(anna.complaints).toEqual([]);
    await anna.leave();
    await own.end();
  });
});
