import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, type Asked, json, showPage, testSession } from '@/app/test_page';
import ReportIncidentPage from './ReportIncidentPage';

const employee = {
  ...testSession,
  account: { ...testSession.account, kind: 'employee' as const, authority: 'UTB', login: 'kim' },
};

const show = (answers: Answers = {}, address = '/report-incident') =>
  showPage(ReportIncidentPage, address, answers, employee);

const post = 'POST /api/v1/incident-reports';
const received = () => json({ reference: 'INC-2026-0041' }, 201);
const what = () => screen.getByRole('textbox', { name: 'Vad har hänt?' });
const answer = (name: string) =>
  userEvent.click(
    within(screen.getByRole('group', { name: /säkerhetskänslig verksamhet/ })).getByRole('radio', { name }),
  );
const send = () => userEvent.click(screen.getByRole('button', { name: 'Skicka rapporten' }));
const sentKeys = (asked: Asked[]) =>
  asked.filter((one) => one.method === 'POST').map((one) => one.headers.get('Idempotency-Key'));

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

describe('reporting an incident', () => {
  it('sends what is known and gives a receipt', async () => {
    const { asked, where } = await show({ [post]: received });
    await answer('Nej');
    await userEvent.type(what(), 'Dator borta');
    const personal = screen.getByRole('group', { name: /uppgifter om personer/ });
    await userEvent.click(within(personal).getByRole('radio', { name: 'Vet inte' }));
    await send();
    expect(await screen.findByText('INC-2026-0041')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Rapporten är mottagen');
    expect(where()).toBe('/report-incident?received=INC-2026-0041');
    expect(asked.at(-1)?.query.get('authority')).toBe('UTB');
    expect(asked.at(-1)?.body).toEqual({ what: 'Dator borta', personal_data: 'unknown', contact: 'Kim Ek' });
    expect(sessionStorage.length).toBe(0);
  });

  it('says what lacks and sends nothing', async () => {
    const { asked } = await show({ [post]: received });
    await answer('Nej');
    await send();
    expect(await screen.findByRole('link', { name: 'Skriv vad som har hänt.' })).toBeTruthy();
    expect(sentKeys(asked)).toEqual([]);
  });

  it('keeps what is written, and the key, when the server is away', async () => {
    let away = true;
    const { asked } = await show({
      [post]: () => {
        if (away) throw new TypeError('no network');
        return received();
      },
    });
    await answer('Nej');
    await userEvent.type(what(), 'Dator borta');
    await send();
    expect(await screen.findByText(/Servern svarar inte/)).toBeTruthy();
    away = false;
    await send();
    await screen.findByText('INC-2026-0041');
    const keys = sentKeys(asked);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBeTruthy();
    expect(keys[0]).toBe(keys[1]);
  });

  it('finds the draft again', async () => {
    await show();
    await answer('Nej');
    await userEvent.type(what(), 'Halvskrivet');
    cleanup();
    await show();
    expect((what() as HTMLTextAreaElement).value).toBe('Halvskrivet');
    await userEvent.click(screen.getByRole('button', { name: 'Töm formuläret' }));
    expect(screen.queryByRole('textbox', { name: 'Vad har hänt?' })).toBeNull();
    await answer('Vet inte');
    expect((what() as HTMLTextAreaElement).value).toBe('');
    await userEvent.click(screen.getByRole('button', { name: 'Töm formuläret' }));
    expect(sessionStorage.length).toBe(0);
  });

  it('takes a new key where the old one is spent, and says so', async () => {
    const { asked } = await show({
      [post]: () => json({ title: 'x', code: 'idempotency.other_request' }, 409),
    });
    await answer('Nej');
    await userEvent.type(what(), 'Dator borta');
    await send();
    await screen.findByText('Rapporten kan redan ha kommit fram');
    await send();
    await waitFor(() => expect(sentKeys(asked)).toHaveLength(2));
    const [first, second] = sentKeys(asked);
    expect(first).not.toBe(second);
  });

  it('asks for nothing before the first question is answered, and for no details where it is sensitive', async () => {
    const contacts = {
      security_protection: { sv: 'Säkerhetsskyddschef Åsa Berg, 010-123 45 67', en: 'Åsa Berg' },
    };
    const { asked } = await show({
      [post]: () => json({ reference: 'INC-2026-0042', contacts }, 201),
    });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Skicka rapporten' })).toBeNull();
    await answer('Ja');
    expect(screen.queryByRole('textbox', { name: 'Vad har hänt?' })).toBeNull();
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    await userEvent.type(screen.getByRole('textbox', { name: 'Neutral rubrik' }), 'Kontakta mig');
    await send();
    expect(await screen.findByText('Säkerhetsskyddschef Åsa Berg, 010-123 45 67')).toBeTruthy();
    expect(asked.at(-1)?.body).toEqual({ sensitive: 'yes', title: 'Kontakta mig' });
  });

  it('says what anonymous means, sends no name, and offers no list to find it in', async () => {
    const { asked, where } = await show({ [post]: received });
    await answer('Nej');
    await userEvent.type(what(), 'Dator borta');
    await userEvent.click(screen.getByRole('radio', { name: 'Anonymt' }));
    expect(screen.getByText(/^Varken namn, konto eller kontaktuppgifter sparas/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: /Hur når vi dig/ })).toBeNull();
    await send();
    expect(await screen.findByText(/^Rapporten är anonym/)).toBeTruthy();
    expect(where()).toBe('/report-incident?received=INC-2026-0041&as=anonymous');
    expect(screen.queryByRole('link', { name: 'Mina rapporter' })).toBeNull();
    expect(asked.at(-1)?.body).toEqual({ what: 'Dator borta', anonymous: true });
  });
});
