import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Factors } from '@/api/factors';
import { Page } from '@/app/Page';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import { TwoSteps } from './TwoSteps';

function Shown() {
  return (
    <Page title="Mitt konto">
      <TwoSteps />
    </Page>
  );
}

const none: Factors = { totp: null, passkeys: [], recovery_codes_left: 0 };
const phone = { id: 'p1', name: 'Telefonen', created_at: '2026-11-01T08:00:00Z', used_at: null };

/** A server that keeps one account's factors. */
function keeping(begin: Factors): { answers: Answers; now: () => Factors } {
  let factors = begin;
  const codes = ['AAAA-BBBB', 'CCCC-DDDD'];
  const answers: Answers = {
    'GET /api/v1/session/factors': () => factors,
    'GET /api/v1/session/all': () => ({ items: [] }),
    'POST /api/v1/session/factors/totp': () => ({
      secret: 'ABCDEFGH',
      uri: 'otpauth://totp/x',
      qr: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }),
    'POST /api/v1/session/factors/totp/confirm': ({ body }) => {
      if ((body as { code: string }).code !== '123456') {
        return json({ title: 'Fel', detail: 'Koden är fel.', code: 'factor.wrong_code' }, 422);
      }
      factors = { ...factors, totp: { since: '2026-11-21T08:00:00Z' }, recovery_codes_left: 2 };
      return { recovery_codes: codes };
    },
    'DELETE /api/v1/session/factors/passkeys/p1': () => {
      factors = none;
    },
    'POST /api/v1/session/factors/recovery-codes': () => ({ recovery_codes: codes }),
  };
  return { answers, now: () => factors };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the second step', () => {
  it('is missed kindly, until an app shows a right code; then the codes come once', async () => {
    const { answers } = keeping(none);
    await showPage(Shown, '/account', answers);
    await screen.findByText(/Du loggar in med bara lösenord/);
    await userEvent.click(screen.getByRole('button', { name: 'Lägg till app' }));
    const over = await dialogCalled('Lägg till app');
    expect(over.getByAltText<HTMLImageElement>('QR-kod för autentiseringsappen').src).toMatch(
      /^data:image\/svg\+xml,/,
    );
    expect(over.getByDisplayValue('ABCD EFGH')).toBeTruthy();
    const code = over.getByLabelText(/^Engångskod/);
    await userEvent.type(code, '111111{Enter}');
    await over.findByText('Koden är fel.');
    await userEvent.clear(code);
    await userEvent.type(code, '123456{Enter}');
    const codes = await dialogCalled('Spara dina återställningskoder');
    expect(codes.getAllByRole('listitem', { hidden: true }).map((one) => one.textContent)).toEqual([
      'AAAA-BBBB',
      'CCCC-DDDD',
    ]);
    await userEvent.click(codes.getByText('Jag har sparat koderna'));
    await screen.findByText('2 koder kvar. Gör nya innan de tar slut.');
    expect(screen.queryByText('AAAA-BBBB')).toBeNull();
    expect(screen.queryByText(/Du loggar in med bara lösenord/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Ta bort autentiseringsappen' })).toBeTruthy();
  });

  it('lists passkeys, and takes the last one away after a question that says what follows', async () => {
    const { answers } = keeping({ ...none, passkeys: [phone], recovery_codes_left: 8 });
    const { asked } = await showPage(Shown, '/account', answers);
    const list = await screen.findByRole('list', { name: 'Passernycklar' });
    expect(within(list).getByText('Telefonen')).toBeTruthy();
    expect(list.textContent).toContain('inte använd än');
    await userEvent.click(screen.getByRole('button', { name: 'Ta bort passernyckeln Telefonen' }));
    const over = await dialogCalled('Ta bort passernyckeln Telefonen?');
    expect(over.getByText(/Det är ditt sista andra steg/)).toBeTruthy();
    expect(asked.some((one) => one.method === 'DELETE')).toBe(false);
    await userEvent.click(over.getByText('Ta bort'));
    await screen.findByText(/Du loggar in med bara lösenord/);
  });

  it('makes new codes, with the account on the paper', async () => {
    const { answers } = keeping({ ...none, passkeys: [phone], recovery_codes_left: 8 });
    await showPage(Shown, '/account', answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Gör nya koder' }));
    const over = await dialogCalled('Göra nya återställningskoder?');
    await userEvent.click(over.getByText('Gör nya koder', { selector: 'button' }));
    await dialogCalled('Spara dina återställningskoder');
    const sheet = document.querySelector('body > pre');
    expect(sheet?.textContent).toContain('Konto: isam');
    expect(sheet?.textContent).toContain('AAAA-BBBB\nCCCC-DDDD');
  });

  it('asks nobody from a provider for what the provider does', async () => {
    const { answers } = keeping(none);
    await showPage(Shown, '/account', answers, { ...testSession, level: 'provider' });
    await screen.findByText(/som sköter sitt eget andra steg/);
    await screen.findByText('Ingen app tillagd');
    expect(screen.queryByText(/bara lösenord/)).toBeNull();
  });
});

describe('a role that takes more than a password', () => {
  // The page fetches it when it is wanted.
  beforeAll(() => import('@/app/factors/SecondFactorRequired'));

  it('sets it up before anything else, and then goes on', async () => {
    const { answers, now } = keeping(none);
    await showPage(Shown, '/account', {
      ...answers,
      'GET /api/v1/session': () => ({ ...testSession, second_factor_required: !now().totp }),
    });
    await screen.findByRole('heading', { level: 1, name: 'Lägg till ett andra steg' });
    await userEvent.click(screen.getByRole('button', { name: 'Lägg till app' }));
    const over = await dialogCalled('Lägg till app');
    await userEvent.type(over.getByLabelText(/^Engångskod/), '123456{Enter}');
    const codes = await dialogCalled('Spara dina återställningskoder');
    expect(screen.queryByRole('heading', { level: 1, name: 'Mitt konto' })).toBeNull();
    await userEvent.click(codes.getByText('Jag har sparat koderna'));
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Mitt konto' })).toBeTruthy());
  });
});
