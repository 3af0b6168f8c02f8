import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Provider, ProviderGroup } from '@/api/providers';
import { type Answers, dialogCalled, json, showPage } from '@/app/test_page';
import ProvidersPage from './ProvidersPage';

const provider = (part: Partial<Provider> = {}): Provider => ({
  id: 'p1',
  version: 3,
  name: 'Entra ID',
  issuer: 'https://login.example/v2.0',
  client_id: 'ringmur',
  has_secret: true,
  scopes: 'openid',
  login_claim: 'upn',
  role_claim: 'roles',
  role_mapping: [{ value: 'chefer', role: 'manager', authority: 'UTB', unit: null }],
  authority: null,
  newcomers: 'refuse',
  acr: '',
  step_up_acr: '',
  network: 'public',
  enabled: true,
  scim_token: null,
  redirect_uri: 'https://ringmur.example/api/v1/oidc/callback',
  scim_url: 'https://ringmur.example/scim/v2',
  created_at: '2026-01-01T00:00:00Z',
  changed_at: '2026-01-01T00:00:00Z',
  ...part,
});

const role = (code: string, sv: string) => ({ code, label: { sv, en: code }, help: { sv: '', en: '' } });
const group: ProviderGroup = {
  id: 'g1',
  provider: 'p1',
  name: 'Chefer UTB',
  members: 12,
  role: null,
  authority: null,
  unit: null,
};

const show = (address: string, answers: Answers = {}) =>
  showPage(ProvidersPage, address, {
    'GET /api/v1/providers': () => ({ items: [provider()] }),
    'GET /api/v1/roles': () => ({ items: [role('manager', 'Chef'), role('auditor', 'Revisor')] }),
    'GET /api/v1/settings/sign-in': () => json({ second_factor_roles: [] }, 200, { ETag: '"e1"' }),
    'GET /api/v1/provider-groups': () => ({ items: [group, { ...group, id: 'g2', provider: 'p2' }] }),
    'GET /api/v1/tokens': () => ({ items: [] }),
    'GET /api/v1/units': () => ({ items: [{ id: 'e1', code: 'SKOLA', name: 'Grundskola' }], next: null }),
    ...answers,
  });

const one = '/administration/providers?provider=p1';

const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

afterEach(cleanup);

describe('the providers', () => {
  it('are listed, with what they do', async () => {
    await show('/administration/providers');
    const row = within(
      (await screen.findByRole('link', { name: 'Entra ID' })).closest('tr') ?? document.body,
    );
    expect(row.getByText('1 regel')).toBeTruthy();
    expect(row.getByText('På')).toBeTruthy();
  });

  it('are added with rules for roles, and the secret is sent once', async () => {
    const { asked, where } = await show('/administration/providers?provider=new', {
      'POST /api/v1/providers': () => json(provider({ id: 'p9' }), 201),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Lägg till tjänsten' }));
    await screen.findByRole('link', { name: 'Fyll i utfärdare.' });
    write(/^Namn/, 'Entra ID');
    write(/^Utfärdare/, 'https://login.example/v2.0');
    write('Klient-id', 'ringmur');
    write(/^Klienthemlighet/, 'hemligt');
    write(/^Claim för roller/, 'groups');
    await userEvent.click(screen.getByRole('button', { name: 'Lägg till en regel' }));
    const rule = await dialogCalled('Lägg till en regel');
    write(/^Värde/, 'chefer');
    await userEvent.selectOptions(rule.getByLabelText('Roll'), 'manager');
    await rule.findByText('Grundskola');
    await userEvent.selectOptions(rule.getByLabelText('Enhet'), 'e1');
    await userEvent.click(rule.getByText('Klar'));
    expect(await screen.findByRole('cell', { name: 'Grundskola och allt under' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Lägg till tjänsten' }));
    await waitFor(() => expect(where()).toBe('/administration/providers?provider=p9'));
    expect(asked.find((sent) => sent.method === 'POST')?.body).toMatchObject({
      name: 'Entra ID',
      client_secret: 'hemligt',
      role_claim: 'groups',
      role_mapping: [{ value: 'chefer', role: 'manager', authority: 'UTB', unit: 'e1' }],
    });
  });

  it('send what was changed upon the version that was read', async () => {
    const { asked } = await show(one, {
      'PATCH /api/v1/providers/p1': ({ body }) => provider({ ...(body as object), version: 4 }),
    });
    expect((await screen.findByLabelText<HTMLInputElement>(/^Klienthemlighet/)).value).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Ta bort regeln för chefer' }));
    const save = screen.getAllByRole('button', { name: 'Spara' })[0];
    if (save) await userEvent.click(save);
    await screen.findAllByText('Sparat: värden som ger roller.');
    const sent = asked.find((sent) => sent.method === 'PATCH');
    expect(sent?.body).toEqual({ role_mapping: [] });
    expect(sent?.headers.get('If-Match')).toBe('"3"');
  });

  it('show both versions where somebody else saved', async () => {
    let saved = provider();
    await show(one, {
      'GET /api/v1/providers': () => ({ items: [saved] }),
      'PATCH /api/v1/providers/p1': () => json({ title: 'Ändrad', code: 'provider.changed' }, 412),
    });
    await userEvent.type(await screen.findByLabelText(/^Namn/), ' A');
    saved = provider({ name: 'Entra B', version: 4 });
    const save = screen.getAllByRole('button', { name: 'Spara' })[0];
    if (save) await userEvent.click(save);
    const both = await dialogCalled('Någon annan har sparat under tiden');
    expect(both.getByLabelText('Entra ID A')).toBeTruthy();
    await userEvent.click(both.getByLabelText('Entra B'));
    await userEvent.click(both.getByText('Fortsätt'));
    expect(screen.getByLabelText<HTMLInputElement>(/^Namn/).value).toBe('Entra B');
  });

  it('are tried without leaving the page', async () => {
    let refused = true;
    await show(one, {
      'GET /api/v1/oidc/p1/start': () => {
        if (refused) return json({ title: 'Fel', detail: 'Tjänsten svarar inte.', code: 'fetch.slow' }, 503);
        const away = new Response(null, { status: 200 });
        Object.defineProperty(away, 'type', { value: 'opaqueredirect' });
        return away;
      },
    });
    const button = await screen.findByRole('button', { name: 'Prova anslutningen' });
    await userEvent.click(button);
    await screen.findByText('Tjänsten svarar inte.');
    refused = false;
    await userEvent.click(button);
    await screen.findByText('Tjänsten svarar och går att använda.');
  });

  it('are turned off after a question that says what follows', async () => {
    const { asked } = await show(one, {
      'PATCH /api/v1/providers/p1': () => provider({ enabled: false, version: 4 }),
    });
    await userEvent.click(await screen.findByText('Stäng av'));
    const question = await dialogCalled('Stänga av Entra ID?');
    expect(asked.some((sent) => sent.method === 'PATCH')).toBe(false);
    await userEvent.click(question.getByText('Stäng av'));
    await waitFor(() =>
      expect(asked.find((sent) => sent.method === 'PATCH')?.body).toEqual({ enabled: false }),
    );
    await screen.findByText('Slå på tjänsten för att prova den.');
  });

  it('give roles to the groups that are theirs', async () => {
    const { asked } = await show(one, {
      'PATCH /api/v1/provider-groups/g1': () => ({ ...group, role: 'auditor' }),
    });
    const change = await screen.findAllByRole('button', { name: 'Ändra rollen för Chefer UTB' });
    expect(change).toHaveLength(1);
    if (change[0]) await userEvent.click(change[0]);
    const over = await dialogCalled('Ändra rollen för Chefer UTB');
    expect(over.getByText('Ändringen gäller genast för 12 personer.')).toBeTruthy();
    await userEvent.selectOptions(over.getByLabelText('Roll'), 'auditor');
    await userEvent.selectOptions(over.getByLabelText('Myndighet'), '');
    await userEvent.click(over.getByText('Spara'));
    await waitFor(() =>
      expect(asked.find((sent) => sent.method === 'PATCH')?.body).toEqual({
        role: 'auditor',
        authority: null,
        unit: null,
      }),
    );
  });
});

describe('the demand for a second step', () => {
  it('says which roles it holds for, and what others have chosen meanwhile', async () => {
    let kept = ['auditor'];
    const versions: string[] = [];
    await show('/administration/providers', {
      'GET /api/v1/settings/sign-in': () =>
        json({ second_factor_roles: kept }, 200, { ETag: `"${kept.join()}"` }),
      'PUT /api/v1/settings/sign-in': ({ headers, body }) => {
        const version = headers.get('If-Match') ?? '';
        versions.push(version);
        if (version !== `"${kept.join()}"`) return json({ title: 'Ändrad', code: 'settings.changed' }, 412);
        kept = (body as { second_factor_roles: string[] }).second_factor_roles;
        return { second_factor_roles: kept };
      },
    });
    const auditor = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Revisor' });
    expect(auditor.checked).toBe(true);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Chef' }));
    kept = [];
    await userEvent.click(screen.getByRole('button', { name: 'Spara kravet' }));
    await screen.findByText(/Det som gäller nu: ingen roll/);
    expect(auditor.checked).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Spara kravet' }));
    await waitFor(() => expect(kept).toEqual(['auditor', 'manager']));
    expect(versions).toEqual(['"auditor"', '""']);
  });
});
