import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { JoinedWorkshop } from '@/api/workshops';
import { type Answers, json, showPage, testSession } from '@/app/test_page';
import JoinPage from './JoinPage';
import MinePage from './MinePage';
import { joined, joinedRisk } from './specimen';

afterEach(cleanup);

const path = '/api/v1/workshops/w1/mine';
const show = (answers: Answers) =>
  showPage(
    MinePage,
    '/workshops/w1/mine?authority=UTB',
    { 'GET /api/v1/risk-methods': () => ({ items: [] }), ...answers },
    testSession,
    '/workshops/$id/mine',
  );
const choose = async (group: RegExp, step: RegExp) =>
  userEvent.click(
    within(await screen.findByRole('group', { name: group })).getByRole('radio', { name: step }),
  );

describe('who takes part in a workshop', { timeout: 20_000 }, () => {
  it('answers for the risk that is rated, and is told that it came', async () => {
    const rated = joinedRisk('a', { step: 'rating' });
    const { asked } = await show({
      [`GET ${path}`]: () => joined([rated]),
      [`PUT ${path}`]: ({ body }) => joined([{ ...rated, mine: body as never }]),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Skicka svaret' }));
    expect(screen.getAllByText('Välj hur sannolikt det är.').length).toBeGreaterThan(0);
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
    await choose(/sannolikt/, /4 Hög/);
    await choose(/allvarlig/, /2 Låg/);
    await userEvent.type(screen.getByRole('textbox', { name: /Varför/ }), 'Därför');
    await userEvent.click(screen.getByRole('button', { name: 'Skicka svaret' }));
    await screen.findByText('Ditt svar är inskickat');
    expect(asked.find(({ method }) => method === 'PUT')?.body).toEqual({
      risk: 'a',
      likelihood: 4,
      impact: 2,
      reason: 'Därför',
    });
  });

  it('keeps what was chosen when the answer is refused', async () => {
    await show({
      [`GET ${path}`]: () => joined([joinedRisk('a', { step: 'rating' })]),
      [`PUT ${path}`]: () => json({ title: 'Nej', detail: 'Vänta på den som leder.' }, 409),
    });
    await choose(/sannolikt/, /4 Hög/);
    await choose(/allvarlig/, /2 Låg/);
    await userEvent.click(screen.getByRole('button', { name: 'Skicka svaret' }));
    await screen.findByText('Vänta på den som leder.');
    expect(screen.getByRole<HTMLInputElement>('radio', { checked: true, name: /4 Hög/ })).toBeTruthy();
  });

  it('follows who leads by itself: waits, answers, sees the spread without names', async () => {
    let now: JoinedWorkshop = joined([joinedRisk('a')]);
    await show({ [`GET ${path}`]: () => now });
    await screen.findByText('Vänta på nästa risk');
    const spread = { likelihood: [0, 2, 0, 1, 0], impact: [0, 0, 3, 0, 0] };
    const mine = { likelihood: 4, impact: 3, reason: '' };
    now = joined([joinedRisk('a', { step: 'shown', spread, mine })]);
    const table = await screen.findByRole(
      'table',
      { name: 'Sannolikhet: så fördelar sig svaren' },
      { timeout: 4000 },
    );
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      '5 Högst0',
      '4 Hög (ditt svar)1',
      '3 Mellan0',
      '2 Låg (median)2',
      '1 Lägst0',
    ]);
    now = joined([joinedRisk('a', { step: 'agreed', spread, mine })], { state: 'closed' });
    await screen.findByText('Workshopen är avslutad', {}, { timeout: 4000 });
  });
});

describe('the code', { timeout: 20_000 }, () => {
  it('leads in however it is written, and says beside the box when it is wrong', async () => {
    let wrong = true;
    const fault = { detail: 'Ingen öppen workshop har den koden.', pointer: '/code' };
    const { asked, where } = await showPage(JoinPage, '/workshops/join?authority=UTB', {
      'POST /api/v1/workshops/join': () =>
        wrong ? json({ title: 'Nej', errors: [fault] }, 404) : joined([joinedRisk('a')]),
    });
    const box = screen.getByRole('textbox', { name: /Kod/ });
    await userEvent.type(box, 'k7qf2');
    await userEvent.click(screen.getByRole('button', { name: 'Delta' }));
    expect(screen.getByText('Koden har åtta tecken.')).toBeTruthy();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    await userEvent.type(box, 'mx9');
    await userEvent.click(screen.getByRole('button', { name: 'Delta' }));
    await screen.findByText('Ingen öppen workshop har den koden.');
    wrong = false;
    await userEvent.click(screen.getByRole('button', { name: 'Delta' }));
    await waitFor(() => expect(where()).toContain('/workshops/w1/mine'));
    expect(asked.findLast(({ method }) => method === 'POST')?.body).toEqual({ code: 'K7QF-2MX9' });
  });
});
