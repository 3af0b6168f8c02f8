import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import { led, ledRisk } from './specimen';
import WorkshopsPage from './WorkshopsPage';

afterEach(cleanup);

// The choice comes after three answers.
const patient = { timeout: 5000 };

const risk = (id: string, value: number | null) => ({ id, event: `Händelse ${id}`, value });
const answers: Answers = {
  'GET /api/v1/risks': () => ({ items: [risk('a', 12), risk('b', null)], next: null }),
  'GET /api/v1/risks/counts': ({ query }) => ({
    total: 2,
    items:
      query.get('by') === 'year'
        ? [{ values: [2026], count: 2, query: '' }]
        : [{ values: ['VoR'], count: 2, query: '' }],
  }),
  'GET /api/v1/units': () => ({ items: [], next: null }),
  'GET /api/v1/workshops': () => ({ items: [] }),
};

describe('workshops', { timeout: 20_000 }, () => {
  it('are made of many risks at once, after what is lacking has been said', async () => {
    const { asked, where } = await showPage(WorkshopsPage, '/workshops?workshop=new&authority=UTB', {
      ...answers,
      'POST /api/v1/workshops': () => led([ledRisk('a'), ledRisk('b')]),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Skapa workshopen' }, patient));
    expect(screen.getAllByText('Markera minst en risk.')).toHaveLength(2);
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
    expect(screen.getByRole('checkbox', { name: 'Händelse b (inte bedömd)' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Markera alla' }));
    await userEvent.click(screen.getByRole('button', { name: 'Skapa workshopen' }));
    await waitFor(() => expect(where()).toContain('/workshops/w1'));
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({
      title: 'VoR 2026',
      risks: ['a', 'b'],
    });
    const listed = asked.find(({ path }) => path === '/api/v1/risks');
    expect(listed?.query.get('year')).toBe('eq.2026');
    expect(listed?.query.get('analysis')).toBe('eq.VoR');
  });

  it('are listed with how far they have come, and say what to do where there are none', async () => {
    await showPage(WorkshopsPage, '/workshops?authority=UTB', answers);
    await screen.findByText('Ingen workshop ännu');
    cleanup();
    const one = { ...led([]), risks: 12, agreed: 3, participants: 9 };
    await showPage(WorkshopsPage, '/workshops?authority=UTB', {
      ...answers,
      'GET /api/v1/workshops': () => ({ items: [one] }),
    });
    const link = await screen.findByRole('link', { name: 'VoR 2026' });
    expect(link.getAttribute('href')).toContain('/workshops/w1');
    expect(screen.getByText('3 av 12')).toBeTruthy();
  });
});
