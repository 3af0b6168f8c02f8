import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { dialogCalled, showPage } from '@/app/test_page';
import { CalendarFeeds } from './CalendarFeeds';

afterEach(cleanup);

it('makes an address that is shown once, and says what is lacking first', async () => {
  const page = () => (
    <>
      <h1>Konto</h1>
      <CalendarFeeds />
    </>
  );
  const feed = { id: 'k1', name: 'Outlook', scope: 'own', authority: null, created_at: '', used_at: null };
  const { asked } = await showPage(page, '/account', {
    'GET /api/v1/calendar-feeds': () => ({ items: [] }),
    'POST /api/v1/calendar-feeds': () => ({ ...feed, address: 'https://lis.test/calendar/hemlig.ics' }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Anslut en kalender' }));
  const dialog = await dialogCalled('Anslut en kalender');
  await userEvent.click(dialog.getByRole('button', { name: 'Skapa adressen', hidden: true }));
  expect(dialog.getByText('Skriv vilken kalender det är.')).toBeTruthy();
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  await userEvent.type(dialog.getByLabelText(/Vilken kalender/), ' Outlook ');
  await userEvent.click(dialog.getByRole('button', { name: 'Skapa adressen', hidden: true }));
  const made = await dialogCalled('Adressen till kalendern');
  expect(made.getByDisplayValue('https://lis.test/calendar/hemlig.ics')).toBeTruthy();
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
    name: 'Outlook',
    scope: 'own',
    authority: 'UTB',
  });
});
