import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { keysAreOn } from '@/app/keys_choice';
import { showPage, testSession } from '@/app/test_page';
import { setLanguage } from '@/words/words';
import AccountPage from './AccountPage';

const answers = {
  'GET /api/v1/session/all': () => ({ items: [] }),
  'GET /api/v1/session/mail': () => ({ email: null, reminders: true, configured: false }),
  'PATCH /api/v1/session': ({ body }: { body: unknown }) => ({
    ...testSession,
    account: { ...testSession.account, ...(body as object) },
  }),
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  setLanguage('sv');
});

describe('my account', () => {
  it('keeps the language with the account', async () => {
    const { asked } = await showPage(AccountPage, '/account', answers);
    await userEvent.selectOptions(screen.getByLabelText('Språk'), 'en');
    expect(await screen.findByRole('heading', { level: 1, name: 'My account' })).toBeTruthy();
    await waitFor(() =>
      expect(asked.find((one) => one.method === 'PATCH')?.body).toMatchObject({ language: 'en' }),
    );
  });

  it('turns the keys off for this browser', async () => {
    await showPage(AccountPage, '/account', answers);
    expect(keysAreOn()).toBe(true);
    await userEvent.click(screen.getByRole('switch', { name: 'Använd kortkommandon' }));
    expect(keysAreOn()).toBe(false);
    expect(localStorage.getItem('ringmur-keys')).toBe('off');
  });

  it('says what an employee is, and nothing of plans and keys', async () => {
    const employee = { ...testSession, account: { ...testSession.account, kind: 'employee' as const } };
    await showPage(AccountPage, '/account', answers, employee);
    expect(screen.getByText('Medarbetare')).toBeTruthy();
    expect(screen.queryByText('Kallas i planer')).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
  });
});
