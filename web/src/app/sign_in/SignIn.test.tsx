import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Page } from '../Page';
import { type Answers, json, showPage, testSession } from '../test_page';

const Inside = () => <Page title="Inne">–</Page>;

const bytes = (...values: number[]) => Uint8Array.from(values).buffer;

const ticket = (methods: string[]) => ({
  second_factor: {
    ticket: 't1',
    methods,
    passkey: methods.includes('passkey')
      ? { challenge: 'AQ', rpId: 'x', timeout: 1, allowCredentials: [], userVerification: 'preferred' }
      : null,
  },
});

/** Nobody is signed in. */
const outside: Answers = {
  'GET /api/v1/session': () => json({ title: 'Logga in', code: 'session.missing' }, 401),
  'GET /api/v1/sign-in-providers': () => ({ items: [] }),
};

const wrong = (code: string, detail: string) => () => json({ title: 'Fel', detail, code }, 401);

async function withPassword(answers: Answers, address = '/page') {
  const shown = await showPage(Inside, address, { ...outside, ...answers });
  await userEvent.type(screen.getByLabelText('Användarnamn'), 'isam');
  await userEvent.type(screen.getByLabelText('Lösenord'), 'en lång mening');
  await userEvent.click(screen.getByRole('button', { name: 'Logga in' }));
  return shown;
}

function browserHasPasskeys(get: () => Promise<unknown>) {
  vi.stubGlobal('PublicKeyCredential', vi.fn());
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'credentials');
  window.history.replaceState(null, '', '/');
});

const inside = () => screen.findByRole('heading', { level: 1, name: 'Inne' });

describe('signing in', () => {
  it('leads in by the password alone where that is enough', async () => {
    const { asked } = await withPassword({ 'POST /api/v1/session': () => testSession });
    await inside();
    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({
      login: 'isam',
      password: 'en lång mening',
    });
  });

  it('asks for a code after the password, and says how many tries are left', async () => {
    let tries = 0;
    const { asked } = await withPassword({
      'POST /api/v1/session': () => ticket(['totp', 'recovery']),
      'POST /api/v1/session/second-factor': () =>
        ++tries === 1 ? wrong('factor.wrong_code', 'Koden är fel.')() : testSession,
    });
    const code = await screen.findByLabelText(/^Engångskod/);
    expect(document.activeElement).toBe(code);
    await userEvent.click(screen.getByRole('button', { name: 'Fortsätt' }));
    expect(screen.getByText('Skriv de sex siffrorna.')).toBeTruthy();
    await userEvent.type(code, '123456{Enter}');
    await screen.findByText('4 försök kvar.');
    expect(screen.getByRole('alert').textContent).toContain('Koden är fel.');
    await userEvent.clear(code);
    await userEvent.type(code, '654321{Enter}');
    await inside();
    const sent = asked.filter((one) => one.path.endsWith('second-factor')).map((one) => one.body);
    expect(sent).toEqual([
      { ticket: 't1', code: '123456' },
      { ticket: 't1', code: '654321' },
    ]);
  });

  it('takes a code on paper instead', async () => {
    const { asked } = await withPassword({
      'POST /api/v1/session': () => ticket(['totp', 'recovery']),
      'POST /api/v1/session/second-factor': () => testSession,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Återställningskod' }));
    await userEvent.type(screen.getByLabelText(/^Återställningskod/), ' abcd-efgh {Enter}');
    await inside();
    expect(asked.at(-1)?.path === '/api/v1/session/second-factor' && asked.at(-1)?.body).toEqual({
      ticket: 't1',
      recovery_code: 'abcd-efgh',
    });
  });

  it('ends after five wrong codes', async () => {
    await withPassword({
      'POST /api/v1/session': () => ticket(['totp']),
      'POST /api/v1/session/second-factor': wrong('factor.wrong_code', 'Koden är fel.'),
    });
    const code = await screen.findByLabelText(/^Engångskod/);
    for (const left of ['4 försök', '3 försök', '2 försök', '1 försök', 'Inga försök']) {
      await userEvent.type(code, '1{Enter}');
      await screen.findByText(new RegExp(`^${left} kvar`));
    }
    expect(screen.queryByLabelText(/^Engångskod/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Börja om' }));
    expect(screen.getByLabelText<HTMLInputElement>('Användarnamn').value).toBe('isam');
  });

  it('goes back to the password with the reason where it took too long', async () => {
    await withPassword({
      'POST /api/v1/session': () => ticket(['totp']),
      'POST /api/v1/session/second-factor': wrong('session.ticket', 'Det tog för lång tid.'),
    });
    await userEvent.type(await screen.findByLabelText(/^Engångskod/), '123456{Enter}');
    await screen.findByLabelText('Lösenord');
    expect(screen.getByRole('alert').textContent).toContain('Det tog för lång tid.');
  });

  it('shows a passkey first where there is one, and says what the browser did with it', async () => {
    const credential = {
      id: 'AQ',
      rawId: bytes(1),
      type: 'public-key',
      response: {
        clientDataJSON: bytes(2),
        authenticatorData: bytes(3),
        signature: bytes(4),
        userHandle: null,
      },
    };
    const get = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'))
      .mockResolvedValue(credential);
    browserHasPasskeys(get);
    const { asked } = await withPassword({
      'POST /api/v1/session': () => ticket(['totp', 'passkey', 'recovery']),
      'POST /api/v1/session/second-factor': () => testSession,
    });
    const show = await screen.findByRole('button', { name: 'Visa passernyckeln' });
    await userEvent.click(show);
    await screen.findByText(/Webbläsaren avbröt/);
    expect(screen.queryByText(/försök kvar/)).toBeNull();
    await userEvent.click(show);
    await inside();
    const sent = asked.find((one) => one.path.endsWith('second-factor'));
    expect(sent?.body).toMatchObject({ ticket: 't1', passkey: { id: 'AQ', response: { signature: 'BA' } } });
  });

  it('goes by the organisation’s own sign-in, and back to where one was going', async () => {
    window.history.replaceState(null, '', '/registers/risks?status=eq.open&sign_in_error=oidc.denied');
    await showPage(Inside, '/page', {
      ...outside,
      'GET /api/v1/sign-in-providers': () => ({ items: [{ id: 'p1', name: 'Entra ID' }] }),
    });
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Fortsätt med Entra ID' });
    const there = new URL(link.href);
    expect(there.pathname).toBe('/api/v1/oidc/p1/start');
    expect(Object.fromEntries(there.searchParams)).toEqual({ return_to: '/registers/risks?status=eq.open' });
    expect(screen.getByRole('alert').textContent).toContain('Inloggningen avbröts');
  });

  it('says why the way back from a provider did not lead in, never what an address says by itself', async () => {
    window.history.replaceState(null, '', '/?sign_in_error=oidc.unknown_person');
    const first = await showPage(Inside, '/page', outside);
    expect(screen.getByRole('alert').textContent).toContain('Du har inget konto i Ringmur.');
    first.unmount();
    window.history.replaceState(null, '', '/?sign_in_error=Ring%20mig');
    await showPage(Inside, '/page', outside);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
