import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import { someStatistics } from './specimen';
import StatisticsPage from './StatisticsPage';

// There is no canvas here.
vi.mock('@/ui/chart/Chart', () => ({
  Chart: ({ label }: { label: string }) => <div role="img" aria-label={label} />,
}));

afterEach(cleanup);

const answers: Answers = {
  'GET /api/v1/incident-statistics': () => someStatistics,
  'GET /api/v1/units': () => ({ items: [], next: null }),
};

const table = async (title: string) =>
  within(await screen.findByRole('table', { name: `${title}, år för år` }));
const list = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

describe('the statistics of incidents', () => {
  it('asks for the unit and the years of the address', async () => {
    const { asked } = await showPage(StatisticsPage, '/x?unit=SKOLA&from=2025&to=2026', answers);
    await table('Antal incidenter');
    const query = asked.find((one) => one.path === '/api/v1/incident-statistics')?.query;
    expect(Object.fromEntries(query ?? [])).toEqual({ unit: 'UTB/SKOLA', from: '2025', to: '2026' });
  });

  it('has each count lead to the list of exactly what it counts', async () => {
    await showPage(StatisticsPage, '/x?unit=SKOLA&from=2025&to=2026', answers);
    const total = await table('Antal incidenter');
    expect(list(total.getByRole('link', { name: 'Incidenter 2025: 41' }))).toBe(
      '/registers/incidents?authority=UTB&unit=under.SKOLA&discovered_at=gte.2025-01-01&discovered_at=lt.2026-01-01',
    );
    expect(list(total.getByRole('link', { name: 'Till och med 21 november 2025: 38' }))).toContain(
      'discovered_at=lt.2025-11-22',
    );
    const kinds = await table('Efter slag');
    expect(list(kinds.getByRole('link', { name: 'Röjande 2026: 7' }))).toContain('kind=eq.Röjande');
    expect(kinds.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual([
      'Inte angivet',
      'Röjande',
    ]);
    // What it is divided by narrows the choice rather than adding to it.
    const units = await table('Efter enhet');
    const link = list(units.getByRole('link', { name: 'Utbildningsnämnden 2026: 30' }));
    expect(link).toContain('unit=eq.u1');
    expect(link).not.toContain('under.');
    const imy = await table('Anmälan till IMY');
    expect(list(imy.getByRole('link', { name: 'För sent 2025: 1' }))).toContain(
      'reported_to_imy=eq.true&imy_reported_at=gt.{aware_at}+72h',
    );
    expect(imy.queryByRole('row', { name: /Tiden är inte angiven/ })).toBeNull();
    const months = await table('Månad för månad');
    expect(list(months.getByRole('link', { name: 'december 2025: 3' }))).toContain(
      'discovered_at=gte.2025-12-01&discovered_at=lt.2026-01-01',
    );
    expect(screen.queryByRole('table', { name: 'Efter källa, år för år' })).toBeNull();
  });

  it('compares the same part of two years, and says what is not known', async () => {
    await showPage(StatisticsPage, '/x?from=2025&to=2026', answers);
    await table('Antal incidenter');
    expect(
      screen.getByText('Till och med 21 november: 30 incidenter 2026 och 38 samma period 2025.'),
    ).toBeTruthy();
    const row = within(screen.getByRole('row', { name: /^Per tusen anställda/ }));
    expect(row.getByText('6,8')).toBeTruthy();
    expect(row.getByText('Inget underlag')).toBeTruthy();
    const times = await table('Hur lång tid det tar');
    expect(times.getByRole('row', { name: /stängd, median/ }).textContent).toContain('10 dygn');
    expect(times.getByRole('row', { name: /bedömning, median/ }).textContent).toContain('Inget underlag');
  });

  it('says so where there is nothing to count', async () => {
    const none = { ...someStatistics, total: { 2025: 0, 2026: 0 } };
    await showPage(StatisticsPage, '/x', { ...answers, 'GET /api/v1/incident-statistics': () => none });
    expect(await screen.findByText('Inga incidenter under de åren')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
