import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Algorithm, IdentityProvider, Wanderer } from './support/identity';
import { ringmur, RunningServer } from './support/program';
import { Visitor } from './support/visitor';

let server: RunningServer;
let entra: IdentityProvider;
let adfs: IdentityProvider;
const ids = new Map<IdentityProvider, string>();

const callback = () => `${server.address}/api/v1/oidc/callback`;

async function add(provider: IdentityProvider, name: string, ...more: string[]): Promise<string> {
  const words = [
    '--name',
    name,
    '--issuer',
    provider.issuer,
    '--client-id',
    'ringmur',
    '--network',
    'loopback',
  ];
  const line = await server.told(provider.secret, 'provider', 'add', '--secret-stdin', ...words, ...more);
  return line.trim();
}

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
  entra = await IdentityProvider.start('RS256', callback());
  adfs = await IdentityProvider.start('ES256', callback());
  const roles = ['--role-claim', 'groups', '--role', 'grp-isam=isam@UTB', '--role', 'grp-alla=employee@UTB'];
  const scopes = ['--scopes', 'openid profile groups'];
  ids.set(entra, await add(entra, 'Entra', '--newcomers', '--step-up-acr', 'mfa', ...scopes, ...roles));
  ids.set(adfs, await add(adfs, 'AD FS', '--newcomers', '--unit', 'UTB', ...scopes));
});
afterAll(async () => {
  await entra.end();
  await adfs.end();
  await server.end();
});

const start = (provider: IdentityProvider, query = '') =>
  `${server.address}/api/v1/oidc/${ids.get(provider) ?? ''}/start${query}`;

async function codeOf(answer: Response | undefined): Promise<string> {
  const problem = (await answer?.json()) as { code?: string };
  return problem.code ?? `${answer?.status ?? 0}`;
}

interface Session {
  account: { login: string; name: string; kind: string; authority: string | null };
}

async function sessionOf(browser: Wanderer): Promise<Session> {
  const answer = await browser.get(`${server.address}/api/v1/session`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Session;
}

/** Until the browser is sent to a place on the page. */
const signIn = (browser: Wanderer, provider: IdentityProvider, query = '?return_to=/incidents') =>
  browser.follow(start(provider, query), (address) => address === `${server.address}/incidents`);

describe('signing in by a certified provider', () => {
  it('offers those that are there', async () => {
    const answer = await fetch(`${server.address}/api/v1/sign-in-providers`);
    const { items } = (await answer.json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['AD FS', 'Entra']);
  });

  it('makes an account and gives it what its groups say', async () => {
    entra.person = { login: 'anna.extern', name: 'Anna Extern', groups: ['grp-alla'] };
    const browser = new Wanderer();
    expect((await signIn(browser, entra)).address).toBe(`${server.address}/incidents`);
    const { account } = await sessionOf(browser);
    expect(account).toMatchObject({
      login: 'anna.extern',
      name: 'Anna Extern',
      kind: 'employee',
      authority: 'UTB',
    });
    entra.person.groups = ['grp-isam'];
    const next = new Wanderer();
    await signIn(next, entra);
    expect((await sessionOf(next)).account.kind).toBe('administrator');
    expect((await browser.get(`${server.address}/api/v1/session`)).status).toBe(401);
    entra.person.groups = ['something else'];
    const last = await signIn(new Wanderer(), entra);
    expect(await codeOf(last.answer)).toBe('oidc.no_role');
    expect((await next.get(`${server.address}/api/v1/session`)).status).toBe(401);
  });

  it('takes several providers, which know different people by the same subject', async () => {
    adfs.person = { login: 'bo.extern', name: 'Bo Extern', groups: [] };
    const browser = new Wanderer();
    await signIn(browser, adfs);
    expect((await sessionOf(browser)).account).toMatchObject({ login: 'bo.extern', kind: 'employee' });
    adfs.person = { login: 'anna.extern', name: 'Somebody else', groups: [] };
    expect(await codeOf((await signIn(new Wanderer(), adfs)).answer)).toBe('oidc.login');
  });

  it('uses a state once, and only in the browser that began', async () => {
    entra.person = { login: 'cai.extern', name: 'Cai', groups: ['grp-alla'] };
    const browser = new Wanderer();
    const { address } = await browser.follow(start(entra), (at) => at.startsWith(callback()));
    const thief = await new Wanderer().get(address);
    expect(await codeOf(thief)).toBe('oidc.state');
    const flow = browser.cookie(server.address, 'ringmur_oidc') ?? '';
    const good = await browser.get(address);
    expect(good.status).toBe(302);
    expect(browser.cookie(server.address, 'ringmur_oidc')).toBeUndefined();
    const again = await fetch(address, { redirect: 'manual', headers: { Cookie: `ringmur_oidc=${flow}` } });
    expect(await codeOf(again)).toBe('oidc.state');
  });

  it('says when the provider says no', async () => {
    entra.refuses = true;
    const last = await new Wanderer().follow(start(entra));
    entra.refuses = false;
    expect(await codeOf(last.answer)).toBe('oidc.denied');
  });

  it('leads nowhere but to our own page', async () => {
    const last = await new Wanderer().follow(start(entra, '?return_to=//evil.example'));
    expect(await codeOf(last.answer)).toBe('oidc.return_to');
  });

  it('finds new keys when the provider has changed its own', async () => {
    entra.person = { login: 'dag.extern', name: 'Dag', groups: ['grp-alla'] };
    await signIn(new Wanderer(), entra);
    await entra.rotateKeys();
    // Keys are read anew at most every ten seconds, whatever tokens come.
    await expect
      .poll(async () => (await signIn(new Wanderer(), entra)).address, { interval: 1000, timeout: 20_000 })
      .toBe(`${server.address}/incidents`);
  });

  it('asks again who it is, by acr and a sign-in of this minute', async () => {
    entra.person = { login: 'eva.extern', name: 'Eva', groups: ['grp-alla'] };
    const browser = new Wanderer();
    await signIn(browser, entra);
    const before = entra.signIns;
    const first = browser.cookie(server.address, 'ringmur_session');
    const poor = await signIn(browser, entra, '?return_to=/incidents&again=true');
    expect(await codeOf(poor.answer)).toBe('oidc.acr');
    entra.acr = 'mfa';
    const strong = await signIn(browser, entra, '?return_to=/incidents&again=true');
    expect(strong.address).toBe(`${server.address}/incidents`);
    expect(entra.signIns).toBe(before + 2);
    expect(browser.cookie(server.address, 'ringmur_session')).not.toBe(first);
    browser.forget(entra.issuer);
    entra.person = { login: 'fia.extern', name: 'Fia', groups: ['grp-alla'] };
    const other = await signIn(browser, entra, '?return_to=/incidents&again=true');
    expect(await codeOf(other.answer)).toBe('oidc.another_person');
    entra.acr = 'pwd';
    expect(await codeOf(await new Wanderer().get(start(entra, '?again=true')))).toBe('oidc.not_signed_in');
  });

  it('believes PS256 as well', async () => {
    const third: Algorithm = 'PS256';
    const provider = await IdentityProvider.start(third, callback());
    ids.set(provider, await add(provider, 'Keycloak', '--newcomers', '--unit', 'UTB'));
    provider.person = { login: 'gun.extern', name: 'Gun', groups: [] };
    const browser = new Wanderer();
    await signIn(browser, provider);
    expect((await sessionOf(browser)).account.login).toBe('gun.extern');
    await provider.end();
    // Removed, its people are out.
    await ringmur(server.data, 'provider', 'remove', ids.get(provider) ?? '');
    expect((await browser.get(`${server.address}/api/v1/session`)).status).toBe(401);
  });

  it('brings a person in a real browser from another site to the page', async () => {
    entra.person = { login: 'hans.extern', name: 'Hans Extern', groups: ['grp-isam'] };
    const visitor = await Visitor.at(server);
    await visitor.page.goto(start(entra, '?return_to=/'));
    await visitor.page.getByRole('navigation').first().waitFor();
    const cookies = await visitor.context.cookies(server.address);
    expect(cookies.find(({ name }) => name === 'ringmur_session')).toMatchObject({
      httpOnly: true,
      sameSite: 'Strict',
    });
    expect(cookies.some(({ name }) => name === 'ringmur_oidc')).toBe(false);
    await visitor.leave();
  });
});
