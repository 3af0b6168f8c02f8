import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { json, showPage } from '@/app/test_page';
import { Letters } from './Letters';

afterEach(cleanup);

const page = () => (
  <>
    <h1>Konto</h1>
    <Letters />
  </>
);
const kept = { email: null as string | null, reminders: true, configured: true };
const box = () => screen.findByRole('textbox', { name: /E-postadress/ });

describe('letters', () => {
  it('keeps an address, and sends a test to what is kept only', async () => {
    const { asked } = await showPage(page, '/account', {
      'GET /api/v1/session/mail': () => kept,
      'PUT /api/v1/session/mail': ({ body }) => ({ ...kept, ...(body as object) }),
      'POST /api/v1/session/mail/test': () => undefined,
    });
    await userEvent.type(await box(), ' kim@stad.example ');
    expect(screen.queryByRole('button', { name: 'Skicka ett prov' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    await screen.findAllByText('Sparat. Brev skickas till kim@stad.example.');
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({
      email: 'kim@stad.example',
      reminders: true,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Skicka ett prov' }));
    await screen.findAllByText('Ett prov är skickat till kim@stad.example.');
  });

  it('says beside the box what is wrong with an address, and keeps what was written', async () => {
    const detail = 'Skriv en e-postadress, till exempel namn@kommun.example.';
    await showPage(page, '/account', {
      'GET /api/v1/session/mail': () => kept,
      'PUT /api/v1/session/mail': () => json({ title: 'Fel', errors: [{ detail, pointer: '/email' }] }, 422),
    });
    await userEvent.type(await box(), 'kim');
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    await screen.findByText(detail);
    expect((await box()).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByDisplayValue('kim')).toBeTruthy();
  });

  it('turns reminders off, and says when the server sends no letters at all', async () => {
    const { asked } = await showPage(page, '/account', {
      'GET /api/v1/session/mail': () => ({ ...kept, email: 'kim@stad.example', configured: false }),
      'PUT /api/v1/session/mail': ({ body }) => ({ ...kept, ...(body as object) }),
    });
    await screen.findByText('Servern skickar inga brev än');
    expect(screen.queryByRole('button', { name: 'Skicka ett prov' })).toBeNull();
    await userEvent.click(screen.getByRole('switch', { name: 'Skicka påminnelser' }));
    await userEvent.click(screen.getByRole('button', { name: 'Spara' }));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({
        email: 'kim@stad.example',
        reminders: false,
      }),
    );
    await screen.findAllByText('Sparat. Inga påminnelser skickas till kim@stad.example.');
  });
});
