import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answers, dialogCalled, showPage } from '@/app/test_page';
import RiskMapPage from './RiskMapPage';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const steps = ['Osannolikt', 'Mindre sannolikt', 'Möjlig', 'Sannolikt', 'Mycket sannolikt'].map(
  (sv, index) => ({
    value: index + 1,
    name: { sv, en: sv },
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

const coverage = {
  items: [
    { practice: 'Incidenthantering', obligatory: true, risks: 2, assessed: 1, terms: 'practice=eq.I' },
    { practice: 'Informationsklassning', obligatory: true, risks: 0, assessed: 0, terms: '' },
  ],
  missing: ['Informationsklassning'],
};

const answers: Answers = {
  'GET /api/v1/risks': () => ({ items: [], next: null }),
  'GET /api/v1/risks/coverage': () => coverage,
  'GET /api/v1/risks/counts': ({ query }) => ({ total: 6, items: items[query.get('by') ?? ''] ?? [] }),
  'GET /api/v1/risk-methods': () => ({ items: [method] }),
  'GET /api/v1/units': () => ({ items: [], next: null }),
};

const mapTable = () => screen.findByRole('table', { name: 'Antal risker efter sannolikhet och konsekvens' });

describe('the risk map', () => {
  it('is a table whose cells lead to their risks of the latest year', async () => {
    await showPage(RiskMapPage, '/risk-map', answers);
    const table = within(await mapTable());
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

  it('names the five highest beside it, and leads to all', async () => {
    const highest = { id: 'r1', authority: 'UTB', event: 'Brand', analysis: 'VoR', value: 20 };
    const { asked } = await showPage(RiskMapPage, '/risk-map', {
      ...answers,
      'GET /api/v1/risks': () => ({ items: [highest], next: null }),
    });
    const all = await screen.findByRole('link', { name: 'Alla efter riskvärde' });
    expect(all.getAttribute('href')).toContain('sort=-value');
    const { query } = asked.find(({ path }) => path === '/api/v1/risks') ?? {};
    expect(query?.get('limit')).toBe('5');
  });

  it('is also a plain table, and the address says which', async () => {
    const { where } = await showPage(RiskMapPage, '/risk-map', answers);
    await userEvent.click(await screen.findByRole('radio', { name: 'Tabell' }));
    await waitFor(() => expect(where()).toContain('view=table'));
    const rows = within(await screen.findByRole('table', { name: /högsta riskvärdet först/ })).getAllByRole(
      'row',
    );
    expect(rows[1]?.textContent).toBe('3 Möjlig3 Möjlig9Åtgärd krävs3');
    expect(rows.at(-1)?.textContent).toContain('Inte bedömda');
  });

  it('keeps the choice in the address and asks by it', async () => {
    const { asked, where } = await showPage(RiskMapPage, '/risk-map', answers);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'År' }), '2024');
    await waitFor(() => expect(where()).toContain('year=2024'));
    await mapTable();
    const last = asked.filter((one) => one.query.get('by') === 'likelihood,impact').at(-1);
    expect(last?.query.get('year')).toBe('eq.2024');
  });

  it('names the practices that nobody has assessed, and leads to a new risk of each', async () => {
    await showPage(RiskMapPage, '/risk-map', answers);
    expect(await screen.findByText('Det saknas: Informationsklassning.')).toBeTruthy();
    const add = screen.getByRole('link', { name: 'Ny risk för Informationsklassning' });
    expect(add.getAttribute('href')).toBe(
      '/registers/risks/new?practice=Informationsklassning&analysis=VoR&year=2025',
    );
  });

  it('carries risks over, and says what was made and what was there', async () => {
    const { asked } = await showPage(RiskMapPage, '/risk-map', {
      ...answers,
      'POST /api/v1/risks/carry-over': () => ({ made: 9, there: 1, items: [] }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Bär över risker' }));
    const dialog = await dialogCalled('Bär över risker från ett år till nästa');
    await userEvent.click(dialog.getByRole('button', { name: 'Bär över', hidden: true }));
    const done = await dialogCalled('Bär över risker från ett år till nästa');
    expect(await done.findByText(/9 risker är överförda till 2026. 1 fanns redan/)).toBeTruthy();
    expect(asked.find((one) => one.method === 'POST')?.body).toEqual({
      unit: 'UTB',
      analysis: 'VoR',
      from: 2025,
      to: 2026,
    });
    const link = done.getByRole('link', { name: 'Visa dem som ska bedömas', hidden: true });
    expect(link.getAttribute('href')).toContain('year=eq.2026&analysis=eq.VoR&value=is.null');
  });

  it('says what to do where there are no risks', async () => {
    const none = { 'GET /api/v1/risks/counts': () => ({ total: 0, items: [] }) };
    await showPage(RiskMapPage, '/risk-map', { ...answers, ...none });
    expect((await screen.findByRole('link', { name: 'Importera risker' })).getAttribute('href')).toContain(
      '/imports/new',
    );
  });
});
