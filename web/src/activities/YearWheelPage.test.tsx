import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, showPage } from '@/app/test_page';
import YearWheelPage from './YearWheelPage';

const wide = (matches: boolean) =>
  vi.stubGlobal('matchMedia', () => ({
    matches,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));

beforeEach(() => wide(false));
afterEach(cleanup);

const activity = (id: string, title: string, due: string | null, status: string) => ({
  id,
  authority: 'UTB',
  title,
  due,
  status,
  responsible: 'Objektägare',
});

const answers = (total = 2): Answers => ({
  'GET /api/v1/activities': ({ query }) => {
    if (query.get('due') === 'is.null') {
      return { items: [activity('a3', 'Utan dag', null, 'ongoing')], next: null, total: 1 };
    }
    if (query.get('limit') === '1') return { items: [], next: null, total: 40 };
    return {
      items: [
        activity('a1', 'Klassa system', '2026-03-31', 'planned'),
        activity('a2', 'Öva avbrott', '2026-12-01', 'planned'),
      ],
      next: null,
      total,
    };
  },
  'GET /api/v1/activities/counts': ({ query }) => ({
    total: 2,
    items:
      query.get('by') === 'year' ? [{ values: [2025] }] : [{ values: ['Objektägare'] }, { values: [null] }],
  }),
  'GET /api/v1/registers': () => ({ items: [] }),
});

describe('the year wheel', () => {
  it('is a list on a phone, with months that lead to theirs', async () => {
    await showPage(YearWheelPage, '/year-wheel', answers());
    const march = await screen.findByRole('link', { name: 'mars: 1 aktivitet' });
    expect(march.getAttribute('href')).toBe(
      '/registers/activities?authority=UTB&due=gte.2026-03-01&due=lt.2026-04-01&sort=due',
    );
    expect(screen.getByText('Försenad')).toBeTruthy();
    expect(screen.getByText('Planerad')).toBeTruthy();
    expect(screen.getByText('denna månad').closest('section')?.textContent).toContain('november');
    expect(screen.getByRole('link', { name: 'Utan dag' })).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Årshjul för 2026' })).toBeNull();
  });

  it('is a wheel whose signs are links with words, in the order of the year', async () => {
    const { where } = await showPage(YearWheelPage, '/year-wheel', answers());
    await userEvent.click(await screen.findByRole('radio', { name: 'Hjul' }));
    expect(where()).toContain('view=wheel');
    const wheel = within(await screen.findByRole('group', { name: 'Årshjul för 2026' }));
    expect(wheel.getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual([
      'mar 1 aktivitet',
      'Klassa system, 2026-03-31, Försenad',
      'dec 1 aktivitet',
      'Öva avbrott, 2026-12-01, Planerad',
    ]);
  });

  it('shows both where there is room, the list first', async () => {
    wide(true);
    await showPage(YearWheelPage, '/year-wheel', answers());
    const [first] = await screen.findAllByRole('link', { name: 'Klassa system' });
    const wheel = await screen.findByRole('group', { name: 'Årshjul för 2026' });
    expect(first && first.compareDocumentPosition(wheel) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('asks for the count of each month where a year is more than a page', async () => {
    await showPage(YearWheelPage, '/year-wheel', answers(480));
    expect(await screen.findByRole('link', { name: 'juli: 40 aktiviteter' })).toBeTruthy();
    expect(screen.getByText(/De 2 första av 480 visas/)).toBeTruthy();
  });

  it('filters by the address', async () => {
    const { asked, where } = await showPage(YearWheelPage, '/year-wheel', answers());
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Åtgärdsansvarig' }),
      await screen.findByRole('option', { name: 'Objektägare' }),
    );
    expect(where()).toContain('responsible=eq.Objekt');
    await screen.findByRole('link', { name: 'mars: 1 aktivitet' });
    expect(asked.at(-1)?.query.get('responsible')).toBe('eq.Objektägare');
  });
});
