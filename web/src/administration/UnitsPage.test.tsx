import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, dialogCalled, json, showPage } from '@/app/test_page';
import UnitsPage from './UnitsPage';

const unit = (id: string, parent: string | null) => ({
  id,
  code: id.toUpperCase(),
  name: `Enhet ${id}`,
  kind: 'enhet',
  parent,
});

/** A nämnd with two units below it, one a page. */
const answers: Answers = {
  'GET /api/v1/units': ({ query }) => {
    if (query.get('q')) {
      return { items: [unit('b', 'n')], next: null, total: 1, names: { n: 'Enhet n' } };
    }
    if (query.get('parent') === 'is.null') return { items: [unit('n', null)], next: null };
    return query.get('after') === 'x'
      ? { items: [unit('b', 'n')], next: null }
      : { items: [unit('a', 'n')], next: 'x' };
  },
  'GET /api/v1/units/counts': ({ query }) => ({
    by: ['parent'],
    total: 0,
    items: query.get('parent') === 'in.(n)' ? [{ values: ['n'], count: 2, query: 'parent=eq.n' }] : [],
  }),
  'GET /api/v1/units/n': () => unit('n', null),
};

const show = (address = '/administration/units', more: Answers = {}) =>
  showPage(UnitsPage, address, { ...answers, ...more });

afterEach(cleanup);

describe('the tree of units', () => {
  it('asks for a level when it is opened, and keeps what is open in the address', async () => {
    const { asked, where } = await show();
    const top = await screen.findByRole('row', { name: /Enhet n/ });
    expect(asked.filter((one) => one.path === '/api/v1/units')).toHaveLength(1);
    top.focus();
    await userEvent.keyboard('{ArrowRight}');
    await screen.findByRole('row', { name: /Enhet a/ });
    expect(where()).toBe('/administration/units?open=n');
    expect(asked.at(-1)?.query.get('authority')).toBe('UTB');
  });

  it('shows the next ones of a level when asked', async () => {
    await show('/administration/units?open=n');
    await userEvent.click(await screen.findByRole('row', { name: 'Visa fler' }));
    await screen.findByRole('row', { name: /Enhet b/ });
    expect(screen.getByRole('row', { name: /Enhet a/ })).toBeTruthy();
    expect(screen.queryByRole('row', { name: 'Visa fler' })).toBeNull();
  });

  it('finds a unit and shows it in the tree', async () => {
    const { where } = await show('/administration/units?q=b');
    await userEvent.click(await screen.findByRole('button', { name: 'Visa Enhet b i trädet' }));
    await waitFor(() => expect(where()).toBe('/administration/units?open=n&unit=b'));
    await screen.findByRole('row', { name: /Enhet a/ });
  });

  it('adds a unit below another', async () => {
    const { asked } = await show('/administration/units', {
      'POST /api/v1/units': () => json(unit('c', 'n'), 201),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Lägg till en enhet under Enhet n' }));
    const dialog = await dialogCalled('Lägg till en enhet under Enhet n');
    await userEvent.click(dialog.getByText('Spara'));
    expect(dialog.getByText('Fyll i kod.')).toBeTruthy();
    await userEvent.type(dialog.getByLabelText('Namn'), 'Enhet c');
    await userEvent.type(dialog.getByLabelText(/^Kod/), 'C');
    await userEvent.click(dialog.getByText('Spara'));
    await waitFor(() =>
      expect(asked.find((one) => one.method === 'POST')?.body).toEqual({
        name: 'Enhet c',
        code: 'C',
        kind: '',
        parent: 'n',
      }),
    );
  });
});
