import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { passwords, people } from './support/people';
import { ringmur, RunningServer } from './support/program';
import { Visitor } from './support/visitor';

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
});
afterAll(() => server.end());

async function tryToSignIn({ page }: Visitor, login: string, password: string) {
  await page.getByLabel('Användarnamn').fill(login);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

describe('signing in', () => {
  it('is refused with a wrong password, in words that do not tell which of the two was wrong', async () => {
    const visitor = await Visitor.at(server);
    await visitor.go('/');
    const said: string[] = [];
    for (const login of [people.isam.login, 'nobody-of-that-name']) {
      await tryToSignIn(visitor, login, 'inte det rätta lösenordet');
      const alert = visitor.page.getByRole('alert');
      await alert.waitFor();
      said.push(await alert.innerText());
      await visitor.page.reload();
    }
    expect(said[0]).toMatch(/lösenord/i);
    expect(said[1]).toBe(said[0]);
    expect(await visitor.page.getByRole('navigation').count()).toBe(0);
    await visitor.leave();
  });

  it('says what is not filled in before anything is sent', async () => {
    const visitor = await Visitor.at(server);
    await visitor.go('/');
    const sent: string[] = [];
    visitor.page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
    await visitor.page.getByRole('button', { name: 'Logga in' }).click();
    await visitor.page.getByText('Fyll i användarnamn.').waitFor();
    await visitor.page.getByText('Fyll i lösenord.').waitFor();
    expect(sent.filter((one) => one.startsWith('POST'))).toEqual([]);
    await visitor.leave();
  });

  it('is throttled after many wrong passwords, and says for how long', async () => {
    const own = await RunningServer.on(inject('town'));
    const visitor = await Visitor.at(own);
    await visitor.go('/');
    const { login } = people.employee;
    const statuses = await visitor.page.evaluate(async (name) => {
      const asked: number[] = [];
      while (asked.length < 40 && !asked.includes(429)) {
        const answer = await fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ login: name, password: 'fel igen' }),
        });
        asked.push(answer.status);
      }
      return asked;
    }, login);
    expect(statuses.at(-1)).toBe(429);
    await tryToSignIn(visitor, login, passwords.employee);
    const alert = visitor.page.getByRole('alert');
    await alert.getByText(/\d+ (sekund|minut|timm)/).waitFor();
    expect(await visitor.page.getByRole('navigation').count()).toBe(0);
    await visitor.leave();
    await own.end();
  });

  it('leads to the list that the link was for', async () => {
    const visitor = await Visitor.at(server);
    await visitor.signIn('isam', '/registers/incidents?status=in.(new,ongoing)&sort=title');
    await visitor.page.getByRole('heading', { level: 1, name: 'Incidenter' }).waitFor();
    await visitor.page.getByRole('button', { name: /^Ändra filtret Status/ }).waitFor();
    expect(new URL(visitor.page.url()).search).toContain('status=in.(new,ongoing)');
    await visitor.leave();
  });
});

describe('the look', () => {
  it('is chosen once, and kept with the account in another browser', async () => {
    const own = await RunningServer.on(inject('town'));
    const here = await Visitor.at(own);
    await here.signIn('isam', '/account');
    const kept = () =>
      here.page.waitForResponse(
        (answer) => answer.request().method() === 'PATCH' && answer.url().endsWith('/api/v1/session'),
      );
    const dark = kept();
    await here.page.getByLabel('Utseende', { exact: true }).selectOption('Mörkt');
    expect((await dark).status()).toBe(200);
    const english = kept();
    await here.page.getByLabel('Språk', { exact: true }).selectOption('English');
    expect((await english).status()).toBe(200);
    await here.page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    const background = ({ page }: Visitor) =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const darkness = await background(here);

    const there = await Visitor.at(own);
    await there.signIn('isam', '/account');
    await there.page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    expect(await there.page.getByLabel('Appearance', { exact: true }).inputValue()).toBe('dark');
    expect(await there.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await background(there)).toBe(darkness);
    // And it is dark, not only called so.
    expect(Math.max(...(darkness.match(/\d+/g) ?? ['255']).slice(0, 3).map(Number))).toBeLessThan(80);
    await Promise.all([here.leave(), there.leave()]);
    await own.end();
  });
});

describe('signing out', () => {
  it('ends the session on the server, not only in the browser', async () => {
    const visitor = await Visitor.at(server);
    await visitor.signIn('isam');
    const before = (await visitor.context.cookies()).sort((a, b) => a.name.localeCompare(b.name));
    // The other one tells that this browser has signed in before: it lets nobody in.
    expect(before.map((cookie) => [cookie.name, cookie.httpOnly, cookie.sameSite])).toEqual([
      ['ringmur_device', true, 'Strict'],
      ['ringmur_session', true, 'Strict'],
    ]);
    const session = before.find((cookie) => cookie.name === 'ringmur_session');
    await visitor.page.getByRole('button', { name: 'Logga ut' }).click();
    await visitor.page.getByRole('button', { name: 'Logga in' }).waitFor();
    // Somebody who had kept the cookie has nothing of it.
    const answer = await fetch(`${server.address}/api/v1/session`, {
      headers: { Cookie: `ringmur_session=${session?.value ?? ''}` },
    });
    expect(answer.status).toBe(401);
    await visitor.leave();
  });
});

describe('the first password', () => {
  it('must be changed before anything else, for one that is long enough', async () => {
    const first = (await ringmur(server.data, 'user', 'create', 'nils', '--unit', 'UTB')).trim();
    const visitor = await Visitor.at(server);
    const { page } = visitor;
    await visitor.go('/registers/incidents');
    await tryToSignIn(visitor, 'nils', first);
    await page.getByRole('heading', { level: 1, name: 'Välj ett eget lösenord' }).waitFor();
    // Nor by asking the server past the page.
    expect(await page.evaluate(async () => (await fetch('/api/v1/incidents')).status)).toBe(403);
    await page.getByLabel('Nuvarande lösenord').fill(first);
    await page.getByLabel('Nytt lösenord').fill('kort');
    await page.getByRole('button', { name: 'Byt lösenord' }).click();
    await page
      .getByText(/minst 12 tecken/i)
      .nth(1)
      .waitFor();
    await page.getByLabel('Nytt lösenord').fill('sjutton gula cyklar i rad');
    await page.getByRole('button', { name: 'Byt lösenord' }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidenter' }).waitFor();
    await visitor.leave();
  });
});
