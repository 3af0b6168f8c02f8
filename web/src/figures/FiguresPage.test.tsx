import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import FiguresPage from './FiguresPage';

afterEach(cleanup);

const answers: Answers = {
  'GET /api/v1/figures': ({ query }) => {
    const year = Number(query.get('year'));
    const records = `/api/v1/incidents?authority=UTB&discovered_at=gte.${year}-01-01`;
    const label = { sv: 'Incidenter', en: 'Incidents' };
    return {
      unit: query.get('unit'),
      year,
      figures: {
        'incident.total': { value: 1000 + year, records, label },
        'incident.shared': {
          value: 5,
          share: year === 2026 ? 0.0766 : 0.05,
          records: `${records}&x`,
          label: { sv: 'Delade', en: 'Shared' },
        },
      },
    };
  },
  'GET /api/v1/registers': () => ({
    items: [
      { plural: 'incidents', area: { name: 'incidents', label: { sv: 'Incidenter', en: 'Incidents' } } },
    ],
  }),
  'GET /api/v1/units': () => ({ items: [], next: null }),
};

describe('the page of figures', () => {
  it('has a column a year, whose numbers lead to their records', async () => {
    await showPage(FiguresPage, '/figures', answers);
    const table = within(await screen.findByRole('table', { name: 'Incidenter: nyckeltal år för år' }));
    expect(table.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual([
      'Nyckeltal',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
    const link = table.getByRole('link', { name: /^Incidenter 2026: 3.026$/ });
    expect(link.getAttribute('href')).toBe('/registers/incidents?authority=UTB&discovered_at=gte.2026-01-01');
    expect(table.getAllByText('+1 mot året innan')).toHaveLength(3);
    expect(table.getByText(/^7,66.%$/)).toBeTruthy();
    expect(table.getByText('+2,66 procentenheter mot året innan')).toBeTruthy();
  });

  it('asks for the unit and the years of the address', async () => {
    const { asked } = await showPage(FiguresPage, '/figures?unit=SKOLA&from=2025&to=2026', answers);
    await screen.findByRole('table');
    const figures = asked.filter((one) => one.path === '/api/v1/figures');
    expect(figures.map((one) => [one.query.get('unit'), one.query.get('year')])).toEqual([
      ['UTB/SKOLA', '2025'],
      ['UTB/SKOLA', '2026'],
    ]);
  });

  it('finds figures while one writes', async () => {
    const { where } = await showPage(FiguresPage, '/figures', answers);
    await screen.findByRole('table');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Sök nyckeltal' }), 'delade');
    expect(where()).toContain('find=delade');
    expect(screen.queryByRole('rowheader', { name: 'Incidenter' })).toBeNull();
    expect(screen.getByRole('rowheader', { name: 'Delade' })).toBeTruthy();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Sök nyckeltal' }), 'x');
    expect(await screen.findByText('Inget nyckeltal passar')).toBeTruthy();
  });
});
