import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import RiskMapPage from './RiskMapPage';

afterEach(cleanup);

const steps = ['Osannolikt', 'Mindre sannolikt', 'Möjlig', 'Sannolikt', 'Mycket sannolikt'].map(
  (sv, index) => ({
    value: index + 1,
    sv,
    en: sv,
  }),
);
const method = { name: '*', label: { sv: '', en: '' }, threshold: 9, likelihood: steps, impact: steps };

const items: Record<string, object[]> = {
  year: [
    { values: [2024], count: 3, query: 'year=eq.2024' },
    { values: [2025], count: 4, query: 'year=eq.2025' },
  ],
  analysis: [{ values: ['VoR'], count: 7, query: 'analysis=eq.VoR' }],
  'likelihood,impact': [
    { values: [3, 3], count: 3, query: 'likelihood=eq.3&impact=eq.3' },
    { values: [2, 2], count: 1, query: 'likelihood=eq.2&impact=eq.2' },
    { values: [null, null], count: 2, query: 'likelihood=is.null&impact=is.null' },
  ],
};

const answers: Answers = {
  'GET /api/v1/risks/counts': ({ query }) => ({ total: 6, items: items[query.get('by') ?? ''] }),
  'GET /api/v1/settings': () => ({ own: false, settings: { risk_methods: [method] } }),
  'GET /api/v1/units': () => ({ items: [], next: null }),
};

describe('the risk map', () => {
  it('is a table whose cells lead to their risks of the latest year', async () => {
    await showPage(RiskMapPage, '/risk-map', answers);
    const table = within(await screen.findByRole('table'));
    const cell = table.getByRole('link', { name: /riskvärde 9, Åtgärd krävs, 3 risker/ });
    expect(cell.getAttribute('href')).toBe(
      '/registers/risks?authority=UTB&year=eq.2025&likelihood=eq.3&impact=eq.3',
    );
    expect(table.getByRole('link', { name: /riskvärde 4, Krävs inte, 1 risk$/ })).toBeTruthy();
    expect(table.getByRole('rowheader', { name: 'Sannolikhet 5 Mycket sannolikt' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '3 kräver åtgärd' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '2 är inte bedömda' }).getAttribute('href')).toContain(
      'value=is.null',
    );
  });

  it('is also a plain table, and the address says which', async () => {
    const { where } = await showPage(RiskMapPage, '/risk-map', answers);
    await userEvent.click(await screen.findByRole('radio', { name: 'Tabell' }));
    expect(where()).toContain('view=table');
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows[1]?.textContent).toBe('3 Möjlig3 Möjlig9Åtgärd krävs3');
    expect(rows.at(-1)?.textContent).toContain('Inte bedömda');
  });

  it('keeps the choice in the address and asks by it', async () => {
    const { asked, where } = await showPage(RiskMapPage, '/risk-map', answers);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'År' }), '2024');
    expect(where()).toContain('year=2024');
    await screen.findByRole('table');
    const last = asked.filter((one) => one.query.get('by') === 'likelihood,impact').at(-1);
    expect(last?.query.get('year')).toBe('eq.2024');
  });

  it('says what to do where there are no risks', async () => {
    const none = { 'GET /api/v1/risks/counts': () => ({ total: 0, items: [] }) };
    await showPage(RiskMapPage, '/risk-map', { ...answers, ...none });
    expect((await screen.findByRole('link', { name: 'Importera risker' })).getAttribute('href')).toContain(
      '/imports/new',
    );
  });
});
