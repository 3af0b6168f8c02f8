import { useMutation } from '@tanstack/react-query';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '@/api/request';
import { ErrorNote } from '@/ui/ErrorNote';
import { Page } from '../Page';
import { type Answers, dialogCalled, json, showPage, testSession } from '../test_page';

/** A page that knows nothing of what may come between. */
function Writing() {
  const [text, setText] = useState('');
  const [saved, setSaved] = useState('');
  const saving = useMutation({
    mutationFn: () => ask<{ name: string }>('POST', '/api/v1/tokens', { body: { name: text } }),
    onSuccess: ({ name }) => setSaved(name),
  });
  return (
    <Page title="Sida">
      <input aria-label="Namn" value={text} onChange={(event) => setText(event.target.value)} />
      <button onClick={() => saving.mutate()}>Spara</button>
      <p>{saved && `Sparat ${saved}`}</p>
      {saving.error && <ErrorNote error={saving.error} />}
    </Page>
  );
}

const unconfirmed = () =>
  json({ title: 'Visa att det är du', detail: 'Visa först att det är du.', code: 'session.confirm' }, 403);
const fresh = { ...testSession, csrf: 'c2', confirmed_until: '2026-11-21T10:00:00Z' };

/** Only under the new session. */
const tokens: Answers = {
  'POST /api/v1/tokens': ({ headers, body }) =>
    headers.get('X-CSRF-Token') === 'c2' ? json(body, 201) : unconfirmed(),
  'GET /api/v1/session/factors': () => ({ totp: null, passkeys: [], recovery_codes_left: 0 }),
};

async function save(answers: Answers, session = testSession) {
  const shown = await showPage(Writing, '/page', { ...tokens, ...answers }, session);
  await userEvent.type(screen.getByLabelText('Namn'), 'Personalsystemet');
  await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
  return shown;
}

const dialog = () => dialogCalled('Visa att det är du');

afterEach(cleanup);

describe('showing again who one is', () => {
  it('comes over the page, and the page goes on as if nothing had been', async () => {
    let tries = 0;
    const { asked } = await save({
      'POST /api/v1/session/confirm': () =>
        ++tries === 1
          ? json({ title: 'Fel', detail: 'Lösenordet är fel.', code: 'password.wrong_current' }, 422)
          : fresh,
    });
    const over = await dialog();
    const password = await over.findByLabelText('Lösenord');
    await userEvent.type(password, 'fel{Enter}');
    await over.findByText('Lösenordet är fel.');
    await userEvent.clear(password);
    await userEvent.type(password, 'rätt{Enter}');
    await screen.findByText('Sparat Personalsystemet');
    expect(screen.queryByRole('heading', { name: 'Visa att det är du', hidden: true })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    const sent = asked.filter((one) => one.path === '/api/v1/tokens');
    expect(sent.map((one) => one.body)).toEqual([{ name: 'Personalsystemet' }, { name: 'Personalsystemet' }]);
  });

  it('takes the code of the app where there is one', async () => {
    const { asked } = await save({
      'GET /api/v1/session/factors': () => ({
        totp: { since: '2026-01-01T00:00:00Z' },
        passkeys: [],
        recovery_codes_left: 9,
      }),
      'POST /api/v1/session/confirm': () => fresh,
    });
    const over = await dialog();
    await userEvent.type(await over.findByLabelText(/^Engångskod/), '123456{Enter}');
    await screen.findByText('Sparat Personalsystemet');
    expect(asked.find((one) => one.path.endsWith('/confirm'))?.body).toEqual({ code: '123456' });
  });

  it('can be left; then the page says why it did not work, and keeps what was written', async () => {
    await save({});
    await dialog();
    screen.getByRole('heading', { name: 'Visa att det är du', hidden: true }).closest('dialog')?.close();
    await screen.findByText('Visa först att det är du.');
    expect(screen.getByLabelText<HTMLInputElement>('Namn').value).toBe('Personalsystemet');
  });

  it('leads beside the page to the organisation’s sign-in for who comes from there', async () => {
    await save(
      { 'GET /api/v1/sign-in-providers': () => ({ items: [{ id: 'p1', name: 'Entra ID' }] }) },
      { ...testSession, level: 'provider' },
    );
    const over = await dialog();
    const link = await over.findByText<HTMLAnchorElement>(/^Fortsätt med Entra ID/, { selector: 'a' });
    expect(link.getAttribute('href')).toBe('/api/v1/oidc/p1/start?return_to=%2Fsigned-in&again=true');
    expect(link.target).toBe('ringmur-sign-in');
    expect(over.queryByLabelText('Lösenord')).toBeNull();
  });
});

describe('a session that another tab has renewed', () => {
  const stale: Answers = {
    'POST /api/v1/tokens': ({ headers, body }) =>
      headers.get('X-CSRF-Token') === 'c2'
        ? json(body, 201)
        : json({ title: 'Nej', detail: 'Sidan är för gammal.', code: 'csrf.missing' }, 403),
  };

  it('is taken up without a word', async () => {
    let csrf = 'c1';
    await save({
      ...stale,
      'GET /api/v1/session': () => {
        const now = { ...testSession, csrf };
        csrf = 'c2';
        return now;
      },
    });
    await screen.findByText('Sparat Personalsystemet');
  });

  it('is not taken up where it is somebody else’s', async () => {
    let account = testSession.account;
    let csrf = 'c1';
    const { asked } = await save({
      ...stale,
      'GET /api/v1/session': () => {
        const now = { ...testSession, account, csrf };
        account = { ...account, id: 'a2', login: 'annan' };
        csrf = 'c2';
        return now;
      },
    });
    await screen.findByText('Sidan är för gammal.');
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    await waitFor(() => expect(asked.filter((one) => one.path === '/api/v1/tokens')).toHaveLength(2));
    const tokens = asked.filter((one) => one.path === '/api/v1/tokens');
    expect(tokens.map((one) => one.headers.get('X-CSRF-Token'))).toEqual(['c1', 'c1']);
  });
});
