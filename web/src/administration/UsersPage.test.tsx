import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Account } from '@/api/accounts';
import { type Answers, dialogCalled, json, showPage } from '@/app/test_page';
import UsersPage from './UsersPage';

const account = (id: string, part: Partial<Account> = {}): Account => ({
  id,
  login: `login-${id}`,
  name: `Namn ${id}`,
  kind: 'administrator',
  authority: 'UTB',
  named_as: [],
  language: 'sv',
  created_at: '2026-01-01T00:00:00Z',
  disabled_at: null,
  signed_in_at: null,
  must_change_password: false,
  version: 3,
  ...part,
});

const show = (address: string, answers: Answers, accounts = [account('1'), account('2')]) =>
  showPage(UsersPage, address, {
    'GET /api/v1/accounts': () => ({ items: accounts }),
    'GET /api/v1/accounts/1/sessions': () => ({ items: [] }),
    ...answers,
  });

afterEach(cleanup);

describe('the accounts', () => {
  it('are found by name, in the address', async () => {
    const { where } = await show('/administration/users', {});
    await screen.findByRole('link', { name: 'Namn 2' });
    await userEvent.type(screen.getByLabelText('Sök på namn'), '2');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Namn 1' })).toBeNull());
    expect(where()).toBe('/administration/users?name=2');
  });

  it('come with a first password, shown once', async () => {
    const { asked, where } = await show('/administration/users?user=new', {
      'POST /api/v1/accounts': () => json({ ...account('1'), password: 'kastanj-myrstig-7' }, 201),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Skapa konto' }));
    await screen.findByRole('link', { name: 'Fyll i användarnamn.' });
    await userEvent.type(screen.getByLabelText('Namn'), 'Kim Ek');
    await userEvent.type(screen.getByLabelText(/^Användarnamn/), 'kim');
    await userEvent.click(screen.getByRole('button', { name: 'Skapa konto' }));
    expect(await screen.findByDisplayValue('kastanj-myrstig-7')).toBeTruthy();
    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({
      login: 'kim',
      name: 'Kim Ek',
      kind: 'employee',
      authority: 'UTB',
      named_as: [],
    });
    await userEvent.click(screen.getByText('Klar'));
    await waitFor(() => expect(where()).toBe('/administration/users?user=1'));
    expect(screen.queryByDisplayValue('kastanj-myrstig-7')).toBeNull();
  });

  it('show both versions where somebody else saved, and lose nothing', async () => {
    let saved = account('1');
    let version = '';
    await show(
      '/administration/users?user=1',
      {
        'GET /api/v1/accounts': () => ({ items: [saved] }),
        'PATCH /api/v1/accounts/1': ({ headers, body }) => {
          version = headers.get('If-Match') ?? '';
          if (version === '"3"') return json({ title: 'Ändrad', code: 'record.changed' }, 412);
          saved = { ...saved, ...(body as Partial<Account>), version: 5 };
          return saved;
        },
      },
      [],
    );
    const name = await screen.findByLabelText('Namn');
    await userEvent.type(name, ' A');
    saved = account('1', { name: 'Namn 1 B', named_as: ['DSO'], version: 4 });
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    const shown = await dialogCalled('Någon annan har sparat under tiden');
    expect(shown.getByLabelText('Namn 1 A')).toBeTruthy();
    await userEvent.click(shown.getByLabelText('Namn 1 B'));
    await userEvent.click(shown.getByLabelText('Namn 1 A'));
    await userEvent.click(shown.getByText('Fortsätt'));
    expect(screen.getByLabelText<HTMLInputElement>('Namn').value).toBe('Namn 1 A');
    expect(screen.getByLabelText<HTMLTextAreaElement>(/^Kallas i planer/).value).toBe('DSO');
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    await waitFor(() => expect(saved.version).toBe(5));
    expect(version).toBe('"4"');
    expect(saved.name).toBe('Namn 1 A');
    expect(saved.named_as).toEqual(['DSO']);
  });

  it('are disabled after a question', async () => {
    const { asked } = await show('/administration/users?user=1', {
      'PATCH /api/v1/accounts/1': () => account('1', { disabled_at: '2026-11-21T08:00:00Z', version: 4 }),
    });
    await userEvent.click(await screen.findByText('Stäng av kontot'));
    expect(asked.some((one) => one.method === 'PATCH')).toBe(false);
    const shown = await dialogCalled('Stänga av kontot login-1?');
    await userEvent.click(shown.getByText('Stäng av kontot'));
    await waitFor(() =>
      expect(asked.find((one) => one.method === 'PATCH')?.body).toEqual({ disabled: true }),
    );
  });
});
